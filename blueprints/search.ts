import { assert } from "#kernel/assert.ts";
import { type RandomStream, randomStream } from "#kernel/random-stream.ts";
import type { AssemblyModel } from "./model.ts";
import { costOfForm, isWithinBounds, totalCost } from "./search-cost.ts";
import { tryMove } from "./search-moves.ts";
import { fillLeastUsedFirst } from "./search-start.ts";
import { emptyState, narrowAim, type SearchState } from "./search-state.ts";

/** Item indexes per form; within a form in the order of the model's cells. */
export interface SearchResult {
  readonly forms: readonly (readonly number[])[];
  /** Every rule of the model holds. */
  readonly isSound: boolean;
  /** How far from sound; see search-cost.ts. */
  readonly cost: number;
  readonly moves: number;
}

export interface SearchPlan {
  readonly forms: number;
  readonly seed: string;
  readonly restart: number | string;
  /** Moves tried at most: the only limit, so that a slow machine finds the same papers. */
  readonly moves: number;
  /** Highest rise in cost that may be accepted at the start; cools to nothing. */
  readonly heat: number;
  /** Moves that bring sound papers closer to the middle of their targets. */
  readonly polish: number;
}

/** Polishing aims at this part of each tolerance: parallel papers come out nearer to each other than they have to be. */
const POLISHED_SHARE = 0.2;

/**
 * Seeded exchange search: a least-used-first start, exchanges that lower the cost or raise it by less than a drawn,
 * cooling threshold until every rule holds, then a polish that only improves. Integer costs and a drawn threshold
 * instead of `exp` keep it the same on every machine. Null when no start fills every place.
 */
export function searchForms(model: AssemblyModel, plan: SearchPlan): SearchResult | null {
  const state = emptyState(model, plan.forms);
  if (!fillLeastUsedFirst(state, model, plan)) return null;
  return searchFrom(state, model, plan);
}

/** Searches on from a filled state; leaves the best papers found in it. */
export function searchFrom(state: SearchState, model: AssemblyModel, plan: SearchPlan): SearchResult {
  const random = randomStream(plan.seed, "assembly", "search", plan.restart);
  narrowAim(state, model.counts.length, 1);
  const found = run(state, random, { moves: plan.moves, heat: plan.heat });
  let moves = found.moves;
  const isSound = isWithinBounds(state);
  if (isSound && plan.polish > 0) {
    narrowAim(state, model.counts.length, POLISHED_SHARE);
    moves += run(state, random, { moves: plan.polish, heat: 0 }).moves;
  }
  assert(!isSound || isWithinBounds(state), "polishing has broken a rule");
  return { forms: formsOf(state), isSound, cost: found.cost, moves };
}

function run(state: SearchState, random: RandomStream, limit: { moves: number; heat: number }): { cost: number; moves: number } {
  let cost = totalCost(state);
  for (let form = 0; form < state.forms; form++) state.formCost[form] = costOfForm(state, form);
  let moves = 0;
  while (cost > 0 && moves < limit.moves) {
    const heat = limit.heat * (1 - moves / limit.moves);
    moves += 1;
    cost += tryMove(state, random, heat);
  }
  assert(cost === totalCost(state), "the running cost has drifted from the recount");
  return { cost, moves };
}

function formsOf(state: SearchState): number[][] {
  const { slots } = state.kernel;
  return Array.from({ length: state.forms }, (_, form) => [...state.held.subarray(form * slots, (form + 1) * slots)]);
}
