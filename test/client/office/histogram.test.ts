import { describe, expect, it } from "vitest";
import { histogramOf } from "#client/office/results/histogram.ts";
import { points } from "#kernel/points.ts";

const exam = { most: points(150), pass: points(90) };
const at = (...values: number[]) => values.map((value) => points(value) as number);

describe("the histogram of totals", () => {
  it("counts everybody once, in bands of ten points for a 150-point exam", () => {
    const { bands, step } = histogramOf(at(0, 9.5, 10, 89.5, 90, 149.5, 150), exam);
    expect(step).toBe(points(10));
    expect(bands).toHaveLength(15);
    expect(bands.map(({ count }) => count)).toEqual([2, 1, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 2]);
  });

  it("puts the pass mark between two bands, so that a total one unit below stands left of it", () => {
    const { bands } = histogramOf([exam.pass - 1, exam.pass], exam);
    const filled = bands.filter(({ count }) => count > 0);
    expect(filled.map(({ from, to, count }) => [from, to, count])).toEqual([
      [points(80), points(90), 1],
      [points(90), points(100), 1],
    ]);
  });

  it("takes a narrower or wider band where the pass mark asks for it", () => {
    expect(histogramOf([], { most: points(150), pass: points(75) }).step).toBe(points(25));
    expect(histogramOf([], { most: points(100), pass: points(65) }).step).toBe(points(5));
    expect(histogramOf([], { most: points(20), pass: points(12) }).step).toBe(points(1));
  });

  it("draws at most twenty bands, even where no round width meets the pass mark", () => {
    const { bands, step } = histogramOf(at(61), {
      most: points(150),
      pass: points(61.5),
    });
    expect(step).toBe(points(10));
    expect(bands.length).toBeLessThanOrEqual(20);
    expect(bands.reduce((sum, { count }) => sum + count, 0)).toBe(1);
  });

  it("ends the last band at the highest possible total", () => {
    const { bands } = histogramOf(at(72), {
      most: points(72),
      pass: points(45),
    });
    expect(bands.at(-1)).toEqual({
      from: points(70),
      to: points(72),
      count: 1,
    });
  });
});
