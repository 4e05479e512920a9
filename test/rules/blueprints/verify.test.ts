import { describe, expect, it } from "vitest";
import { assemblePapers } from "#blueprints/assemble.ts";
import { type AssembledPaper, type AssembledSlot, contentHasher, paperHash } from "#blueprints/paper.ts";
import { verifyPapers } from "#blueprints/verify.ts";
import type { Item, ItemVersion } from "#item-bank/item.ts";
import { points } from "#kernel/points.ts";
import { cmqBlueprint, sha256 } from "../../support/exam-files.ts";
import { plantedBank } from "../../support/synthetic-bank.ts";

const blueprint = cmqBlueprint();
const bank = plantedBank(blueprint, { papers: 4, seed: "verify", enemyShare: 0.1 });
const [paperA, paperB] = soundPapers();
const used = new Set([...paperA.slots, ...paperB.slots].map((slot) => slot.id));

function soundPapers(): [AssembledPaper, AssembledPaper] {
  const outcome = assemblePapers({ blueprint, items: bank, forms: 2, seed: "verify" }, sha256);
  if ("refused" in outcome) throw new Error("the planted bank holds four papers");
  return outcome.papers as unknown as [AssembledPaper, AssembledPaper];
}

function itemOf(id: string, items: readonly ItemVersion[] = bank): Item {
  return items.find((entry) => entry.item.id === id)?.item as Item;
}

/** The paper with slots changed and a hash that agrees, so that only the change itself can be found. */
function tampered(change: (slots: AssembledSlot[]) => AssembledSlot[], items: readonly ItemVersion[] = bank): AssembledPaper {
  const slots = change(paperA.slots.map((slot) => ({ ...slot })));
  const frozen = slots.map((slot) => ({ slot, item: itemOf(slot.id, items) }));
  const { form, seed } = paperA;
  const by = { hash: sha256, content: contentHasher(sha256) };
  return { form, seed, slots, hash: paperHash({ blueprintId: blueprint.id, form, seed, slots: frozen }, by) };
}

/** English names of the rules a verification found broken. */
function broken(papers: readonly AssembledPaper[], items: readonly ItemVersion[] = bank): string[] {
  const check = verifyPapers({ blueprint, items, papers }, { hash: sha256 });
  const lines = [...check.papers.flatMap((paper) => paper.lines), ...check.across].filter((line) => !line.isMet);
  expect(check.isSound).toBe(lines.length === 0);
  return lines.map((line) => line.ruleEn);
}

/** A spare item like the given one but for what `isOther` asks; written like a slot. */
function swapIn(slot: AssembledSlot, isOther: (item: Item, old: Item) => boolean): AssembledSlot {
  const old = itemOf(slot.id);
  const spare = bank.find(({ item }) => !used.has(item.id) && item.type === old.type && isOther(item, old))?.item as Item;
  expect(spare).toBeDefined();
  const key = spare.type === "essay" ? {} : { key: spare.key };
  return { ...slot, id: spare.id, part: spare.part, enemies: spare.enemies, ...key };
}

