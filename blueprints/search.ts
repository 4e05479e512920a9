import { assert } from "#kernel/assert.ts";
import { type RandomStream, randomStream } from "#kernel/random-stream.ts";
import type { AssemblyModel } from "./constraints.ts";
import { enemiesInForm, exchangeCost, totalCost } from "./search-cost.ts";
import { emptyState, put, type SearchState, take } from "./search-state.ts";

/** Item indexes per form; within a form in the order of the model's cells. */
export interface SearchResult {
  readonly forms: readonly (readonly number[])[];
  /** 0 when every rule is met and every target within its aim; see search-cost.ts. */
  readonly cost: number;
  readonly moves: number;
}

export interface SearchPlan {
  readonly forms: number;
  readonly seed: string;
  readonly restart: number;
  /** Moves tried at most: the only limit, so that a slow machine finds the same papers. */
  readonly moves: number;
  /** Uses so far per item index; the search starts from the least used and prefers them. */
  readonly uses: Int32Array;
}

/**
 * The search aims at this part of each tolerance: parallel papers end up nearer to each other than they have to be, at
 * hardly any cost.
 */
const AIM_SHARE = 0.2;

/** Highest rise in cost that may be accepted at the start: well under one violation, or the start would be forgotten. */
const START_HEAT = 300_000;

/**
 * Seeded exchange search: from a least-used-first start, tries exchanges (an unused item of the same cell, or a swap
 * with another form) and takes those that lower the cost, or raise it by less than a threshold that cools to nothing.
 * Integer costs and a drawn threshold instead of `exp` keep it the same on every machine.
 * Every cell must have enough members (see count-checks.ts).
 */
export function searchForms(model: AssemblyModel, plan: SearchPlan): SearchResult {
  const state = emptyState(model, plan.forms, AIM_SHARE);
  fillLeastUsedFirst(state, model, plan);
  const random = randomStream(plan.seed, "assembly", "search", plan.restart);
  let cost = totalCost(state);
  let moves = 0;
  while (cost > 0 && moves < plan.moves) {
    const heat = START_HEAT * (1 - moves / plan.moves);
    moves += 1;
    cost += tryMove(state, random, { heat, uses: plan.uses });
  }
  assert(cost === totalCost(state), "the running cost has drifted from the recount");
  return { forms: formsOf(state), cost, moves };
}

/** Tries one random exchange; returns the change of cost, 0 when it was not made. */
function tryMove(state: SearchState, random: RandomStream, rule: { heat: number; uses: Int32Array }): number {
  const place = random.below(state.held.length);
  const members = state.cellMembers[state.cellOfSlot[place % state.slots] as number] as Int32Array;
  const outgoing = state.held[place] as number;
  const incoming = lessUsed(members, random, rule.uses);
  if (incoming === outgoing) return 0;
  const form = Math.floor(place / state.slots);
  const otherPlace = state.placeOf[incoming] as number;
  const otherForm = otherPlace < 0 ? -1 : Math.floor(otherPlace / state.slots);
  if (otherForm === form) return 0;
  let change = exchangeCost(state, form, { outgoing, incoming });
  if (otherForm >= 0) change += exchangeCost(state, otherForm, { outgoing: incoming, incoming: outgoing });
  if (change > 0 && change >= rule.heat * random.next()) return 0;
  take(state, place);
  if (otherPlace >= 0) {
    take(state, otherPlace);
    put(state, otherPlace, outgoing);
  }
  put(state, place, incoming);
  return change;
}

/** Of two members drawn at random the one used less often before. */
function lessUsed(members: Int32Array, random: RandomStream, uses: Int32Array): number {
  const first = members[random.below(members.length)] as number;
  const second = members[random.below(members.length)] as number;
  return (uses[second] as number) < (uses[first] as number) ? second : first;
}

/** Deals the least used items of every cell to the forms in turn, past a form that already holds an enemy where it can. */
function fillLeastUsedFirst(state: SearchState, model: AssemblyModel, plan: SearchPlan): void {
  let firstSlot = 0;
  for (const [at, cell] of model.cells.entries()) {
    assert(cell.members.length >= cell.items * plan.forms, "a cell without enough items must be refused before the search");
    const random = randomStream(plan.seed, "assembly", "start", plan.restart, at);
    const byUse = random.shuffle(cell.members).sort((left, right) => (plan.uses[left] as number) - (plan.uses[right] as number));
    const filled = new Array<number>(plan.forms).fill(0);
    for (const [turn, item] of byUse.slice(0, cell.items * plan.forms).entries()) {
      const form = formFor(state, item, { filled, turn, room: cell.items });
      put(state, form * state.slots + firstSlot + (filled[form] as number), item);
      filled[form] = (filled[form] as number) + 1;
    }
    firstSlot += cell.items;
  }
}

function formFor(state: SearchState, item: number, deal: { filled: readonly number[]; turn: number; room: number }): number {
  const inTurn = deal.filled.map((_, step) => (deal.turn + step) % deal.filled.length);
  const open = inTurn.filter((form) => (deal.filled[form] as number) < deal.room);
  const friendly = open.find((form) => enemiesInForm(state, item, { form, except: -1 }) === 0);
  return friendly ?? (open[0] as number);
}

function formsOf(state: SearchState): number[][] {
  return Array.from({ length: state.forms }, (_, form) => [...state.held.subarray(form * state.slots, (form + 1) * state.slots)]);
}
