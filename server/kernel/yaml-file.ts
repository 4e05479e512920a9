import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from "yaml";

/** Something wrong in a file people write, at the place where they can mend it, in both languages of the house. */
export interface FileProblem {
  readonly file: string;
  readonly line: number;
  readonly zh: string;
  readonly en: string;
}

/** A parsed YAML (or JSON) text that still knows where everything stands. */
export interface YamlFile {
  readonly value: unknown;
  /** Line, 1-based, of the deepest part of the path that exists; a numeric step into a map takes its n-th entry. */
  lineOf(path: readonly PropertyKey[]): number;
  /** What stands at the path, or undefined. */
  valueAt(path: readonly PropertyKey[]): unknown;
}

/** Longest file read, in UTF-16 units; a bank is split over files long before. */
const LONGEST_FILE = 4_000_000;

/** Reads YAML 1.2, of which JSON is a part; a text that is not YAML gives its problems instead. */
export function readYaml(text: string, file: string): YamlFile | { readonly problems: readonly FileProblem[] } {
  if (text.length > LONGEST_FILE) {
    return { problems: [{ file, line: 1, zh: "文件过大，请拆分成多个文件", en: "the file is too long; split it into several" }] };
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) {
    const problems = document.errors.map((error) => ({
      file,
      line: lines.linePos(error.pos[0]).line,
      zh: `不是有效的 YAML：${error.message}`,
      en: `not valid YAML: ${error.message}`,
    }));
    return { problems };
  }
  const lineOf = (path: readonly PropertyKey[]): number => lines.linePos(offsetOf(document.contents, path)).line;
  const value: unknown = document.toJS();
  return { value, lineOf, valueAt: (path) => path.reduce(memberOf, value) };
}

function memberOf(value: unknown, step: PropertyKey): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  return (value as Readonly<Record<PropertyKey, unknown>>)[step];
}

function offsetOf(root: Node | null, path: readonly PropertyKey[]): number {
  let offset = root?.range?.[0] ?? 0;
  let node: unknown = root;
  for (const step of path) {
    const next = stepInto(node, step);
    if (!next) return offset;
    offset = next.offset ?? offset;
    node = next.node;
  }
  return offset;
}

function stepInto(node: unknown, step: PropertyKey): { node: unknown; offset: number | undefined } | undefined {
  if (isSeq(node) && typeof step === "number") {
    const child = node.items[step] as Node | undefined;
    return child && { node: child, offset: child.range?.[0] };
  }
  if (!isMap(node)) return undefined;
  const named = node.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === String(step));
  const pair = named ?? (typeof step === "number" ? node.items[step] : undefined);
  return pair && { node: pair.value, offset: (pair.key as Node | null)?.range?.[0] };
}
