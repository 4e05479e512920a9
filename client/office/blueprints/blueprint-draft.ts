import type { WrittenBlueprint } from "#contract/blueprints.ts";
import { canonicalJson, type Json } from "#kernel/canonical-json.ts";
import { UNITS_PER_POINT } from "#kernel/points.ts";

/** Steps into a blueprint as written: names, and places in lists from 0. */
export type Path = readonly (string | number)[];

/**
 * A blueprint while it is written: any field may be half done. Every part carries its items per type in `types`, and its
 * `items` and `points` follow from them.
 */
export type Draft = Readonly<Record<string, unknown>>;

export type ChoiceType = "single" | "multiple";
export const CHOICE_TYPES: readonly ChoiceType[] = ["single", "multiple"];

/** Items of one type in one part, as the server derived them. */
export interface DerivedCell {
  readonly part: number;
  readonly type: string;
  readonly items: number;
}

type Group = Readonly<Record<string, unknown>>;

export function isGroup(value: unknown): value is Group {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inner, step) => (typeof inner === "object" && inner !== null ? (inner as Record<PropertyKey, unknown>)[step] : undefined),
    value,
  );
}

/** The list at the path; an empty one where there is none. */
export function listAt(value: unknown, path: Path): readonly unknown[] {
  const found = valueAt(value, path);
  return Array.isArray(found) ? found : [];
}

export function numberAt(value: unknown, path: Path): number | undefined {
  const found = valueAt(value, path);
  return typeof found === "number" && Number.isFinite(found) ? found : undefined;
}

/** A copy with another value at the path. `undefined` takes a field away. What lies beside the path stays the same object. */
export function withValue<T>(value: T, path: Path, next: unknown): T {
  const [step, ...rest] = path;
  if (step === undefined) return next as T;
  const inner = rest.length === 0 ? next : withValue(valueAt(value, [step]), rest, next);
  if (typeof step === "number") {
    const list = Array.isArray(value) ? [...value] : [];
    list[step] = inner;
    return list as T;
  }
  const { [step]: _before, ...others } = (isGroup(value) ? value : {}) as Group;
  if (inner === undefined) return others as T;
  return (isGroup(value) && step in value ? { ...value, [step]: inner } : { ...others, [step]: inner }) as T;
}

/** A copy with one more entry at the end of the list. */
export function withEntry<T>(value: T, path: Path, entry: unknown): T {
  return withValue(value, path, [...listAt(value, path), entry]);
}

/** A copy without one entry of the list. */
export function withoutEntry<T>(value: T, path: Path, at: number): T {
  return withValue(
    value,
    path,
    listAt(value, path).filter((_, index) => index !== at),
  );
}

/** The choice types in use with what one item is worth; undefined while that cannot be read. */
export function typesInUse(draft: unknown): { readonly type: ChoiceType; readonly points: number | undefined }[] {
  return CHOICE_TYPES.filter((type) => isGroup(valueAt(draft, ["types", type]))).map((type) => ({
    type,
    points: numberAt(draft, ["types", type, "points"]),
  }));
}

/** A blueprint as saved, ready to be edited. @param cells what the server derived, for parts whose types sums alone decide */
export function draftOf(content: WrittenBlueprint, cells: readonly DerivedCell[] = []): Draft {
  const types = typesInUse(content);
  const syllabus = content.syllabus.map((part) => {
    const known = cells.filter((cell) => cell.part === part.part);
    const derived = known.length > 0 ? Object.fromEntries(known.map(({ type, items }) => [type, items])) : undefined;
    const counts = part.types ?? solved(part, types) ?? derived;
    return counts ? { ...part, types: counts } : part;
  });
  return settled({ ...content, syllabus });
}

/** The draft after a change: items and points of every part follow from its items per type. */
export function settled(draft: Draft): Draft {
  const types = typesInUse(draft);
  return withValue(
    draft,
    ["syllabus"],
    listAt(draft, ["syllabus"]).map((part) => settledPart(part, types)),
  );
}

/** Groups that ask for nothing once their last field is empty. */
const LEFT_OUT_EMPTY = new Set(["difficulty", "exposure", "spread", "title"]);

/** What is sent and saved: items per type stand in a part only where its items and points leave a choice, empty groups nowhere. */
export function contentOf(draft: Draft): Draft {
  return withoutEmpty(withPlainParts(draft));
}

function withPlainParts(draft: Draft): Draft {
  const types = typesInUse(draft);
  const worths = types.map(({ points }) => points);
  const isPlain = worths.every((points) => points !== undefined) && new Set(worths).size === worths.length;
  if (!isPlain) return draft;
  return withValue(
    draft,
    ["syllabus"],
    listAt(draft, ["syllabus"]).map((part) => withValue(part, ["types"], undefined)),
  );
}

/** Without groups that hold nothing; what has none stays the same object. */
function withoutEmpty<T>(value: T): T {
  if (Array.isArray(value)) {
    const list = value.map(withoutEmpty);
    return list.some((entry, at) => entry !== value[at]) ? (list as T) : value;
  }
  if (!isGroup(value)) return value;
  const group: Group = value;
  const kept = Object.entries(group)
    .map(([name, inner]) => [name, withoutEmpty(inner)] as const)
    .filter(([name, inner]) => !(LEFT_OUT_EMPTY.has(name) && isGroup(inner) && Object.keys(inner).length === 0));
  const isSame = kept.length === Object.keys(group).length && kept.every(([name, inner]) => group[name] === inner);
  return isSame ? value : (Object.fromEntries(kept) as T);
}

export function isSameContent(left: unknown, right: unknown): boolean {
  return left === right || canonicalJson(left as Json) === canonicalJson(right as Json);
}

/** Exact to 1/60 point. */
export function roundedPoints(points: number): number {
  return Math.round(points * UNITS_PER_POINT) / UNITS_PER_POINT;
}

type TypesInUse = ReturnType<typeof typesInUse>;

function settledPart(part: unknown, types: TypesInUse): unknown {
  const counts = valueAt(part, ["types"]);
  if (!isGroup(part) || !isGroup(counts)) return part;
  const own = types.map(({ type, points }) => ({ type, points, items: numberAt(counts, [type]) ?? 0 }));
  const items = own.reduce((total, cell) => total + cell.items, 0);
  const isPriced = own.every(({ points }) => points !== undefined);
  const points = isPriced ? roundedPoints(own.reduce((total, cell) => total + cell.items * (cell.points ?? 0), 0)) : part.points;
  return { ...part, items, points, types: Object.fromEntries(own.map((cell) => [cell.type, cell.items])) };
}

/** Items per type that come to the part's items and points; undefined where none or several do. */
function solved(part: { readonly items: number; readonly points: number }, types: TypesInUse): Group | undefined {
  const [first, second] = types;
  if (!first) return undefined;
  if (!second) return { [first.type]: part.items };
  if (first.points === undefined || second.points === undefined || first.points === second.points) return undefined;
  const inSecond = (part.points - first.points * part.items) / (second.points - first.points);
  const whole = Math.round(inSecond);
  if (Math.abs(inSecond - whole) > 1e-6 || whole < 0 || whole > part.items) return undefined;
  return { [first.type]: part.items - whole, [second.type]: whole };
}
