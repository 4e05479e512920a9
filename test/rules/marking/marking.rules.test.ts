import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Criterion } from "#item-bank/types/essay/essay.ts";
import { type Points, points, sumPoints, units } from "#kernel/points.ts";
import { isRefusal } from "#kernel/refusal.ts";
import { claimablePurposes, type MarksByPurpose, type Settlement, settle, totalOf } from "#server/marking/marking.rules.ts";

type Rule = Parameters<typeof settle>[1];
const RULE: Rule = { tolerance: points(3), thirdBetween: "higher-pair" };

/** Every mark an essay of 20 points can get in half points. */
const MARKS = Array.from({ length: 41 }, (_, half) => half / 2);

/** The rule in points, as the marking regulations tell it; nothing of the product's own arithmetic is used. */
function byTheBook(
  first: number,
  second: number,
  third: number,
  { tolerance, thirdBetween }: { tolerance: number; thirdBetween: string },
): string {
  if (Math.abs(first - second) <= tolerance) return `agreed ${(first + second) / 2}`;
  const pairs = [first, second]
    .map((mark) => ({ mark, apart: Math.abs(third - mark) }))
    .filter(({ apart }) => apart <= tolerance);
  if (pairs.length === 0) return "adjudication";
  const [one, other] = pairs;
  if (!one || !other) return `third ${((one?.mark ?? 0) + third) / 2}`;
  if (one.apart === other.apart) {
    const higher = Math.max(one.mark, other.mark);
    return `third ${thirdBetween === "higher-pair" ? (higher + third) / 2 : third}`;
  }
  return `third ${((one.apart < other.apart ? one.mark : other.mark) + third) / 2}`;
}

function told(outcome: Settlement): string {
  return outcome.state === "settled" ? `${outcome.by} ${outcome.points / 60}` : outcome.purpose;
}

function settleAll(first: number, second: number, third: number, rule: Rule): Settlement {
  return settle({ first: points(first), second: points(second), third: points(third) }, rule);
}

const mark = fc.integer({ min: 0, max: 40 }).map((half) => points(half / 2));
const rule = fc.record({
  tolerance: fc.integer({ min: 0, max: 40 }).map((half) => points(half / 2)),
  thirdBetween: fc.constantFrom("higher-pair" as const, "mean-of-three" as const),
});

describe("what the marks given so far decide", () => {
  it.each(["higher-pair", "mean-of-three"] as const)(
    "[MAR-2] is the written rule for all 68,921 triples of marks (%s)",
    (thirdBetween) => {
      const wrong: string[] = [];
      for (const first of MARKS)
        for (const second of MARKS)
          for (const third of MARKS) {
            const expected = byTheBook(first, second, third, { tolerance: 3, thirdBetween });
            const found = told(settleAll(first, second, third, { tolerance: points(3), thirdBetween }));
            if (found !== expected) wrong.push(`${first} ${second} ${third}: ${found}, not ${expected}`);
          }
      expect(wrong.slice(0, 5)).toEqual([]);
    },
  );

  it.each([
    ["equal", 12, 12, undefined, "agreed 12"],
    ["on the tolerance", 10, 13, undefined, "agreed 11.5"],
    ["half a point beyond it", 10, 13.5, undefined, "third"],
    ["a quarter point in the mean", 12.5, 13, undefined, "agreed 12.75"],
    ["third with the upper", 5, 15, 13, "third 14"],
    ["third with the lower", 5, 15, 6.5, "third 5.75"],
    ["third near both, nearer the lower", 10, 14, 11.5, "third 10.75"],
    ["third exactly between, both near", 10, 15, 12.5, "third 13.75"],
    ["third exactly between, neither near", 5, 15, 10, "adjudication"],
    ["third above both", 2, 8, 20, "adjudication"],
  ])("[MAR-2] %s: %d and %d, then %s → %s", (_, first, second, third, expected) => {
    const marks: MarksByPurpose = { first: points(first), second: points(second) };
    expect(told(settle(third === undefined ? marks : { ...marks, third: points(third) }, RULE))).toBe(expected);
  });

  it("[MAR-2] waits for the first and the second, whichever comes earlier", () => {
    expect(settle({}, RULE)).toEqual({ state: "waiting", purpose: "first" });
    expect(settle({ second: points(3) }, RULE)).toEqual({ state: "waiting", purpose: "first" });
    expect(settle({ first: points(3) }, RULE)).toEqual({ state: "waiting", purpose: "second" });
  });

  it("[MAR-2] does not depend on who of the first two came first", () => {
    fc.assert(
      fc.property(mark, mark, fc.option(mark, { nil: undefined }), rule, (a, b, third, setting) => {
        const rest = third === undefined ? {} : { third };
        expect(settle({ first: a, second: b, ...rest }, setting)).toEqual(settle({ first: b, second: a, ...rest }, setting));
      }),
    );
  });

  it("[MAR-2] wants a third mark exactly when two are further apart than the tolerance", () => {
    fc.assert(
      fc.property(mark, mark, rule, (first, second, setting) => {
        const wantsThird = told(settle({ first, second }, setting)) === "third";
        expect(wantsThird).toBe(Math.abs(first - second) > setting.tolerance);
      }),
    );
  });

  it("[MAR-2] settles in whole units, between the lowest and the highest mark, and never near a mark it left out", () => {
    fc.assert(
      fc.property(mark, mark, mark, rule, (first, second, third, setting) => {
        const outcome = settle({ first, second, third }, setting);
        if (outcome.state === "waiting") {
          expect(outcome.purpose).toBe("adjudication");
          return;
        }
        expect(Number.isInteger(outcome.points)).toBe(true);
        expect(outcome.points).toBeGreaterThanOrEqual(Math.min(first, second, third));
        expect(outcome.points).toBeLessThanOrEqual(Math.max(first, second, third));
        if (outcome.by === "third") expect(Math.abs(outcome.points - third)).toBeLessThanOrEqual(setting.tolerance / 2);
      }),
    );
  });

  it("[MAR-2] lets the adjudicator's mark stand, whatever the others are", () => {
    fc.assert(
      fc.property(mark, mark, mark, mark, rule, (first, second, third, adjudication, setting) => {
        const outcome = settle({ first, second, third, adjudication }, setting);
        expect(outcome).toEqual({ state: "settled", points: adjudication, by: "adjudicated" });
      }),
    );
  });
});

