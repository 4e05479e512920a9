import type { Blueprint } from "#blueprints/blueprint.ts";
import { assert } from "#kernel/assert.ts";
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

/** What is known of one closed attempt. */
export interface Evidence {
  /** null while the choices have not been scored: not the same as having earned nothing. */
  readonly scores: readonly ScoredSlot[] | null;
  readonly essays: readonly MarkedEssay[];
}

/** One candidate's result; a figure is null while anything it rests on is missing. */
export interface Result {
  /** Earned per syllabus part, in the order of the blueprint. */
  readonly parts: readonly Points[] | null;
  readonly objective: Points | null;
  readonly essays: Points | null;
  readonly total: Points | null;
  readonly isPass: boolean | null;
}

/** A result of which nothing is missing. */
export interface CompleteResult {
  readonly parts: readonly Points[];
  readonly objective: Points;
  readonly essays: Points;
  readonly total: Points;
  readonly isPass: boolean;
}

/** Of an attempt that is not closed. */
export const NO_RESULT: Result = { parts: null, objective: null, essays: null, total: null, isPass: null };

/**
 * Adds up one candidate: objective by part, essays, total, pass. Exact; nothing is rounded. An essay that was not
 * written earns 0; one that waits for marks leaves the total open.
 */
export function resultOf(blueprint: Pick<Blueprint, "syllabus" | "passPoints">, evidence: Evidence): Result {
  const choices = evidence.scores ? choiceResult(blueprint, evidence.scores) : { parts: null, objective: null };
  const essays = essayTotal(evidence.essays);
  if (choices.objective === null || essays === null) return { ...choices, essays, total: null, isPass: null };
  const total = sumPoints([choices.objective, essays]);
  return { ...choices, essays, total, isPass: total >= blueprint.passPoints };
}

function choiceResult({ syllabus }: Pick<Blueprint, "syllabus">, scores: readonly ScoredSlot[]) {
  const parts = syllabus.map(({ part }) => sumPoints(scores.filter((score) => score.part === part).map(({ points }) => points)));
  const objective = sumPoints(scores.map(({ points }) => points));
  assert(sumPoints(parts) === objective, "every score belongs to one part of the syllabus");
  return { parts, objective };
}

function essayTotal(essays: readonly MarkedEssay[]): Points | null {
  const marks = essays.flatMap(({ points }) => (points === null ? [] : [points]));
  return marks.length < essays.length ? null : sumPoints(marks);
}

export function isComplete(result: Result): result is CompleteResult {
  return Object.values(result).every((figure) => figure !== null);
}

/** What can be earned with the essays that count. */
export function essayMaximum({ essays }: Pick<Blueprint, "essays">): Points {
  return essays ? sumPoints(Array.from({ length: essays.counted }, () => essays.pointsEach)) : ZERO_POINTS;
}
