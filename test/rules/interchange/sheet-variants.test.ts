import { describe, expect, it } from "vitest";
import { columnLetters, type SheetGrid } from "#item-bank/interchange/sheet-grid.ts";
import { readGrids } from "#item-bank/interchange/sheet-layout.ts";
import { refusals, shown, warnings } from "./shown.ts";

const grid = (rows: readonly (readonly string[])[], more: { hiddenRows?: number[]; isHidden?: boolean } = {}): SheetGrid => ({
  name: "sheet 题",
  title: "题",
  ...(more.isHidden ? { isHidden: true } : {}),
  rows: rows.map((cells, row) => ({
    number: row + 1,
    ...(more.hiddenRows?.includes(row + 1) ? { isHidden: true } : {}),
    cells: cells.map((text, column) => ({ text, address: `${columnLetters(column)}${row + 1}` })),
  })),
});
const HEAD = ["题型", "题干", "A", "B", "答案"];

describe("question sheets, as offices keep them", () => {
  it("reads a header of two rows, the options named in the lower one", () => {
    const reading = readGrids([
      grid([
        ["题型", "题干", "选项", "", "", "答案"],
        ["", "", "A", "B", "C", ""],
        ["单选题", "甲", "一", "二", "三", "B"],
      ]),
    ]);
    expect([shown(reading), refusals(reading)]).toEqual([["single B / 甲 / A一|B二|C三"], []]);
  });

  it("finds options, answer and explanation that stand in the stem's own cell", () => {
    const reading = readGrids([
      grid([
        ["序号", "试题", "答案"],
        ["1", "甲是（ ）\nA. 一\n还有一\nB. 二", "B"],
        ["2", "乙 A.一 B.二 C.三", "A、C"],
        ["3", "丙\nA、一 B、二\n答案：B\n解析：因为\n所以", ""],
      ]),
    ]);
    expect(shown(reading)).toEqual([
      "single B / 甲是（ ） / A一 还有一|B二",
      "multiple AC / 乙 / A一|B二|C三",
      "single B / 丙 / A一|B二",
    ]);
    expect(reading.items[2]?.rationale).toBe("因为\n所以");
  });

  it("brings in hidden rows and sheets, and says so", () => {
    const rows = [HEAD, ["单选题", "甲", "一", "二", "A"], ["单选题", "乙", "一", "二", "B"]];
    const reading = readGrids([grid(rows, { hiddenRows: [3], isHidden: true })]);
    expect(shown(reading)).toHaveLength(2);
    expect(warnings(reading)).toEqual([
      "sheet 题: 这张表是隐藏的，其中的试题照常导入，请核对",
      "sheet 题 row 3: 第 3 行是隐藏的或被筛掉的，照常导入，请核对",
    ]);
  });

  it("takes a closing line for no question", () => {
    const reading = readGrids([grid([HEAD, ["单选题", "甲", "一", "二", "A"], ["合计：1 题"], ["制表人：张三"]])]);
    expect([shown(reading).length, refusals(reading), warnings(reading)]).toEqual([
      1,
      [],
      ["sheet 题 row 3: “合计：1 题”不是试题，没有导入", "sheet 题 row 4: “制表人：张三”不是试题，没有导入"],
    ]);
  });
});
