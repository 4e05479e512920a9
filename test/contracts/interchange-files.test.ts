import { AlignmentType, Document, ImageRun, LevelFormat, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from "docx";
import ExcelJS from "exceljs";
import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { decodeText } from "#server/interchange/decode-text.ts";
import { readDocx } from "#server/interchange/docx-read.ts";
import { HostileFile } from "#server/interchange/hostile-file.ts";
import { readQuestions } from "#server/interchange/read-questions.ts";
import { readSheetCsv } from "#server/interchange/sheet-csv.ts";
import { readSheetXlsx } from "#server/interchange/sheet-xlsx.ts";
import { refusals, shown, warnings } from "../rules/interchange/shown.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);
const latin = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0));
const utf16 = (text: string, isBig = false) =>
  Uint8Array.from(
    [...`\uFEFF${text}`].flatMap((char) =>
      isBig ? [char.charCodeAt(0) >> 8, char.charCodeAt(0) & 255] : [char.charCodeAt(0) & 255, char.charCodeAt(0) >> 8],
    ),
  );
/** GB18030 bytes of 题干,A,B,答案 / 质量,一,二,A in two rows. */
const GB = [
  0xcc, 0xe2, 0xb8, 0xc9, 0x2c, 0x41, 0x2c, 0x42, 0x2c, 0xb4, 0xf0, 0xb0, 0xb8, 0x0d, 0x0a, 0xd6, 0xca, 0xc1, 0xbf, 0x2c, 0xd2,
  0xbb, 0x2c, 0xb6, 0xfe, 0x2c, 0x41, 0x0d, 0x0a,
];
const PNG = Uint8Array.from(
  atob("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="),
  (char) => char.charCodeAt(0),
);

