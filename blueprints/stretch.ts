import type { AssemblyModel } from "./model.ts";
import { type SearchPlan, type SearchResult, searchFrom } from "./search.ts";
import { fillLeastUsedFirst } from "./search-start.ts";
import { emptyState, type SearchState } from "./search-state.ts";
import type { Target, TargetBound } from "./target-bound.ts";

/*
 * Targets beyond what a bank gives by chance: the search alone comes within a point or two of what is possible. Told by
 * the bound how near each target can be, and which few items the best papers are made of, it comes within a tenth of one.
 */

/** Nearer than this share of a target is not looked for: no score depends on it. */
export const TARGET_FLOOR = 0.01;
/** What papers may lie behind the bound: whole items cannot attain what parts of items can. */
const MARGIN = 0.001;
/** Places the chosen items could fill, over the places there are. */
const CHOICE = 1.3;
/** Some seconds on a slow machine for all searches together; most are content before. */
const MOVES_PER_PLACE = 4_000;
const LEAST_MOVES = 1_000_000;
const MOST_MOVES = 2_500_000;
const ALL_MOVES = 4_000_000;
/**
 * From a fifth of one per cent of a target on: a hotter start forgets what it has, a colder one stays where it is. Which is
 * best depends on how much one item is of the target.
 */
const HEATS: readonly number[] = [91_000, 200_000, 91_000, 400_000];

/** What a rule costs beside a target that is as far off: papers that break one are none. */
const RULES_BEFORE_TARGETS = 4;

/** Largest weighted deviation from a target in any of the forms, as a share of the target's reference. */
export function worstDeviation(forms: readonly (readonly number[])[], targets: readonly Target[]): number {
  const weightOf = targets.map(({ rule }) => new Map(rule.members.map((item, at) => [item, rule.weights[at] as number])));
  const deviations = forms.flatMap((items) =>
    targets.map(({ rule, wanted, weight }, at) => {
      const sum = items.reduce((total, item) => total + (weightOf[at]?.get(item) ?? 0), 0);
      return (weight * Math.abs(sum - wanted)) / rule.reference;
    }),
  );
  return Math.max(0, ...deviations);
}

/** Searches for papers as near to their targets as the bound allows. Null when the items it names fill no paper. */
export function searchNear(
  model: AssemblyModel,
  plan: Pick<SearchPlan, "forms" | "seed"> & { readonly restart: number },
  aim: { readonly targets: readonly Target[]; readonly bound: TargetBound },
): SearchResult | null {
  const state = emptyState(model, plan.forms);
  for (const [cell, pool] of state.pools.entries()) state.pools[cell] = worthwhile(state, { cell, pool, bound: aim.bound });
  aimAt(state, model, aim);
  const run = { ...plan, restart: `near ${plan.restart}` };
  if (!fillLeastUsedFirst(state, model, run)) return null;
  return searchFrom(state, model, {
    ...run,
    moves: movesOf(model, plan.forms),
    heat: HEATS[plan.restart % HEATS.length] as number,
    polish: 0,
  });
}

function movesOf({ kernel }: AssemblyModel, forms: number): number {
  return Math.min(MOST_MOVES, Math.max(LEAST_MOVES, MOVES_PER_PLACE * forms * kernel.slots));
}

/** Searches from different starts that are worth their time: fewer and longer the more papers there are. */
export function searchesOf(model: AssemblyModel, forms: number): number {
  return Math.floor(ALL_MOVES / movesOf(model, forms));
}

/** The items of a cell that the best papers are made of, and some more to choose from; ascending as before. */
function worthwhile(state: SearchState, about: { cell: number; pool: Int32Array; bound: TargetBound }): Int32Array {
  const { cellStart } = state.kernel;
  const slots = (cellStart[about.cell + 1] as number) - (cellStart[about.cell] as number);
  const wanted = CHOICE * slots * state.forms;
  const chosen: number[] = [];
  let places = 0;
  for (const item of about.bound.byWorth(about.pool)) {
    if (places >= wanted) break;
    chosen.push(item);
    places += Math.min(state.forms, state.capOf[item] as number);
  }
  return Int32Array.from(chosen).sort();
}

/** Makes the search content with every target at its distance in the bound, and the margin. */
function aimAt(
  { bounds }: SearchState,
  { counts }: AssemblyModel,
  { targets, bound }: { targets: readonly Target[]; bound: TargetBound },
): void {
  bounds.usualViolation *= RULES_BEFORE_TARGETS;
  for (let row = 0; row < bounds.price.length; row++) bounds.price[row] = RULES_BEFORE_TARGETS * (bounds.price[row] as number);
  for (const [at, { sum, rule, wanted, weight }] of targets.entries()) {
    const row = counts.length + sum;
    const share = Math.max(TARGET_FLOOR / weight, bound.deviations[at] as number) + MARGIN / weight;
    const distance = Math.floor(share * rule.reference);
    bounds.aimLeast[row] = Math.max(rule.least, wanted - distance);
    bounds.aimMost[row] = Math.min(rule.most, wanted + distance);
    bounds.price[row] = (bounds.price[row] as number) / RULES_BEFORE_TARGETS;
    bounds.softPrice[row] = 0;
  }
}
