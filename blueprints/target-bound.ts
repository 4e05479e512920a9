import type { AssemblyModel, SumRule } from "./model.ts";
import { type LinearModel, LinearModelBuilder, type Solver } from "./solver.ts";

/*
 * How near any set of papers can come to all its targets at once: a linear program about one average paper, in which an
 * item is present at most cap/forms. What the average paper cannot do, no set of papers can (van der Linden & Adema 1998
 * use the same relaxation for what is left of a bank).
 */

/** A sum with a value it is to come near to. */
export interface Target {
  /** Index among the model's sums. */
  readonly sum: number;
  readonly rule: SumRule;
  readonly wanted: number;
  /** Of the largest weight of all targets, so that the heaviest count as they are. */
  readonly weight: number;
}

export interface TargetBound {
  /** No set of papers keeps every weighted deviation (a share of the target's reference) below this. */
  readonly worst: number;
  /** Deviation of each target in the paper that attains it, beside the targets asked about. */
  readonly deviations: readonly number[];
  /** Worth of every item to the bound: larger presence first, then smaller reduced cost. Item indexes in that order are `byWorth`. */
  byWorth(items: Iterable<number>): number[];
}

/** A deviation below `worst` costs little, so that targets other than the worst one come near too. */
const SMALL_PRICE = 0.01;
const PRESENT = 1e-9;

/** Targets that papers come as near to as they can, but are never refused for. */
export function softTargets({ sums }: AssemblyModel): Target[] {
  const heaviest = Math.max(0, ...sums.map(({ target }) => target?.weight ?? 0));
  return sums.flatMap((rule, sum) =>
    rule.target ? [{ sum, rule, wanted: rule.target.value, weight: rule.target.weight / heaviest }] : [],
  );
}

/** The middles of sums that must stay between two bounds. */
export function boundedTargets({ sums }: AssemblyModel): Target[] {
  return sums.flatMap((rule, sum) =>
    Number.isFinite(rule.least) && Number.isFinite(rule.most)
      ? [{ sum, rule, wanted: (rule.least + rule.most) / 2, weight: 1 }]
      : [],
  );
}

/**
 * The least possible worst deviation from the targets, every other rule kept. Null when the solver gives no answer.
 * @param floor share of a reference below which nearer is not better
 */
export async function targetBound(
  model: AssemblyModel,
  about: { readonly targets: readonly Target[]; readonly forms: number; readonly floor: number },
  solver: Solver,
): Promise<TargetBound | null> {
  const { linear, deviations, worst } = minimaxModel(model, about);
  const answer = await solver.minimise(linear);
  if (answer.status !== "optimal") return null;
  const { values, reducedCosts } = answer;
  const isPresent = (item: number): number => ((values[item] as number) > PRESENT ? 1 : 0);
  return {
    worst: values[worst] as number,
    deviations: deviations.map((column) => values[column] as number),
    byWorth: (items) =>
      [...items].sort(
        (left, right) =>
          isPresent(right) - isPresent(left) || (reducedCosts[left] as number) - (reducedCosts[right] as number) || left - right,
      ),
  };
}

/** Columns: items, then the worst deviation, then per target its sum and its deviation. */
function minimaxModel(
  model: AssemblyModel,
  about: { readonly targets: readonly Target[]; readonly forms: number; readonly floor: number },
): { linear: LinearModel; deviations: number[]; worst: number } {
  const build = new LinearModelBuilder();
  addPresences(build, model, about.forms);
  addRules(build, model);
  addSharing(build, model, about.forms);
  const soft = new Set(about.targets.map(({ sum }) => sum));
  for (const [sum, rule] of model.sums.entries()) {
    if (soft.has(sum) || (!Number.isFinite(rule.least) && !Number.isFinite(rule.most))) continue;
    build.row({ least: rule.least / rule.reference, most: rule.most / rule.reference }, sharesOf(rule));
  }
  const worst = build.column({ least: about.floor, most: Number.POSITIVE_INFINITY, cost: 1 });
  const deviations = about.targets.map(({ rule, wanted, weight }) => {
    const deviation = build.column({ least: 0, most: Number.POSITIVE_INFINITY, cost: SMALL_PRICE });
    // The sum as a column of its own halves the entries of the two rows about it.
    const total = build.column({ least: Number.NEGATIVE_INFINITY, most: Number.POSITIVE_INFINITY });
    const aim = wanted / rule.reference;
    build.row({ least: 0, most: 0 }, [...sharesOf(rule), [total, -1]]);
    build.row({ least: aim, most: Number.POSITIVE_INFINITY }, [
      [total, 1],
      [deviation, 1],
    ]);
    build.row({ least: Number.NEGATIVE_INFINITY, most: aim }, [
      [total, 1],
      [deviation, -1],
    ]);
    build.row({ least: Number.NEGATIVE_INFINITY, most: 0 }, [
      [deviation, weight],
      [worst, -1],
    ]);
    return deviation;
  });
  return { linear: build.build(), deviations, worst };
}

function addPresences(build: LinearModelBuilder, { usage }: AssemblyModel, forms: number): void {
  const least = new Map<number, number>(usage.pins.map(({ item }) => [item, 1 / forms]));
  for (const item of usage.anchors) least.set(item, 1);
  for (const [item, cap] of usage.capOf.entries()) {
    const from = least.get(item) ?? 0;
    build.column({ least: from, most: Math.max(from, Math.min(cap, forms) / forms) });
  }
}

function addRules(build: LinearModelBuilder, model: AssemblyModel): void {
  const ones = (members: readonly number[]) => members.map((item) => [item, 1] as const);
  for (const cell of model.cells) build.row({ least: cell.items, most: cell.items }, ones(cell.members));
  for (const rule of model.counts) build.row({ least: rule.least, most: rule.most }, ones(rule.members));
  for (const group of model.enemyGroups) build.row({ least: 0, most: 1 }, ones(group));
  for (const { members } of model.sets) {
    const [lead, ...others] = members;
    for (const other of others) {
      build.row({ least: 0, most: 0 }, [
        [lead as number, 1],
        [other, -1],
      ]);
    }
  }
}

/**
 * What papers may share, in all: an item on n of them is shared by n (n − 1) / 2 pairs, which is never less than any of
 * the tangents k n − k (k + 1) / 2.
 */
function addSharing(build: LinearModelBuilder, { usage }: AssemblyModel, forms: number): void {
  const { mostShared, capOf, anchors } = usage;
  if (mostShared === null) return;
  const isAnchor = new Set(anchors);
  const shared: (readonly [number, number])[] = [];
  for (const [item, cap] of capOf.entries()) {
    const most = Math.min(cap, forms);
    if (most < 2 || isAnchor.has(item)) continue;
    const pairs = build.column({ least: 0, most: (most * (most - 1)) / 2 });
    shared.push([pairs, 1]);
    for (let k = 1; k < most; k++) {
      build.row({ least: Number.NEGATIVE_INFINITY, most: (k * (k + 1)) / 2 }, [
        [item, k * forms],
        [pairs, -1],
      ]);
    }
  }
  if (shared.length > 0) build.row({ least: 0, most: (mostShared * forms * (forms - 1)) / 2 }, shared);
}

/** Weights as shares of the rule's reference: numbers of one size, whatever the unit. */
function sharesOf({ members, weights, reference }: SumRule): (readonly [number, number])[] {
  return members.map((item, at) => [item, (weights[at] as number) / reference] as const);
}
