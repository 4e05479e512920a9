import type { ItemVersion } from "#item-bank/item.ts";
import { assert } from "#kernel/assert.ts";
import { canonicalJson, type Json } from "#kernel/canonical-json.ts";
import type { Refusal } from "#kernel/refusal.ts";
import type { Blueprint } from "./blueprint-schema.ts";
import { type AssemblyModel, assemblyModel } from "./constraints.ts";
import { countFindings, type Shortage } from "./count-checks.ts";
import { explainFailure } from "./explain.ts";
import {
  type AssembledPaper,
  type AssembledSlot,
  type ContentHash,
  contentHasher,
  formName,
  type HashText,
  paperHash,
} from "./paper.ts";
import { paperOrder } from "./paper-order.ts";
import { type ParallelEvidence, parallelEvidence } from "./parallel.ts";
import type { ReportLine } from "./report.ts";
import { searchForms } from "./search.ts";
import type { Solver } from "./solver.ts";
import { type Verification, verifyPapers } from "./verify.ts";
import type { Sentence } from "./words.ts";

/** Changes whenever the same inputs may give other papers. */
export const ENGINE = "exchange-1";

export const MOST_FORMS = 10;
const RESTARTS = 6;
const LEAST_MOVES = 20_000;
const MOVES_PER_PLACE = 150;

export interface AssemblyRequest {
  readonly blueprint: Blueprint;
  /** One version per item; order does not matter. */
  readonly items: readonly ItemVersion[];
  /** Papers wanted, 1 to `MOST_FORMS`; no two share an item. */
  readonly forms: number;
  readonly seed: string;
  /** Papers every item has been on before, by id; less used items come first. Part of the inputs. */
  readonly uses?: ReadonlyMap<string, number>;
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
}

export interface Assembly {
  readonly papers: readonly AssembledPaper[];
  readonly report: AssemblyReport;
}

/** No papers: the cells that are short, or the rules that could not be met, in sentences for people. */
export interface AssemblyRefusal extends Refusal<"bank-short" | "assembly-failed"> {
  readonly shortages: readonly Shortage[];
  readonly sentences: readonly Sentence[];
  /** Plain counting proves that there are no such papers; otherwise the search has not found any. */
  readonly isCounted: boolean;
}

/**
 * Assembles parallel papers: count checks, seeded exchange search, independent verification. What is returned has passed
 * the verifier; anything else is a refusal. Pure and deterministic: same request, same bytes.
 */
export function assemblePapers(request: AssemblyRequest, hash: HashText): Assembly | AssemblyRefusal {
  return attempt(request, assemblyModel(request.blueprint, request.items), hash);
}

/** As `assemblePapers`; where the search fails although the counts allow it, a solver (if given) explains why. */
export async function assemble(
  request: AssemblyRequest,
  ports: { readonly hash: HashText; readonly solver?: Solver | undefined },
): Promise<Assembly | AssemblyRefusal> {
  const model = assemblyModel(request.blueprint, request.items);
  const outcome = attempt(request, model, ports.hash);
  if (!("refused" in outcome) || outcome.isCounted || !ports.solver) return outcome;
  const proof = await explainFailure(model, request.forms, ports.solver);
  return refusal("assembly-failed", { ...outcome, sentences: [...proof, ...outcome.sentences] });
}

function attempt(request: AssemblyRequest, model: AssemblyModel, hash: HashText): Assembly | AssemblyRefusal {
  assert(Number.isInteger(request.forms) && request.forms >= 1 && request.forms <= MOST_FORMS, "forms must be 1 to 10");
  const { shortages, shortRules } = countFindings(model, request.forms);
  const sentences = [...shortages, ...shortRules].map((finding) => finding.sentence);
  if (shortages.length > 0) return refusal("bank-short", { shortages, sentences, isCounted: true });
  if (shortRules.length > 0) return refusal("assembly-failed", { shortages: [], sentences, isCounted: true });
  return searchAndVerify(request, model, hash);
}

