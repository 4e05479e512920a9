import { type ChoiceType, type Draft, isGroup, listAt, numberAt, roundedPoints, typesInUse, valueAt } from "./blueprint-draft.ts";

export interface PartRow {
  readonly part: unknown;
  /** Items per type in use, in their order; undefined where the numbers do not say. */
  readonly counts: readonly (number | undefined)[];
  readonly items: number;
  readonly points: number;
}

export interface TypeColumn {
  readonly type: ChoiceType;
  readonly sum: number;
  /** What the type says of itself. */
  readonly wanted: number | undefined;
  readonly points: number;
}

/** The table of specifications with its sums; points as plain numbers. */
export interface Totals {
  readonly rows: readonly PartRow[];
  readonly columns: readonly TypeColumn[];
  readonly items: number;
  readonly points: number;
  readonly essays: { readonly offered: number; readonly counted: number; readonly points: number } | undefined;
  /** Choice items and counted essays together. */
  readonly all: number;
}

/** Sums of a draft as typed, without asking the server; what cannot be read counts as nothing. */
export function totalsOf(draft: Draft): Totals {
  const types = typesInUse(draft);
  const rows = listAt(draft, ["syllabus"]).map(
    (part): PartRow => ({
      part: valueAt(part, ["part"]),
      counts: types.map(({ type }) => numberAt(part, ["types", type])),
      items: numberAt(part, ["items"]) ?? 0,
      points: numberAt(part, ["points"]) ?? 0,
    }),
  );
  const columns = types.map(({ type, points }, at): TypeColumn => {
    const sum = total(rows.map(({ counts }) => counts[at] ?? 0));
    return { type, sum, wanted: numberAt(draft, ["types", type, "items"]), points: roundedPoints(sum * (points ?? 0)) };
  });
  const essays = essaysOf(draft);
  const points = roundedPoints(total(rows.map((row) => row.points)));
  return {
    rows,
    columns,
    items: total(rows.map((row) => row.items)),
    points,
    essays,
    all: roundedPoints(points + (essays?.points ?? 0)),
  };
}

/** The fewest and most items the topics of a part allow. */
export function topicRange(part: unknown): { least: number; most: number; items: number } {
  const items = numberAt(part, ["items"]) ?? 0;
  const topics = listAt(part, ["topics"]);
  return {
    items,
    least: total(topics.map((topic) => numberAt(topic, ["least"]) ?? 0)),
    most: total(topics.map((topic) => numberAt(topic, ["most"]) ?? items)),
  };
}

/** The number the next part gets. */
export function nextPart(draft: Draft): number {
  return Math.max(0, ...listAt(draft, ["syllabus"]).map((part) => numberAt(part, ["part"]) ?? 0)) + 1;
}

function essaysOf(draft: Draft): Totals["essays"] {
  if (!isGroup(draft.essays)) return undefined;
  const counted = numberAt(draft.essays, ["counted"]) ?? 0;
  const each = numberAt(draft.essays, ["pointsEach"]) ?? 0;
  return { offered: numberAt(draft.essays, ["offered"]) ?? 0, counted, points: roundedPoints(counted * each) };
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
