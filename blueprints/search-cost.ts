import type { SearchState } from "./search-state.ts";

/** Cost of a whole assignment: 0 means every rule met and every target within its aim. Whole numbers only. */
export function totalCost(state: SearchState): number {
  const { kernel, forms, held, shared, mostShared } = state;
  const { violation } = state.bounds;
  let cost = 0;
  for (let form = 0; form < forms; form++) {
    for (let row = 0; row < kernel.rows; row++) cost += rowCost(state, row, state.value[form * kernel.rows + row] as number);
  }
  for (let place = 0; place < held.length; place++) {
    const form = Math.floor(place / kernel.slots);
    cost += (violation / 2) * enemiesInForm(state, held[place] as number, { form, except: -1 });
  }
  for (let pair = 0; pair < shared.length; pair++) cost += (violation / 2) * Math.max(0, (shared[pair] as number) - mostShared);
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

/**
 * What the cost changes by when `form` holds `incoming` instead of `outgoing`. Constant time; changes nothing.
 * @param exchange.other a form that takes part in the same swap: what the two share stays as it is; −1 when there is none
 */
export function exchangeCost(
  state: SearchState,
  form: number,
  exchange: { outgoing: number; incoming: number; other: number },
): number {
  const { outgoing, incoming } = exchange;
  const { violation } = state.bounds;
  let change = rowsChange(state, form, exchange);
  change += violation * enemiesInForm(state, incoming, { form, except: outgoing });
  change -= violation * enemiesInForm(state, outgoing, { form, except: incoming });
  if (state.shared.length > 0) change += sharedChange(state, form, exchange);
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

/** Change of what `form` shares with other forms beyond the limit. */
function sharedChange(
  { mask, shared, forms, mostShared, bounds }: SearchState,
  form: number,
  exchange: { outgoing: number; incoming: number; other: number },
): number {
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