function searchAndVerify(request: AssemblyRequest, model: AssemblyModel, hash: HashText): Assembly | AssemblyRefusal {
  const { blueprint, forms, seed } = request;
  const places = forms * model.cells.reduce((total, cell) => total + cell.items, 0);
  const limit = Math.max(LEAST_MOVES, MOVES_PER_PLACE * places);
  const uses = Int32Array.from(model.items, ({ item }) => request.uses?.get(item.id) ?? 0);
  const by = { hash, content: contentHasher(hash) };
  let moves = 0;
  let best: { cost: number; check: Verification } | undefined;
  for (let restart = 0; restart < RESTARTS; restart++) {
    const found = searchForms(model, { forms, seed, restart, moves: limit, uses });
    moves += found.moves;
    const papers = found.forms.map((chosen, index) => frozenPaper(chosen, { request, model, by, form: formName(index) }));
    const check = verifyPapers({ blueprint, items: request.items, papers }, by);
    if (check.isSound) return { papers, report: reportOf(request, { papers, check, model, moves, restart }, hash) };
    if (!best || found.cost < best.cost) best = { cost: found.cost, check };
  }
  return refusal("assembly-failed", { shortages: [], sentences: unmet(best?.check), isCounted: false });
}

function frozenPaper(
  chosen: readonly number[],
  about: { request: AssemblyRequest; model: AssemblyModel; by: { hash: HashText; content: ContentHash }; form: string },
): AssembledPaper {
  const { request, model, form } = about;
  const entries = chosen.map((at) => model.items[at] as ItemVersion);
  const ordered = paperOrder(entries, { seed: request.seed, form, longestRun: request.blueprint.longestKeyRun });
  const worth = new Map(model.cells.map((cell) => [cell.type, cell.pointsEach]));
  const frozen = ordered.map(({ item, version }, at) => {
    const points = worth.get(item.type);
    assert(points !== undefined, "every chosen item belongs to a cell");
    return { slot: at + 1, version, points, item };
  });
  const slots: AssembledSlot[] = frozen.map(({ slot, version, points, item }) => ({
    slot,
    id: item.id,
    version,
    type: item.type,
    part: item.part,
    points,
    ...(item.type === "essay" ? {} : { key: item.key }),
    enemies: [...item.enemies].sort(),
  }));
  const blueprintId = request.blueprint.id;
  return {
    form,
    seed: request.seed,
    hash: paperHash({ blueprintId, form, seed: request.seed, slots: frozen }, about.by),
    slots,
  };
}

function reportOf(
  request: AssemblyRequest,
  result: { papers: AssembledPaper[]; check: Verification; model: AssemblyModel; moves: number; restart: number },
  hash: HashText,
): AssemblyReport {
  const { papers, check, model, moves, restart } = result;
  const items = new Map(model.items.map((entry) => [entry.item.id, entry.item]));
  return {
    engine: ENGINE,
    seed: request.seed,
    forms: request.forms,
    blueprintHash: blueprintHash(request.blueprint, hash),
    bankHash: bankHash(model, request, hash),
    restarts: restart,
    moves,
    papers: check.papers,
    across: check.across,
    parallel: parallelEvidence(papers, items),
  };
}

/** Hash of everything a blueprint says. */
export function blueprintHash(blueprint: Blueprint, hash: HashText): string {
  return hash(canonicalJson(blueprint as unknown as Json));
}

/** Hash of what decides about each eligible item; texts are pinned by the hashes of the papers. */
function bankHash(model: AssemblyModel, request: AssemblyRequest, hash: HashText): string {
  const rows = model.items.map(({ item, version }) => {
    const key = item.type === "essay" ? [] : item.key;
    const uses = request.uses?.get(item.id) ?? 0;
    return [item.id, version, item.type, item.part, item.topic, item.level, item.difficulty, key, [...item.enemies].sort(), uses];
  });
  return hash(JSON.stringify(rows));
}

function unmet(check: Verification | undefined): Sentence[] {
  const lines = [...(check?.papers.flatMap((paper) => paper.lines.map((line) => ({ ...line, form: paper.form }))) ?? [])];
  return lines
    .filter((line) => !line.isMet)
    .map((line) => ({
      zh: `${line.form} 卷最接近的结果仍不合要求：${line.rule}应为 ${line.wanted}，实为 ${line.got}`,
      en: `form ${line.form}, nearest result: ${line.ruleEn} should be ${line.wanted}, is ${line.got}`,
    }));
}

function refusal(
  code: AssemblyRefusal["refused"],
  facts: Pick<AssemblyRefusal, "shortages" | "sentences" | "isCounted">,
): AssemblyRefusal {
  const first = facts.shortages[0];
  const detail = {
    ...(first && { part: first.part, type: first.type, needed: first.needed, available: first.available }),
    zh: facts.sentences.map((sentence) => sentence.zh).join("\n"),
    en: facts.sentences.map((sentence) => sentence.en).join("\n"),
  };
  const { shortages, sentences, isCounted } = facts;
  return { refused: code, detail, shortages, sentences, isCounted };
}
