import { describe, expect, it } from "vitest";
import { longestKeyRun, paperOrder } from "#blueprints/paper-order.ts";
import type { ItemVersion } from "#item-bank/item.ts";
import { cmqBlueprint } from "../../support/exam-files.ts";
import { plantedBank } from "../../support/synthetic-bank.ts";

const singles = plantedBank(cmqBlueprint(), { papers: 1, seed: "order" }).filter(({ item }) => item.type === "single");

/** Single-choice items of one part with the given keys. */
function withKeys(keys: string): ItemVersion[] {
  return [...keys].map((key, at) => {
    const entry = singles[at] as ItemVersion;
    return { ...entry, item: { ...entry.item, part: 1, key: [key] } as ItemVersion["item"] };
  });
}

const SEEDS = Array.from({ length: 20 }, (_, at) => `seed ${at}`);

describe("the order of a paper", () => {
  it.each(SEEDS)("[BLU-7] breaks up a key that most items share (%s)", (seed) => {
    const order = paperOrder(withKeys(`${"A".repeat(12)}BBCD`), { seed, form: "A", longestRun: 3 });
    expect(order).toHaveLength(16);
    expect(longestKeyRun(order.map((entry) => entry.item))).toBeLessThanOrEqual(3);
  });

  it("[BLU-7] leaves it to the verifier where no order will do", () => {
    const order = paperOrder(withKeys("AAAAAA"), { seed: "1", form: "A", longestRun: 3 });
    expect(longestKeyRun(order.map((entry) => entry.item))).toBe(6);
  });

  it("[BLU-4] orders the forms of one seed differently and each the same way again", () => {
    const ids = (form: string) => paperOrder(singles, { seed: "1", form, longestRun: 3 }).map((entry) => entry.item.id);
    expect(ids("A")).toEqual(ids("A"));
    expect(ids("A")).not.toEqual(ids("B"));
  });
});
