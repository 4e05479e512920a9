import type { Item, ItemVersion } from "#item-bank/item.ts";
import type { Blueprint } from "./blueprint-schema.ts";
import { assemblyModel } from "./constraints.ts";
import { sealedPaper } from "./freeze.ts";
import type { AssemblyModel } from "./model.ts";
import type { AssembledPaper, HashText } from "./paper.ts";
import { longestKeyRun } from "./paper-order.ts";
import { type BankInput, bankOf, contentHashesOf, type PreparedBank } from "./prepared-bank.ts";
import { type AssemblyRefusal, refusal } from "./refusal.ts";
import type { ReportLine } from "./report.ts";
import type { AssemblyTerms } from "./request-terms.ts";
import { enemiesInForm, exchangeCost, sharedCost } from "./search-cost.ts";
import { emptyState, narrowAim, put, type SearchState } from "./search-state.ts";
import { type Verification, verifyPapers } from "./verify.ts";
import type { Sentence } from "./words.ts";

/** Papers as assembled, with what they were assembled from and under which terms. */
export interface SwapGround extends AssemblyTerms {
  readonly blueprint: Blueprint;
  readonly items: BankInput;
  readonly papers: readonly AssembledPaper[];
}

export interface SwapPlace {
  readonly form: string;
  /** 1-based slot of the paper. */
  readonly slot: number;
}

/** What a swap changes in one rule; `form` is empty for rules between papers. */
export interface SwapCost {
  readonly form: string;
  readonly rule: string;
  readonly ruleEn: string;
  readonly wanted: string;
  readonly before: string;
  readonly after: string;
}

export interface SwapCandidate {
  readonly id: string;
  readonly version: number;
  /** Papers the item has been on before. */
  readonly uses: number;
  readonly costs: readonly SwapCost[];
}

export interface SwapOffer {
  /** Items that keep every rule, also those beyond the list. */
  readonly total: number;
  /** The nearest first: least change away from the targets, then least used. */
  readonly candidates: readonly SwapCandidate[];
}

const MOST_LISTED = 20;
const AIM = 0.2;

/** Items that may stand in a slot instead of the one there, every rule kept, with what each would change. */
export function swapCandidates(
  ground: SwapGround,
  place: SwapPlace,
  by: { readonly hash: HashText; readonly mostListed?: number },
): SwapOffer | AssemblyRefusal {
  const desk = deskOf(ground, place);
  if ("refused" in desk) return desk;
  const { model, state, form, at, outgoing } = desk;
  narrowAim(state, model.counts.length, AIM);
  const pool = state.pools[model.kernel.cellOf[outgoing] as number] ?? new Int32Array();
  const found: { item: number; cost: number }[] = [];
  for (const item of pool) {
    if (!keepsRules(state, form, { outgoing, incoming: item }) || !keepsKeyRun(desk, item)) continue;
    found.push({ item, cost: exchangeCost(state, form, { outgoing, incoming: item, other: -1 }) });
  }
  found.sort(
    (left, right) => left.cost - right.cost || rank(state, left.item) - rank(state, right.item) || left.item - right.item,
  );
  const before = verifyAll(ground, desk.bank, { papers: ground.papers, hash: by.hash });
  const candidates = found.slice(0, by.mostListed ?? MOST_LISTED).map(({ item }): SwapCandidate => {
    const { item: content, version } = desk.bank.entries[item] as ItemVersion;
    const papers = swapped(ground, desk, { at, item, hash: by.hash });
    const after = verifyAll(ground, desk.bank, { papers, hash: by.hash });
    return { id: content.id, version, uses: ground.uses?.get(content.id) ?? 0, costs: costsOf(before, after) };
  });
  return { total: found.length, candidates };
}

/** The papers with one item swapped, verified; a refusal with the rules that would break. Order and seeds stay. */
export function applySwap(
  ground: SwapGround,
  swap: SwapPlace & { readonly id: string },
  by: { readonly hash: HashText },
): { readonly papers: readonly AssembledPaper[]; readonly check: Verification } | AssemblyRefusal {
  const desk = deskOf(ground, swap);
  if ("refused" in desk) return desk;
  const item = desk.bank.indexOf.get(swap.id);
  const isInCell = item !== undefined && desk.model.kernel.cellOf[item] === desk.model.kernel.cellOf[desk.outgoing];
  if (item === undefined || !isInCell || (desk.model.kernel.setOf[item] as number) >= 0) {
    return refused({ zh: `${swap.id} 不能放在这个题位`, en: `${swap.id} cannot stand in this slot` });
  }
  const papers = swapped(ground, desk, { at: desk.at, item, hash: by.hash });
  const check = verifyAll(ground, desk.bank, { papers, hash: by.hash });
  if (check.isSound) return { papers, check };
  const broken = [...check.papers.flatMap(({ lines }) => lines), ...check.across].filter((line) => !line.isMet);
  const sentences = broken.map((line) => ({
    zh: `换题后不合要求：${line.rule}应为 ${line.wanted}，实为 ${line.got}`,
    en: `the swap would break a rule: ${line.ruleEn} should be ${line.wanted}, is ${line.got}`,
  }));
  return refusal("assembly-failed", { shortages: [], sentences, isCounted: false, isProven: true });
}

interface Desk {
  readonly bank: PreparedBank;
  readonly model: AssemblyModel;
  readonly state: SearchState;
  /** Index of the paper and of the slot in it. */
  readonly form: number;
  readonly at: number;
  readonly outgoing: number;
  readonly entries: readonly ItemVersion[];
  readonly longestRun: number;
}

