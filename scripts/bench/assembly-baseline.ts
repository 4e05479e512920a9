import loadHighs, { type Highs } from "highs";
import type { Blueprint } from "#blueprints/blueprint.ts";
import { cellsOf } from "#blueprints/cells.ts";
import type { AssemblyModel } from "#blueprints/model.ts";
import { LinearModelBuilder } from "#blueprints/solver.ts";
import type { ItemVersion } from "#item-bank/item.ts";
import type { RandomStream } from "#kernel/random-stream.ts";
import { ABILITIES, information } from "../support/generated-bank.ts";
import { cpuMs } from "./figure.ts";

/** The plain item-level model: one whole variable per item and paper, one per shared item and pair of papers. */
function itemLevelModel(model: AssemblyModel, about: { forms: number; uses: number; mostShared: number | null }) {
  const { forms, uses, mostShared } = about;
  const build = new LinearModelBuilder();
  const items = model.items.length;
  const x = (item: number, form: number): number => form * items + item;
  for (let at = 0; at < items * forms; at++) build.column({ least: 0, most: 1 });
  for (let form = 0; form < forms; form++) {
    const ones = (members: readonly number[]) => members.map((item) => [x(item, form), 1] as const);
    for (const cell of model.cells) build.row({ least: cell.items, most: cell.items }, ones(cell.members));
    for (const rule of model.counts) build.row({ least: rule.least, most: rule.most }, ones(rule.members));
    for (const rule of model.sums) {
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
  return build.build();
}

/** Gives the item-level model to HiGHS, warmed up before; processor time, and whether it answered within the limit. */
export async function solveItemLevel(
  model: AssemblyModel,
  about: { forms: number; uses: number; mostShared: number | null; limitSeconds: number },
): Promise<{ ms: number; isSolved: boolean }> {
  const highs = await loadHighs();
  for (let warm = 0; warm < 3; warm++) run(highs, model, { forms: 1, uses: 1, mostShared: null, limitSeconds: 20 });
  let isSolved = false;
  const ms = await cpuMs(() => {
    isSolved = run(highs, model, about);
  });
  return { ms, isSolved };
}

function run(
  highs: Highs,
  rules: AssemblyModel,
  about: { forms: number; uses: number; mostShared: number | null; limitSeconds: number },
): boolean {
  const linear = itemLevelModel(rules, about);
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
      integrality: new Int32Array(numCols).fill(1),
      matrix: { format: "csr", numRows, numCols, starts: linear.starts, indices: linear.columns, values: linear.values },
    });
    model.run();
    return model.getModelStatus() === highs.constants.modelStatus.optimal;
  });
}

/** What most systems do: so many items per part and type at random, nothing else looked at. */
export function randomDraw(blueprint: Blueprint, items: readonly ItemVersion[], random: RandomStream): ItemVersion[] {
  return cellsOf(blueprint).flatMap((cell) => {
    const pool = items.filter(({ item }) => item.part === cell.part && item.type === cell.type);
    return random.shuffle(pool).slice(0, cell.items);
  });
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
