import type { CriterionMarks, Reading } from "#contract/marking.ts";
import { type Points, points, sumPoints } from "#kernel/points.ts";

export type Rubric = Reading["rubric"];
type Criterion = Rubric[number];

/** Marks go in half points. */
export const HALF_POINT = 0.5;

/** The sum of the marks given so far, exact, in units of 1/60 point. */
export function totalOf(rubric: Rubric, marks: CriterionMarks): Points {
  return sumPoints(rubric.map(({ id }) => points(marks[id] ?? 0)));
}

/** Place of the first criterion without a mark, searching on from `from` and around; undefined when all have one. */
export function nextMissing(rubric: Rubric, marks: CriterionMarks, from = 0): number | undefined {
  const order = rubric.map((_, at) => (at + from) % rubric.length);
  return order.find((at) => marks[rubric[at]?.id ?? ""] === undefined);
}

/** Totals that are asked about once before they count. */
export type Extreme = "zero" | "full";

export function extremeOf(rubric: Rubric, marks: CriterionMarks): Extreme | undefined {
  const total = totalOf(rubric, marks);
  if (total === 0) return "zero";
  return total === sumPoints(rubric.map((criterion) => points(criterion.points))) ? "full" : undefined;
}

/** A mark moved by half points, kept within the criterion; a criterion without a mark starts at 0 or at its maximum. */
export function stepped(criterion: Criterion, mark: number | undefined, by: 1 | -1): number {
  const from = mark ?? (by === 1 ? -HALF_POINT : criterion.points + HALF_POINT);
  return Math.min(criterion.points, Math.max(0, from + by * HALF_POINT));
}

/** Every mark a criterion can get, for choosing with the mouse; none when there are too many to show. */
export function choicesOf(criterion: Criterion, most: number): number[] {
  const count = Math.floor(criterion.points / HALF_POINT) + 1;
  return count > most ? [] : Array.from({ length: count }, (_, at) => at * HALF_POINT);
}

/** How far apart earlier graders are on one criterion, in points. */
export function spreadOf(id: string, others: Reading["otherMarks"]): number {
  const given = others.map(({ marks }) => marks[id]).filter((mark) => mark !== undefined);
  return given.length < 2 ? 0 : Math.max(...given) - Math.min(...given);
}
