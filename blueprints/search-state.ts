import type { AssemblyModel } from "./constraints.ts";

/**
 * The model and one assignment as flat arrays, made for evaluating a move in constant time. Indexes:
 * item `i`, form `f`, slot `s` of a form, place `p = f × slots + s`, count rule `r`, target `t`.
 */
export interface SearchState {
  readonly forms: number;
  readonly slots: number;
  readonly rules: number;
  readonly cellOfSlot: Int32Array;
  readonly cellMembers: readonly Int32Array[];
  /** Item at each place. */
  readonly held: Int32Array;
  /** Place of each item, or −1. */
  readonly placeOf: Int32Array;
  /** Rules of item i: `ruleList[ruleStart[i] … ruleStart[i + 1])`. */
  readonly ruleStart: Int32Array;
  readonly ruleList: Int32Array;
  readonly enemyStart: Int32Array;
  readonly enemyList: Int32Array;
  readonly least: Int32Array;
  readonly most: Int32Array;
  /** Members present, per form and rule. */
  readonly counts: Int32Array;
  /** Current sums, per form and target. */
  readonly sums: Float64Array;
  readonly weights: readonly Float64Array[];
  readonly wanted: Float64Array;
  /** How near the search tries to come, per target. */
  readonly aim: Float64Array;
}

/** Flat arrays for a model with nothing placed yet. @param aimShare part of each tolerance the search aims at */
export function emptyState(model: AssemblyModel, forms: number, aimShare: number): SearchState {
  const items = model.items.length;
  const cellOfSlot = Int32Array.from(model.cells.flatMap((cell, at) => new Array<number>(cell.items).fill(at)));
  const slots = cellOfSlot.length;
  const rulesOfItem: number[][] = model.items.map(() => []);
  for (const [at, rule] of model.counts.entries()) for (const item of rule.members) rulesOfItem[item]?.push(at);
  const rules = flatten(rulesOfItem);
  const enemies = flatten(model.enemies);
  return {
    forms,
    slots,
    rules: model.counts.length,
    cellOfSlot,
    cellMembers: model.cells.map((cell) => Int32Array.from(cell.members)),
    held: new Int32Array(forms * slots).fill(-1),
    placeOf: new Int32Array(items).fill(-1),
    ruleStart: rules.start,
    ruleList: rules.list,
    enemyStart: enemies.start,
    enemyList: enemies.list,
    least: Int32Array.from(model.counts, (rule) => rule.least),
    most: Int32Array.from(model.counts, (rule) => rule.most),
    counts: new Int32Array(forms * model.counts.length),
    sums: new Float64Array(forms * model.targets.length),
    weights: model.targets.map((target) => Float64Array.from(target.weights)),
    wanted: Float64Array.from(model.targets, (target) => target.wanted),
    aim: Float64Array.from(model.targets, (target) => Math.floor(target.tolerance * aimShare)),
  };
}

function flatten(lists: readonly (readonly number[])[]): { start: Int32Array; list: Int32Array } {
  const start = new Int32Array(lists.length + 1);
  for (const [at, list] of lists.entries()) start[at + 1] = (start[at] ?? 0) + list.length;
  return { start, list: Int32Array.from(lists.flat()) };
}

/** Puts an item at an empty place and counts it. */
export function put(state: SearchState, place: number, item: number): void {
  state.held[place] = item;
  state.placeOf[item] = place;
  count(state, place, { item, by: 1 });
}

/** Takes the item away from a place and uncounts it. */
export function take(state: SearchState, place: number): number {
  const item = state.held[place] as number;
  state.held[place] = -1;
  state.placeOf[item] = -1;
  count(state, place, { item, by: -1 });
  return item;
}

function count(state: SearchState, place: number, change: { item: number; by: number }): void {
  const form = Math.floor(place / state.slots);
  const { item, by } = change;
  const { ruleStart, ruleList, counts, sums, weights } = state;
  for (let at = ruleStart[item] as number; at < (ruleStart[item + 1] as number); at++) {
    const slot = form * state.rules + (ruleList[at] as number);
    counts[slot] = (counts[slot] as number) + by;
  }
  for (let target = 0; target < weights.length; target++) {
    const slot = form * weights.length + target;
    sums[slot] = (sums[slot] as number) + by * (weights[target]?.[item] as number);
  }
}
