import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { assemble, assemblePapers } from "#blueprints/assemble.ts";
import { targetBounds } from "#blueprints/bounds.ts";
import { ruleConflict } from "#blueprints/conflict.ts";
import { assemblyModel } from "#blueprints/constraints.ts";
import { type LinearModel, LinearModelBuilder } from "#blueprints/solver.ts";
import type { ItemVersion } from "#item-bank/item.ts";
import { createHighsSolver } from "#server/papers/solver-highs.ts";
import { cmqBlueprint, realBank, sha256 } from "../../support/exam-files.ts";
import { plantedBank } from "../../support/synthetic-bank.ts";

const solver = createHighsSolver();
let bank: ItemVersion[];

beforeAll(async () => {
  bank = await realBank();
});
afterAll(() => solver.close());

/** x, y ≥ 0 with x + y ≥ 4 and x ≤ most; costs 2x + 3y. */
function small(most: number): LinearModel {
  const build = new LinearModelBuilder();
  const x = build.column({ least: 0, most, cost: 2 });
  const y = build.column({ least: 0, most: 2, cost: 3 });
  build.row({ least: 4, most: Number.POSITIVE_INFINITY }, [
    [x, 1],
    [y, 1],
  ]);
  build.row({ least: Number.NEGATIVE_INFINITY, most: 100 }, [[x, 1]]);
  return build.build();
}

describe("the solver in its thread", () => {
  it("[BLU-9] solves, proves infeasibility and names the rows in conflict", async () => {
    // One more x would save 2 − 3: what y costs less what x costs.
    const answer = { status: "optimal", objective: 9, values: [3, 1], reducedCosts: [-1, 0], rowPrices: [3, -0] };
    expect(await solver.minimise(small(3))).toEqual(answer);
    expect(await solver.minimise(small(1))).toEqual({ status: "infeasible" });
    expect((await solver.conflict(small(1)))?.rows).toEqual([0]);
    expect(await solver.conflict(small(3))).toBeNull();
  });

  it("[BLU-9] answers unknown when it is ended or out of patience, and starts again after that", async () => {
    const other = createHighsSolver();
    const open = other.minimise(small(3));
    await other.close();
    expect(await open).toEqual({ status: "unknown" });
    expect(await other.minimise(small(3))).toMatchObject({ status: "optimal" });
    await other.close();
    const impatient = createHighsSolver({ patienceMs: 0 });
    expect(await impatient.minimise(small(3))).toEqual({ status: "unknown" });
    expect(await impatient.conflict(small(1))).toBeNull();
    await impatient.close();
  });

  it("[BLU-9] answers unknown to a model that is malformed", async () => {
    expect(await solver.minimise({ ...small(3), columns: [0, 7, 0] })).toEqual({ status: "unknown" });
    expect(await solver.minimise(small(3))).toMatchObject({ status: "optimal" });
  });
});

describe("bounds and explanations", () => {
  it("[BLU-9] proves how near a difficulty can be reached, and the search comes close to it", async () => {
    const hard = cmqBlueprint(["difficulty: { mean: 0.65, tolerance: 0.005 }", "difficulty: { mean: 0.80, tolerance: 0.005 }"]);
    const [choice, essays] = await targetBounds(assemblyModel(hard, bank), 1, solver);
    expect(essays?.leastDistance).toBe(0);
    const outcome = await assemble({ blueprint: hard, items: bank, forms: 1, seed: "1" }, { hash: sha256, solver });
    expect(outcome).toMatchObject({ refused: "assembly-failed" });
    if (!("refused" in outcome)) return;
    // Sorting alone refuses it at once; its bound lies beyond what all rules together allow.
    const sorted = Number(/this bank reaches ([0-9.]+) at most$/.exec(outcome.sentences[0]?.en ?? "")?.[1]);
    expect(sorted).toBeGreaterThanOrEqual(0.8 - (choice?.leastDistance ?? 0));
    expect(sorted).toBeLessThan(0.795);
    const alone = assemblePapers({ blueprint: hard, items: bank, forms: 1, seed: "1" }, sha256);
    const nearest = "sentences" in alone ? (alone.sentences[0]?.en ?? "") : "";
    const reached = Number(/, is ([0-9.]+)$/.exec(nearest)?.[1]);
    expect(0.8 - reached).toBeGreaterThanOrEqual((choice?.leastDistance ?? 1) - 1e-3);
    expect(0.8 - reached).toBeLessThan((choice?.leastDistance ?? 0) + 0.01);
  });

  it("[BLU-9] knows that papers share the best items: the more papers, the farther the target", async () => {
    const hard = cmqBlueprint(["difficulty: { mean: 0.65, tolerance: 0.005 }", "difficulty: { mean: 0.80, tolerance: 0.005 }"]);
    const model = assemblyModel(hard, bank);
    const distances = [];
    for (const forms of [1, 2, 3]) distances.push((await targetBounds(model, forms, solver))[0]?.leastDistance ?? 0);
    const [one, two, three] = distances as [number, number, number];
    expect([one < two, two < three]).toEqual([true, true]);
  });

  it("[BLU-9] names rules that exclude each other although each count alone can be met", async () => {
    const blueprint = cmqBlueprint();
    // Level 应用 only in parts 1 and 3: at most 8 of 70 items where at least 18 are wanted.
    const items = plantedBank(blueprint, { papers: 6, seed: "levels" }).map((entry) => {
      const isOther = entry.item.type !== "essay" && ![1, 3].includes(entry.item.part);
      return isOther && entry.item.level === "应用" ? { ...entry, item: { ...entry.item, level: "理解" } } : withLevel(entry);
    });
    const model = assemblyModel(blueprint, items);
    const conflict = await ruleConflict(model, 2, solver);
    const rules = conflict?.rules.map((rule) => rule.en).join("\n");
    expect(rules).toContain("level 应用: 18–31 per paper");
    // The rest of the level cannot come to 18 even with all of part 1 and of part 3 multiple choice.
    expect(rules).toContain("part 3 single choice: 4 per paper");
    expect(rules).not.toContain("part 6");
    const outcome = await assemble({ blueprint, items, forms: 2, seed: "1" }, { hash: sha256, solver });
    expect(outcome).toMatchObject({ refused: "assembly-failed", isCounted: false });
    expect("refused" in outcome && outcome.sentences[1]?.en).toContain("relax the minimum of level 应用 from 18 to 8");
  });

  it("[BLU-9] finds no conflict where papers exist", async () => {
    expect(await ruleConflict(assemblyModel(cmqBlueprint(), bank), 2, solver)).toBeNull();
  });

  it("[BLU-9] never changes which papers come out", async () => {
    const request = { blueprint: cmqBlueprint(), items: bank, forms: 2, seed: "same" };
    const bare = await assemble(request, { hash: sha256 });
    expect(JSON.stringify(await assemble(request, { hash: sha256, solver }))).toBe(JSON.stringify(bare));
  });
});

/** In parts 1 and 3 every choice item is of level 应用. */
function withLevel(entry: ItemVersion): ItemVersion {
  const { item } = entry;
  return item.type !== "essay" && [1, 3].includes(item.part) ? { ...entry, item: { ...item, level: "应用" } } : entry;
}
