import type { bankOverviewApi } from "#contract/bank-overview.ts";
import type { ReplyOf } from "#contract/route.ts";

export type Specification = ReplyOf<typeof bankOverviewApi.specification>;
export type SpecificationCell = Specification["cells"][number];

/** short: fewer than needed; tight: enough, with less than a quarter to spare; enough; free: no paper asks for the cell. */
export type Heat = "short" | "tight" | "enough" | "free";

const SPARE_SHARE = 1.25;

/** How a cell stands. Essays are not asked for by cell, so they are never short here. */
export function heatOf({ have, needed }: Pick<SpecificationCell, "have" | "needed">): Heat {
  if (needed === null || needed === 0) return "free";
  if (have < needed) return "short";
  return have < needed * SPARE_SHARE ? "tight" : "enough";
}

/** The cells of one kind as one: a part's column or a type's row summed up. */
export function sumOf(cells: readonly SpecificationCell[]): Omit<SpecificationCell, "part" | "type"> {
  const levels: Record<string, number> = {};
  for (const cell of cells)
    for (const [level, count] of Object.entries(cell.levels)) levels[level] = (levels[level] ?? 0) + count;
  const needs = cells.flatMap(({ needed }) => (needed === null ? [] : [needed]));
  const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0);
  return {
    levels,
    have: sum(cells.map(({ have }) => have)),
    inWork: sum(cells.map(({ inWork }) => inWork)),
    needed: needs.length === 0 ? null : sum(needs),
    // A surplus elsewhere does not mend a gap.
    gap: sum(cells.map(({ gap }) => gap)),
  };
}

/** Levels of a cell in the syllabus's order, with those the syllabus does not name last; none are left out. */
export function levelCounts(
  levels: Readonly<Record<string, number>>,
  order: readonly string[],
): { level: string; count: number }[] {
  const strange = Object.keys(levels).filter((level) => !order.includes(level));
  return [...order, ...strange].map((level) => ({ level, count: levels[level] ?? 0 })).filter(({ count }) => count > 0);
}

/** One sign per level: its first character, as long as no two begin alike. */
export function levelSigns(levels: readonly string[]): ReadonlyMap<string, string> {
  const firsts = levels.map((level) => [...level][0] ?? level);
  const areDistinct = new Set(firsts).size === firsts.length;
  return new Map(levels.map((level, at) => [level, areDistinct ? (firsts[at] ?? level) : level]));
}
