import type { BlueprintsWords } from "#client/i18n/office.blueprints.zh.ts";
import { type Path, valueAt } from "./blueprint-draft.ts";

const NAMED = /^(part|topic|level|kind) (.+)$/;

/** A path of a comparison in words; entries of lists come by name (`part 3`). */
export function differencePlace(path: readonly string[], words: BlueprintsWords): string[] {
  const steps = path.map((step) => namedStep(step, words) ?? words.fields[step] ?? step);
  return merged(path, steps);
}

/** A path into a draft in words; entries of lists are called by what stands in them. */
export function problemPlace(path: Path, draft: unknown, words: BlueprintsWords): string {
  const steps = path.map((step, at) => {
    if (typeof step === "string") return words.fields[step] ?? step;
    return entryName(path.slice(0, at + 1), draft, words);
  });
  const names = path.map((step, at) => (typeof step === "number" ? entryName(path.slice(0, at + 1), undefined, words) : step));
  return merged(names, steps).join(" · ");
}

/** A list and the entry of it: the entry's name says both. */
function merged(path: readonly string[], steps: readonly string[]): string[] {
  const isList = (at: number) => ["syllabus", "topics", "levels", "constraints", "at", "warningMinutes"].includes(path[at] ?? "");
  return steps.filter((_, at) => !(isList(at) && at + 1 < steps.length));
}

function namedStep(step: string, { fields, values, compare }: BlueprintsWords): string | undefined {
  const [, kind, name] = NAMED.exec(step) ?? [];
  if (kind === undefined || name === undefined) return undefined;
  if (kind === "part") return compare.partNamed(name);
  if (kind === "kind") return compare.named(fields.constraints ?? kind, values[name] ?? name);
  return compare.named(fields[kind] ?? kind, name);
}

function entryName(path: Path, draft: unknown, words: BlueprintsWords): string {
  const { fields, compare } = words;
  const at = Number(path.at(-1));
  const list = String(path.at(-2) ?? "");
  const called = (field: string) => {
    const name = valueAt(draft, [...path, field]);
    return typeof name === "number" || (typeof name === "string" && name.trim() !== "") ? String(name) : undefined;
  };
  if (list === "syllabus") return compare.partNamed(called("part") ?? String(at + 1));
  const field = list === "topics" ? "topic" : list === "levels" ? "level" : undefined;
  const name = field && called(field);
  if (field && name) return compare.named(fields[field] ?? field, name);
  return compare.entry(fields[list] ?? list, at + 1);
}

/** A Chinese sentence about a file, with the names of its fields as they stand on the screen: `least` becomes “至少”. */
export function withFieldNames(sentence: string, fields: Readonly<Record<string, string>>): string {
  return sentence.replace(/ ?\b([a-z]+)\b ?/gi, (found, name: string) =>
    Object.hasOwn(fields, name) ? `“${fields[name]}”` : found,
  );
}
