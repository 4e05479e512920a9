import type { RandomStream } from "#kernel/random-stream.ts";
import { exchangeCost, sharedCost } from "./search-cost.ts";
import { put, type SearchState, take } from "./search-state.ts";

/** Of so many draws that hit a form with nothing to mend, all but one go to one that has. */
const FOCUS = 8;

/** `place` is to hold `incoming`. */
interface Step {
  readonly place: number;
  readonly incoming: number;
}

/**
 * Tries one random exchange: an item of a place for one of the same cell that is free, or for the one another form holds;
 * items of a set move together. Taken when it lowers the cost, or raises it by less than a drawn threshold below `heat`.
 * Returns the change of cost, 0 when it was not made.
 */
export function tryMove(state: SearchState, random: RandomStream, heat: number): number {
  const { kernel, held, mask, used, capOf } = state;
  const place = drawPlace(state, random);
  if (state.isFixed[place] === 1) return 0;
  const outgoing = held[place] as number;
  if (state.sets.length > 0 && isSetTurn(state, random, outgoing)) return trySetMove(state, random, { place, heat });
  const pool = state.pools[kernel.cellOfSlot[place % kernel.slots] as number] as Int32Array;
  if (pool.length === 0) return 0;
  const incoming = drawLessUsed(state, pool, random);
  const form = Math.floor(place / kernel.slots);
  const holders = mask[incoming] as number;
  if (((holders >> form) & 1) === 1) return 0;
  const isFree = (used[incoming] as number) < (capOf[incoming] as number);
  const mustStay = state.mustUse[outgoing] === 1 && (used[outgoing] as number) === 1;
  if (isFree && !mustStay && (holders === 0 || random.below(2) === 0)) {
    const exchange = { outgoing, incoming, other: -1 };
    const local = exchangeCost(state, form, exchange);
    const change = local + sharedCost(state, form, exchange);
    if (change > 0 && change >= heat * random.next()) return 0;
    take(state, place);
    put(state, place, incoming);
    state.formCost[form] = (state.formCost[form] as number) + local;
    return change;
  }
  if (holders === 0) return 0;
  return trySwap(state, random, { place, incoming, heat });
}

/** A random place; mostly of a form that has something to mend. */
function drawPlace({ kernel, forms, formCost }: SearchState, random: RandomStream): number {
  let form = forms === 1 ? 0 : random.below(forms);
  if (formCost[form] === 0 && forms > 1 && random.below(FOCUS) > 0) {
    for (let step = 1; step < forms; step++) {
      const other = form + step < forms ? form + step : form + step - forms;
      if (formCost[other] !== 0) {
        form = other;
        break;
      }
    }
  }
  return form * kernel.slots + random.below(kernel.slots);
}

/** Swaps the item of a place with one that another form holds. */
function trySwap(state: SearchState, random: RandomStream, move: { place: number; incoming: number; heat: number }): number {
  const { kernel, held, mask, forms } = state;
  const { place, incoming } = move;
  const outgoing = held[place] as number;
  const form = Math.floor(place / kernel.slots);
  const other = drawBit(mask[incoming] as number, forms, random);
  if ((((mask[outgoing] as number) >> other) & 1) === 1) return 0;
  const otherPlace = placeInForm(state, other, incoming);
  if (state.isFixed[otherPlace] === 1) return 0;
  const here = { outgoing, incoming, other };
  const there = { outgoing: incoming, incoming: outgoing, other: form };
  const localHere = exchangeCost(state, form, here);
  const localThere = exchangeCost(state, other, there);
  const change = localHere + localThere + sharedCost(state, form, here) + sharedCost(state, other, there);
  if (change > 0 && change >= move.heat * random.next()) return 0;
  take(state, place);
  take(state, otherPlace);
  put(state, otherPlace, outgoing);
  put(state, place, incoming);
  state.formCost[form] = (state.formCost[form] as number) + localHere;
  state.formCost[other] = (state.formCost[other] as number) + localThere;
  return change;
}

/** Of two members drawn at random the one that comes first by use; without ranks the first drawn. */
export function drawLessUsed({ isRanked, isWindow, rankOf }: SearchState, pool: Int32Array, random: RandomStream): number {
  const first = pool[random.below(pool.length)] as number;
  if (!isRanked || isWindow) return first;
  const second = pool[random.below(pool.length)] as number;
  return (rankOf[second] as number) < (rankOf[first] as number) ? second : first;
}