/** The papers laid out for the search's own arithmetic; a refusal where the slot does not exist or its item is bound. */
function deskOf(ground: SwapGround, place: SwapPlace): Desk | AssemblyRefusal {
  const bank = bankOf(ground.items);
  const form = ground.papers.findIndex((paper) => paper.form === place.form);
  const at = place.slot - 1;
  const id = ground.papers[form]?.slots[at]?.id ?? "";
  const outgoing = bank.indexOf.get(id);
  if (outgoing === undefined) return refused({ zh: "没有这份试卷或题位", en: "there is no such paper or slot" });
  const model = assemblyModel(ground.blueprint, bank, { ...ground, forms: ground.papers.length });
  const isBound = (ground.anchors ?? []).includes(id) || (ground.include ?? []).some((entry) => entry.id === id);
  if (isBound) return refused({ zh: `${id} 是锚题或指定的题`, en: `${id} is an anchor or was asked for` });
  if ((model.kernel.setOf[outgoing] as number) >= 0) {
    return refused({ zh: `${id} 属于题组，不能单独更换`, en: `${id} belongs to a set and cannot be swapped alone` });
  }
  const state = emptyState(model, ground.papers.length);
  for (const [index, paper] of ground.papers.entries()) layOut(state, index, paper, bank);
  const entries = (ground.papers[form]?.slots ?? []).map((slot) => bank.entries[bank.indexOf.get(slot.id) ?? -1] as ItemVersion);
  return { bank, model, state, form, at, outgoing, entries, longestRun: ground.blueprint.longestKeyRun };
}

function layOut(state: SearchState, form: number, paper: AssembledPaper, bank: PreparedBank): void {
  const { kernel } = state;
  const filled = new Int32Array(kernel.cellStart.length);
  for (const slot of paper.slots) {
    const item = bank.indexOf.get(slot.id);
    const cell = item === undefined ? -1 : (kernel.cellOf[item] as number);
    if (item === undefined || cell < 0) continue;
    const place = form * kernel.slots + (kernel.cellStart[cell] as number) + (filled[cell] as number);
    filled[cell] = (filled[cell] as number) + 1;
    if (place < form * kernel.slots + (kernel.cellStart[cell + 1] as number)) put(state, place, item);
  }
}

function keepsRules(state: SearchState, form: number, swap: { outgoing: number; incoming: number }): boolean {
  const { kernel, value, bounds, mask, used, capOf } = state;
  const { outgoing, incoming } = swap;
  if ((((mask[incoming] as number) >> form) & 1) === 1 || (used[incoming] as number) >= (capOf[incoming] as number)) return false;
  if (enemiesInForm(state, incoming, { form, except: outgoing }) > 0) return false;
  if (sharedCost(state, form, { outgoing, incoming, other: -1 }) > 0) return false;
  const change = new Map<number, number>();
  for (const [item, by] of [
    [outgoing, -1],
    [incoming, 1],
  ] as const) {
    for (let at = kernel.rowStart[item] as number; at < (kernel.rowStart[item + 1] as number); at++) {
      const row = kernel.rowList[at] as number;
      change.set(row, (change.get(row) ?? 0) + by * (kernel.rowWeight[at] as number));
    }
  }
  return [...change].every(([row, by]) => {
    const after = (value[form * kernel.rows + row] as number) + by;
    return by === 0 || ((bounds.least[row] as number) <= after && after <= (bounds.most[row] as number));
  });
}

function keepsKeyRun({ entries, at, bank, longestRun }: Desk, item: number): boolean {
  const after: Item[] = entries.map((entry, index) => (index === at ? (bank.entries[item] as ItemVersion).item : entry.item));
  return longestKeyRun(after) <= longestRun;
}

function swapped(ground: SwapGround, desk: Desk, to: { at: number; item: number; hash: HashText }): AssembledPaper[] {
  const hashing = { hash: to.hash, content: contentHashesOf(desk.bank, to.hash) };
  const ordered = desk.entries.map((entry, index) => (index === to.at ? (desk.bank.entries[to.item] as ItemVersion) : entry));
  return ground.papers.map((paper, index) => {
    if (index !== desk.form) return paper;
    const { form, seed } = paper;
    return sealedPaper(ordered, { blueprint: ground.blueprint, seed, form, anchors: new Set(ground.anchors ?? []), hashing });
  });
}

function verifyAll(
  ground: SwapGround,
  bank: PreparedBank,
  about: { papers: readonly AssembledPaper[]; hash: HashText },
): Verification {
  return verifyPapers({ blueprint: ground.blueprint, items: bank, papers: about.papers, terms: ground }, { hash: about.hash });
}

function costsOf(before: Verification, after: Verification): SwapCost[] {
  const changed = (form: string, old: readonly ReportLine[], now: readonly ReportLine[]): SwapCost[] =>
    now.flatMap((line, index) => {
      const was = old[index]?.got ?? "";
      const { rule, ruleEn, wanted, got } = line;
      return was === got ? [] : [{ form, rule, ruleEn, wanted, before: was, after: got }];
    });
  const ofPapers = after.papers.flatMap(({ form, lines }, index) => changed(form, before.papers[index]?.lines ?? [], lines));
  return [...ofPapers, ...changed("", before.across, after.across)];
}

function rank({ rankOf }: SearchState, item: number): number {
  return rankOf[item] as number;
}

function refused(sentence: Sentence): AssemblyRefusal {
  return refusal("assembly-failed", { shortages: [], sentences: [sentence], isCounted: true, isProven: true });
}
