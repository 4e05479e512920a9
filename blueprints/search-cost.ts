import type { SearchState } from "./search-state.ts";

/** One violated count or one enemy pair weighs as much as a whole point of facility off target. */
export const VIOLATION = 1_000_000;

/** Cost of a whole assignment: 0 means every rule met and every target within its aim. Whole numbers only. */
export function totalCost(state: SearchState): number {
  let cost = 0;
  for (let form = 0; form < state.forms; form++) {
    for (let rule = 0; rule < state.rules; rule++)
      cost += countCost(state, rule, state.counts[form * state.rules + rule] as number);
    for (let target = 0; target < state.weights.length; target++) {
      cost += targetCost(state, target, state.sums[form * state.weights.length + target] as number);
    }
  }
  for (let place = 0; place < state.held.length; place++) {
    const form = Math.floor(place / state.slots);
    cost += (VIOLATION / 2) * enemiesInForm(state, state.held[place] as number, { form, except: -1 });
  }
  return cost;
}

/** What the cost changes by when `form` holds `incoming` instead of `outgoing`. Constant time; changes nothing. */
export function exchangeCost(state: SearchState, form: number, exchange: { outgoing: number; incoming: number }): number {
  const { outgoing, incoming } = exchange;
  let change = VIOLATION * enemiesInForm(state, incoming, { form, except: outgoing });
  change -= VIOLATION * enemiesInForm(state, outgoing, { form, except: incoming });
  change += ruleChange(state, form, { item: outgoing, other: incoming, by: -1 });
  change += ruleChange(state, form, { item: incoming, other: outgoing, by: 1 });
  const targets = state.weights.length;
  for (let target = 0; target < targets; target++) {
    const weights = state.weights[target] as Float64Array;
    const now = state.sums[form * targets + target] as number;
    const then = now + (weights[incoming] as number) - (weights[outgoing] as number);
    change += targetCost(state, target, then) - targetCost(state, target, now);
  }
  return change;
}

/** Change over the rules of `item` that do not hold for `other`: where both are members nothing changes. */
function ruleChange(state: SearchState, form: number, step: { item: number; other: number; by: number }): number {
  const { ruleStart, ruleList } = state;
  let change = 0;
  for (let at = ruleStart[step.item] as number; at < (ruleStart[step.item + 1] as number); at++) {
    const rule = ruleList[at] as number;
    if (isMember(state, step.other, rule)) continue;
    const now = state.counts[form * state.rules + rule] as number;
    change += countCost(state, rule, now + step.by) - countCost(state, rule, now);
  }
  return change;
}

function isMember(state: SearchState, item: number, rule: number): boolean {
  for (let at = state.ruleStart[item] as number; at < (state.ruleStart[item + 1] as number); at++) {
    if (state.ruleList[at] === rule) return true;
  }
  return false;
}

function countCost(state: SearchState, rule: number, count: number): number {
  const least = state.least[rule] as number;
  const most = state.most[rule] as number;
  return VIOLATION * (count < least ? least - count : count > most ? count - most : 0);
}

function targetCost(state: SearchState, target: number, sum: number): number {
  return Math.max(0, Math.abs(sum - (state.wanted[target] as number)) - (state.aim[target] as number));
}

/** Enemies of `item` that `form` holds, one item left out. */
export function enemiesInForm(state: SearchState, item: number, where: { form: number; except: number }): number {
  let count = 0;
  for (let at = state.enemyStart[item] as number; at < (state.enemyStart[item + 1] as number); at++) {
    const enemy = state.enemyList[at] as number;
    const place = state.placeOf[enemy] as number;
    if (enemy !== where.except && place >= 0 && Math.floor(place / state.slots) === where.form) count += 1;
  }
  return count;
}
