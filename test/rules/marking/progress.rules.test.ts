import { describe, expect, it } from "vitest";
import { points } from "#kernel/points.ts";
import { essayFigures, graderFigures, type ReadingFigures } from "#server/marking/progress.rules.ts";

const AT = 1_000_000;

/** Readings of one script: `purpose: [grader, mark in points, seconds]`, or null while nobody marked it. */
function script(
  scriptId: string,
  readings: Record<string, [string, number, number] | null>,
  settled: { points: number; settledBy: string } | null = null,
): ReadingFigures[] {
  return Object.entries(readings).map(([purpose, given]) => ({
    scriptId,
    scriptState: settled ? "settled" : "marking",
    points: settled ? points(settled.points) : null,
    settledBy: settled?.settledBy ?? null,
    purpose,
    state: given ? "marked" : "waiting",
    graderId: given?.[0] ?? null,
    total: given ? points(given[1]) : null,
    claimedAt: given ? AT : null,
    markedAt: given ? AT + given[2] * 1000 : null,
  }));
}

const AGREED = script("s1", { first: ["ann", 12, 60], second: ["bo", 13, 100] }, { points: 12.5, settledBy: "agreed" });
const THIRD = script(
  "s2",
  { first: ["bo", 5, 300], second: ["ann", 15, 80], third: ["cy", 14, 90] },
  { points: 14.5, settledBy: "third" },
);
const ADJUDICATED = script(
  "s3",
  { first: ["ann", 2, 70], second: ["bo", 20, 200], third: ["cy", 10, 100], adjudication: ["chief", 16, 30] },
  { points: 16, settledBy: "adjudicated" },
);
const OPEN = [
  ...script("s4", { first: ["ann", 9, 500], second: null }),
  ...script("s5", { first: ["ann", 1, 40], second: ["bo", 19, 40], third: null }),
  ...script("s6", { first: ["bo", 1, 40], second: ["ann", 19, 40], third: ["cy", 9, 40], adjudication: null }),
  ...script("s7", { first: null, second: null }),
];
const ALL = [...AGREED, ...THIRD, ...ADJUDICATED, ...OPEN];

describe("how far marking is", () => {
  it("[MAR-11] counts scripts, not readings, by how they were settled and what they wait for", () => {
    expect(essayFigures(ALL)).toEqual({
      scripts: 7,
      settled: 3,
      agreed: 1,
      thirdMarked: 1,
      adjudicated: 1,
      waitingFirst: 1,
      waitingSecond: 2,
      waitingThird: 1,
      waitingAdjudication: 1,
      mean: (12.5 + 14.5 + 16) / 3,
    });
    expect(essayFigures(OPEN).mean).toBeNull();
  });

  it("[MAR-11] gives each grader their count, mean and median time", () => {
    const [ann, bo, cy, chief] = ["ann", "bo", "cy", "chief"].map((id) =>
      graderFigures([...AGREED, ...THIRD, ...ADJUDICATED], points(3)).find(({ graderId }) => graderId === id),
    );
    expect(ann).toMatchObject({ marked: 3, mean: 29 / 3, medianSeconds: 70 });
    expect(bo).toMatchObject({ marked: 3, mean: 38 / 3, medianSeconds: 200 });
    expect(cy).toMatchObject({ marked: 2, mean: 12, medianSeconds: 95 });
    expect(chief).toMatchObject({ marked: 1, mean: 16, medianSeconds: 30 });
  });

  it("[MAR-11] compares every blind mark with the other blind marks of its script, and an adjudication with none", () => {
    const shares = new Map(graderFigures(ALL, points(3)).map(({ graderId, withinTolerance }) => [graderId, withinTolerance]));
    // ann: s1 yes; s2 with bo no, with cy yes; s3 no, no; s5 no; s6 no, no.
    expect(shares.get("ann")).toBe(2 / 8);
    // cy: s2 no, yes; s3 no, no; s6 no, no.
    expect(shares.get("cy")).toBe(1 / 6);
    expect(shares.get("chief")).toBeNull();
    expect(graderFigures(script("s4", { first: ["ann", 9, 500], second: null }), points(3))[0]?.withinTolerance).toBeNull();
    const onTheEdge = graderFigures(script("s8", { first: ["ann", 9, 1], second: ["bo", 12, 1] }), points(3));
    expect(onTheEdge.map(({ withinTolerance }) => withinTolerance)).toEqual([1, 1]);
  });

  it("[MAR-11] counts nobody who marked nothing", () => {
    expect(graderFigures(script("s7", { first: null, second: null }), points(3))).toEqual([]);
    expect(graderFigures([], points(3))).toEqual([]);
    expect(essayFigures([])).toMatchObject({ scripts: 0, mean: null });
  });
});
