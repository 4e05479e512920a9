import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Points, points, units } from "#kernel/points.ts";
import { type Evidence, essayMaximum, isComplete, NO_RESULT, resultOf } from "#server/results/result.rules.ts";
import { cmqBlueprint } from "../../support/exam-files.ts";

const blueprint = cmqBlueprint();
const PARTS = [1, 2, 3, 4, 5, 6];

/** Scores in points by part, marks in points by slot; a mark of null still waits. */
function evidence(byPart: readonly number[] | null, marks: readonly (number | null)[]): Evidence {
  return {
    scores: byPart?.map((earned, at) => ({ part: at + 1, points: points(earned) })) ?? null,
    essays: marks.map((mark, at) => ({ slot: 71 + at, points: mark === null ? null : points(mark) })),
  };
}

const anyPoints = fc.integer({ min: 0, max: 1200 }).map(units);
const anyScore = fc.record({ part: fc.constantFrom(...PARTS), points: anyPoints });
const anyEssays = fc.array(fc.record({ slot: fc.integer(), points: anyPoints }), { maxLength: 3 });

describe("one candidate's result", () => {
  it("[RES-1] adds up 90 for the choices by part and 60 for the essays to 150", () => {
    const full = resultOf(blueprint, evidence([4, 20, 6, 12, 24, 24], [20, 20, 20]));
    expect(full).toEqual({
      parts: [4, 20, 6, 12, 24, 24].map(points),
      objective: points(90),
      essays: points(60),
      total: points(150),
      isPass: true,
    });
    expect(essayMaximum(blueprint)).toBe(points(60));
    expect(essayMaximum({ essays: null })).toBe(0);
  });

  it.each([
    [90, true],
    [89.75, false],
    [90.25, true],
    [0, false],
  ])("[RES-1] a total of %d is a pass: %s", (total, isPass) => {
    const essays = Math.min(60, total);
    const choices = evidence([total - essays, 0, 0, 0, 0, 0], [essays]);
    expect(resultOf(blueprint, choices)).toMatchObject({ total: points(total), isPass });
  });

  it("[RES-1] one sixtieth of a point decides", () => {
    const almost = evidence([30, 0, 0, 0, 0, 0], [20, 20]);
    const short = { slot: 73, points: units(20 * 60 - 1) };
    expect(resultOf(blueprint, { ...almost, essays: [...almost.essays, short] }).isPass).toBe(false);
  });

  it("[RES-1] is the exact sum of everything, whatever the order", () => {
    fc.assert(
      fc.property(fc.array(anyScore), anyEssays, (scores, essays) => {
        const result = resultOf(blueprint, { scores, essays });
        const sum = (list: readonly { points: Points }[]) => list.reduce((total, one) => total + one.points, 0);
        expect(result.total).toBe(sum(scores) + sum(essays));
        expect(result.parts).toEqual(PARTS.map((part) => sum(scores.filter((score) => score.part === part))));
        expect(result.isPass).toBe(sum(scores) + sum(essays) >= 90 * 60);
        const turned = { scores: [...scores].reverse(), essays: [...essays].reverse() };
        expect(resultOf(blueprint, turned)).toEqual(result);
      }),
    );
  });

  it("[RES-2] gives nothing for what was not written, and leaves the total open while a mark is missing", () => {
    expect(resultOf(blueprint, evidence([4, 0, 0, 0, 0, 0], []))).toMatchObject({ essays: 0, total: points(4), isPass: false });
    expect(resultOf(blueprint, evidence([4, 0, 0, 0, 0, 0], [20, null]))).toMatchObject({
      objective: points(4),
      essays: null,
      total: null,
      isPass: null,
    });
  });

  it("[RES-5] tells not scored yet from nothing earned", () => {
    const unscored = resultOf(blueprint, evidence(null, [20]));
    expect(unscored).toEqual({ parts: null, objective: null, essays: points(20), total: null, isPass: null });
    expect(resultOf(blueprint, evidence([], []))).toMatchObject({ objective: 0, total: 0, isPass: false });
  });

  it("[RES-3] is complete only when no figure is missing", () => {
    expect(isComplete(resultOf(blueprint, evidence([], [])))).toBe(true);
    for (const open of [evidence(null, [20]), evidence([4], [null])]) expect(isComplete(resultOf(blueprint, open))).toBe(false);
    expect(isComplete(NO_RESULT)).toBe(false);
  });

  it("[RES-1] loses no score: one of a part the syllabus does not have is a fault", () => {
    const stray = { scores: [{ part: 7, points: points(1) }], essays: [] };
    expect(() => resultOf(blueprint, stray)).toThrow(/one part of the syllabus/);
  });
});
