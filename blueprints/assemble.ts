import type { ItemVersion } from "#item-bank/item.ts";
import { assert } from "#kernel/assert.ts";
import { bankHash, blueprintHash } from "./bank-hash.ts";
import type { Blueprint } from "./blueprint-schema.ts";
import { anchorIds, assemblyModel } from "./constraints.ts";
import { countFindings } from "./count-checks.ts";
import { searchExactly } from "./exact-search.ts";
import { explainFailure } from "./explain.ts";
import { frozenPaper } from "./freeze.ts";
import type { AssemblyModel } from "./model.ts";
import { type AssembledPaper, formName, type HashText } from "./paper.ts";
import { type ParallelEvidence, parallelEvidence } from "./parallel.ts";
import { type BankInput, bankOf, contentHashesOf, type PreparedBank } from "./prepared-bank.ts";
import { type AssemblyRefusal, refusal } from "./refusal.ts";
import type { ReportLine } from "./report.ts";
import type { AssemblyTerms } from "./request-terms.ts";
import { searchForms } from "./search.ts";
import type { Solver } from "./solver.ts";
import { type Verification, verifyPapers } from "./verify.ts";
import { shortageWaysOut } from "./ways-out.ts";
import type { Sentence } from "./words.ts";

export { blueprintHash } from "./bank-hash.ts";
export type { AssemblyRefusal } from "./refusal.ts";
export type { AssemblyTerms } from "./request-terms.ts";

/** Changes whenever the same inputs may give other papers. */
export const ENGINE = "exchange-2";

export const MOST_FORMS = 10;

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

export interface AssemblyRequest extends AssemblyTerms {
  readonly blueprint: Blueprint;
  /** One version per item in any order, or a bank made ready with `prepareBank`. */
  readonly items: BankInput;
  /** Papers wanted, 1 to `MOST_FORMS`; no two share an item unless the limits allow it. */
  readonly forms: number;
  readonly seed: string;
}

export interface AssemblyReport {
  readonly engine: string;
  readonly seed: string;
  readonly forms: number;
  /** What went in: the same two hashes, seed and engine give the same papers. */
  readonly blueprintHash: string;
  readonly bankHash: string;
  readonly restarts: number;
  readonly moves: number;
  readonly papers: readonly { readonly form: string; readonly lines: readonly ReportLine[] }[];
  readonly across: readonly ReportLine[];
  readonly parallel: ParallelEvidence;
  /** Items on the papers that an information rule speaks of but that are not calibrated; they give it nothing. */
  readonly uncalibrated: readonly string[];
}

export interface Assembly {
  readonly papers: readonly AssembledPaper[];
  readonly report: AssemblyReport;
}

/** A request read once: its prepared bank, the rules, and the hashes. */
interface Order {
  readonly request: AssemblyRequest;
  readonly bank: PreparedBank;
  readonly model: AssemblyModel;
  readonly hash: HashText;
}

/**
 * Assembles parallel papers: count checks, seeded exchange search, independent verification. What is returned has passed
 * the verifier; anything else is a refusal. Pure and deterministic: same request, same bytes.
 */
export function assemblePapers(request: AssemblyRequest, hash: HashText): Assembly | AssemblyRefusal {
  return attempt(orderOf(request, hash));
}

/**
 * As `assemblePapers`; where the search fails although the counts allow it, a solver (if given) explains why. It is asked
 * after the first search: what it proves impossible need not be searched for longer. The papers are the same without it.
 */
export async function assemble(
  request: AssemblyRequest,
  ports: { readonly hash: HashText; readonly solver?: Solver | undefined },
): Promise<Assembly | AssemblyRefusal> {
  const order = orderOf(request, ports.hash);
  if (!ports.solver) return attempt(order);
  const first = attempt(order, 1);
  if (!("refused" in first) || first.isCounted) return first;
  const { blueprint, forms } = order.request;
  const why = await explainFailure(order.model, { forms, blueprint }, ports.solver);
  const outcome = why.isProof ? first : attempt(order);
  if (!("refused" in outcome)) return outcome;
  const { conflict, waysOut } = why;
  const isProven = outcome.isProven || why.isProof;
  const sentences = [...why.sentences, ...outcome.sentences];
  return refusal("assembly-failed", { ...outcome, sentences, conflict, waysOut, isProven });
}

