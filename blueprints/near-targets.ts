import { assert } from "#kernel/assert.ts";
import type { Assembly } from "./assembly.ts";
import { assemblyOf, type Order, verified } from "./outcome.ts";
import type { Solver } from "./solver.ts";
import { searchNear, TARGET_FLOOR, worstDeviation } from "./stretch.ts";
import { softTargets, targetBound } from "./target-bound.ts";

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
  const result = searchNear(model, { forms, seed }, { targets, bound });
  const moves = found.report.moves + (result?.moves ?? 0);
  const isNearer = result?.isSound && worstDeviation(result.forms, targets) < worstDeviation(had, targets);
  const outcome = isNearer ? verified(order, result.forms) : undefined;
  if (outcome?.check.isSound) {
    return assemblyOf(order, { ...outcome, moves, restart: found.report.restarts, bound: proof });
  }
  const reported = found.report.targets;
  const told = reported && { ...reported, bound: proof.worst, solver: proof.solver };
  return { ...found, report: { ...found.report, moves, targets: told } };
}

function indexOf({ bank }: Order, id: string): number {
  const at = bank.indexOf.get(id);
  assert(at !== undefined, "a paper holds items of its bank");
  return at;
}
