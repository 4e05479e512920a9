import loadHighs, { type Highs } from "highs";
import type { Blueprint } from "#blueprints/blueprint.ts";
import { cellsOf } from "#blueprints/cells.ts";
import type { AssemblyModel } from "#blueprints/model.ts";
import { LinearModelBuilder } from "#blueprints/solver.ts";
import { TARGET_FLOOR } from "#blueprints/stretch.ts";
import type { Target } from "#blueprints/target-bound.ts";
import type { ItemVersion } from "#item-bank/item.ts";
import type { RandomStream } from "#kernel/random-stream.ts";
import { ABILITIES, information } from "../support/generated-bank.ts";
import { cpuMs } from "./figure.ts";

export interface ItemLevelQuestion {
  readonly forms: number;
  readonly uses: number;
  readonly mostShared: number | null;
  /** What to come near to; the objective is then the worst deviation, `TARGET_FLOOR` at least. */
  readonly targets?: readonly Target[];
}

/** The plain item-level model: one whole variable per item and paper, one per shared item and pair of papers. */
function itemLevelModel(model: AssemblyModel, about: ItemLevelQuestion) {
  const { forms, uses, mostShared, targets = [] } = about;
  const build = new LinearModelBuilder();
  const items = model.items.length;
  const x = (item: number, form: number): number => form * items + item;
  for (let at = 0; at < items * forms; at++) build.column({ least: 0, most: 1 });
  for (let form = 0; form < forms; form++) {
    const ones = (members: readonly number[]) => members.map((item) => [x(item, form), 1] as const);
    for (const cell of model.cells) build.row({ least: cell.items, most: cell.items }, ones(cell.members));
    for (const rule of model.counts) build.row({ least: rule.least, most: rule.most }, ones(rule.members));
    for (const rule of model.sums) {
      if (!Number.isFinite(rule.least) && !Number.isFinite(rule.most)) continue;
      const entries = rule.members.map((item, at) => [x(item, form), (rule.weights[at] as number) / 1e6] as const);
      build.row({ least: rule.least / 1e6, most: rule.most / 1e6 }, entries);
    }
    for (const [one, enemies] of model.enemies.entries()) {
      for (const other of enemies) if (one < other) build.row({ least: 0, most: 1 }, ones([one, other]));
    }
  }
  const all = Array.from({ length: forms }, (_, form) => form);
  for (let item = 0; item < items; item++)
    build.row(
      { least: 0, most: uses },
      all.map((form) => [x(item, form), 1] as const),
    );
  for (const one of mostShared === null ? [] : all) {
    for (const other of all.slice(0, one)) {
      const both = Array.from({ length: items }, (_, item) => {
        const column = build.column({ least: 0, most: 1 });
        build.row({ least: Number.NEGATIVE_INFINITY, most: 1 }, [
          [x(item, one), 1],
          [x(item, other), 1],
          [column, -1],
        ]);
        return [column, 1] as const;
      });
      build.row({ least: 0, most: mostShared as number }, both);
    }
  }
  const whole = build.build().costs.length;
  addDeviations(build, { forms, targets, x });
  return { linear: build.build(), whole };
}

/** The worst deviation of any paper from any target, to be made small. */
function addDeviations(
  build: LinearModelBuilder,
  about: { forms: number; targets: readonly Target[]; x: (item: number, form: number) => number },
): void {
  const { forms, targets, x } = about;
  if (targets.length === 0) return;
  const worst = build.column({ least: TARGET_FLOOR, most: Number.POSITIVE_INFINITY, cost: 1 });
  for (let form = 0; form < forms; form++) {
    for (const { rule, wanted } of targets) {
      const total = build.column({ least: Number.NEGATIVE_INFINITY, most: Number.POSITIVE_INFINITY });
      const shares = rule.members.map((item, at) => [x(item, form), (rule.weights[at] as number) / rule.reference] as const);
      build.row({ least: 0, most: 0 }, [...shares, [total, -1]]);
      const aim = wanted / rule.reference;
      build.row({ least: aim, most: Number.POSITIVE_INFINITY }, [
        [total, 1],
        [worst, 1],
      ]);
      build.row({ least: Number.NEGATIVE_INFINITY, most: aim }, [
        [total, 1],
        [worst, -1],
      ]);
    }
  }
}

