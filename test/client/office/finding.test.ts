import { describe, expect, it } from "vitest";
import { findingOf, partMeans } from "#client/office/results/finding.ts";
import { points } from "#kernel/points.ts";

const row = (total: number | null, isPresent = true) => ({
  total: total === null ? null : points(total),
  isPass: total === null ? null : total >= 90,
  isPresent,
});

describe("the finding", () => {
  it("is the mean, the spread and the pass rate over those who have a total", () => {
    const finding = findingOf([row(80), row(90), row(100), row(110), row(null), row(null, false)]);
    expect(finding).toEqual({
      people: 4,
      mean: points(95),
      // Root of (225 + 25 + 25 + 225) / 3.
      deviation: Math.round(Math.sqrt(500 / 3) * 60),
      passed: 3,
      passRate: 0.75,
      absent: 1,
    });
  });

  it("is nothing while nobody has a total, and knows one person without a spread", () => {
    expect(findingOf([row(null), row(null, false)])).toBeNull();
    expect(findingOf([row(60)])).toMatchObject({
      people: 1,
      deviation: 0,
      passRate: 0,
    });
  });
});

describe("means by part", () => {
  const exam = {
    parts: [
      { part: 1, points: points(4) },
      { part: 2, points: points(20) },
    ],
    essayPoints: points(60),
  };
  it("leaves out who was absent, and essays that are not marked", () => {
    const { people, means } = partMeans(
      [
        { parts: [points(4), points(10)], essays: points(30) },
        { parts: [points(1), points(15)], essays: null },
        { parts: null, essays: null },
      ],
      exam,
    );
    expect(people).toBe(2);
    expect(means).toEqual([
      { part: 1, mean: points(2.5), most: points(4) },
      { part: 2, mean: points(12.5), most: points(20) },
      { part: null, mean: points(30), most: points(60) },
    ]);
  });

  it("has no line for essays before the first is marked", () => {
    expect(partMeans([{ parts: [0, 0], essays: null }], exam).means).toHaveLength(2);
  });
});
