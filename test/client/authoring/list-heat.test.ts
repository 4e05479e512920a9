import { describe, expect, it } from "vitest";
import { heatOf, levelCounts, levelSigns, type SpecificationCell, sumOf } from "#client/authoring/list/heat.ts";
import { lightOf } from "#client/authoring/list/statistics-light.ts";

function cell(have: number, needed: number | null, levels: Record<string, number> = {}): SpecificationCell {
  return { part: 1, type: "single", levels, have, inWork: 0, needed, gap: Math.max(0, (needed ?? 0) - have) };
}

describe("a cell of the table of specifications", () => {
  it("is short below what is needed, tight up to a quarter above, free where nothing is asked", () => {
    expect([cell(7, 8), cell(8, 8), cell(9, 8), cell(10, 8), cell(0, 0), cell(3, null)].map(heatOf)).toEqual([
      "short",
      "tight",
      "tight",
      "enough",
      "free",
      "free",
    ]);
  });

  it("sums up without letting a surplus hide a gap", () => {
    expect(sumOf([cell(20, 8, { 识记: 20 }), cell(3, 8, { 识记: 1, 应用: 2 })])).toEqual({
      levels: { 识记: 21, 应用: 2 },
      have: 23,
      inWork: 0,
      needed: 16,
      gap: 5,
    });
    expect(sumOf([cell(3, null)]).needed).toBeNull();
  });

  it("shows levels in the syllabus's order, strange ones last", () => {
    expect(levelCounts({ 应用: 2, 综合: 1, 识记: 4 }, ["识记", "理解", "应用"])).toEqual([
      { level: "识记", count: 4 },
      { level: "应用", count: 2 },
      { level: "综合", count: 1 },
    ]);
  });

  it("signs levels by their first character while that tells them apart", () => {
    expect([...levelSigns(["识记", "理解"]).values()]).toEqual(["识", "理"]);
    expect([...levelSigns(["理解", "理论应用"]).values()]).toEqual(["理解", "理论应用"]);
  });
});

describe("the light of an item's statistics", () => {
  const light = (n: number, facility: number, discrimination: number | null) => lightOf({ n, facility, discrimination });

  it("turns by the same limits as beside the item", () => {
    expect(light(9, 0.1, -0.5)).toBe("few");
    expect(light(30, 0.6, -0.01)).toBe("check");
    expect(light(30, 0.6, 0.19)).toBe("look");
    expect(light(30, 0.19, 0.4)).toBe("look");
    expect(light(30, 0.96, null)).toBe("look");
    expect(light(30, 0.6, 0.2)).toBe("ok");
    expect(light(30, 0.6, null)).toBe("ok");
  });
});
