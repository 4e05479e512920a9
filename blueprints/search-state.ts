import type { AssemblyModel, Kernel, SumRule } from "./model.ts";

/** One count too many or too few, or one enemy pair. */
export const VIOLATION = 1_000_000;

/** A sum off by one per cent of its reference weighs 0.455 violations, as 0.0065 of mean facility over 70 items does. */
const PRICE_OF_REFERENCE = 45_500_000;

/** A soft target off by one item, or by 2 % of a sum's reference. */
const SOFT_PRICE = 20_000;

/** More than all aims together can cost. */
const FORBIDDEN = 1_000_000_000;

/**
 * The model and one assignment as flat arrays, made for evaluating a move in constant time. Indexes: item `i`, form `f`,
 * slot `s` of a form, place `p = f × slots + s`, row `r`.
 */
export interface SearchState {
  readonly kernel: Kernel;
  readonly forms: number;
  /** Items of each cell that moves may bring in singly: usable, neither anchor nor of a set. */
  readonly pools: Int32Array[];
  /** Sets that moves may bring in. */
  readonly sets: Int32Array[];
  readonly setById: ReadonlyMap<number, Int32Array>;
  readonly capOf: Int32Array;
  readonly rankOf: Int32Array;
  readonly isRanked: boolean;
  /** The pools hold only what use allows, so that within them nothing comes first. */
  isWindow: boolean;
  /** Items that must stand on some paper. */
  readonly mustUse: Uint8Array;
  /** Item at each place, or −1. */
  readonly held: Int32Array;
  /** Places that never change. */
  readonly isFixed: Uint8Array;
  /** Bit f is set while form f holds the item. */
  readonly mask: Int32Array;
  /** Papers the item stands on. */
  readonly used: Int32Array;
  /** Current value, per form and row. */
  readonly value: Float64Array;
  /** Cost within each form; see search-cost.ts. */
  readonly formCost: Float64Array;
  readonly bounds: RowBounds;
  /** Shared items per pair of forms; empty unless items may be shared under a limit. */
  readonly shared: Int32Array;
  readonly mostShared: number;
  /** Scratch of the cost of a move. */
  readonly delta: Float64Array;
  readonly touched: Int32Array;
}

/** Limits and prices per row. Inside `aim…` a row costs nothing. */
export interface RowBounds {
  readonly least: Float64Array;
  readonly most: Float64Array;
  readonly aimLeast: Float64Array;
  readonly aimMost: Float64Array;
  readonly price: Float64Array;
  readonly softValue: Float64Array;
  readonly softPrice: Float64Array;
  /** Cost per unit outside the bounds themselves, on top, as a multiple of the price. */
  outer: number;
  /** Cost of one enemy pair or of one shared item too many, and what it is while the aims are the bounds. */
  violation: number;
  usualViolation: number;
}

/** A state with nothing placed yet. */
export function emptyState(model: AssemblyModel, forms: number): SearchState {
  const { kernel, usage } = model;
  const { capOf, rankOf, anchors, pins, mostShared } = usage;
  const isAnchor = new Uint8Array(kernel.items);
  for (const item of anchors) isAnchor[item] = 1;
  const mustUse = new Uint8Array(kernel.items);
  for (const { item } of pins) mustUse[item] = 1;
  const sets = model.sets.filter(({ members }) => !members.some((item) => isAnchor[item]));
  const setLists = sets.map(({ members }) => Int32Array.from(members));
  return {
    kernel,
    forms,
    pools: model.cells.map((cell) => freeMembers(cell.members, { kernel, capOf, isAnchor })),
    sets: setLists,
    setById: new Map(setLists.map((members) => [kernel.setOf[members[0] as number] as number, members])),
    capOf,
    rankOf,
    isWindow: false,
    isRanked: rankOf.some((rank) => rank > 0),
    mustUse,
    held: new Int32Array(forms * kernel.slots).fill(-1),
    isFixed: new Uint8Array(forms * kernel.slots),
    mask: new Int32Array(kernel.items),
    used: new Int32Array(kernel.items),
    value: new Float64Array(forms * kernel.rows),
    formCost: new Float64Array(forms),
    bounds: rowBounds(model),
    shared: new Int32Array(mostShared === null ? 0 : forms * forms),
    mostShared: mostShared ?? Number.POSITIVE_INFINITY,
    delta: new Float64Array(kernel.rows),
    touched: new Int32Array(2 * kernel.rows),
  };
}

