import { parse } from "csv-parse/sync";
import ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";
import type { ResultRow, SittingResults } from "#contract/results.ts";
import { points, units } from "#kernel/points.ts";
import { resultsCsv, resultsWorkbook } from "#server/results/result-files.ts";

const titles = (zh: string) => ({ zh, en: zh });

function row(name: string, changes: Partial<ResultRow> = {}): ResultRow {
  const figures = {
    parts: [points(4), units(5)],
    objective: units(245),
    essays: points(12.75),
    total: units(1010),
    isPass: false,
  };
  return { attemptId: "att", name, ticket: "0001", room: "机房", seat: "1", form: "A", isPresent: true, ...figures, ...changes };
}

function results(rows: ResultRow[]): SittingResults {
  return {
    sittingId: "sit",
    sitting: "场次",
    examTitle: titles("考试"),
    parts: [1, 2].map((part) => ({ part, title: titles(`第${part}部分`), points: points(10) })),
    objectivePoints: points(20),
    essayPoints: points(60),
    totalPoints: points(80),
    passPoints: points(48),
    missing: [],
    releasedAt: null,
    rows,
  };
}

const TRICKS = ["=1+1", "+86", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠A"];
const HARMLESS = ['李"四"', "a,b", "多\n行", "O'Neil", "王=五", "0012"];
const ABSENT = { isPresent: false, parts: null, objective: null, essays: null, total: null, isPass: null };

describe("results as files", () => {
  const list = results([...TRICKS, ...HARMLESS].map((name) => row(name)));

  it("[RES-4] puts an apostrophe before text that a sheet would run, and changes no other", () => {
    const text = resultsCsv(list);
    expect(text.startsWith("\ufeff")).toBe(true);
    const rows = parse(text, { bom: true }) as string[][];
    expect(rows.slice(1).map(([name]) => name)).toEqual([...TRICKS.map((name) => `'${name}`), ...HARMLESS]);
    expect(new Set(rows.map(({ length }) => length))).toEqual(new Set([rows[0]?.length]));
  });

  it("[RES-4] writes figures as plain numbers in csv, exact halves and quarters, nothing where there are none", () => {
    const [heading, present, absent, open] = parse(
      resultsCsv(results([row("甲"), row("乙", ABSENT), row("丙", { ...ABSENT, isPresent: true })])),
      {
        bom: true,
      },
    ) as string[][];
    const cell = (cells: string[] | undefined, title: string) => cells?.[heading?.indexOf(title) ?? -1];
    expect(["1 第1部分", "论述题", "结果", "状态"].map((title) => cell(present, title))).toEqual([
      "4",
      "12.75",
      "未合格",
      "到考",
    ]);
    expect(["1 第1部分", "2 第2部分", "总分", "结果", "状态"].map((title) => cell(absent, title))).toEqual([
      "",
      "",
      "",
      "",
      "缺考",
    ]);
    expect(["总分", "结果", "状态"].map((title) => cell(open, title))).toEqual(["", "", "到考"]);
  });

  it("[RES-4] writes figures as numbers and every text as text in the workbook", async () => {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load((await resultsWorkbook(list)) as unknown as ArrayBuffer);
    const sheet = workbook.worksheets[0] as ExcelJS.Worksheet;
    const types = new Map<string, Set<ExcelJS.ValueType>>();
    sheet.eachRow((line, at) => {
      if (at > 1)
        line.eachCell((cell, column) => {
          const title = String(sheet.getRow(1).getCell(column).value);
          types.set(title, (types.get(title) ?? new Set()).add(cell.type));
        });
    });
    const numbers = ["1 第1部分", "2 第2部分", "客观题", "论述题", "总分"];
    for (const [title, found] of types)
      expect([title, [...found]]).toEqual([
        title,
        [numbers.includes(title) ? ExcelJS.ValueType.Number : ExcelJS.ValueType.String],
      ]);
    const names = list.rows.map((_, at) => sheet.getRow(at + 2).getCell(1).value);
    expect(names.filter((name) => typeof name !== "string")).toEqual([]);
    expect(names).toContain("=1+1");
  });

  it("[RES-4] keeps a row's columns in place when parts are missing", () => {
    const lines = parse(resultsCsv(results([row("乙", ABSENT)])), { bom: true }) as string[][];
    expect(lines[1]).toHaveLength(lines[0]?.length ?? 0);
  });
});
