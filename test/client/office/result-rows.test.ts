import { describe, expect, it } from "vitest";
import { nextSort, outcomeOf, readSort, shownRows, writeSort } from "#client/office/results/result-rows.ts";
import type { ResultRow } from "#contract/results.ts";

function row(name: string, edit: Partial<ResultRow> = {}): ResultRow {
  return {
    attemptId: `att-${name}`,
    name,
    ticket: "202600001",
    room: "第一机房",
    seat: "001",
    form: "A",
    isPresent: true,
    parts: [60, 120],
    objective: 180,
    essays: 60,
    total: 240,
    isPass: true,
    ...edit,
  };
}

const all = { find: "", only: "", sort: readSort("") };
const names = (rows: readonly ResultRow[]) => rows.map(({ name }) => name);

describe("rows of the results table", () => {
  it("are by seat unless asked otherwise, rooms and seats as people count", () => {
    const rows = [
      row("甲", { room: "第十机房", seat: "1" }),
      row("乙", { room: "第二机房", seat: "10" }),
      row("丙", { room: "第二机房", seat: "9" }),
    ];
    expect(names(shownRows(rows, all))).toEqual(["丙", "乙", "甲"]);
  });

  it("sort by a figure either way and keep those without it at the end", () => {
    const rows = [row("a", { total: 100 }), row("b", { total: null }), row("c", { total: 300 })];
    expect(names(shownRows(rows, { ...all, sort: readSort("total-down") }))).toEqual(["c", "a", "b"]);
    expect(names(shownRows(rows, { ...all, sort: readSort("total-up") }))).toEqual(["a", "c", "b"]);
  });

  it("sort by a part by its place", () => {
    const rows = [row("a", { parts: [9, 1] }), row("b", { parts: [3, 2] }), row("c", { parts: null })];
    expect(names(shownRows(rows, { ...all, sort: readSort("part-2-down") }))).toEqual(["b", "a", "c"]);
  });

  it("are found by name or ticket whatever width is typed, and filtered by outcome", () => {
    const rows = [
      row("王芳", { ticket: "202600017" }),
      row("李强", { isPass: false }),
      row("张敏", { isPresent: false, isPass: null }),
    ];
    expect(names(shownRows(rows, { ...all, find: "２０２６０００１７" }))).toEqual(["王芳"]);
    expect(names(shownRows(rows, { ...all, only: "fail" }))).toEqual(["李强"]);
    expect(names(shownRows(rows, { ...all, only: "absent" }))).toEqual(["张敏"]);
  });

  it("know four outcomes", () => {
    expect(outcomeOf({ isPresent: false, isPass: null })).toBe("absent");
    expect(outcomeOf({ isPresent: true, isPass: null })).toBe("open");
    expect(outcomeOf({ isPresent: true, isPass: false })).toBe("fail");
    expect(outcomeOf({ isPresent: true, isPass: true })).toBe("pass");
  });
});

describe("sorting in the address", () => {
  it("is read back as it was written, parts included", () => {
    for (const text of ["seat-up", "part-3-down", "total-down"]) expect(writeSort(readSort(text))).toBe(text);
  });
  it("starts figures from the largest, words from the first, and turns round on a second press", () => {
    expect(nextSort(readSort(""), "total")).toEqual({
      key: "total",
      isDescending: true,
    });
    expect(nextSort(readSort("total-down"), "total")).toEqual({
      key: "total",
      isDescending: false,
    });
    expect(nextSort(readSort("total-down"), "name")).toEqual({
      key: "name",
      isDescending: false,
    });
  });
});
