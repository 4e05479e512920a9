import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assemblePapers } from "#blueprints/assemble.ts";
import { enemyGroups, enemyLists, supplyOf } from "#blueprints/enemy-groups.ts";
import { verifyPapers } from "#blueprints/verify.ts";
import type { ItemVersion } from "#item-bank/item.ts";
import { cmqBlueprint, sha256 } from "../../support/exam-files.ts";
import { plantedBank } from "../../support/synthetic-bank.ts";

const blueprint = cmqBlueprint();

describe("assembly over many banks", () => {
  it("[BLU-3] finds the papers of a bank that holds exactly as many as asked for, every item used", () => {
    const plan = fc.record({ papers: fc.integer({ min: 1, max: 6 }), seed: fc.string({ minLength: 1, maxLength: 8 }) });
    fc.assert(
      fc.property(plan, ({ papers, seed }) => {
        const items = plantedBank(blueprint, { papers, seed, enemyShare: 0.2 });
        const outcome = assemblePapers({ blueprint, items, forms: papers, seed }, sha256);
        expect(outcome).not.toHaveProperty("refused");
        if ("refused" in outcome) return;
        expect(new Set(outcome.papers.flatMap((paper) => paper.slots.map((slot) => slot.id))).size).toBe(items.length);
        expect(verifyPapers({ blueprint, items, papers: outcome.papers }, { hash: sha256 }).isSound).toBe(true);
      }),
      { numRuns: 25, seed: 20261123 },
    );
  });

  it("[BLU-5] refuses exactly when one more paper is asked for than the bank holds", () => {
    const items = plantedBank(blueprint, { papers: 2, seed: "full" });
    expect(assemblePapers({ blueprint, items, forms: 2, seed: "1" }, sha256)).not.toHaveProperty("refused");
    const outcome = assemblePapers({ blueprint, items, forms: 3, seed: "1" }, sha256);
    expect(outcome).toMatchObject({ refused: "bank-short" });
    expect("refused" in outcome && outcome.shortages).toHaveLength(13);
  });
});

describe("enemies", () => {
  /** Items 0…n with random enemy pairs, as versions. */
  function withEnemies(size: number, pairs: readonly (readonly [number, number])[]): ItemVersion[] {
    const base = plantedBank(blueprint, { papers: 1, seed: "enemies" }).slice(0, size);
    return base.map((entry, at) => {
      const enemies = pairs.flatMap(([one, other]) => (one === at && other !== at ? [base[other]?.item.id ?? ""] : []));
      return { ...entry, item: { ...entry.item, enemies } };
    });
  }

  it("[BLU-5] groups only mutual enemies and covers every pair", () => {
    const index = fc.integer({ min: 0, max: 11 });
    fc.assert(
      fc.property(fc.array(fc.tuple(index, index), { maxLength: 25 }), (pairs) => {
        const lists = enemyLists(withEnemies(12, pairs));
        const groups = enemyGroups(lists);
        for (const group of groups) {
          for (const one of group) for (const other of group) if (one !== other) expect(lists[one]).toContain(other);
        }
        for (const [one, list] of lists.entries()) {
          for (const other of list) expect(groups.some((group) => group.includes(one) && group.includes(other))).toBe(true);
        }
      }),
    );
  });

  it("[BLU-5] never counts fewer slots than enemies really leave", () => {
    const index = fc.integer({ min: 0, max: 7 });
    const forms = fc.integer({ min: 1, max: 2 });
    fc.assert(
      fc.property(fc.array(fc.tuple(index, index), { maxLength: 12 }), forms, (pairs, count) => {
        const lists = enemyLists(withEnemies(8, pairs));
        const members = lists.map((_, at) => at);
        expect(supplyOf(members, enemyGroups(lists), { forms: count })).toBeGreaterThanOrEqual(bestPlacement(lists, count));
      }),
    );
  });

  /** Most items that fit into `forms` papers without enemies meeting, by trying everything. */
  function bestPlacement(lists: readonly (readonly number[])[], forms: number): number {
    const place = (item: number, placed: readonly number[]): number => {
      if (item === lists.length) return placed.filter((form) => form >= 0).length;
      const options = Array.from({ length: forms }, (_, form) => form).filter(
        (form) => !lists[item]?.some((enemy) => enemy < item && placed[enemy] === form),
      );
      return Math.max(...[-1, ...options].map((form) => place(item + 1, [...placed, form])));
    };
    return place(0, []);
  }
});
