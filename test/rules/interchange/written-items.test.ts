import ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";
import type { ForeignFigure } from "#item-bank/interchange/foreign-item.ts";
import { foreignToItem } from "#item-bank/interchange/house-item.ts";
import { housePieces } from "#item-bank/interchange/sheet-columns.ts";
import { type EssayItem, type Item, itemSchema } from "#item-bank/item.ts";
import { readQuestions } from "#server/interchange/read-questions.ts";
import { type WrittenFormat, writeQuestions } from "#server/interchange/write-questions.ts";
import { oddEssay, oddItem } from "./odd-items.ts";

const none = async (): Promise<ForeignFigure | null> => null;
const FORMATS = ["qti", "moodle-xml", "gift", "xlsx"] as const;

async function throughFile(items: readonly Item[], format: WrittenFormat) {
  const { fileName, bytes } = await writeQuestions(items, { format, figures: none });
  const reading = await readQuestions({ name: fileName, bytes });
  expect([reading.format, reading.refused]).toEqual([format, []]);
  return reading.items.map((foreign) => foreignToItem(foreign)).map((made) => ("item" in made ? made.item : made));
}

/** Pieces of text that mean something to one format or another. */
const PIECES = [
  ..."=~#{}:%\\&<>\"'|*$_-@+/[]",
  "\n",
  "\n\n",
  "//",
  "####",
  "->",
  "%50%",
  "A. ",
  "（A）",
  "1. ",
  "- ",
  "答案：B",
  "[html]",
  "[moodle]",
  "$CATEGORY: x",
  "::t::",
  "]]>",
  "<b>",
  "&amp;",
  "_x000D_",
  "_x0041_",
  "$x^2$",
  "**重**",
  "  ",
  "\u3000",
  "甲",
  "质量",
  "（　　）",
  "true",
  "2026-1-2",
  "=SUM(A1)",
  "😀",
  "{=a ~b}",
];

/** A small generator with its own state, so that a failing case comes again. */
function drawer(seed: number): (count: number) => number {
  let state = seed;
  return (count) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * count);
  };
}

function nastyItem(seed: number): Item {
  const draw = drawer(seed);
  const text = (most: number) => Array.from({ length: 1 + draw(most) }, () => PIECES[draw(PIECES.length)]).join("");
  const isMultiple = draw(2) === 0;
  const count = 3 + draw(5);
  const options = Array.from({ length: count }, (_, at) => ({ label: "ABCDEFGH"[at], text: `${text(6)}${at}` }));
  const line = (most: number) => text(most).replace(/\n/g, " ");
  return itemSchema.parse({
    id: `nasty-${seed}`,
    type: isMultiple ? "multiple" : "single",
    part: 1 + draw(99),
    topic: `${line(4)}题`,
    level: ["应用", "a b", "=1+1"][draw(3)],
    difficulty: draw(101) / 100,
    stem: `${text(12)}题`,
    options,
    key: isMultiple ? ["A", "C"] : ["ABC"[draw(3)]],
    rationale: text(8),
    ...(draw(2) === 0 ? { reference: `${line(5)}书` } : {}),
    ...(draw(2) === 0 ? { tags: [`${line(3)}签`, "a、b"] } : {}),
    ...(draw(3) === 0 ? { set: `${line(3)}组`, expectedSeconds: 1 + draw(900) } : {}),
    enemies: draw(3) === 0 ? ["other-item", "nasty-1"] : [],
  });
}

describe("writing questions", () => {
  it.each(FORMATS)("[INT-9] gives back odd items through %s", async (format) => {
    expect(await throughFile([oddItem, oddEssay], format)).toEqual([oddItem, oddEssay]);
  });

  it.each(FORMATS)("[INT-9] gives back texts full of every format's marks through %s", async (format) => {
    const items = Array.from({ length: 300 }, (_, seed) => nastyItem(seed + 1));
    const back = await throughFile(items, format);
    for (const [at, item] of items.entries()) expect(back[at]).toEqual(item);
  });

  it.each(FORMATS)("[INT-9] gives back an essay whose samples fill more than a cell through %s", async (format) => {
    const long = Array.from({ length: 9 }, (_, at) => ({
      quality: "good" as const,
      points: 20,
      marks: { c1: 20 },
      text: `${at}${"质 量\n".repeat(4900)}`.slice(0, 19_999).trim(),
    }));
    const essay: EssayItem = { ...oddEssay, samples: long };
    expect(housePieces(essay).length).toBeGreaterThan(5);
    expect(await throughFile([essay, oddItem], format)).toEqual([essay, oddItem]);
  });

  it("[INT-11] keeps what somebody changed in a sheet, and the rest of the item as it was", async () => {
    const { bytes } = await writeQuestions([oddItem], { format: "xlsx", figures: none });
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(bytes as unknown as ExcelJS.Buffer);
    const sheet = book.worksheets[0] as ExcelJS.Worksheet;
    const headings = (sheet.getRow(1).values as string[]).slice(1);
    const put = (heading: string, value: string | number) => {
      sheet.getCell(2, headings.indexOf(heading) + 1).value = value;
    };
    put("题干", "改过的题干（　　）。");
    put("选项B", "改过的乙");
    put("正确答案", "AB");
    put("难度", 0.25);
    put("标签", "丙、丁");
    put("互斥题", "cmq-1-s-001、cmq-1-s-002");
    const changed = new Uint8Array(await book.xlsx.writeBuffer());
    const [foreign] = (await readQuestions({ name: "x.xlsx", bytes: changed })).items;
    const made = foreign && foreignToItem(foreign);
    if (!made || !("item" in made) || oddItem.type === "essay") throw new Error("no item came back");
    expect(made.item).toEqual({
      ...oddItem,
      stem: "改过的题干（　　）。",
      options: oddItem.options.map((option) => (option.label === "B" ? { ...option, text: "改过的乙" } : option)),
      key: ["A", "B"],
      difficulty: 0.25,
      tags: ["丙", "丁"],
      enemies: ["cmq-1-s-001", "cmq-1-s-002"],
    });
  });

  it("[INT-12] makes no cell a number, a date or a formula that was a text", async () => {
    const stems = ["=1+1", "+86", "-5", "@x", "1-2", "007", "1e5", "TRUE"].map((stem, at) => ({
      ...oddItem,
      id: `text-${at}`,
      stem,
      topic: stem,
    }));
    const { bytes } = await writeQuestions(stems, { format: "xlsx", figures: none });
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(bytes as unknown as ExcelJS.Buffer);
    const sheet = book.worksheets[0] as ExcelJS.Worksheet;
    const column = (sheet.getRow(1).values as string[]).indexOf("题干");
    for (const [at, { stem }] of stems.entries()) {
      const cell = sheet.getCell(at + 2, column);
      expect([cell.type, cell.value, cell.numFmt]).toEqual([ExcelJS.ValueType.String, stem, "@"]);
    }
  });

  it("[INT-13] writes equal items as equal bytes", async () => {
    for (const format of FORMATS) {
      const [one, other] = [
        await writeQuestions([oddItem], { format, figures: none }),
        await writeQuestions([oddItem], { format, figures: none }),
      ];
      expect(Buffer.compare(one.bytes, other.bytes)).toBe(0);
    }
  });
});
