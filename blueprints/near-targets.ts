import { assert } from "#kernel/assert.ts";
import type { Assembly } from "./assembly.ts";
import { withKeyGuards } from "./key-guards.ts";
import { assemblyOf, type Order, verified } from "./outcome.ts";
import type { Solver } from "./solver.ts";
import { searchesOf, searchNear, TARGET_FLOOR, worstDeviation } from "./stretch.ts";
import { softTargets, targetBound } from "./target-bound.ts";

/** As long as none has given papers at all. */
const MOST_SEARCHES = 3;

/**
 * Brings sound papers nearer to their targets, where they are more than `TARGET_FLOOR` off: a bound from the solver, then a
 * search that knows it. Papers that come out no nearer, or fail the verifier, are not taken; the bound is told all the same.
 */
export async function nearer(
  order: Order,
  found: Assembly,
  ports: { readonly solver: Solver; readonly onStart: () => void },
): Promise<Assembly> {
  const { model, request } = order;
  const { forms, seed } = request;
  const targets = softTargets(model);
  const had = found.papers.map(({ slots }) => slots.map(({ id }) => indexOf(order, id)));
  if (worstDeviation(had, targets) <= TARGET_FLOOR) return found;
  ports.onStart();
  const bound = await targetBound(model, { targets, forms, floor: TARGET_FLOOR }, ports.solver);
  if (!bound) return found;
  const proof = { worst: bound.worst, solver: ports.solver.name };
  const guarded = withKeyGuards(model, { bank: order.bank, longestKeyRun: request.blueprint.longestKeyRun });
  let { moves } = found.report;
  let least = worstDeviation(had, targets);
  let best: ReturnType<typeof verified> | undefined;
  for (let restart = 0; restart < Math.max(searchesOf(model, forms), best ? 0 : MOST_SEARCHES); restart++) {
    const result = searchNear(guarded, { forms, seed, restart }, { targets, bound });
    if (!result) break;
    moves += result.moves;
    const worst = worstDeviation(result.forms, targets);
    if (!result.isSound || worst >= least) continue;
    const outcome = verified(order, result.forms);
    if (!outcome.check.isSound) continue;
    [best, least] = [outcome, worst];
    if (result.cost === 0) break;
  }
  if (best) return assemblyOf(order, { ...best, moves, restart: found.report.restarts, bound: proof });
  const reported = found.report.targets;
  const told = reported && { ...reported, bound: proof.worst, solver: proof.solver };
  return { ...found, report: { ...found.report, moves, targets: told } };
}

function indexOf({ bank }: Order, id: string): number {
  const at = bank.indexOf.get(id);
  assert(at !== undefined, "a paper holds items of its bank");
  return at;
}