describe("the independent verifier", () => {
  it("[BLU-6] finds nothing in sound papers", () => {
    expect(broken([paperA, paperB])).toEqual([]);
  });

  it("[BLU-6] sees an item from another part", () => {
    const paper = tampered(([first, ...rest]) => [
      swapIn(first as AssembledSlot, (item, old) => item.part !== old.part),
      ...rest,
    ]);
    expect(broken([paper])).toEqual(expect.arrayContaining(["part 1 items", "part 1 points"]));
  });

  it("[BLU-6] sees an item used twice, and one shared with the other paper", () => {
    const twice = tampered((slots) => slots.map((slot, at) => ({ ...slot, ...(at === 3 && { ...slots[2], slot: 4 }) })));
    expect(broken([twice])).toContain("items used twice");
    const shared = tampered((slots) => slots.map((slot, at) => (at === 0 ? { ...(paperB.slots[0] as AssembledSlot) } : slot)));
    expect(broken([shared, paperB])).toContain("items shared between papers");
  });

  it("[BLU-6] sees a missing slot and slots out of order", () => {
    expect(broken([tampered((slots) => slots.slice(1))])).toEqual(
      expect.arrayContaining(["slots", "slots in order of sections"]),
    );
    const swapped = tampered((slots) =>
      slots.map((slot, at) => (at === 49 ? slots[50] : at === 50 ? slots[49] : slot) as AssembledSlot),
    );
    expect(broken([swapped])).toContain("slots in order of sections");
  });

  it.each<[string, Partial<AssembledSlot>]>([
    ["points", { points: points(2) }],
    ["key", { key: ["A", "B"] }],
    ["version", { version: 2 }],
    ["part", { part: 6 }],
    ["enemies", { enemies: ["nobody"] }],
    ["id", { id: "not-in-the-bank" }],
  ])("[BLU-6] sees a slot that lies about its %s", (_, lie) => {
    const change = (slots: AssembledSlot[]) => slots.map((slot, at) => (at === 0 ? { ...slot, ...lie } : slot));
    const paper = "id" in lie ? { ...paperA, slots: change([...paperA.slots]) } : tampered(change);
    expect(broken([paper])).toContain("slots that differ from the bank");
  });

  it("[BLU-6] sees a hash that does not belong to the content", () => {
    expect(broken([{ ...paperA, hash: paperB.hash }])).toEqual(["content hash agrees"]);
    expect(broken([{ ...paperA, seed: "another" }])).toEqual(["content hash agrees"]);
  });

  it("[BLU-6] sees enemies that meet, even where only one of them says so", () => {
    const [one, other] = paperA.slots as unknown as [AssembledSlot, AssembledSlot];
    const items = bank.map((entry) =>
      entry.item.id === one.id ? { ...entry, item: { ...entry.item, enemies: [...entry.item.enemies, other.id] } } : entry,
    );
    const change = (slots: AssembledSlot[]) =>
      slots.map((slot, at) => (at === 0 ? { ...slot, enemies: [...slot.enemies, other.id] } : slot));
    expect(broken([tampered(change, items)], items)).toEqual(["enemies that meet"]);
  });

  it("[BLU-6] sees levels, topics and difficulty out of range", () => {
    const ids = new Set(paperA.slots.map((slot) => slot.id));
    const items = bank.map((entry) => {
      if (!ids.has(entry.item.id) || entry.item.type === "essay") return entry;
      return {
        ...entry,
        item: { ...entry.item, level: "应用", topic: entry.item.part === 2 ? "领导力" : entry.item.topic, difficulty: 0.5 },
      };
    });
    const names = broken([tampered((slots) => slots, items)], items);
    expect(names).toEqual(
      expect.arrayContaining([
        "level 识记",
        "level 应用",
        "part 2 领导力",
        "part 2 质量文化",
        "mean difficulty of the choice items",
      ]),
    );
  });

  it("[BLU-6] sees two essays of one topic", () => {
    const essays = paperA.slots.filter((slot) => slot.type === "essay").map((slot) => itemOf(slot.id));
    const items = bank.map((entry) =>
      entry.item.id === essays[1]?.id
        ? { ...entry, item: { ...entry.item, part: essays[0]?.part ?? 0, topic: essays[0]?.topic ?? "" } }
        : entry,
    );
    const change = (slots: AssembledSlot[]) =>
      slots.map((slot) => (slot.id === essays[1]?.id ? { ...slot, part: essays[0]?.part ?? 0 } : slot));
    expect(broken([tampered(change, items)], items)).toEqual(["essays of one topic"]);
  });

  it("[BLU-6] sees one key too often in a row", () => {
    const ids = paperA.slots.slice(0, 4).map((slot) => slot.id);
    const items = bank.map((entry) =>
      ids.includes(entry.item.id) ? { ...entry, item: { ...entry.item, key: ["A"] } as Item } : entry,
    );
    const change = (slots: AssembledSlot[]) => slots.map((slot, at) => (at < 4 ? { ...slot, key: ["A" as const] } : slot));
    expect(broken([tampered(change, items)], items)).toEqual(["longest run of one key"]);
  });
});
