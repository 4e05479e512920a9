import { AlignmentType, Document, ImageRun, LevelFormat, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from "docx";
import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { readDocx } from "#server/interchange/docx-read.ts";
import { refusals, shown } from "../rules/interchange/shown.ts";

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