describe("the total of a set of criterion marks", () => {
  const HALF = points(0.5);
  const criterion = (at: number, most: number): Criterion => ({
    id: `c${at}`,
    title: "要点",
    points: most,
    guide: [{ points: most, text: "全部" }],
  });
  const RUBRIC = [criterion(1, 6), criterion(2, 4.5), criterion(3, 9.5)];
  const refusedFor = (marks: Record<string, number>, step: Points = HALF) => {
    const outcome = totalOf(marks, RUBRIC, step);
    return isRefusal(outcome) ? [outcome.refused, outcome.detail?.criterion, outcome.detail?.reason] : outcome;
  };

  it("[MAR-9] is the exact sum of one mark per criterion within its bounds", () => {
    const marks = fc.tuple(...RUBRIC.map(({ points: most }) => fc.integer({ min: 0, max: most * 2 })));
    fc.assert(
      fc.property(marks, (halves) => {
        const given = Object.fromEntries(halves.map((half, at) => [`c${at + 1}`, half / 2]));
        expect(totalOf(given, RUBRIC, HALF)).toBe(sumPoints(halves.map((half) => units(half * 30))));
      }),
    );
  });

  it.each([
    ["missing", { c1: 6, c2: 4 }, "c3", "missing"],
    ["unknown", { c1: 6, c2: 4, c3: 9, c4: 0 }, "c4", "unknown"],
    ["inherited names are unknown too", { c1: 6, c2: 4, c3: 9, constructor: 0 }, "constructor", "unknown"],
    ["above", { c1: 6.5, c2: 4, c3: 9 }, "c1", "bounds"],
    ["below", { c1: -0.5, c2: 4, c3: 9 }, "c1", "bounds"],
    ["not a number", { c1: Number.NaN, c2: 4, c3: 9 }, "c1", "bounds"],
    ["off the step", { c1: 6, c2: 4.25, c3: 9 }, "c2", "step"],
    ["finer than any step", { c1: 6, c2: 4, c3: 1.004 }, "c3", "step"],
  ])("[MAR-9] refuses marks that are %s", (_, marks, id, reason) => {
    expect(refusedFor(marks)).toEqual(["bad-marks", id, reason]);
  });

  it("[MAR-9] takes the step from the blueprint", () => {
    expect(refusedFor({ c1: 6, c2: 4, c3: 9 }, points(1))).toBe(points(19));
    expect(refusedFor({ c1: 5.5, c2: 4, c3: 9 }, points(1))).toEqual(["bad-marks", "c1", "step"]);
  });
});

describe("what somebody may read", () => {
  it("[MAR-10] keeps adjudication for the chief and blind marking for graders", () => {
    const blind = ["first", "second", "third"];
    expect(claimablePurposes(["grader"])).toEqual(blind);
    expect(claimablePurposes(["chief-grader"])).toEqual(["adjudication"]);
    expect(claimablePurposes(["grader", "chief-grader", "office"])).toEqual(["adjudication", ...blind]);
    expect(claimablePurposes(["office", "auditor", "writer"])).toEqual([]);
  });
});