/** One of the set bits, drawn at random. */
function drawBit(bits: number, forms: number, random: RandomStream): number {
  let count = 0;
  for (let form = 0; form < forms; form++) count += (bits >> form) & 1;
  let left = count > 1 ? random.below(count) : 0;
  for (let form = 0; form < forms; form++) {
    if (((bits >> form) & 1) === 1 && left-- === 0) return form;
  }
  return 0;
}

export function placeInForm({ kernel, held }: SearchState, form: number, item: number): number {
  const cell = kernel.cellOf[item] as number;
  const first = form * kernel.slots + (kernel.cellStart[cell] as number);
  const last = form * kernel.slots + (kernel.cellStart[cell + 1] as number);
  for (let place = first; place < last; place++) if (held[place] === item) return place;
  return -1;
}

/** Always for an item of a set; now and then for another, so that sets can come in. */
function isSetTurn({ kernel }: SearchState, random: RandomStream, outgoing: number): boolean {
  return (kernel.setOf[outgoing] as number) >= 0 || random.below(8) === 0;
}

/** Brings a set in, takes one out, or swaps one between forms: all exchanges of the move or none. */
function trySetMove(state: SearchState, random: RandomStream, move: { place: number; heat: number }): number {
  const { kernel, held } = state;
  const form = Math.floor(move.place / kernel.slots);
  const ownSet = kernel.setOf[held[move.place] as number] as number;
  const members = ownSet >= 0 ? state.setById.get(ownSet) : state.sets[random.below(state.sets.length)];
  if (!members) return 0;
  const exchanges = ownSet >= 0 ? setLeaves(state, random, { form, members }) : setEnters(state, random, { form, members });
  return exchanges ? tryAll(state, random, { exchanges, heat: move.heat }) : 0;
}

/** A set of `form` gives way to single items, or goes to another form in exchange for what stands there. */
function setLeaves(state: SearchState, random: RandomStream, move: { form: number; members: Int32Array }): Step[] | undefined {
  const { kernel, forms, mask, used, capOf } = state;
  const places = [...move.members].map((item) => placeInForm(state, move.form, item));
  if (forms > 1 && random.below(2) === 0) {
    const other = (move.form + 1 + random.below(forms - 1)) % forms;
    return setCrosses(state, random, { form: move.form, other, members: move.members, places });
  }
  if (move.members.some((item) => state.mustUse[item] === 1 && used[item] === 1)) return undefined;
  const taken = new Set<number>();
  const exchanges: Step[] = [];
  const instead = drawSetLike(state, random, move.members);
  for (const [at, place] of places.entries()) {
    const pool = state.pools[kernel.cellOfSlot[place % kernel.slots] as number] as Int32Array;
    const incoming = instead ? (instead[at] as number) : pool.length > 0 ? drawLessUsed(state, pool, random) : -1;
    if (incoming < 0 || taken.has(incoming) || (((mask[incoming] as number) >> move.form) & 1) === 1) return undefined;
    if ((used[incoming] as number) >= (capOf[incoming] as number)) return undefined;
    taken.add(incoming);
    exchanges.push({ place, incoming });
  }
  return exchanges;
}

/** Half of the time, another set with the same cells in the same order (sets are sorted by id, so most are alike). */
function drawSetLike({ sets, kernel }: SearchState, random: RandomStream, members: Int32Array): Int32Array | undefined {
  const other = sets[random.below(2 * sets.length)];
  if (!other || other.length !== members.length || other[0] === members[0]) return undefined;
  return other.every((item, at) => kernel.cellOf[item] === kernel.cellOf[members[at] as number]) ? other : undefined;
}

/** Single items of `form` give way to a set, which may come from another form. */
function setEnters(state: SearchState, random: RandomStream, move: { form: number; members: Int32Array }): Step[] | undefined {
  const { mask, used, capOf, forms } = state;
  const { form, members } = move;
  const lead = members[0] as number;
  const holders = mask[lead] as number;
  if (((holders >> form) & 1) === 1) return undefined;
  if (holders !== 0 && (used[lead] as number) >= (capOf[lead] as number)) {
    const other = drawBit(holders, forms, random);
    const places = [...members].map((item) => placeInForm(state, other, item));
    return setCrosses(state, random, { form: other, other: form, members, places });
  }
  if (members.some((item) => (used[item] as number) >= (capOf[item] as number))) return undefined;
  const places = singlePlaces(state, random, { form, members });
  if (!places) return undefined;
  const isBound = places.some((place) => isLastUse(state, state.held[place] as number));
  return isBound ? undefined : places.map((place, at) => ({ place, incoming: members[at] as number }));
}

