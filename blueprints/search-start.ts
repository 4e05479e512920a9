import { type RandomStream, randomStream } from "#kernel/random-stream.ts";
import type { AssemblyModel } from "./model.ts";
import { enemiesInForm } from "./search-cost.ts";
import { put, type SearchState } from "./search-state.ts";

/** From so many members per item drawn on, a draw that repeats itself is made anew. */
const SPARSE = 8;

/**
 * Fills every place: fixed items, then as many sets as the cells need, then single items, least used first, dealt so that
 * every item stays within its cap and no paper holds one twice. False when that is impossible or was not found.
 */
export function fillLeastUsedFirst(
  state: SearchState,
  model: AssemblyModel,
  plan: { seed: string; restart: number | string },
): boolean {
  if (!placeFixed(state, model)) return false;
  if (state.sets.length > 0 && !placeSets(state, randomStream(plan.seed, "assembly", "sets", plan.restart))) return false;
  const random = randomStream(plan.seed, "assembly", "start", plan.restart);
  const hasPins = model.usage.pins.length > 0;
  const isLeft = (item: number): boolean => (state.used[item] as number) < Math.min(state.forms, state.capOf[item] as number);
  const pool = (cell: number): Int32Array => {
    const members = state.pools[cell] as Int32Array;
    return hasPins ? members.filter(isLeft) : members;
  };
  for (let cell = 0; cell < state.pools.length; cell++) if (!deal(state, { cell, pool: pool(cell) }, random)) return false;
  return true;
}

/** Anchors everywhere, pinned items on their form, other included items where there is most room. */
function placeFixed(state: SearchState, { usage }: AssemblyModel): boolean {
  const { forms, kernel } = state;
  for (const item of usage.anchors) {
    for (let form = 0; form < forms; form++) if (!placeIn(state, form, item, true)) return false;
  }
  for (const { item, form } of usage.pins) if (form !== null && !placeIn(state, form, item, true)) return false;
  const free = usage.pins.filter((pin) => pin.form === null).map((pin) => pin.item);
  for (const item of free) {
    if ((state.used[item] as number) > 0) continue;
    const set = state.setById.get(kernel.setOf[item] as number) ?? [item];
    const inOrder = Array.from({ length: forms }, (_, form) => form).sort(
      (left, right) =>
        enemiesOf(state, set, left) - enemiesOf(state, set, right) || roomFor(state, right, item) - roomFor(state, left, item),
    );
    const form = inOrder.find((candidate) => hasRoom(state, candidate, set));
    if (form === undefined) return false;
    for (const member of set) placeIn(state, form, member, false);
  }
  return true;
}

function enemiesOf(state: SearchState, items: ArrayLike<number>, form: number): number {
  return Array.from(items).reduce((total, item) => total + enemiesInForm(state, item, { form, except: -1 }), 0);
}

/** Empty places of the item's cell in a form. */
function roomFor(state: SearchState, form: number, item: number): number {
  return openPlaces(state, form, state.kernel.cellOf[item] as number).length;
}

function openPlaces({ kernel, held }: SearchState, form: number, cell: number): number[] {
  const places: number[] = [];
  const first = form * kernel.slots;
  for (let slot = kernel.cellStart[cell] as number; slot < (kernel.cellStart[cell + 1] as number); slot++) {
    if (held[first + slot] === -1) places.push(first + slot);
  }
  return places;
}

function hasRoom(state: SearchState, form: number, set: ArrayLike<number>): boolean {
  const wanted = new Map<number, number>();
  for (const item of Array.from(set)) {
    if ((((state.mask[item] as number) >> form) & 1) === 1) return false;
    const cell = state.kernel.cellOf[item] as number;
    wanted.set(cell, (wanted.get(cell) ?? 0) + 1);
  }
  return [...wanted].every(([cell, count]) => openPlaces(state, form, cell).length >= count);
}

function placeIn(state: SearchState, form: number, item: number, isFixed: boolean): boolean {
  const [place] = openPlaces(state, form, state.kernel.cellOf[item] as number);
  if (place === undefined) return false;
  put(state, place, item);
  if (isFixed) state.isFixed[place] = 1;
  return true;
}

/** Sets come in while some cell has fewer single items than places: without them it could not be filled. */
function placeSets(state: SearchState, random: RandomStream): boolean {
  const { kernel, rankOf, used, capOf, forms } = state;
  const order = random
    .shuffle(state.sets)
    .sort((left, right) => (rankOf[left[0] as number] as number) - (rankOf[right[0] as number] as number));
  for (const set of order) {
    const short = shortCells(state);
    if (short.size === 0) return true;
    while (
      [...set].some((item) => short.has(kernel.cellOf[item] as number)) &&
      [...set].every((item) => (used[item] as number) < (capOf[item] as number))
    ) {
      const open = Array.from({ length: forms }, (_, form) => form).filter((form) => hasRoom(state, form, set));
      open.sort(
        (left, right) =>
          enemiesOf(state, set, left) - enemiesOf(state, set, right) || shortage(state, set, right) - shortage(state, set, left),
      );
      const [form] = open;
      if (form === undefined) break;
      for (const item of set) placeIn(state, form, item, false);
      if (shortCells(state).size < short.size) break;
    }
  }
  return shortCells(state).size === 0;
}

