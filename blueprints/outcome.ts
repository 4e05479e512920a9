import type { ItemVersion } from "#item-bank/item.ts";
import { assert } from "#kernel/assert.ts";
import { type Assembly, type AssemblyReport, type AssemblyRequest, ENGINE, MOST_FORMS } from "./assembly.ts";
import { bankHash, blueprintHash } from "./bank-hash.ts";
import { anchorIds, assemblyModel } from "./constraints.ts";
import { frozenPaper } from "./freeze.ts";
import type { AssemblyModel } from "./model.ts";
import { formName, type HashText } from "./paper.ts";
import { parallelEvidence } from "./parallel.ts";
import { bankOf, contentHashesOf, type PreparedBank } from "./prepared-bank.ts";
import { worstDeviation } from "./stretch.ts";
import { softTargets } from "./target-bound.ts";
import { type Verification, verifyPapers } from "./verify.ts";
import type { Sentence } from "./words.ts";

/** A request read once: its prepared bank, the rules, and the hashes. */
export interface Order {
  readonly request: AssemblyRequest;
  readonly bank: PreparedBank;
  readonly model: AssemblyModel;
  readonly hash: HashText;
}

export function orderOf(request: AssemblyRequest, hash: HashText): Order {
  const { forms } = request;
  assert(Number.isInteger(forms) && forms >= 1 && forms <= MOST_FORMS, "forms must be 1 to 10");
  const bank = bankOf(request.items);
  return { request, bank, hash, model: assemblyModel(request.blueprint, bank, request) };
}

/** The chosen items as sealed papers, with the verifier's recount. */
export function verified({ request, bank, model, hash }: Order, forms: readonly (readonly number[])[]) {
  const { blueprint, seed } = request;
  const hashing = { hash, content: contentHashesOf(bank, hash) };
  const anchors = anchorIds(model);
  const papers = forms.map((chosen, index) => {
    const entries = chosen.map((at) => bank.entries[at] as ItemVersion);
    return frozenPaper(entries, { blueprint, seed, form: formName(index), anchors, hashing });
  });
  return { forms, papers, check: verifyPapers({ blueprint, items: bank, papers, terms: request }, hashing) };
}

/** Verified papers with how they were found. */
export interface Found extends ReturnType<typeof verified> {
  readonly moves: number;
  readonly restart: number;
  /** What a solver proved of the targets, and its name. */
  readonly bound?: { readonly worst: number; readonly solver: string } | undefined;
}

/** The papers with their report. */
export function assemblyOf(order: Order, found: Found): Assembly {
  return { papers: found.papers, report: reportOf(order, found) };
}

function reportOf({ request, model, bank, hash }: Order, found: Found): AssemblyReport {
  const { papers, check, moves, restart } = found;
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
    targets: targetReport(model, found),
  };
}

function targetReport(model: AssemblyModel, { forms, bound }: Found): AssemblyReport["targets"] {
  const targets = softTargets(model);
  if (targets.length === 0) return null;
  const lines = targets.map((target) => ({
    rule: target.rule.name,
    wanted: target.wanted / target.rule.scale,
    worst: worstDeviation(forms, [{ ...target, weight: 1 }]),
  }));
  return { worst: worstDeviation(forms, targets), bound: bound?.worst ?? null, solver: bound?.solver ?? null, lines };
}

function itemOf(bank: PreparedBank, id: string) {
  const at = bank.indexOf.get(id);
  assert(at !== undefined, "a paper holds items of its bank");
  return (bank.entries[at] as ItemVersion).item;
}

/** Why the best papers found are no papers, rule by rule. */
export function unmet(check: Verification | undefined): Sentence[] {
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
