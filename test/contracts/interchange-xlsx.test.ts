import ExcelJS from "exceljs";
import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { HostileFile } from "#server/interchange/hostile-file.ts";
import { readSheetXlsx } from "#server/interchange/sheet-xlsx.ts";
import { refusals, shown } from "../rules/interchange/shown.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);
const PNG = Uint8Array.from(
  atob("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="),
  (char) => char.charCodeAt(0),
);

async function workbook(fill: (book: ExcelJS.Workbook) => void): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  fill(book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

describe("workbooks", () => {
  it("reads several sheets with titles, merged cells, rich text, numbers and formulas", async () => {
    const bytes = await workbook((book) => {
      const one = book.addWorksheet("单选题");
      one.addRow(["质量经理题库"]);
      one.mergeCells("A1:F1");
      one.addRow([]);
      one.addRow(["题干", "选项A", "选项B", "选项C", "答案", "部分"]);
      one.addRow([
        {
          richText: [
            { text: "下列" },
            { font: { bold: true }, text: "不" },
            { text: "是 x" },
            { font: { vertAlign: "superscript" }, text: "2" },
          ],
        },
        1,
        0.5,
        1998,
        "B",
        1,
      ]);
      one.addRow(["乙", "甲", { formula: "CONCAT(1,2)", result: "十二" }, "丙", { formula: "1+1", result: 2 }, null]);
      one.mergeCells("F4:F5");
      one.getCell("B4").numFmt = "0%";
      one.getCell("C4").numFmt = "0.00";
      const two = book.addWorksheet("多选题");
      two.addRow(["题目", "备选项", "正确选项", "序号"]);
      two.addRow(["丙", "甲", "A,C", 1]);
      two.addRow([null, "乙", null, 2]);
      two.addRow([null, "丙", null, 3]);
      two.mergeCells("A2:A4");
      two.mergeCells("C2:C4");
      book.addWorksheet("空");
    });
    const reading = readSheetXlsx(bytes);
    expect(shown(reading)).toEqual([
      "single B / 下列不是 x² / A100%|B0.50|C1998",
      "single B / 乙 / A甲|B十二|C丙",
      "multiple AC / 丙 / A甲|B乙|C丙",
    ]);
    expect(reading.items.map(({ place, part, stem }) => [place, part, stem])).toEqual([
      ["sheet 单选题 row 4", 1, "下列**不**是 x²"],
      ["sheet 单选题 row 5", 1, "乙"],
      ["sheet 多选题 row 2", undefined, "丙"],
    ]);
    expect(refusals(reading)).toEqual([]);
  });

  it("refuses dates, error values and formulas without a result by cell; unread columns may hold them", async () => {
    const bytes = await workbook((book) => {
      const sheet = book.addWorksheet("题");
      sheet.addRow(["题干", "A", "B", "答案", "修改日期"]);
      sheet.addRow(["甲", new Date("2026-01-02T00:00:00Z"), "二", "A", null]);
      sheet.addRow(["乙", "一", { error: "#REF!" }, "A", null]);
      sheet.addRow(["丙", "一", "二", { formula: "X9" }, null]);
      sheet.addRow(["丁", "一", "二", "A", new Date("2026-01-02T00:00:00Z")]);
    });
    const reading = readSheetXlsx(bytes);
    expect(shown(reading)).toEqual(["single A / 丁 / A一|B二"]);
    const [date, error, formula] = refusals(reading);
    expect(date).toMatch(/^sheet 题 row 2 cell B2: 单元格是日期/);
    expect(error).toMatch(/^sheet 题 row 3 cell C3: 单元格是错误值 #REF!/);
    expect(formula).toMatch(/^sheet 题 row 4 cell D4: 公式没有保存计算结果/);
  });

  it("brings pictures that lie on a question as its figures", async () => {
    const bytes = await workbook((book) => {
      const sheet = book.addWorksheet("题");
      sheet.addRow(["题干", "A", "B", "答案"]);
      sheet.addRow(["看图", "一", "二", "A"]);
      const id = book.addImage({ buffer: PNG.buffer as ArrayBuffer, extension: "png" } as unknown as ExcelJS.Image);
      sheet.addImage(id, { tl: { col: 0, row: 1 }, ext: { width: 10, height: 10 } });
    });
    const [item] = readSheetXlsx(bytes).items;
    expect(item?.stem).toMatch(/^看图\n!\[图\]\(figure-[0-9a-f]{16}\.png\)$/);
    expect(item?.figures?.map(({ mediaType, bytes: data }) => [mediaType, data.length])).toEqual([["image/png", PNG.length]]);
  });

  it("is not hurt by a far cell or a merged range over everything, and refuses DOCTYPE and too many cells", async () => {
    const sheet = (body: string) =>
      zipSync({
        "xl/workbook.xml": utf8('<workbook xmlns:r="r"><sheets><sheet name="S" r:id="rId1"/></sheets></workbook>'),
        "xl/_rels/workbook.xml.rels": utf8(
          '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
        ),
        "xl/worksheets/sheet1.xml": utf8(body),
      });
    const cell = (address: string, text: string) => `<c r="${address}" t="inlineStr"><is><t>${text}</t></is></c>`;
    const rows = `<row r="1">${["题干", "A", "B", "答案"].map((text, at) => cell(`${"ABCD"[at]}1`, text)).join("")}</row><row r="2">${["甲", "一", "二", "A"].map((text, at) => cell(`${"ABCD"[at]}2`, text)).join("")}</row>`;
    const far = sheet(
      `<worksheet><sheetData>${rows}<row r="1048576"><c r="A1048576" s="3"/></row></sheetData><mergeCells><mergeCell ref="F1:XFD1048576"/></mergeCells></worksheet>`,
    );
    expect(shown(readSheetXlsx(far))).toEqual(["single A / 甲 / A一|B二"]);
    expect(() => readSheetXlsx(sheet('<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>'))).toThrow(HostileFile);
    expect(() =>
      readSheetXlsx(sheet(`<worksheet><sheetData><row r="1">${cell("ZZZ1", "x")}</row></sheetData></worksheet>`)),
    ).toThrow(HostileFile);
    expect(() => readSheetXlsx(sheet(`<worksheet>${"<a>".repeat(300)}`))).toThrow(HostileFile);
  });
});