function freeMembers(
  members: readonly number[],
  { kernel, capOf, isAnchor }: { kernel: Kernel; capOf: Int32Array; isAnchor: Uint8Array },
): Int32Array {
  const free = new Int32Array(members.length);
  let count = 0;
  for (const item of members) {
    if ((capOf[item] as number) > 0 && isAnchor[item] === 0 && (kernel.setOf[item] as number) < 0) free[count++] = item;
  }
  return free.subarray(0, count);
}

function rowBounds({ counts, sums }: AssemblyModel): RowBounds {
  const rows = [...counts, ...sums];
  const from = (read: (row: (typeof rows)[number]) => number): Float64Array => Float64Array.from(rows, read);
  const price = from((row) => ("weights" in row ? priceOf(row) : VIOLATION));
  const softPrice = from((row) => {
    if (!row.target) return 0;
    const per = "weights" in row ? (priceOf(row) * SOFT_PRICE) / VIOLATION : SOFT_PRICE;
    return Math.max(1, Math.round(per * row.target.weight));
  });
  return {
    least: from((row) => row.least),
    most: from((row) => row.most),
    aimLeast: from((row) => row.least),
    aimMost: from((row) => row.most),
    price,
    softValue: from((row) => row.target?.value ?? 0),
    softPrice,
    outer: 0,
    violation: VIOLATION,
    usualViolation: VIOLATION,
  };
}

function priceOf(row: SumRule): number {
  return Math.max(1, Math.round(PRICE_OF_REFERENCE / row.reference));
}

/**
 * Narrows what the search aims at: sum rows with two bounds aim at `share` of the way from their middle to a bound. What
 * lies outside the bounds themselves then costs more than anything a move could gain.
 * @param counts how many of the rows are count rows
 */
export function narrowAim({ kernel, bounds }: SearchState, counts: number, share: number): void {
  for (let row = counts; row < kernel.rows; row++) {
    const least = bounds.least[row] as number;
    const most = bounds.most[row] as number;
    if (!Number.isFinite(least) || !Number.isFinite(most)) continue;
    const middle = Math.floor((least + most) / 2);
    const reach = Math.floor(((most - least) / 2) * share);
    bounds.aimLeast[row] = Math.max(least, middle - reach);
    bounds.aimMost[row] = Math.min(most, middle + reach);
  }
  bounds.outer = share < 1 ? FORBIDDEN : 0;
  bounds.violation = share < 1 ? bounds.usualViolation * FORBIDDEN : bounds.usualViolation;
}

/** Empties every place, so that the arrays can be used for another paper. */
export function clearState(state: SearchState): void {
  for (const item of state.held) {
    if (item < 0) continue;
    state.mask[item] = 0;
    state.used[item] = 0;
  }
  state.held.fill(-1);
  state.isFixed.fill(0);
  state.value.fill(0);
  state.shared.fill(0);
}

/** Puts an item at an empty place and counts it. */
export function put(state: SearchState, place: number, item: number): void {
  const { kernel, mask, used, shared } = state;
  const form = Math.floor(place / kernel.slots);
  state.held[place] = item;
  if (shared.length > 0) countShared(state, { item, form, by: 1 });
  mask[item] = (mask[item] as number) | (1 << form);
  used[item] = (used[item] as number) + 1;
  count(state, form, { item, by: 1 });
}

/** Takes the item away from a place and uncounts it. */
export function take(state: SearchState, place: number): number {
  const { kernel, held, mask, used, shared } = state;
  const form = Math.floor(place / kernel.slots);
  const item = held[place] as number;
  held[place] = -1;
  mask[item] = (mask[item] as number) & ~(1 << form);
  used[item] = (used[item] as number) - 1;
  if (shared.length > 0) countShared(state, { item, form, by: -1 });
  count(state, form, { item, by: -1 });
  return item;
}

function count(state: SearchState, form: number, change: { item: number; by: number }): void {
  const { item, by } = change;
  const { kernel, value } = state;
  const first = form * kernel.rows;
  for (let at = kernel.rowStart[item] as number; at < (kernel.rowStart[item + 1] as number); at++) {
    const row = first + (kernel.rowList[at] as number);
    value[row] = (value[row] as number) + by * (kernel.rowWeight[at] as number);
  }
}

/** Counts an item into or out of what `form` shares with the other forms that hold it. */
function countShared({ mask, shared, forms }: SearchState, change: { item: number; form: number; by: number }): void {
  const { item, form, by } = change;
  const holders = mask[item] as number;
  for (let other = 0; other < forms; other++) {
    if (other === form || ((holders >> other) & 1) === 0) continue;
    const [one, two] = [form * forms + other, other * forms + form];
    shared[one] = (shared[one] as number) + by;
    shared[two] = (shared[two] as number) + by;
  }
}
