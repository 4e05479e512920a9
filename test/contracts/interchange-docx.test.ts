import { AlignmentType, Document, ImageRun, LevelFormat, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from "docx";
import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { readDocx } from "#server/interchange/docx-read.ts";
import { refusals, shown, warnings } from "../rules/interchange/shown.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);
const PNG = Uint8Array.from(
  atob("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="),
  (char) => char.charCodeAt(0),
);

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

describe("Word documents, as written by hand", () => {
  const NS = [
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"',
  ].join(" ");
  const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
  const lines = (text: string) =>
    text
      .split("\n")
      .map((line) => `<w:p>${run(line)}</w:p>`)
      .join("");
  const table = (rows: string[][]) => {
    const cells = (row: string[]) => row.map((text) => `<w:tc>${lines(text)}</w:tc>`).join("");
    return `<w:tbl>${rows.map((row) => `<w:tr>${cells(row)}</w:tr>`).join("")}</w:tbl>`;
  };
  const read = (body: string) =>
    readDocx(zipSync({ "word/document.xml": utf8(`<w:document ${NS}><w:body>${body}</w:body></w:document>`) }));

  it("takes tracked changes as accepted, and says so once", () => {
    const reading = read(
      `<w:p>${run("1. 甲")}<w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins>${run("新")}</w:ins></w:p>${lines("A. 一\nB. 二")}<w:p>${run("答案：")}<w:ins>${run("B")}</w:ins></w:p>`,
    );
    expect(shown(reading)).toEqual(["single B / 甲新 / A一|B二"]);
    expect(warnings(reading).filter((line) => line.includes("修订"))).toEqual([
      "paragraph 1: 从这里起有修订标记，按接受全部修订后的文字导入，请核对",
    ]);
  });

  it("refuses a question with a chart, and tells of drawn shapes", () => {
    const drawing = (inner: string) =>
      `<w:r><w:drawing><a:graphic><a:graphicData>${inner}</a:graphicData></a:graphic></w:drawing></w:r>`;
    const question = (number: number, inner: string) =>
      `<w:p>${run(`${number}. 据图`)}${drawing(inner)}</w:p>${lines("A. 一\nB. 二\n答案：B")}`;
    const reading = read(question(1, "<c:chart/>") + question(2, "<a:line/>"));
    expect(shown(reading)).toEqual(["single B / 据图 / A一|B二"]);
    expect(refusals(reading)).toEqual(["paragraph 1: 有读不出的图表或智能图形，请换成 png 图片"]);
    expect(warnings(reading)).toContain("paragraph 5: 绘制的图形没有导入，请核对");
  });

  it.each([
    [
      "numbers over answers without headings",
      table([
        ["1", "2", "3"],
        ["B", "AB", "√"],
      ]),
    ],
    [
      "one row for each question",
      table([
        ["题号", "答案"],
        ["1", "B"],
        ["2", "AB"],
        ["3", "√"],
      ]),
    ],
    ["ranges and single answers in one line", lines("1-2 B AB 3. √")],
    ["a single answer before a range", lines("1. B 2-3 AB √")],
  ])("takes an answer list of %s", (_, list) => {
    const body = lines("1. 甲\nA. 一\nB. 二\n2. 乙\nA. 一\nB. 二\nC. 三\n三、判断题\n3. 丙\n参考答案");
    const reading = read(body + list);
    expect([reading.items.map(({ key }) => key.join("")), refusals(reading)]).toEqual([["B", "AB", "A"], []]);
  });
});
