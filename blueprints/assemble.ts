import type { Assembly, AssemblyRequest } from "./assembly.ts";
import { countFindings } from "./count-checks.ts";
import { searchExactly } from "./exact-search.ts";
import { explainFailure } from "./explain.ts";
import { nearer } from "./near-targets.ts";
import { assemblyOf, type Order, orderOf, unmet, verified } from "./outcome.ts";
import type { HashText } from "./paper.ts";
import { type AssemblyRefusal, refusal } from "./refusal.ts";
import { searchForms } from "./search.ts";
import type { Solver } from "./solver.ts";
import type { Verification } from "./verify.ts";
import { shortageWaysOut } from "./ways-out.ts";

export type { Assembly, AssemblyReport, AssemblyRequest, TargetReport } from "./assembly.ts";
export { ENGINE, MOST_FORMS } from "./assembly.ts";
export { blueprintHash } from "./bank-hash.ts";
export type { AssemblyRefusal } from "./refusal.ts";
export type { AssemblyTerms } from "./request-terms.ts";

/** Searches one after the other, each from a start of its own: moves per place, and how bold they are. */
const STAGES: readonly { readonly movesPerPlace: number; readonly heat: number }[] = [
  { movesPerPlace: 100, heat: 200_000 },
  { movesPerPlace: 300, heat: 200_000 },
  { movesPerPlace: 300, heat: 100_000 },
  { movesPerPlace: 600, heat: 300_000 },
  { movesPerPlace: 600, heat: 100_000 },
  { movesPerPlace: 1000, heat: 300_000 },
];
const LEAST_MOVES = 5_000;
/** Small cases are decided by trying everything before this stage. */
const EXACT_BEFORE = 2;
const POLISH_PER_PLACE = 10;

/** What a long assembly is doing: looking for papers, bringing them nearer to their targets, or finding out why there are none. */
export type AssemblyStage = "searching" | "nearing" | "explaining";

/**
 * Assembles parallel papers: count checks, seeded exchange search, independent verification. What is returned has passed
 * the verifier; anything else is a refusal. Pure and deterministic: same request, same bytes.
 */
export function assemblePapers(request: AssemblyRequest, hash: HashText): Assembly | AssemblyRefusal {
  return attempt(orderOf(request, hash));
}

/**
 * As `assemblePapers`; where the search fails although the counts allow it, a solver (if given) explains why. It is asked
 * after the first search: what it proves impossible need not be searched for longer. Papers whose targets (those that
 * refuse nothing) are still more than a little off are brought as near as the solver says papers can be.
 */
export async function assemble(
  request: AssemblyRequest,
  ports: { readonly hash: HashText; readonly solver?: Solver | undefined; readonly onStage?: (stage: AssemblyStage) => void },
): Promise<Assembly | AssemblyRefusal> {
  const order = orderOf(request, ports.hash);
  const { solver, onStage } = ports;
  if (!solver) return attempt(order);
  const near = (found: Assembly): Promise<Assembly> => nearer(order, found, { solver, onStart: () => onStage?.("nearing") });
  const first = attempt(order, 1);
  if (!("refused" in first)) return near(first);
  if (first.isCounted) return first;
  onStage?.("explaining");
  const { blueprint, forms } = order.request;
  const why = await explainFailure(order.model, { forms, blueprint }, solver);
  if (!why.isProof) onStage?.("searching");
  const outcome = why.isProof ? first : attempt(order);
  if (!("refused" in outcome)) return near(outcome);
  const { conflict, waysOut } = why;
  const isProven = outcome.isProven || why.isProof;
  const sentences = [...why.sentences, ...outcome.sentences];
  return refusal("assembly-failed", { ...outcome, sentences, conflict, waysOut, isProven });
}

/** @param stages how many of the searches are tried */
function attempt(order: Order, stages = STAGES.length): Assembly | AssemblyRefusal {
  const { model, request } = order;
  const proven = { isCounted: true, isProven: true };
  if (model.contradictions.length > 0) {
    return refusal("assembly-failed", { shortages: [], sentences: model.contradictions, ...proven });
  }
  const { shortages, shortRules } = countFindings(model, request.forms);
  const sentences = [...shortages, ...shortRules].map((finding) => finding.sentence);
  if (shortages.length > 0) {
    const about = { model, request, blueprint: request.blueprint, forms: request.forms };
    const waysOut = shortages.length === 1 ? shortages.flatMap((shortage) => shortageWaysOut(shortage, about)) : [];
    return refusal("bank-short", { shortages, sentences, waysOut, ...proven });
  }
  if (shortRules.length > 0) return refusal("assembly-failed", { shortages: [], sentences, ...proven });
  return searchAndVerify(order, stages);
}

function searchAndVerify(order: Order, stages: number): Assembly | AssemblyRefusal {
  const { model, request } = order;
  const { forms, seed } = request;
  const places = forms * model.kernel.slots;
  let moves = 0;
  let best: { cost: number; check: Verification } | undefined;
  let isProven = false;
  for (const [restart, stage] of STAGES.slice(0, stages).entries()) {
    if (restart === EXACT_BEFORE) {
      const exact = searchExactly(model, forms);
      const outcome = exact.kind === "found" ? verified(order, exact.forms) : undefined;
      if (outcome?.check.isSound) return assemblyOf(order, { ...outcome, moves, restart });
      isProven = exact.kind === "none";
      if (isProven) break;
    }
    const limit = Math.max(LEAST_MOVES, stage.movesPerPlace * places);
    const plan = { forms, seed, restart, moves: limit, heat: stage.heat, polish: POLISH_PER_PLACE * places };
    const found = searchForms(model, plan);
    if (!found) continue;
    moves += found.moves;
    if (!found.isSound && best && found.cost >= best.cost) continue;
    const outcome = verified(order, found.forms);
    if (outcome.check.isSound) return assemblyOf(order, { ...outcome, moves, restart });
    if (!best || found.cost < best.cost) best = { cost: found.cost, check: outcome.check };
  }
  return refusal("assembly-failed", { shortages: [], sentences: unmet(best?.check), isCounted: false, isProven });
}
