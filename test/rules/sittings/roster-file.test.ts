import ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";
import { Refused } from "#kernel/refusal.ts";
import { rosterCells } from "#server/sittings/roster-file.ts";

const text = (content: string) => rosterCells({ format: "text", content });

async function xlsx(fill: (sheet: ExcelJS.Worksheet, workbook: ExcelJS.Workbook) => void) {
  const workbook = new ExcelJS.Workbook();
  fill(workbook.addWorksheet("名单"), workbook);
  const bytes = await workbook.xlsx.writeBuffer();
  return rosterCells({ format: "xlsx", content: Buffer.from(bytes).toString("base64") });
}

describe("roster files", () => {
  it.each([
    ["\t", "pasted from a sheet"],
    [",", "csv"],
    [";", "csv with semicolons"],
    ["，", "typed with Chinese commas"],
  ])("[SIT-5] are cut at %j: %s", async (mark) => {
    expect(await text(`姓名${mark}单位\r\n张三${mark}甲公司\r\n李四${mark}\r\n`)).toEqual([
      ["姓名", "单位"],
      ["张三", "甲公司"],
      ["李四", ""],
    ]);
  });

  it("[SIT-5] keep commas inside cells cut at tabs or in quotes, and quotes inside names", async () => {
    expect(await text("姓名\t单位\n张三\tAcme, Inc.\n")).toEqual([
      ["姓名", "单位"],
      ["张三", "Acme, Inc."],
    ]);
    expect(await text('姓名,单位\n张三,"Acme, Inc."\n张"三,乙\n')).toEqual([
      ["姓名", "单位"],
      ["张三", "Acme, Inc."],
      ['张"三', "乙"],
    ]);
  });

  it("[SIT-5] lose the UTF-8 mark and count blank lines", async () => {
    expect(await text('\ufeff"姓名"\n\n张三')).toEqual([["姓名"], [""], ["张三"]]);
  });

  it("[SIT-5] of one column need no mark at all", async () => {
    expect(await text("张三\n李四")).toEqual([["张三"], ["李四"]]);
  });

  it("[SIT-5] may be workbooks: text, numbers, formulas, rich text, gaps", async () => {
    const cells = await xlsx((sheet, workbook) => {
      sheet.addRow(["姓名", "准考证号", "证件号"]);
      sheet.addRow(["䶮𬭎", 2026010001, "110101199001011234"]);
      sheet.addRow([]);
      sheet.addRow([{ richText: [{ text: "阿卜" }, { text: "·买买提" }] }, { formula: "1+1", result: 1234 }, 110101199001011230]);
      sheet.getRow(5).getCell(1).value = "=cmd()";
      workbook.addWorksheet("说明").addRow(["不读"]);
    });
    expect(cells).toEqual([
      ["姓名", "准考证号", "证件号"],
      ["䶮𬭎", "2026010001", "110101199001011234"],
      [],
      ["阿卜·买买提", "1234", "1.1010119900101123E+17"],
      ["=cmd()"],
    ]);
  });

  it("[SIT-5] skip empty sheets and end where rows end, however long the sheet is formatted", async () => {
    const cells = await xlsx((sheet, workbook) => {
      sheet.getColumn(1).width = 20;
      const second = workbook.addWorksheet("第二页");
      second.addRow(["张三"]);
      second.getRow(1_000_000).height = 30;
    });
    expect(cells[0]).toEqual(["张三"]);
    expect(cells.length).toBeLessThan(30_000);
  });

  it.each([
    { format: "xlsx" as const, content: "bm90IGEgd29ya2Jvb2s=" },
    { format: "text" as const, content: '"张三\t甲\n李四' },
  ])("[SIT-5] are refused when they cannot be read: $format", async (upload) => {
    const error = await rosterCells(upload).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(Refused);
    expect((error as Refused).refusal.refused).toBe("bad-roster");
  });
});
