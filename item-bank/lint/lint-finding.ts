import type { Sentence } from "#kernel/issue-sentences.ts";
import type { LintText } from "./lint-text.ts";

/** E blocks submitting for review, W wants a fix or a reason, I informs. */
export type LintSeverity = "E" | "W" | "I";

/** Characters of a field's own text, marks included: from `start` up to but without `end`. */
export interface LintSpan {
  readonly start: number;
  readonly end: number;
}

/** One remark of the lint. */
export interface LintFinding {
  readonly rule: string;
  readonly severity: LintSeverity;
  /** `stem`, an option's label, or the name of another field of the item. */
  readonly field: string;
  readonly span: LintSpan | null;
  /** What was found, with the words. */
  readonly reason: Sentence;
  /** What to do about it. */
  readonly advice: Sentence;
  /** Whether the writer gave a reason for it; only warnings can be justified. */
  readonly isJustified: boolean;
}

/** A question while it is being written: anything may be missing still. Every item is one. */
export interface DraftItem {
  readonly id?: string;
  readonly type?: string;
  readonly part?: number;
  readonly topic?: string;
  readonly level?: string;
  readonly stem?: string;
  readonly options?: readonly { readonly label: string; readonly text: string }[];
  readonly key?: readonly string[];
  readonly rationale?: string;
  readonly outline?: string;
  readonly reference?: string;
  readonly set?: string;
  readonly enemies?: readonly string[];
  readonly justifications?: Readonly<Record<string, string>>;
}

export interface LintOptions {
  /** At `approve` the fields an approved item must have are asked for. */
  readonly stage?: "write" | "approve";
  /** The cells of the blueprint; an item that stands in none is an error at approval. Part 0 stands for any part. */
  readonly cells?: readonly { readonly part: number; readonly type: string }[];
  /** Who wrote it, where the caller knows; null is an item nobody signed. */
  readonly author?: string | null;
  /** Items it will stand beside; those that hint at each other are told. */
  readonly siblings?: readonly DraftItem[];
}

/** An option with its text read. */
export interface LintOption {
  readonly label: string;
  readonly isKey: boolean;
  readonly text: LintText;
}

/** What the rules look at: the draft with its texts read once. */
export interface LintSubject {
  readonly item: DraftItem;
  readonly isChinese: boolean;
  readonly isChoice: boolean;
  readonly isSingle: boolean;
  readonly stem: LintText;
  /** Options that hold something; the empty ones have a rule of their own. */
  readonly options: readonly LintOption[];
  readonly keys: readonly LintOption[];
  readonly distractors: readonly LintOption[];
  readonly settings: LintOptions;
}

/** What a rule reports; the rest of the finding is the rule's own. */
export interface Found {
  readonly field: string;
  readonly span?: LintSpan | null;
  readonly reason: Sentence;
}

/** One rule, as data. */
export interface LintRule {
  readonly id: string;
  readonly severity: LintSeverity;
  /** Choice items only, or every item. */
  readonly applies: "choice" | "any";
  readonly advice: Sentence;
  check(subject: LintSubject): readonly Found[];
}
