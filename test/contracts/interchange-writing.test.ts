import { beforeAll, describe, expect, it } from "vitest";
import type { ForeignFigure } from "#item-bank/interchange/foreign-item.ts";
import { foreignToItem } from "#item-bank/interchange/house-item.ts";
import { canonicalItem, type Item, itemFigures } from "#item-bank/item.ts";
import { readBankFolder } from "#server/bank/read-bank-folder.ts";
import { readQuestions } from "#server/interchange/read-questions.ts";
import { writeQuestions, writeTemplate } from "#server/interchange/write-questions.ts";

let bank: Item[];
let images: ReadonlyMap<string, Uint8Array>;
beforeAll(async () => {
  const folder = await readBankFolder("item-bank/items");
  bank = folder.items.map(({ item }) => item);
  images = new Map(folder.figures.map(({ name, bytes }) => [name, bytes]));
});

const figures = async (name: string): Promise<ForeignFigure | null> => {
  const bytes = images.get(name);
  return bytes ? { name, bytes, mediaType: "image/png" } : null;
};

describe("what leaves comes back", () => {
  it.each(["qti", "moodle-xml", "gift", "xlsx"] as const)("[INT-9] the whole bank through %s, identical", async (format) => {
    const written = await writeQuestions(bank, { format, figures });
    const reading = await readQuestions({ name: written.fileName, bytes: written.bytes });
    expect([reading.format, reading.refused]).toEqual([format, []]);
    const back = reading.items.map((foreign) => foreignToItem(foreign));
    const ids = back.map((made) => ("item" in made ? made.item.id : JSON.stringify(made)));
    expect(ids.sort()).toEqual(bank.map(({ id }) => id).sort());
    const byId = new Map(bank.map((item) => [item.id, canonicalItem(item)]));
    const changed = back.filter((made) => "item" in made && canonicalItem(made.item) !== byId.get(made.item.id));
    expect(changed).toEqual([]);
    const carried = new Map(reading.items.flatMap((item) => item.figures ?? []).map(({ name, bytes }) => [name, bytes]));
    for (const name of new Set(bank.flatMap(itemFigures).map((figure) => figure.name))) {
      expect(Buffer.from(carried.get(name) ?? []).equals(Buffer.from(images.get(name) ?? [0])), name).toBe(true);
    }
  });

  it("[INT-9] a printed paper with keys holds every choice item as it was", async () => {
    const choice = bank
      .filter(({ type, part }) => type !== "essay" && part <= 3)
      .filter((item) => itemFigures(item).length === 0);
    const { bytes } = await writeQuestions(choice, { format: "docx", figures, withKey: true });
    const { items } = await readQuestions({ name: "paper.docx", bytes });
    const keys = items.map(({ key }) => key.join(""));
    const printed = [...choice].sort((one, other) => (one.type === other.type ? 0 : one.type === "single" ? -1 : 1));
    expect(keys).toEqual(printed.map((item) => (item.type === "essay" ? "" : item.key.join(""))));
    const without = await writeQuestions(choice, { format: "docx", figures, withKey: false });
    const text = JSON.stringify((await readQuestions({ name: "paper.docx", bytes: without.bytes })).items);
    for (const { rationale } of choice.slice(0, 20)) expect(text).not.toContain(rationale.slice(0, 12));
  });

  it("[INT-10] names what a format cannot say, item by item", async () => {
    const multiple = bank.filter(({ type }) => type === "multiple").map(({ id }) => id);
    for (const format of ["qti", "moodle-xml", "gift"] as const) {
      const { warnings } = await writeQuestions(bank, { format, figures });
      for (const id of multiple) expect(warnings.some(({ place }) => place === id)).toBe(true);
    }
  });

  it("[INT-10] writes texts as texts, whatever they begin with", async () => {
    const [first] = bank.filter(({ type }) => type === "single");
    const odd = { ...(first as Item), stem: '=HYPERLINK("http://x","y")（　　）。' } as Item;
    const { bytes } = await writeQuestions([odd], { format: "xlsx", figures });
    const { items } = await readQuestions({ name: "x.xlsx", bytes });
    expect(items.map(({ stem }) => stem)).toEqual([odd.stem]);
  });

  it("[INT-12] offers a template whose examples read as questions, without a refusal or a warning of its own notes", async () => {
    const { bytes } = await writeTemplate();
    const { items, refused, warnings } = await readQuestions({ name: "template.xlsx", bytes });
    expect(warnings.filter(({ place }) => place.includes("填写说明"))).toEqual([]);
    expect([items.map(({ type, id, key }) => [type, id, key.join("")]), refused]).toEqual([
      [
        ["single", "example-single", "C"],
        ["multiple", "example-multiple", "ACE"],
        ["essay", "example-essay", ""],
      ],
      [],
    ]);
    for (const { stem } of items) expect(stem).toContain("请删除");
  });
});