function isLastUse({ mustUse, used }: SearchState, item: number): boolean {
  return mustUse[item] === 1 && used[item] === 1;
}

/** A set of `form` goes to `other`; what stands there comes back. */
function setCrosses(
  state: SearchState,
  random: RandomStream,
  move: { form: number; other: number; members: Int32Array; places: readonly number[] },
): Step[] | undefined {
  const { mask, held, isFixed } = state;
  const { form, other, members, places } = move;
  const stands = (item: number, where: number): boolean => (((mask[item] as number) >> where) & 1) === 1;
  if (members.some((item) => stands(item, other)) || places.some((place) => isFixed[place] === 1)) return undefined;
  const there = setPlaces(state, random, { form: other, members }) ?? singlePlaces(state, random, { form: other, members });
  if (!there || there.some((place) => stands(held[place] as number, form))) return undefined;
  return places.flatMap((place, at) => {
    const otherPlace = there[at] as number;
    return [
      { place, incoming: held[otherPlace] as number },
      { place: otherPlace, incoming: members[at] as number },
    ];
  });
}

/** Places of a set of `form` that has the same cells, half of the time. */
function setPlaces(state: SearchState, random: RandomStream, move: { form: number; members: Int32Array }): number[] | undefined {
  if (random.below(2) === 0) return undefined;
  const alike = state.sets.filter((other) => {
    if (other.length !== move.members.length || (((state.mask[other[0] as number] as number) >> move.form) & 1) === 0)
      return false;
    return other.every((item, at) => state.kernel.cellOf[item] === state.kernel.cellOf[move.members[at] as number]);
  });
  const other = alike[random.below(Math.max(1, alike.length))];
  const places = other && [...other].map((item) => placeInForm(state, move.form, item));
  return places?.some((place) => state.isFixed[place] === 1) ? undefined : places;
}

/** For every member a place of its cell in `form` that holds a single item which may go. */
function singlePlaces(
  { kernel, held, isFixed }: SearchState,
  random: RandomStream,
  move: { form: number; members: Int32Array },
): number[] | undefined {
  const places: number[] = [];
  for (const item of move.members) {
    const cell = kernel.cellOf[item] as number;
    const first = move.form * kernel.slots + (kernel.cellStart[cell] as number);
    const size = (kernel.cellStart[cell + 1] as number) - (kernel.cellStart[cell] as number);
    const turn = random.below(size);
    const found = Array.from({ length: size }, (_, step) => first + ((turn + step) % size)).find(
      (place) => isFixed[place] === 0 && (kernel.setOf[held[place] as number] as number) < 0 && !places.includes(place),
    );
    if (found === undefined) return undefined;
    places.push(found);
  }
  return places;
}

/** Makes the exchanges one after the other, and undoes them when the whole is not worth it. */
function tryAll(state: SearchState, random: RandomStream, move: { exchanges: readonly Step[]; heat: number }): number {
  const before = move.exchanges.map(({ place }) => state.held[place] as number);
  let change = 0;
  for (const { place, incoming } of move.exchanges) change += exchangeNow(state, place, incoming);
  if (change > 0 && change >= move.heat * random.next()) {
    for (const [at, { place }] of [...move.exchanges.entries()].reverse()) exchangeNow(state, place, before[at] as number);
    return 0;
  }
  return change;
}

/** Exchanges at once and says what it cost. */
export function exchangeNow(state: SearchState, place: number, incoming: number): number {
  const form = Math.floor(place / state.kernel.slots);
  const exchange = { outgoing: state.held[place] as number, incoming, other: -1 };
  const local = exchangeCost(state, form, exchange);
  const change = local + sharedCost(state, form, exchange);
  take(state, place);
  put(state, place, incoming);
  state.formCost[form] = (state.formCost[form] as number) + local;
  return change;
}
