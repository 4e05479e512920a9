import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import type { ForeignFigure, ForeignReading } from "#item-bank/interchange/foreign-item.ts";
import { foreignToItem } from "#item-bank/interchange/house-item.ts";
import type { Item } from "#item-bank/item.ts";
import { readBankFolder } from "#server/bank/read-bank-folder.ts";
import { readMoodle } from "#server/interchange/moodle-read.ts";
import { writeMoodle } from "#server/interchange/moodle-write.ts";
import { readQti } from "#server/interchange/qti-read.ts";
import { writeQti } from "#server/interchange/qti-write.ts";
import { oddEssay, oddItem } from "./odd-items.ts";

const folder = fileURLToPath(new URL("../../../item-bank/items/cmq", import.meta.url));

let items: Item[] = [];
let figures: Map<string, ForeignFigure>;

beforeAll(async () => {
  const bank = await readBankFolder(folder);
  items = [...bank.items.map(({ item }) => item), oddItem, oddEssay];
  figures = new Map(
    bank.figures.map(({ name, bytes }) => [name, { name, bytes: new Uint8Array(bytes), mediaType: "image/png" }]),
  );
});

describe("the whole bank out and in again", () => {
  it("is identical through a QTI 3.0 package, figures included", async () => {
    const file = await writeQti(items, async (name) => figures.get(name) ?? null);
    expectSame(readQti({ name: file.fileName, bytes: file.bytes }));
    expect(file.warnings.map(({ place }) => place)).toEqual(multiples().map(({ id }) => id));
  });

  it("is identical through Moodle XML, figures included", async () => {
    const file = await writeMoodle(items, async (name) => figures.get(name) ?? null);
    expectSame(readMoodle({ name: file.fileName, bytes: file.bytes }));
    expect(file.warnings.map(({ place }) => place)).toEqual(multiples().map(({ id }) => id));
  });

  it("writes equal items as equal bytes", async () => {
    const [one, other] = [await writeQti(items, async () => null), await writeQti(items, async () => null)];
    expect(Buffer.compare(one.bytes, other.bytes)).toBe(0);
  });

  it("keeps what somebody changed in the exported file", async () => {
    const file = await writeMoodle([oddItem], async () => null);
    const text = new TextDecoder().decode(file.bytes);
    // Only the visible copy is changed; the house's own record stands further down.
    const changed = text.replace("第三行", "改过的一行");
    expect(changed).not.toBe(text);
    const [item] = readMoodle({ name: "q.xml", bytes: new TextEncoder().encode(changed) }).items;
    expect(item?.stem).toContain("改过的一行");
    expect(item?.rationale).toBe(oddItem.rationale);
    expect(item?.house?.calibration).toEqual(oddItem.calibration);
  });
});

function multiples(): Item[] {
  return items.filter(({ type }) => type === "multiple");
}

function expectSame(reading: ForeignReading): void {
  expect(reading.refused).toEqual([]);
  expect(reading.warnings).toEqual([]);
  const back = reading.items.map((foreign) => foreignToItem(foreign));
  expect(back.flatMap((result) => ("item" in result ? [] : [result]))).toEqual([]);
  expect(back.flatMap((result) => ("item" in result ? [result.item] : []))).toEqual(items);
  const shown = new Map(
    reading.items.flatMap(({ figures: own = [] }) => own.map((figure) => [figure.name, figure.bytes] as const)),
  );
  expect([...shown.keys()].sort()).toEqual([...figures.keys()].filter((name) => shown.has(name)).sort());
  for (const [name, bytes] of shown) expect(Buffer.compare(bytes, figures.get(name)?.bytes ?? new Uint8Array())).toBe(0);
  expect(shown.size).toBeGreaterThan(5);
}