function shortage(state: SearchState, set: Int32Array, form: number): number {
  return [...set].reduce((total, item) => total + roomFor(state, form, item), 0);
}

/** Cells whose empty places are more than what single items can still fill. */
function shortCells(state: SearchState): Set<number> {
  const short = new Set<number>();
  for (const [cell, pool] of state.pools.entries()) {
    let places = 0;
    let widest = 0;
    for (let form = 0; form < state.forms; form++) {
      const open = openPlaces(state, form, cell).length;
      places += open;
      widest = Math.max(widest, open);
    }
    let supply = 0;
    for (const item of pool)
      supply += Math.max(0, Math.min(state.forms, state.capOf[item] as number) - (state.used[item] as number));
    if (supply < places || pool.length < widest) short.add(cell);
  }
  return short;
}

/**
 * Deals single items to the empty places of a cell. An item that must stand on several papers goes to those with most
 * room, the widest spread first, which always works out when it can; among equal forms one without its enemies is taken.
 */
function deal(state: SearchState, from: { cell: number; pool: Int32Array }, random: RandomStream): boolean {
  const { cell, pool } = from;
  const open = Array.from({ length: state.forms }, (_, form) => openPlaces(state, form, cell));
  const places = open.reduce((total, list) => total + list.length, 0);
  if (places === 0) return true;
  const order = firstByUse(state, { pool, count: places }, random);
  if (state.forms === 1) return dealToOne(state, order, open[0] as number[]);
  const copies = copiesOf(state, order, places);
  if (!copies) return false;
  const turns = order.map((_, at) => at).sort((left, right) => (copies[right] as number) - (copies[left] as number));
  let turn = 0;
  for (const at of turns) {
    const item = order[at] as number;
    for (let left = copies[at] as number; left > 0; left--) {
      const form = formFor(state, { item, open, turn: turn++, isWide: (copies[at] as number) > 1 });
      if (form < 0) return false;
      put(state, (open[form] as number[]).pop() as number, item);
    }
  }
  return true;
}

/** One paper: every item of the order that does not stand on it yet. */
function dealToOne(state: SearchState, order: readonly number[], places: readonly number[]): boolean {
  if (order.length < places.length || order.some((item) => state.used[item] !== 0)) return false;
  for (const [at, place] of places.entries()) put(state, place, order[at] as number);
  return true;
}

function formFor(
  state: SearchState,
  about: { item: number; open: readonly (readonly number[])[]; turn: number; isWide: boolean },
): number {
  const { item, open, turn, isWide } = about;
  const { mask, forms } = state;
  let best = -1;
  let bestWorth = -1;
  for (let step = 0; step < forms; step++) {
    const form = (turn + step) % forms;
    const room = open[form]?.length ?? 0;
    if (room === 0 || (((mask[item] as number) >> form) & 1) === 1) continue;
    const isFriendly = enemiesInForm(state, item, { form, except: -1 }) === 0;
    const worth = isWide ? 2 * room + (isFriendly ? 1 : 0) : room + (isFriendly ? 10_000 : 0);
    if (worth > bestWorth) [best, bestWorth] = [form, worth];
  }
  return best;
}

/** Papers each item of the order goes to: everyone once before anyone twice; undefined when that is not enough. */
function copiesOf({ capOf, used, forms }: SearchState, order: readonly number[], places: number): number[] | undefined {
  const copies = order.map(() => 0);
  let left = places;
  for (let round = 1; round <= forms && left > 0; round++) {
    for (const [at, item] of order.entries()) {
      if (left > 0 && (used[item] as number) + round <= Math.min(forms, capOf[item] as number)) {
        copies[at] = round;
        left -= 1;
      }
    }
  }
  return left === 0 ? copies : undefined;
}

/** The first `count` members by rank, at random among equals, in random order within a rank. */
function firstByUse(
  { rankOf, isRanked, isWindow }: SearchState,
  from: { pool: Int32Array; count: number },
  random: RandomStream,
): number[] {
  const { pool, count } = from;
  if (!isRanked || isWindow) return drawn(pool, count, random);
  const ranks = [...new Set(Array.from(pool, (item) => rankOf[item] as number))].sort((left, right) => left - right);
  const order: number[] = [];
  for (const rank of ranks) {
    if (order.length >= count) break;
    const level = pool.filter((item) => rankOf[item] === rank);
    order.push(...drawn(level, count - order.length, random));
  }
  return order;
}

/** Up to `count` different members in random order. */
function drawn(pool: Int32Array, count: number, random: RandomStream): number[] {
  if (count * SPARSE < pool.length) return drawnFromMany(pool, count, random);
  const rest = pool.slice();
  const take = Math.min(count, rest.length);
  for (let at = 0; at < take; at++) {
    const other = at + random.below(rest.length - at);
    [rest[at], rest[other]] = [rest[other] as number, rest[at] as number];
  }
  return [...rest.subarray(0, take)];
}

/** Few of many: drawing again what was drawn before is cheaper than copying the pool. */
function drawnFromMany(pool: Int32Array, count: number, random: RandomStream): number[] {
  const order: number[] = [];
  while (order.length < count) {
    const item = pool[random.below(pool.length)] as number;
    if (!order.includes(item)) order.push(item);
  }
  return order;
}
