import { describe, expect, it } from "vitest";
import { capacityFinding, leftOver, mostUsesOf, scarcestFirst } from "#client/office/capacity/capacity-facts.ts";
import { bankCellHref } from "#client/office/papers/paper-links.ts";
import type { Capacity } from "#contract/blueprints.ts";

const line = (part: number, have: number, perPaper: number) => {
  const papers = Math.floor(have / perPaper);
  return { part, type: "single" as const, have, perPaper, papers, runsOutFirst: false };
};

describe("the scarcest first", () => {
  it("goes by papers, then by what is to spare for the next one, and keeps the order of what is alike", () => {
    const lines = [line(1, 13, 2), line(2, 75, 12), line(3, 7, 1), line(4, 25, 4), line(5, 75, 12), line(6, 9, 2)];
    // 4.5, then 6.25 three times as they came, then 6.5 and 7.
    expect(scarcestFirst(lines).map(({ part }) => part)).toEqual([6, 2, 4, 5, 1, 3]);
    expect(lines.map(({ part }) => part)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it("knows what is left over", () => {
    expect([line(1, 13, 2), line(1, 12, 2), line(1, 1, 2)].map(leftOver)).toEqual([1, 0, 1]);
  });
});

describe("the finding", () => {
  const reply = (disjointPapers: number, found: number): Capacity => ({
    blueprintId: "x",
    version: 1,
    usableItems: 500,
    disjointPapers,
    found,
    cells: [line(1, 13, 2), line(2, 75, 12)],
    rules: [],
    runsOutFirst: [],
    writeNext: { papers: disjointPapers + 1, items: [] },
  });

  it("counts the items of the cells, not those the limit or the blueprint leaves out", () => {
    expect(capacityFinding(reply(6, 6))).toEqual({ kind: "reached", items: 88, papers: 6 });
  });

  it("tells what was found from what is only not excluded", () => {
    expect(capacityFinding(reply(6, 5))).toEqual({ kind: "between", items: 88, found: 5, most: 6 });
    expect(capacityFinding(reply(0, 0))).toEqual({ kind: "none", items: 88 });
  });
});

describe("the most uses in the address", () => {
  it("is a whole number from 1, nothing, or wrong", () => {
    expect(["1", " 12 ", "３", "99999"].map(mostUsesOf)).toEqual([1, 12, 3, 99_999]);
    expect(["", "  "].map(mostUsesOf)).toEqual([undefined, undefined]);
    expect(["0", "-1", "1.5", "两次", "100000", "1e3"].map(mostUsesOf)).toEqual([null, null, null, null, null, null]);
  });
});

it("leads from a cell to its items; essays come from any part", () => {
  expect(bankCellHref({ part: 3, type: "multiple" })).toBe("/staff/bank?part=3&type=multiple");
  expect(bankCellHref({ part: 0, type: "essay" })).toBe("/staff/bank?type=essay");
});
