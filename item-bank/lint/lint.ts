import { FIELD_RULES } from "./field-rules.ts";
import { FORM_RULES } from "./form-rules.ts";
import { KEY_RULES } from "./key-rules.ts";
import type { DraftItem, LintFinding, LintOptions, LintRule, LintSubject } from "./lint-finding.ts";
import { readLintText } from "./lint-text.ts";
import { mutualHints } from "./mutual-hints.ts";
import { OPTION_RULES } from "./option-rules.ts";
import { PARALLEL_RULE } from "./parallel-rule.ts";
import { STEM_RULES } from "./stem-rules.ts";
import { WORD_RULES } from "./word-rules.ts";

/** Every rule for one item, in the order findings are told. */
export const LINT_RULES: readonly LintRule[] = [
  ...OPTION_RULES,
  ...WORD_RULES,
  ...KEY_RULES,
  PARALLEL_RULE,
  ...STEM_RULES,
  ...FORM_RULES,
  ...FIELD_RULES,
];

/**
 * Looks one item over for flaws of item writing. Works on unfinished drafts: what is not there is not judged, except by
 * the rules that ask for it. Findings of severity W the writer gave a reason for (`justifications`, by rule) are marked.
 */
export function lintItem(item: DraftItem, settings: LintOptions = {}): LintFinding[] {
  const subject = readSubject(item, settings);
  const own = LINT_RULES.filter(({ applies }) => applies === "any" || subject.isChoice).flatMap((rule) =>
    rule.check(subject).map(({ field, span, reason }) => ({
      rule: rule.id,
      severity: rule.severity,
      field,
      span: span ?? null,
      reason,
      advice: rule.advice,
      isJustified: isJustified(item, rule),
    })),
  );
  return [...own, ...(settings.siblings ?? []).flatMap((sibling) => hintFindings(item, sibling))];
}

/** What keeps an item from being submitted: errors, and warnings nobody gave a reason for. */
export function openFindings(findings: readonly LintFinding[]): LintFinding[] {
  return findings.filter(({ severity, isJustified }) => severity === "E" || (severity === "W" && !isJustified));
}

/** Reads a draft for the rules. */
export function readSubject(item: DraftItem, settings: LintOptions = {}): LintSubject {
  const key = item.key ?? [];
  const options = (item.options ?? [])
    .filter(({ text }) => text.trim() !== "")
    .map(({ label, text }) => ({ label, isKey: key.includes(label), text: readLintText(text) }));
  const stem = readLintText(item.stem ?? "");
  return {
    item,
    isChinese: isChineseText([stem.plain, ...options.map(({ text }) => text.plain)].join(" ")),
    isChoice: item.type === "single" || item.type === "multiple",
    isSingle: item.type === "single",
    stem,
    options,
    keys: options.filter(({ isKey }) => isKey),
    distractors: options.filter(({ isKey }) => !isKey),
    settings,
  };
}

/** A Chinese name in an English sentence does not make it Chinese, nor an English term the other way. */
function isChineseText(text: string): boolean {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = text.match(/[A-Za-z]{2,}/g)?.length ?? 0;
  return han > 0 && han >= words;
}

function isJustified(item: DraftItem, { id, severity }: Pick<LintRule, "id" | "severity">): boolean {
  return severity === "W" && (item.justifications?.[id] ?? "").trim() !== "";
}

function hintFindings(item: DraftItem, sibling: DraftItem): LintFinding[] {
  return mutualHints(item, sibling).map(({ reason, advice }) => ({
    rule: "mutual-hint",
    severity: "W",
    field: "stem",
    span: null,
    reason,
    advice,
    isJustified: isJustified(item, { id: "mutual-hint", severity: "W" }),
  }));
}
