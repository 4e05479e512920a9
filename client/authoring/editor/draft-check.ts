import type { z } from "zod";
import { type Item, itemSchema } from "#item-bank/item.ts";
import { fieldName } from "#kernel/issue-sentences.ts";
import { contentOf, type ItemDraft, numberOf, sumOf } from "./item-draft.ts";

/** What is wrong with one field; the catalogue has a sentence for each kind. */
export type DraftProblem =
  | { readonly kind: "missing" | "not-a-number" | "half-step" | "bad-id" | "taken" | "bad-value" }
  | {
      readonly kind:
        | "no-key"
        | "few-keys"
        | "many-keys"
        | "all-keys"
        | "same-options"
        | "few-options"
        | "no-criteria"
        | "no-guide";
    }
  | { readonly kind: "too-long" | "too-many" | "too-large" | "too-small"; readonly bound: number }
  | { readonly kind: "guide-sum"; readonly total: number; readonly wanted: number }
  | { readonly kind: "over-criterion"; readonly bound: number };

export interface CheckedDraft {
  /** The item to save; absent while something is wrong. */
  readonly item: Item | undefined;
  /** The first problem of each field, by path as in `options.0.text`. */
  readonly problems: ReadonlyMap<string, DraftProblem>;
}

/** Judges a draft by the item schema and by the sums the schema cannot see. */
export function checkDraft(draft: ItemDraft): CheckedDraft {
  const content = contentOf(draft);
  const parsed = itemSchema.safeParse(content);
  const problems = new Map<string, DraftProblem>();
  const note = (path: string, problem: DraftProblem): void => {
    if (!problems.has(path)) problems.set(path, problem);
  };
  // What is known of keys and options here says more than the schema's counts.
  if (draft.type !== "essay") for (const [path, problem] of choiceProblems(draft)) note(path, problem);
  for (const issue of parsed.error?.issues ?? []) {
    if (issue.code !== "custom") note(pathOf(issue.path), problemOf(issue, valueAt(content, issue.path)));
  }
  if (draft.type === "essay") for (const [path, problem] of essayProblems(draft)) note(path, problem);
  const isRight = parsed.success && problems.size === 0;
  return { item: isRight ? parsed.data : undefined, problems };
}

function* choiceProblems(draft: ItemDraft): Generator<[string, DraftProblem]> {
  const keys = draft.options.filter(({ isKey }) => isKey).length;
  if (keys === 0) yield ["key", { kind: "no-key" }];
  else if (draft.type === "multiple" && keys < 2) yield ["key", { kind: "few-keys" }];
  else if (draft.type === "multiple" && keys >= draft.options.length) yield ["key", { kind: "all-keys" }];
  else if (draft.type === "single" && keys > 1) yield ["key", { kind: "many-keys" }];
  const texts = draft.options.map(({ text }) => text.normalize("NFKC").trim());
  for (const [at, text] of texts.entries()) {
    if (text !== "" && texts.indexOf(text) < at) yield [`options.${at}.text`, { kind: "same-options" }];
  }
}

function* essayProblems(draft: ItemDraft): Generator<[string, DraftProblem]> {
  for (const [at, criterion] of draft.rubric.entries()) {
    const wanted = numberOf(criterion.points);
    const total = sumOf(criterion.guide.map(({ points }) => points));
    if (wanted && total !== wanted) yield [`rubric.${at}.guide`, { kind: "guide-sum", total, wanted }];
    for (const [which, sample] of draft.samples.entries()) {
      const mark = numberOf(sample.marks[criterion.id] ?? "0");
      if (wanted && mark && mark > wanted) {
        yield [`samples.${which}.marks.${criterion.id}`, { kind: "over-criterion", bound: wanted }];
      }
    }
  }
}

type Issue = z.core.$ZodIssue;

function problemOf(issue: Issue, value: unknown): DraftProblem {
  if (value === undefined || value === "" || (typeof value === "string" && value.trim() === "")) return { kind: "missing" };
  if (Number.isNaN(value)) return { kind: "not-a-number" };
  if (issue.code === "too_small") return tooSmall(issue.origin, Number(issue.minimum), fieldName(issue.path));
  if (issue.code === "too_big") {
    const kind = issue.origin === "string" ? "too-long" : issue.origin === "array" ? "too-many" : "too-large";
    return { kind, bound: Number(issue.maximum) };
  }
  if (issue.code === "not_multiple_of") return { kind: "half-step" };
  if (issue.code === "invalid_format") return { kind: "bad-id" };
  return { kind: issue.code === "invalid_type" ? "not-a-number" : "bad-value" };
}

function tooSmall(origin: string, bound: number, field: string): DraftProblem {
  if (origin !== "array") return { kind: "too-small", bound };
  if (field === "options") return { kind: "few-options" };
  return { kind: field === "rubric" ? "no-criteria" : "no-guide" };
}

function pathOf(path: readonly PropertyKey[]): string {
  return path.map(String).join(".");
}

function valueAt(content: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce((value, step) => (value as Record<PropertyKey, unknown> | undefined)?.[step], content);
}
