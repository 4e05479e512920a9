import { describe, expect, it } from "vitest";
import { decodeText } from "#server/interchange/decode-text.ts";
import { readQuestions } from "#server/interchange/read-questions.ts";
import { readSheetCsv } from "#server/interchange/sheet-csv.ts";
import { refusals, shown, warnings } from "../rules/interchange/shown.ts";

const HEAD = "题型,题干,A,B,C,答案\n";
const bytes = (text: string) => new TextEncoder().encode(text);
const read = (rows: string) => readSheetCsv(bytes(HEAD + rows));
/** UTF-16 without a mark. */
const wide = (text: string, isBig: boolean) =>
  Uint8Array.from(
    [...text].flatMap((char) => {
      const pair = [char.charCodeAt(0) & 255, char.charCodeAt(0) >> 8];
      return isBig ? pair.reverse() : pair;
    }),
  );

describe("csv as programs and people leave it", () => {
  it("refuses only the row whose quotation mark is never closed", () => {
    const reading = read('单选题,"甲,一,二,三,A\n单选题,他说"乙"，是,一,二,三,B\n单选题,"丙\n（两行）",一,二,"三",C\n');
    expect(shown(reading)).toEqual(['single B / 他说"乙"，是 / A一|B二|C三', "single C / 丙 （两行） / A一|B二|C三"]);
    expect(refusals(reading)).toEqual(["row 2 cell B2: 这一格以引号开头，却没有结束的引号；请补上引号，或去掉开头的引号"]);
  });

  it("does not let an open quotation mark swallow the rows below", () => {
    const reading = read('单选题,好,一,二,三,A\n单选题,"甲,一,二,三,A\n单选题,乙,一,二,三,B\n单选题,"丙",一,二,三,C\n');
    expect([shown(reading).length, refusals(reading).length, refusals(reading)[0]?.slice(0, 13)]).toEqual([
      3,
      1,
      "row 3 cell B3",
    ]);
  });

  it("reads UTF-16 that carries no mark", () => {
    for (const isBig of [false, true]) {
      const text = `${HEAD}单选题,甲,一,二,三,A\r\n`;
      expect(decodeText(wide(text, isBig)).text).toBe(text);
      expect(shown(readSheetCsv(wide(text, isBig)))).toEqual(["single A / 甲 / A一|B二|C三"]);
    }
  });

  it("tells a cell right of the headings", () => {
    expect(warnings(read("单选题,甲,一,二,三,A,多出\n"))).toEqual(["row 2 cell G2: “多出”在表头的右边，没有列名，没有导入"]);
  });

  it("reads types written as the numbers their heading explains", () => {
    const text =
      '题干,"题型（0单选，1判断，2多选，3填空）",A,B,答案\n甲,0,一,二,B\n乙,2,一,二,AB\n丙,1,,,对\n丁,3,,,一\n戊,9,一,二,A\n';
    const reading = readSheetCsv(bytes(text));
    expect(shown(reading)).toEqual(["single B / 甲 / A一|B二", "multiple AB / 乙 / A一|B二", "single A / 丙 / A正确|B错误"]);
    expect(refusals(reading).map((line) => line.slice(0, 16))).toEqual(["row 5 cell B5: 题", "row 6 cell B6: 不"]);
  });

  it.each(["(A)(C)", '"[""A"",""C""]"', '"{A,C}"', '"A, C"'])("reads the answer %s", (answer) => {
    expect(shown(read(`多选题,甲,一,二,三,${answer}\n`))).toEqual(["multiple AC / 甲 / A一|B二|C三"]);
  });

  it("is text where a Markdown table or the braces of formulas look like another format", async () => {
    const table = "## 单选题\n\n| 题干 | A | B | 答案 |\n|:-:|---|---|---|\n| 甲 | 一 | 二 | B |\n";
    const formulas = "1.甲\n\nA. $x_{T}$\n\nB. $(22\\text{F})_{16}$\n\n# 参考答案\n\n1.B\n";
    for (const text of [table, formulas]) {
      const reading = await readQuestions({ name: "题.md", bytes: bytes(text) });
      expect([reading.format, reading.items.map(({ key }) => key.join("")), reading.refused]).toEqual(["text", ["B"], []]);
    }
  });

  it.each([
    ["lines", "\n".repeat(70_000)],
    ["one line", `1. 甲${" ".repeat(400_000)}`],
    ["one line of a text", `1. 甲${"（A".repeat(20_000)}`],
  ])("refuses absurd %s by name", async (_, text) => {
    await expect(readQuestions({ name: "a.txt", bytes: bytes(`${text}x`) })).rejects.toThrow(/lines|characters/);
  });
});