async function workbook(fill: (book: ExcelJS.Workbook) => void): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  fill(book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

describe("text of any encoding", () => {
  it.each([
    ["utf-8", utf8("质量 café")],
    ["utf-8", utf8("\uFEFF质量 café")],
    ["utf-16le", utf16("质量 café")],
    ["utf-16be", utf16("质量 café", true)],
  ])("reads %s", (encoding, bytes) => {
    expect(decodeText(bytes)).toEqual({ text: "质量 café", encoding });
  });

  it("tells Chinese from western bytes", () => {
    expect(decodeText(Uint8Array.from(GB))).toEqual({ text: "题干,A,B,答案\r\n质量,一,二,A\r\n", encoding: "gb18030" });
    const western = "What is \x93caf\xe9\x94 \x96 the na\xefve r\xf4le of Stra\xdfe? \x80 5";
    expect(decodeText(latin(western))).toEqual({
      text: "What is “café” – the naïve rôle of Straße? € 5",
      encoding: "windows-1252",
    });
  });
});

describe("csv", () => {
  it.each([
    ["commas, GB18030, CRLF", Uint8Array.from(GB)],
    ["tabs", utf8("题干\tA\tB\t答案\n质量\t一\t二\tA\n")],
    ["semicolons with a mark", utf8("\uFEFF题干;A;B;答案\r\n质量;一;二;A\r\n")],
    ["full-width commas", utf8("题干，A，B，答案\n质量，一，二，A\n")],
    ["quotes, a title row and blank lines", utf8('"题库, 第一版"\n\n"题干","A","B","答案"\n\n"质量","一","二","A"\n,,,\n')],
    ["UTF-16", utf16("题干\tA\tB\t答案\n质量\t一\t二\tA\n")],
  ])("reads %s", async (_, bytes) => {
    expect(shown(readSheetCsv(bytes))).toEqual(["single A / 质量 / A一|B二"]);
    expect((await readQuestions({ name: "bank.txt", bytes })).format).toBe("csv");
  });

  it("keeps commas, quotes and line breaks inside cells, and names rows as a sheet program does", () => {
    const reading = readSheetCsv(utf8('题干,A,B,答案\n"甲,""乙""\n丙",一,二,A\n丁,一,二,C\n'));
    expect(shown(reading)).toEqual(['single A / 甲,"乙" 丙 / A一|B二']);
    expect(refusals(reading)).toEqual(["row 3 cell D3: 答案里的 C 不是这道题的选项（只有 AB）"]);
  });
});

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
      two.addRow(["题目", "备选项", "正确选项"]);
      two.addRow(["丙", "甲", "A,C"]);
      two.addRow([null, "乙", null]);
      two.addRow([null, "丙", null]);
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

describe("Word documents", () => {
  const save = async (children: (Paragraph | Table)[]) =>
    new Uint8Array(
      await Packer.toBuffer(
        new Document({
          numbering: {
            config: [
              {
                reference: "q",
                levels: [{ level: 0, format: LevelFormat.DECIMAL, text: "%1．", alignment: AlignmentType.START }],
              },
              {
                reference: "o",
                levels: [{ level: 0, format: LevelFormat.UPPER_LETTER, text: "%1.", alignment: AlignmentType.START }],
              },
            ],
          },
          sections: [{ children }],
        }),
      ),
    );
  const plain = (text: string) => new Paragraph(text);
  const numbered = (reference: string, text: string, instance = 0) =>
    new Paragraph({ text, numbering: { reference, level: 0, instance } });

  it("reads numbers and letters that Word makes itself, tabs, soft breaks and emphasis", async () => {
    const bytes = await save([
      plain("一、单项选择题（每题2分）"),
      numbered("q", "甲"),
      numbered("o", "一", 1),
      numbered("o", "二", 1),
      plain("答案：B"),
      numbered("q", "乙"),
      numbered("o", "三", 2),
      numbered("o", "四", 2),
      new Paragraph({
        children: [new TextRun({ text: "答案：", bold: true }), new TextRun({ text: "A", bold: true, color: "FF0000" })],
      }),
      new Paragraph({
        children: [
          new TextRun("3. 下列"),
          new TextRun({ text: "不", bold: true }),
          new TextRun("对的 5*3 $是（  ）"),
          new TextRun({ text: "A. 一\tB. 二", break: 1 }),
        ],
      }),
      plain("【答案】A"),
    ]);
    const reading = readDocx(bytes);
    expect(shown(reading)).toEqual([
      "single B / 甲 / A一|B二",
      "single A / 乙 / A三|B四",
      "single A / 下列不对的 5*3 $是（ ） / A一|B二",
    ]);
    expect(reading.items.map(({ place, points }) => [place, points])).toEqual([
      ["paragraph 2", 2],
      ["paragraph 6", 2],
      ["paragraph 10", 2],
    ]);
    expect(reading.items[2]?.stem).toBe("下列**不**对的 5\\*3 \\$是（  ）");
  });

  it("reads question tables, labelled tables and answer tables; data tables stay in their stem", async () => {
    const table = (rows: string[][]) =>
      new Table({
        rows: rows.map(
          (cells) => new TableRow({ children: cells.map((text) => new TableCell({ children: text.split("\n").map(plain) })) }),
        ),
      });
    const bytes = await save([
      table([
        ["题型", "题干", "选项", "答案"],
        ["单选", "甲", "A. 一\nB. 二", "B"],
        ["判断", "乙", "", "×"],
        ["单选", "丙", "A. 一\nB. 二", "D"],
      ]),
      plain("1. 据表："),
      table([
        ["年", "数"],
        ["1", "2"],
      ]),
      table([["A. 一", "B. 二"]]),
      table([
        ["题号", "1"],
        ["答案", "A"],
      ]),
    ]);
    const reading = readDocx(bytes);
    expect(shown(reading)).toEqual([
      "single A / 据表： 年 数 1 2 / A一|B二",
      "single B / 甲 / A一|B二",
      "single B / 乙 / A正确|B错误",
    ]);
    expect(refusals(reading)).toEqual(["table 1 row 4 cell D4: 答案里的 D 不是这道题的选项（只有 AB）"]);
    const labelled = await save([
      table([
        ["题型", "多选题"],
        ["题目", "甲"],
        ["A", "一"],
        ["B", "二"],
        ["C", "三"],
        ["答案", "AC"],
        ["解析", "因为"],
      ]),
    ]);
    expect(shown(readDocx(labelled))).toEqual(["multiple AC / 甲 / A一|B二|C三"]);
  });

  it("brings pictures as figures with their alternative text", async () => {
    const picture = new ImageRun({
      type: "png",
      data: PNG,
      transformation: { width: 10, height: 10 },
      altText: { name: "p", title: "", description: "控制图" },
    });
    const bytes = await save([
      new Paragraph({ children: [new TextRun("1. 看图"), picture] }),
      plain("A. 一"),
      plain("B. 二"),
      plain("答案：A"),
    ]);
    const [item] = readDocx(bytes).items;
    expect(item?.stem).toMatch(/^看图!\[控制图\]\(figure-[0-9a-f]{16}\.png\)$/);
    expect(item?.figures).toHaveLength(1);
  });

  it("turns formulas into TeX", () => {
    const math = (inside: string) => `<m:oMath>${inside}</m:oMath>`;
    const run = (text: string) => `<m:r><m:t>${text}</m:t></m:r>`;
    const part = (name: string, inside: string) => `<m:${name}>${inside}</m:${name}>`;
    const body = `<w:p><w:r><w:t>1. 求</w:t></w:r>${math(part("f", part("num", run("USL-μ")) + part("den", part("sSup", part("e", run("σ")) + part("sup", run("2"))))))}</w:p><w:p><w:r><w:t>A. 一 B. 二</w:t></w:r></w:p><w:p><w:r><w:t>答案：A</w:t></w:r></w:p>`;
    const bytes = zipSync({
      "word/document.xml": utf8(`<w:document xmlns:w="w" xmlns:m="m"><w:body>${body}</w:body></w:document>`),
    });
    expect(readDocx(bytes).items[0]?.stem).toBe("求 $\\frac{USL-\\mu }{{\\sigma }^{2}}$");
  });
});

describe("any file", () => {
  it.each([
    ["bank.dat", utf8("甲{=一 ~二}"), "gift"],
    ["bank.dat", utf8("Q\nA) 一\nB) 二\nANSWER: A"), "aiken"],
    ["bank.csv", utf8("1. 甲\nA. 一\nB. 二\n答案：A"), "csv"],
    ["bank.txt", utf8("1. 甲\nA. 一\nB. 二\n答案：A"), "text"],
    ["bank.md", utf8("# 单选\n1. 甲\nA. 一\nB. 二\n答案：A"), "text"],
  ])("tells the format of %s by its content", async (name, bytes, format) => {
    expect((await readQuestions({ name, bytes })).format).toBe(format);
  });

  it.each([
    ["empty.txt", new Uint8Array(), "文件是空的"],
    ["old.xls", Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 1, 2), "旧版"],
    ["book.pdf", utf8("%PDF-1.7"), "PDF"],
    ["page.html", utf8("<!DOCTYPE html><html><body>1. 甲</body></html>"), "网页"],
    ["song.mp3", Uint8Array.from({ length: 400 }, (_, at) => at % 8), "不是文本文件"],
    ["letter.txt", utf8("你好，这里没有试题。"), "没有找到试题"],
  ])("refuses %s with a reason", async (name, bytes, reason) => {
    const reading = await readQuestions({ name, bytes });
    expect(reading.items).toEqual([]);
    expect(refusals(reading)[0]).toContain(reason);
    expect(reading.refused[0]?.place).toBe(name);
    expect(warnings(reading).length).toBeLessThan(2);
  });

  it("says when the format asked for is not the file's", async () => {
    expect(refusals(await readQuestions({ name: "a.txt", bytes: utf8("甲") }, { format: "xlsx" }))).toEqual([
      "a.txt: 这个文件不是 xlsx 格式",
    ]);
  });
});
