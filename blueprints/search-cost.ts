import type { SearchState } from "./search-state.ts";

/** Cost of a whole assignment: 0 means every rule met and every target within its aim. Whole numbers only. */
export function totalCost(state: SearchState): number {
  const { shared, mostShared, bounds } = state;
  let cost = 0;
  for (let form = 0; form < state.forms; form++) cost += costOfForm(state, form);
  for (const count of shared) cost += (bounds.violation / 2) * Math.max(0, count - mostShared);
  return cost;
}

/** Cost within one form: its rows and the enemies that meet in it. */
export function costOfForm(state: SearchState, form: number): number {
  const { kernel, held, bounds, value } = state;
  let cost = 0;
  for (let row = 0; row < kernel.rows; row++) cost += rowCost(state, row, value[form * kernel.rows + row] as number);
  for (let place = form * kernel.slots; place < (form + 1) * kernel.slots; place++) {
    cost += (bounds.violation / 2) * enemiesInForm(state, held[place] as number, { form, except: -1 });
  }
  return cost;
}

/** Whether every rule of every form holds, whatever the aims. */
export function isWithinBounds(state: SearchState): boolean {
  const { kernel, forms, value, bounds, held, shared, mostShared } = state;
  for (let at = 0; at < forms * kernel.rows; at++) {
    const row = at % kernel.rows;
    const now = value[at] as number;
    if (now < (bounds.least[row] as number) || now > (bounds.most[row] as number)) return false;
  }
  for (let place = 0; place < held.length; place++) {
    const form = Math.floor(place / kernel.slots);
    if (enemiesInForm(state, held[place] as number, { form, except: -1 }) > 0) return false;
  }
  return !shared.some((count) => count > mostShared);
}

/** Who leaves a form and who comes; `other`: a form that takes part in the same swap, −1 when there is none. */
export interface Exchange {
  readonly outgoing: number;
  readonly incoming: number;
  readonly other: number;
}

/** What the cost within `form` changes by when it holds `incoming` instead of `outgoing`. Constant time; changes nothing. */
export function exchangeCost(state: SearchState, form: number, { outgoing, incoming }: Exchange): number {
  const { violation } = state.bounds;
  let change = rowsChange(state, form, { outgoing, incoming });
  change += violation * enemiesInForm(state, incoming, { form, except: outgoing });
  change -= violation * enemiesInForm(state, outgoing, { form, except: incoming });
  return change;
}

function rowsChange(state: SearchState, form: number, exchange: { outgoing: number; incoming: number }): number {
  const { kernel, delta, touched, value } = state;
  const { rowStart, rowList, rowWeight } = kernel;
  const { outgoing, incoming } = exchange;
  let count = 0;
  const lastOut = rowStart[outgoing + 1] as number;
  for (let at = rowStart[outgoing] as number; at < lastOut; at++) {
    const row = rowList[at] as number;
    delta[row] = -(rowWeight[at] as number);
    touched[count++] = row;
  }
  const lastIn = rowStart[incoming + 1] as number;
  for (let at = rowStart[incoming] as number; at < lastIn; at++) {
    const row = rowList[at] as number;
    // A row listed twice does no harm: the second time nothing is left of it.
    if (delta[row] === 0) touched[count++] = row;
    delta[row] = (delta[row] as number) + (rowWeight[at] as number);
  }
  let change = 0;
  const first = form * kernel.rows;
  for (let at = 0; at < count; at++) {
    const row = touched[at] as number;
    const by = delta[row] as number;
    delta[row] = 0;
    if (by === 0) continue;
    const now = value[first + row] as number;
    change += rowCost(state, row, now + by) - rowCost(state, row, now);
  }
  return change;
}

function rowCost({ bounds }: SearchState, row: number, value: number): number {
  const price = bounds.price[row] as number;
  const { aimLeast, aimMost, softPrice } = bounds;
  let cost = 0;
  if (value < (aimLeast[row] as number)) cost = price * ((aimLeast[row] as number) - value);
  else if (value > (aimMost[row] as number)) cost = price * (value - (aimMost[row] as number));
  if (cost > 0 && bounds.outer > 0)
    cost += bounds.outer * price * distance(bounds.least[row] as number, bounds.most[row] as number, value);
  if ((softPrice[row] as number) > 0) cost += (softPrice[row] as number) * Math.abs(value - (bounds.softValue[row] as number));
  return cost;
}

function distance(least: number, most: number, value: number): number {
  return value < least ? least - value : value > most ? value - most : 0;
}

/**
 * What sharing beyond the limit changes by in an exchange; 0 where nothing limits it. What `form` and the other form of a
 * swap share stays as it is.
 */
export function sharedCost(state: SearchState, form: number, exchange: Exchange): number {
  const { mask, shared, forms, mostShared, bounds } = state;
  if (shared.length === 0) return 0;
  const out = mask[exchange.outgoing] as number;
  const into = mask[exchange.incoming] as number;
  let change = 0;
  for (let other = 0; other < forms; other++) {
    if (other === form || other === exchange.other) continue;
    const by = ((into >> other) & 1) - ((out >> other) & 1);
    if (by === 0) continue;
    const now = shared[form * forms + other] as number;
    change += Math.max(0, now + by - mostShared) - Math.max(0, now - mostShared);
  }
  return bounds.violation * change;
}

/** Enemies of `item` that `form` holds, one item left out. */
export function enemiesInForm({ kernel, mask }: SearchState, item: number, where: { form: number; except: number }): number {
  const { enemyStart, enemyList } = kernel;
  let count = 0;
  const last = enemyStart[item + 1] as number;
  for (let at = enemyStart[item] as number; at < last; at++) {
    const enemy = enemyList[at] as number;
    if (enemy !== where.except && (((mask[enemy] as number) >> where.form) & 1) === 1) count += 1;
  }
  return count;
}
