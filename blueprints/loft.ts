import type { ItemVersion } from "#item-bank/item.ts";
import { assert } from "#kernel/assert.ts";
import { randomStream } from "#kernel/random-stream.ts";
import type { Blueprint } from "./blueprint-schema.ts";
import { anchorIds, assemblyModel } from "./constraints.ts";
import { countFindings } from "./count-checks.ts";
import { frozenPaper } from "./freeze.ts";
import { LeastRecentlyUsed } from "./least-recently-used.ts";
import type { AssemblyModel } from "./model.ts";
import type { AssembledPaper, HashText } from "./paper.ts";
import { type BankInput, bankOf, contentHashesOf, type PreparedBank } from "./prepared-bank.ts";
import { type AssemblyRefusal, refusal } from "./refusal.ts";
import { type AssemblyTerms, limitsOf } from "./request-terms.ts";
import { searchFrom } from "./search.ts";
import { fillLeastUsedFirst } from "./search-start.ts";
import { clearState, emptyState, type SearchState } from "./search-state.ts";
import { verifyPapers } from "./verify.ts";

/** One paper per candidate (linear on the fly): every paper meets the blueprint, and items are used as evenly as it allows. */
export interface LoftRequest extends Omit<AssemblyTerms, "include"> {
  readonly blueprint: Blueprint;
  readonly items: BankInput;
  readonly seed: string;
}

export interface LoftPaper {
  readonly paper: AssembledPaper;
  readonly moves: number;
}

/** How far ahead of the average an item may be; wider each time no paper was found. */
const LEADS = [1.25, 1.3, 1.5, 2, Number.POSITIVE_INFINITY] as const;
const MOVES_PER_PLACE = 60;
const HEAT = 200_000;

/**
 * Papers for one candidate after the other. The same request and the same candidates in the same order give the same
 * papers. Each has passed the verifier.
 */
export class Loft {
  private readonly request: LoftRequest;
  private readonly hash: HashText;
  private readonly bank: PreparedBank;
  private readonly model: AssemblyModel;
  private readonly anchors: ReadonlySet<string>;
  private readonly state: SearchState;
  private readonly order: LeastRecentlyUsed;
  private readonly limits: { readonly mostUses?: number };
  private readonly checkedTerms: AssemblyTerms;
  private given = 0;

  constructor(request: LoftRequest, hash: HashText) {
    this.request = request;
    this.hash = hash;
    this.bank = bankOf(request.items);
    this.model = assemblyModel(request.blueprint, this.bank, { ...request, forms: 1 });
    this.anchors = anchorIds(this.model);
    this.state = emptyState(this.model, 1);
    this.limits = limitsOf(request.blueprint, request);
    const random = randomStream(request.seed, "loft", "order");
    const usesOf = (item: number): number => request.uses?.get(this.idOf(item)) ?? 0;
    this.order = new LeastRecentlyUsed(this.state, { random, usesOf, mostUses: this.limits.mostUses });
    const { anchors, exclude, pastPapers, limits } = request;
    // Uses are counted here, paper by paper; the verifier sees everything else of the request.
    this.checkedTerms = { anchors, exclude, pastPapers, limits: { ...limits, mostUses: undefined } };
  }

  /** How often every item of the papers given so far was used, by id, earlier uses not counted. */
  uses(): ReadonlyMap<string, number> {
    return new Map(this.order.usesNow().map(({ item, uses }) => [this.idOf(item), uses]));
  }

  /** Why there can be no paper at all, before the first; null when nothing stands in the way. */
  obstacle(): AssemblyRefusal | null {
    const proven = { isCounted: true, isProven: true };
    const { contradictions } = this.model;
    if (contradictions.length > 0) return refusal("assembly-failed", { shortages: [], sentences: contradictions, ...proven });
    const { shortages, shortRules } = countFindings(this.model, 1);
    const sentences = [...shortages, ...shortRules].map((finding) => finding.sentence);
    if (sentences.length === 0) return null;
    return refusal(shortages.length > 0 ? "bank-short" : "assembly-failed", { shortages, sentences, ...proven });
  }

  /** The next candidate's paper. @param candidate names the paper and its dice; once per candidate */
  paperFor(candidate: string): LoftPaper | AssemblyRefusal {
    const seed = `${this.request.seed} ${candidate}`;
    let moves = 0;
    for (const [restart, lead] of LEADS.entries()) {
      clearState(this.state);
      if (!this.order.openWindow(lead)) continue;
      if (!fillLeastUsedFirst(this.state, this.model, { seed, restart })) continue;
      const plan = {
        forms: 1,
        seed,
        restart,
        moves: MOVES_PER_PLACE * (restart + 1) * this.state.kernel.slots,
        heat: HEAT,
        polish: 0,
      };
      const found = searchFrom(this.state, this.model, plan);
      moves += found.moves;
      const paper = found.isSound ? this.sealed(found.forms[0] ?? [], { candidate, seed }) : null;
      if (!paper) continue;
      this.order.markUsed(found.forms[0] ?? []);
      this.given += 1;
      return { paper, moves };
    }
    return this.obstacle() ?? this.exhausted(candidate);
  }

  private sealed(chosen: readonly number[], name: { candidate: string; seed: string }): AssembledPaper | null {
    const { blueprint } = this.request;
    const hashing = { hash: this.hash, content: contentHashesOf(this.bank, this.hash) };
    const entries = chosen.map((at) => this.bank.entries[at] as ItemVersion);
    const about = { blueprint, seed: name.seed, form: name.candidate, anchors: this.anchors, hashing };
    const paper = frozenPaper(entries, about);
    const { isSound } = verifyPapers(
      { blueprint, items: this.bank, papers: [paper], terms: this.checkedTerms },
      { ...hashing, isVerdictOnly: true },
    );
    return isSound && this.order.isAllowed(chosen) ? paper : null;
  }

  private exhausted(candidate: string): AssemblyRefusal {
    const sentence = {
      zh: `第 ${this.given + 1} 份（${candidate}）没有找到合格试卷：使用次数上限与其他要求合在一起，剩下的题已不够`,
      en: `no paper was found for number ${this.given + 1} (${candidate}): with the limit of uses and the other rules, what is left does not do`,
    };
    return refusal("assembly-failed", { shortages: [], sentences: [sentence], isCounted: false, isProven: false });
  }

  private idOf(item: number): string {
    const entry = this.bank.entries[item];
    assert(entry, "items are those of the bank");
    return entry.item.id;
  }
}
