import { OPTION_LABELS } from "../types/choice/choice.ts";

/** Words put before pieces of feedback, in the language of the question. */
export interface LabelWords {
  readonly colon: string;
  readonly right: string;
  readonly wrong: string;
  readonly partly: string;
  /** What a feedback's identifier says it is for: an option, a right or a wrong answer; empty when it says nothing. */
  forId(id: string, optionIds: readonly string[]): string;
}

export function labelWords(stem: string): LabelWords {
  const isChinese = /\p{Script=Han}/u.test(stem);
  const [right, wrong, partly] = isChinese ? ["答对", "答错", "部分答对"] : ["If right", "If wrong", "If partly right"];
  return {
    colon: isChinese ? "：" : ": ",
    right,
    wrong,
    partly,
    forId(id, optionIds) {
      const at = optionIds.indexOf(id);
      if (at !== -1) return OPTION_LABELS[at] ?? "";
      if (/^(?:in_?correct|wrong|false)/i.test(id)) return wrong;
      if (/^part/i.test(id)) return partly;
      return /^(?:correct|right|true)/i.test(id) ? right : "";
    },
  };
}

/** Feedback as one rationale: each piece once, labelled where it is for one answer only. */
export function feedbackText(
  pieces: readonly { readonly label: string; readonly text: string }[],
  { colon }: LabelWords,
): string {
  const said = pieces
    .filter(({ text }) => text.trim() !== "")
    .map(({ label, text }) => (label === "" ? text : `${label}${colon}${text}`));
  return [...new Set(said)].join("\n");
}
