import type { AssemblyModel, SumRule } from "./model.ts";
import { type LinearModel, LinearModelBuilder } from "./solver.ts";
import type { Target } from "./target-bound.ts";

/** A row with everything it would hold if every item were a column. */
export interface PricedRow {
  readonly row: number;
  readonly members: readonly number[];
  /** Beside `members`, to be divided by `scale`; without weights every member counts `scale`. */
  readonly weights: readonly number[] | null;
  readonly scale: number;
}

export interface MinimaxProgram {
  readonly linear: LinearModel;
  /** Columns of the worst deviation and of the deviation from each target. The first columns are the items. */
  readonly worst: number;
  readonly deviations: readonly number[];
  /** Rows that items left out would stand in. */
  readonly priced: readonly PricedRow[];
}

/** A deviation below `worst` costs little, so that targets other than the worst one come near too. */
const SMALL_PRICE = 0.01;

/**
 * The average paper whose worst weighted deviation from the targets is least.
 * @param about `items`: the columns, ascending; null for every item of the bank
 */
export function minimaxProgram(
  model: AssemblyModel,
  about: {
    readonly targets: readonly Target[];
    readonly forms: number;
    readonly floor: number;
    readonly items: readonly number[] | null;
  },
): MinimaxProgram {
  const { targets, forms, floor } = about;
  const items = about.items ?? model.items.map((_, item) => item);
  const columnOf = new Int32Array(model.items.length).fill(-1);
  for (const [column, item] of items.entries()) columnOf[item] = column;
  const rows = new ItemRows(columnOf);
  addPresences(rows.build, model, { items, forms });
  addRules(rows, model);
  addSharing(rows.build, model, { items, forms });
  const aimed = new Set(targets.map(({ sum }) => sum));
  for (const [sum, rule] of model.sums.entries()) {
    if (aimed.has(sum) || (!Number.isFinite(rule.least) && !Number.isFinite(rule.most))) continue;
    rows.shares({ least: rule.least / rule.reference, most: rule.most / rule.reference }, rule);
  }
  const worst = rows.build.column({ least: floor, most: Number.POSITIVE_INFINITY, cost: 1 });
  const deviations = targets.map((target) => addDeviation(rows, { target, worst }));
  return { linear: rows.build.build(), worst, deviations, priced: rows.priced };
}

/** Rows over items, of which only those with a column are written and all are remembered. */
class ItemRows {
  readonly build = new LinearModelBuilder();
  readonly priced: PricedRow[] = [];
  private readonly columnOf: Int32Array;

  constructor(columnOf: Int32Array) {
    this.columnOf = columnOf;
  }

  ones(bounds: { least: number; most: number }, members: readonly number[]): void {
    const entries: [number, number][] = [];
    for (const item of members) if ((this.columnOf[item] as number) >= 0) entries.push([this.columnOf[item] as number, 1]);
    this.priced.push({ row: this.build.row(bounds, entries), members, weights: null, scale: 1 });
  }

  /** Weights as shares of the rule's reference: numbers of one size, whatever the unit. */
  shares(bounds: { least: number; most: number }, rule: SumRule, total?: number): void {
    const { members, weights, reference } = rule;
    const entries: [number, number][] = [];
    for (const [at, item] of members.entries()) {
      const column = this.columnOf[item] as number;
      if (column >= 0) entries.push([column, (weights[at] as number) / reference]);
    }
    if (total !== undefined) entries.push([total, -1]);
    this.priced.push({ row: this.build.row(bounds, entries), members, weights, scale: reference });
  }

  /** Columns of the items that have one. */
  columnsOf(members: readonly number[]): number[] {
    return members.flatMap((item) => ((this.columnOf[item] as number) >= 0 ? [this.columnOf[item] as number] : []));
  }
}

function addPresences(
  build: LinearModelBuilder,
  { usage }: AssemblyModel,
  about: { items: readonly number[]; forms: number },
): void {
  const { items, forms } = about;
  const least = new Map<number, number>(usage.pins.map(({ item }) => [item, 1 / forms]));
  for (const item of usage.anchors) least.set(item, 1);
  for (const item of items) {
    const from = least.get(item) ?? 0;
    build.column({ least: from, most: Math.max(from, Math.min(usage.capOf[item] as number, forms) / forms) });
  }
}

function addRules(rows: ItemRows, { cells, counts, enemyGroups, sets }: AssemblyModel): void {
  for (const cell of cells) rows.ones({ least: cell.items, most: cell.items }, cell.members);
  for (const rule of counts) rows.ones({ least: rule.least, most: rule.most }, rule.members);
  // With one of its items here a group forbids nothing yet.
  for (const group of enemyGroups) if (rows.columnsOf(group).length > 1) rows.ones({ least: 0, most: 1 }, group);
  for (const { members } of sets) {
    const [lead, ...others] = rows.columnsOf(members);
    for (const other of others) {
      rows.build.row({ least: 0, most: 0 }, [
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
function addSharing(
  build: LinearModelBuilder,
  { usage }: AssemblyModel,
  about: { items: readonly number[]; forms: number },
): void {
  const { mostShared, capOf, anchors } = usage;
  if (mostShared === null) return;
  const { items, forms } = about;
  const isAnchor = new Set(anchors);
  const shared: (readonly [number, number])[] = [];
  for (const [column, item] of items.entries()) {
    const most = Math.min(capOf[item] as number, forms);
    if (most < 2 || isAnchor.has(item)) continue;
    const pairs = build.column({ least: 0, most: (most * (most - 1)) / 2 });
    shared.push([pairs, 1]);
    for (let k = 1; k < most; k++) {
      build.row({ least: Number.NEGATIVE_INFINITY, most: (k * (k + 1)) / 2 }, [
        [column, k * forms],
        [pairs, -1],
      ]);
    }
  }
  if (shared.length > 0) build.row({ least: 0, most: (mostShared * forms * (forms - 1)) / 2 }, shared);
}

/** Ties a target's distance to the worst one; returns its column. */
function addDeviation(rows: ItemRows, { target, worst }: { target: Target; worst: number }): number {
  const { rule, wanted, weight } = target;
  const { build } = rows;
  const deviation = build.column({ least: 0, most: Number.POSITIVE_INFINITY, cost: SMALL_PRICE });
  // The sum as a column of its own halves the entries of the two rows about it.
  const total = build.column({ least: Number.NEGATIVE_INFINITY, most: Number.POSITIVE_INFINITY });
  rows.shares({ least: 0, most: 0 }, rule, total);
  const aim = wanted / rule.reference;
  const above = { least: aim, most: Number.POSITIVE_INFINITY };
  const below = { least: Number.NEGATIVE_INFINITY, most: aim };
  build.row(above, [
    [total, 1],
    [deviation, 1],
  ]);
  build.row(below, [
    [total, 1],
    [deviation, -1],
  ]);
  build.row({ least: Number.NEGATIVE_INFINITY, most: 0 }, [
    [deviation, weight],
    [worst, -1],
  ]);
  return deviation;
}
