import { OPTION_LABELS } from "../types/choice/choice.ts";

/** Words put before pieces of feedback, in the language of the question. */
export interface LabelWords {
  readonly colon: string;
  readonly right: string;
  readonly wrong: string;
  readonly partly: string;
  /** What a feedback's identifier says it is for: an option, a right or a wrong answer; empty when it says nothing. */
  forId(id: string, optionIds: readonly string[]): string;
  /** The same for feedback that shows for every answer but that. */
  forOthers(id: string, optionIds: readonly string[]): string;
}

export function labelWords(stem: string): LabelWords {
  const isChinese = /\p{Script=Han}/u.test(stem);
  const [right, wrong, partly] = isChinese ? ["答对", "答错", "部分答对"] : ["If right", "If wrong", "If partly right"];
  const unanswered = isChinese ? "未作答" : "If not answered";
  const judged = (id: string): string => {
    const word = id.replace(/^feedback[-_ ]?/i, "");
    if (/^(?:in_?correct|wrong|false)/i.test(word)) return wrong;
    if (/^part/i.test(word)) return partly;
    if (/^(?:unanswered|empty)$/i.test(word)) return unanswered;
    return /^(?:correct|right|true)/i.test(word) ? right : "";
  };
  return {
    colon: isChinese ? "：" : ": ",
    right,
    wrong,
    partly,
    forId(id, optionIds) {
      const at = optionIds.indexOf(id);
      return at !== -1 ? (OPTION_LABELS[at] ?? "") : judged(id);
    },
    forOthers(id, optionIds) {
      const label = OPTION_LABELS[optionIds.indexOf(id)];
      if (label !== undefined) return isChinese ? `未选 ${label}` : `If ${label} is not chosen`;
      return { [right]: wrong, [wrong]: right }[judged(id)] ?? "";
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
