import { describe, expect, it } from "vitest";
import { shouldRenew } from "#client/marking/desk/lease-keeper.ts";
import { choicesOf, extremeOf, nextMissing, spreadOf, stepped, totalOf } from "#client/marking/desk/marks.ts";
import { barsOf, type EssayProgress, findingOf, longestBar } from "#client/marking/progress/progress-bars.ts";
import { secondsUntil } from "#client/marking/undo-clock.ts";
import { points } from "#kernel/points.ts";
import { reading } from "./readings.ts";

const { rubric } = reading();
const [c1] = rubric as [(typeof rubric)[number]];

describe("marks", () => {
  it("are summed exactly, with what is missing as nothing", () => {
    expect(totalOf(rubric, { c1: 7.5, c3: 0.5 })).toBe(points(8));
    expect(totalOf(rubric, {})).toBe(0);
  });

  it("are missing in order, on from where one is and around", () => {
    expect(nextMissing(rubric, { c1: 1 })).toBe(1);
    expect(nextMissing(rubric, { c2: 1 }, 1)).toBe(2);
    expect(nextMissing(rubric, { c2: 1, c3: 1 }, 2)).toBe(0);
    expect(nextMissing(rubric, { c1: 0, c2: 0, c3: 0 })).toBeUndefined();
  });

  it("are extreme when all or nothing is given", () => {
    expect(extremeOf(rubric, { c1: 0, c2: 0, c3: 0 })).toBe("zero");
    expect(extremeOf(rubric, { c1: 8, c2: 5, c3: 7 })).toBe("full");
    expect(extremeOf(rubric, { c1: 8, c2: 5, c3: 6.5 })).toBeUndefined();
    expect(extremeOf(rubric, { c1: 0.5, c2: 0, c3: 0 })).toBeUndefined();
  });

  it("move by half points inside the criterion", () => {
    expect([stepped(c1, 4, 1), stepped(c1, 4, -1), stepped(c1, 8, 1), stepped(c1, 0, -1)]).toEqual([4.5, 3.5, 8, 0]);
    expect([stepped(c1, undefined, 1), stepped(c1, undefined, -1)]).toEqual([0, 8]);
  });

  it("can be chosen from a row of all half points, unless there are too many", () => {
    expect(choicesOf({ ...c1, points: 2 }, 21)).toEqual([0, 0.5, 1, 1.5, 2]);
    expect(choicesOf({ ...c1, points: 20 }, 21)).toEqual([]);
  });

  it("of others lie so far apart", () => {
    const other = (mark: number) => ({ purpose: "first" as const, total: 0, marks: { c1: mark }, comment: "" });
    expect(spreadOf("c1", [other(1.5), other(7), other(4)])).toBe(5.5);
    expect(spreadOf("c1", [other(3)])).toBe(0);
    expect(spreadOf("c2", [other(3), other(4)])).toBe(0);
  });
});

describe("a lease", () => {
  const minute = 60_000;
  it.each([
    [{ nowMs: 10 * minute, lastActMs: 9 * minute, lastRenewalMs: 6 * minute }, true],
    [{ nowMs: 10 * minute, lastActMs: 9 * minute, lastRenewalMs: 8 * minute }, false],
    [{ nowMs: 10 * minute, lastActMs: 4 * minute, lastRenewalMs: 1 * minute }, false],
  ])("is renewed every three minutes while somebody is there: %j", (at, isRenewed) => {
    expect(shouldRenew(at)).toBe(isRenewed);
  });
});

describe("the time left to undo", () => {
  it("counts whole seconds up and never below nothing", () => {
    expect([secondsUntil(60_000, 0), secondsUntil(60_000, 59_001), secondsUntil(60_000, 60_000)]).toEqual([60, 1, 0]);
    expect([secondsUntil(60_000, 99_000), secondsUntil(undefined, 0)]).toEqual([0, 0]);
  });
});

describe("progress", () => {
  const essay = (change: Partial<EssayProgress>): EssayProgress => ({
    itemId: "e",
    essayNumber: 1,
    topic: "",
    scripts: 0,
    settled: 0,
    agreed: 0,
    thirdMarked: 0,
    adjudicated: 0,
    waitingFirst: 0,
    waitingSecond: 0,
    waitingThird: 0,
    waitingAdjudication: 0,
    mean: null,
    ...change,
  });
  const essays = [
    essay({ scripts: 10, settled: 7, agreed: 5, thirdMarked: 1, adjudicated: 1, waitingSecond: 2, waitingAdjudication: 1 }),
    essay({ scripts: 4, waitingFirst: 4, waitingSecond: 4 }),
  ];

  it("is drawn on one scale for all essays", () => {
    expect(longestBar(essays)).toBe(5);
    const [first] = essays as [EssayProgress];
    const bars = barsOf(first, 10);
    expect(bars.map(({ count }) => count)).toEqual([5, 1, 1, 0, 2, 0, 1]);
    expect(bars[0]).toEqual({ kind: "agreed", count: 5, share: 0.5, isSettled: true });
    expect(bars.filter(({ isSettled }) => isSettled)).toHaveLength(3);
    expect(barsOf(essay({}), 0).every(({ share }) => share === 0)).toBe(true);
  });

  it("is said in four figures", () => {
    expect(findingOf(essays)).toEqual({ scripts: 14, settled: 7, waiting: 11, adjudications: 1 });
  });
});
