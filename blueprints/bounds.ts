import type { AssemblyModel, SumRule } from "./model.ts";
import { type LinearModel, LinearModelBuilder, type Solver } from "./solver.ts";
import type { Sentence } from "./words.ts";

/*
 * All models here are about one average paper: over F papers an item's average presence is at most its cap/F. What
 * the average paper cannot do, no set of F papers can; so a bound found here is a proof, at the size of one paper.
 */

/** The nearest any set of papers can come to a target. */
export interface TargetBound {
  readonly name: Sentence;
  readonly wantedMean: number;
  readonly tolerance: number;
  /** Smallest distance of the mean from what is wanted; 0 when the target is within reach. */
  readonly leastDistance: number;
}

const MILLION = 1_000_000;

/** For every sum with a bound, the smallest distance that all other rules leave possible, or null where there is no answer. */
export async function targetBounds(model: AssemblyModel, forms: number, solver: Solver): Promise<(TargetBound | null)[]> {
  const bounds: (TargetBound | null)[] = [];
  const targets = model.sums.filter(({ least, most }) => Number.isFinite(least) || Number.isFinite(most));
  for (const target of targets) bounds.push(await targetBound(model, { target, forms }, solver));
  return bounds;
}

async function targetBound(
  model: AssemblyModel,
  about: { target: SumRule; forms: number },
  solver: Solver,
): Promise<TargetBound | null> {
  const { target, forms } = about;
  const build = new LinearModelBuilder();
  for (const cap of model.usage.capOf) build.column({ least: 0, most: Math.min(cap, forms) / forms });
  addItemRows(build, model);
  const distance = build.column({ least: 0, most: Number.POSITIVE_INFINITY, cost: 1 });
  const weights = target.members.map((item, at) => [item, (target.weights[at] as number) / MILLION] as const);
  // Two bounds: distance from their middle. One bound: distance from it.
  const hasBoth = Number.isFinite(target.least) && Number.isFinite(target.most);
  const [low, high] = hasBoth
    ? [(target.least + target.most) / 2, (target.least + target.most) / 2]
    : [target.least, target.most];
  const wanted = (Number.isFinite(low) ? low : high) / MILLION;
  const items = target.scale / MILLION;
  if (Number.isFinite(low)) build.row({ least: wanted, most: Number.POSITIVE_INFINITY }, [...weights, [distance, 1]]);
  if (Number.isFinite(high)) build.row({ least: Number.NEGATIVE_INFINITY, most: wanted }, [...weights, [distance, -1]]);
  const answer = await solver.minimise(build.build());
  if (answer.status !== "optimal") return null;
  return {
    name: target.name,
    wantedMean: round(wanted / items),
    tolerance: hasBoth ? round((target.most - target.least) / 2 / MILLION / items) : 0,
    leastDistance: round(answer.objective / items),
  };
}

/** To 4 decimals, as people read a difficulty. */
function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

/** Counts of an average paper with every item a column of its own: what classes are measured against. */
export function itemLevelModel(model: AssemblyModel, forms: number): LinearModel {
  const build = new LinearModelBuilder();
  for (const cap of model.usage.capOf) build.column({ least: 0, most: Math.min(cap, forms) / forms });
  addItemRows(build, model);
  return build.build();
}

function addItemRows(build: LinearModelBuilder, model: AssemblyModel): void {
  const ones = (members: readonly number[]) => members.map((item) => [item, 1] as const);
  for (const cell of model.cells) build.row({ least: cell.items, most: cell.items }, ones(cell.members));
  for (const rule of model.counts) build.row({ least: rule.least, most: rule.most }, ones(rule.members));
  for (const group of model.enemyGroups) build.row({ least: 0, most: 1 }, ones(group));
}