function orderOf(request: AssemblyRequest, hash: HashText): Order {
  const { forms } = request;
  assert(Number.isInteger(forms) && forms >= 1 && forms <= MOST_FORMS, "forms must be 1 to 10");
  const bank = bankOf(request.items);
  return { request, bank, hash, model: assemblyModel(request.blueprint, bank, request) };
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
      if (outcome?.check.isSound) return { papers: outcome.papers, report: reportOf(order, { ...outcome, moves, restart }) };
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
    if (outcome.check.isSound) return { papers: outcome.papers, report: reportOf(order, { ...outcome, moves, restart }) };
    if (!best || found.cost < best.cost) best = { cost: found.cost, check: outcome.check };
  }
  return refusal("assembly-failed", { shortages: [], sentences: unmet(best?.check), isCounted: false, isProven });
}

/** The chosen items as sealed papers, with the verifier's recount. */
function verified({ request, bank, model, hash }: Order, forms: readonly (readonly number[])[]) {
  const { blueprint, seed } = request;
  const hashing = { hash, content: contentHashesOf(bank, hash) };
  const anchors = anchorIds(model);
  const papers = forms.map((chosen, index) => {
    const entries = chosen.map((at) => bank.entries[at] as ItemVersion);
    return frozenPaper(entries, { blueprint, seed, form: formName(index), anchors, hashing });
  });
  return { papers, check: verifyPapers({ blueprint, items: bank, papers, terms: request }, hashing) };
}

function reportOf(
  { request, bank, hash }: Order,
  result: { papers: AssembledPaper[]; check: Verification; moves: number; restart: number },
): AssemblyReport {
  const { papers, check, moves, restart } = result;
  const { blueprint, seed, forms } = request;
  const items = new Map(papers.flatMap(({ slots }) => slots.map(({ id }) => [id, itemOf(bank, id)])));
  const isAskedFor = blueprint.constraints?.some(({ kind }) => kind === "information") ?? false;
  const uncalibrated = isAskedFor
    ? [...items].flatMap(([id, item]) => (item.calibration || item.type === "essay" ? [] : [id]))
    : [];
  return {
    engine: ENGINE,
    seed,
    forms,
    blueprintHash: blueprintHash(blueprint, hash),
    bankHash: bankHash(bank, request, hash),
    restarts: restart,
    moves,
    papers: check.papers,
    across: check.across,
    parallel: parallelEvidence(papers, items),
    uncalibrated: uncalibrated.sort(),
  };
}

function itemOf(bank: PreparedBank, id: string) {
  const at = bank.indexOf.get(id);
  assert(at !== undefined, "a paper holds items of its bank");
  return (bank.entries[at] as ItemVersion).item;
}

function unmet(check: Verification | undefined): Sentence[] {
  if (!check) {
    return [
      {
        zh: "没有找到能填满全部题位的选法（必选题、题组、使用次数与共用限制合在一起太紧）",
        en: "no choice of items fills every place (fixed items, sets, uses and sharing together are too tight)",
      },
    ];
  }
  const ofPapers = check.papers.flatMap((paper) => paper.lines.map((line) => ({ ...line, form: paper.form })));
  const across = check.across.map((line) => ({ ...line, form: "" }));
  return [...ofPapers, ...across]
    .filter((line) => !line.isMet)
    .map((line) => ({
      zh: `${line.form === "" ? "各卷之间" : `${line.form} 卷`}最接近的结果仍不合要求：${line.rule}应为 ${line.wanted}，实为 ${line.got}`,
      en: `${line.form === "" ? "between the forms" : `form ${line.form}`}, nearest result: ${line.ruleEn} should be ${line.wanted}, is ${line.got}`,
    }));
}
