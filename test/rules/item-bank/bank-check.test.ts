import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { cellsOf } from "#blueprints/cells.ts";
import { checkBank } from "#item-bank/bank-check.ts";
import { cellCounts } from "#item-bank/bank-counts.ts";
import { type Item, itemSchema } from "#item-bank/item.ts";
import { readBankFolder } from "#server/bank/read-bank-folder.ts";
import { cmqBlueprint } from "../../support/exam-files.ts";

const FOLDER = fileURLToPath(new URL("../../../item-bank/items", import.meta.url));

/** One single-choice item; options are as long as their letter says unless given. */
function item(id: number, fields: { key?: string; stem?: string; texts?: string[]; type?: string } = {}): Item {
  const texts = fields.texts ?? ["甲乙丙丁戊己", "甲乙丙丁戊庚", "甲乙丙丁戊辛", "甲乙丙丁戊壬"];
  return itemSchema.parse({
    id: `q-${id}`,
    type: fields.type ?? "single",
    part: 1,
    topic: "知识点",
    level: "识记",
    difficulty: 0.5,
    stem: fields.stem ?? "下列属于质量成本的是（　　）。",
    options: texts.map((text, at) => ({ label: "ABCDEFGH"[at], text })),
    key: fields.key ?? "ABCD"[id % 4],
    rationale: "解析",
  });
}

const many = (fields: (id: number) => Parameters<typeof item>[1] = () => ({})) =>
  Array.from({ length: 24 }, (_, id) => item(id, fields(id)));
const rules = (items: Item[]) => checkBank(items).map(({ rule }) => rule);

describe("a look over the bank", () => {
  it("[BANK-4] finds nothing in an even bank", () => {
    expect(checkBank(many())).toEqual([]);
  });

  it("[BANK-4] finds keys crowded on one letter", () => {
    const findings = checkBank(many((id) => ({ key: id % 2 ? "A" : "ABCD"[id % 4] })));
    expect(findings.map((finding) => finding.sentence.en)).toContain("A is a key in 75% of the single items");
  });

  it("[BANK-4] finds keys that are the longest too often", () => {
    const long = (id: number) =>
      ["甲乙丙丁戊己", "甲乙丙丁戊庚", "甲乙丙丁戊辛", "甲乙丙丁戊壬"].map((text, at) => (at === id % 4 ? `${text}癸` : text));
    expect(rules(many((id) => ({ texts: long(id) })))).toEqual(["longest-key"]);
    expect(rules(many((id) => (id < 7 ? { texts: long(id) } : {})))).toEqual([]);
  });

  it("[BANK-4] finds too many negative stems, emphasised or not; a negative in the story is none", () => {
    const negative = (stem: string) => rules(many((id) => (id < 3 ? { stem } : {})));
    expect(negative("下列**不**属于质量成本的是（　　）。")).toEqual(["negatives"]);
    expect(negative("下列不属于质量成本的是（　　）。")).toEqual(["negatives"]);
    expect(negative("甲方不属于本行业。下列属于质量成本的是（　　）。")).toEqual([]);
  });

  it("[BANK-4] leaves single items to the lint", () => {
    expect(rules([item(0, { texts: ["以上都对", "甲乙", "丙丁", "戊己"], stem: "下列不属于质量成本的是（　　）。" })])).toEqual(
      [],
    );
  });

  it("[BANK-4] finds cells with less than three papers' worth", () => {
    const cells = [{ part: 1, type: "single" as const, items: 9 }];
    expect(checkBank(many(), cells).map((finding) => finding.sentence.en)).toEqual([
      "1/single: 24 items, 27 would be 3 papers' worth",
    ]);
    expect(cellCounts(many(), [])).toEqual([{ part: 1, type: "single", needed: 0, available: 24 }]);
  });

  it("[BANK-4] finds nothing in the bank of the first exam", async () => {
    const bank = await readBankFolder(FOLDER);
    const cells = [...cellsOf(cmqBlueprint()), { part: 0, type: "essay" as const, items: 5 }];
    expect(
      checkBank(
        bank.items.map((entry) => entry.item),
        cells,
      ),
    ).toEqual([]);
  });
});
