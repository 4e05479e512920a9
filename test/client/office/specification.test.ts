import { describe, expect, it } from "vitest";
import { gap, shortagesIn } from "#client/office/papers/shortage.ts";
import { heatOf, specificationOf } from "#client/office/papers/specification.ts";

const slot = (part: number, type: "single" | "multiple" | "essay", level: string) => ({ part, type, level });

describe("the table of specifications", () => {
  const table = specificationOf([
    slot(2, "multiple", "应用"),
    slot(1, "single", "应用"),
    slot(1, "single", "识记"),
    slot(2, "single", "识记"),
    slot(2, "single", "识记"),
    slot(2, "essay", "评价"),
  ]);

  it("has a column for each type and level in use, in the order of a paper and of a syllabus", () => {
    expect(table.columns).toEqual([
      { type: "single", level: "识记" },
      { type: "single", level: "应用" },
      { type: "multiple", level: "应用" },
      { type: "essay", level: "评价" },
    ]);
  });

  it("counts every item once, by part and in sum", () => {
    expect(table.rows).toEqual([
      { part: 1, counts: [1, 1, 0, 0], total: 2 },
      { part: 2, counts: [2, 0, 1, 1], total: 4 },
    ]);
    expect(table.totals).toEqual([3, 1, 1, 1]);
    expect(table.total).toBe(6);
    expect(table.largest).toBe(2);
  });

  it("shades from nothing to the largest cell, and never divides by an empty table", () => {
    expect([0, 1, 2, 3, 4].map((count) => heatOf(count, 4))).toEqual([0, 1, 2, 3, 4]);
    expect(heatOf(1, 12)).toBe(1);
    expect(heatOf(0, 0)).toBe(0);
    expect(specificationOf([])).toMatchObject({
      rows: [],
      total: 0,
      largest: 0,
    });
  });
});

describe("a shortage", () => {
  const cell = { part: 5, type: "multiple", needed: 12, available: 7 };
  it("is read from a refusal, largest gap first", () => {
    const small = { part: 3, type: "multiple", needed: 2, available: 1 };
    const found = shortagesIn({ shortages: [small, cell] });
    expect(found).toEqual([cell, small]);
    expect(found.map(gap)).toEqual([5, 1]);
  });
  it("is nothing where a refusal names none", () => {
    expect(shortagesIn({})).toEqual([]);
    expect(shortagesIn({ shortages: [], rule: "difficulty" })).toEqual([]);
  });
});