/** Gives the item-level model to HiGHS, warmed up before; processor time, and whether it answered within the limit. */
export async function solveItemLevel(
  model: AssemblyModel,
  about: ItemLevelQuestion & { readonly limitSeconds: number },
): Promise<ItemLevelAnswer & { ms: number }> {
  const highs = await loadHighs();
  // Small models of one paper: what is to be warm is the engine.
  const warming = model.items.length > 5000 ? 0 : 3;
  for (let warm = 0; warm < warming; warm++) run(highs, model, { forms: 1, uses: 1, mostShared: null, limitSeconds: 20 });
  let answer: ItemLevelAnswer = { isSolved: false, objective: Number.NaN };
  const ms = await cpuMs(() => {
    answer = run(highs, model, about);
  });
  return { ms, ...answer };
}

interface ItemLevelAnswer {
  readonly isSolved: boolean;
  /** Of the best papers found so far, also where the limit stopped it; infinite when it has none. */
  readonly objective: number;
}

function run(highs: Highs, rules: AssemblyModel, about: ItemLevelQuestion & { limitSeconds: number }): ItemLevelAnswer {
  const { linear, whole } = itemLevelModel(rules, about);
  const numCols = linear.costs.length;
  const numRows = linear.rowLeast.length;
  return highs.withModel((model) => {
    model.options.set({ output_flag: false, time_limit: about.limitSeconds });
    model.passModel({
      numCols,
      numRows,
      colCost: linear.costs,
      colLower: linear.columnLeast,
      colUpper: linear.columnMost,
      rowLower: linear.rowLeast,
      rowUpper: linear.rowMost,
      integrality: Int32Array.from({ length: numCols }, (_, at) => (at < whole ? 1 : 0)),
      matrix: { format: "csr", numRows, numCols, starts: linear.starts, indices: linear.columns, values: linear.values },
    });
    model.run();
    const isSolved = model.getModelStatus() === highs.constants.modelStatus.optimal;
    return { isSolved, objective: model.getObjectiveValue() };
  });
}

/** What most systems do: so many items per part and type at random, nothing else looked at. */
export function randomDraws(blueprint: Blueprint, items: readonly ItemVersion[], random: RandomStream): () => ItemVersion[] {
  const cells = cellsOf(blueprint).map((cell) => {
    const pool = items.filter(({ item }) => item.part === cell.part && item.type === cell.type);
    return { pool, count: cell.items };
  });
  return () => cells.flatMap(({ pool, count }) => drawn(pool, count, random));
}

/** So many different ones; drawing again is cheaper than shuffling many. */
function drawn(pool: readonly ItemVersion[], count: number, random: RandomStream): ItemVersion[] {
  const chosen = new Set<ItemVersion>();
  while (chosen.size < Math.min(count, pool.length)) chosen.add(pool[random.below(pool.length)] as ItemVersion);
  return [...chosen];
}

/** Largest deviation from a target (information at each ability, mean facility), as a share of the target. */
export function worstDeviation(blueprint: Blueprint, paper: readonly ItemVersion[]): number {
  const shares: number[] = [];
  for (const constraint of blueprint.constraints ?? []) {
    if (constraint.kind === "difficulty") {
      const mean = paper.reduce((total, { item }) => total + item.difficulty, 0) / paper.length;
      shares.push(Math.abs(mean / constraint.mean - 1));
    }
    if (constraint.kind !== "information") continue;
    for (const ability of ABILITIES) {
      const target = constraint.at.find((point) => point.ability === ability)?.target ?? 1;
      const got = paper.reduce((total, { item }) => total + information(item, ability), 0);
      shares.push(Math.abs(got / target - 1));
    }
  }
  return Math.max(...shares);
}
