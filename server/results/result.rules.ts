import type { Blueprint } from "#blueprints/blueprint.ts";
import { type Points, sumPoints, ZERO_POINTS } from "#kernel/points.ts";

export interface ScoredSlot {
  readonly part: number;
  readonly points: Points;
}

export interface MarkedEssay {
  readonly slot: number;
  /** null while marks are missing. */
  readonly points: Points | null;
}

/** One candidate's result; essay figures are null while any mark is missing. */
export interface Result {
  /** Earned per syllabus part, in the order of the blueprint. */
  readonly parts: readonly Points[];
  readonly objective: Points;
  readonly essays: Points | null;
  readonly total: Points | null;
  readonly isPass: boolean | null;
}

/**
 * Adds up one candidate: objective by part, essays, total, pass. Exact; nothing is rounded. An essay that was not
 * written earns 0; one that waits for marks leaves the total open.
 */
export function resultOf(
  blueprint: Pick<Blueprint, "syllabus" | "passPoints">,
  scores: readonly ScoredSlot[],
  essays: readonly MarkedEssay[],
): Result {
  const parts = blueprint.syllabus.map(({ part }) =>
    sumPoints(scores.filter((score) => score.part === part).map(({ points }) => points)),
  );
  const objective = sumPoints(parts);
  const marks = essays.map(({ points }) => points);
  if (marks.some((mark) => mark === null)) return { parts, objective, essays: null, total: null, isPass: null };
  const essayTotal = sumPoints(marks.map((mark) => mark ?? ZERO_POINTS));
  const total = sumPoints([objective, essayTotal]);
  return { parts, objective, essays: essayTotal, total, isPass: total >= blueprint.passPoints };
}

/** What can be earned with the essays that count. */
export function essayMaximum(blueprint: Pick<Blueprint, "essays">): Points {
  const { essays } = blueprint;
  return essays ? sumPoints(Array.from({ length: essays.counted }, () => essays.pointsEach)) : ZERO_POINTS;
}
