import { isStrongAt, type LintText } from "./lint-text.ts";
import { NEGATIVE_ZH, NEGATIVE_ZH_TERMS } from "./words.ts";

/** A stretch of a plain text. */
export interface Stretch {
  readonly at: number;
  readonly text: string;
}

/** A negation that the question hangs on. */
export interface Negation extends Stretch {
  readonly isEmphasised: boolean;
}

/** A gap to be filled or a sign of asking. */
export const TASK_MARK = /[（(][\s\u3000]*[）)]|[？?]|[_＿]{2,}|[:：]\s*$/;

const EXCEPT_ZH = /(?:除|除了)(?!此|尘|湿|外)[^。？?]{0,30}?(?:以外|之外|外)(?![^。？?]{0,6}(?:还|也|另|又|尚|再))/;
/** After a negation: a noun it only describes, about which something else is asked. */
const ASKS_FURTHER =
  /^[^，,]*?的(?:[^，,的]*(?:应当|(?<![供反响效对适])应|称为|叫做|采用|使用|宜用|属于|须|是指)|(?:前提|条件|原因|后果|目的|结果|好处|处置|时候|概率))|^(?:[^，,]*哪一?[个项条]?|[^，,]*的)(?:条款|原则|要求|规定|标准|理念)(?:是|为|有|[？?])/;

const SUBORDINATE_EN =
  /\b(?:if|when|whenever|because|although|while|unless|whether|who|whose|whom|that|so that|in which|for which|where|after|before|once)\b[^,]*(?:,|$)/gi;
const NEGATIVE_EN =
  /\bnot\b(?! only)|\bcannot\b|n't\b|\bnever\b|\bexcept(?:ing)?\b|\bexcluding\b|\bother than\b|\bleast (?!squares|cost|expensive|one|two|three|common multiple)\w+|\b(?:is|are|be|was|were)\s+(?:the\s+)?(?:false|incorrect|inappropriate|inaccurate|wrong|untrue|unnecessary|undesirable|improper|invalid|unacceptable|unsuitable|unlikely|irrelevant)\b|\b(?:false|incorrect|untrue|inaccurate) (?:statement|answer|option|description)/gi;

/** The sentence of a stem that holds the task: the last one with a gap or a question mark, else the last one. */
export function taskSentence(plain: string): Stretch {
  const sentences = stretches(plain, /[。；！!;\n]|[.?](?=\s+["“(]?[A-Z])/);
  return sentences.findLast(({ text }) => TASK_MARK.test(text)) ?? sentences.at(-1) ?? { at: 0, text: plain };
}

/** The last clause of the task: where the question itself stands. */
export function taskClause(plain: string): Stretch {
  const sentence = taskSentence(plain);
  const clauses = stretches(sentence.text, /[，,]/);
  const clause = clauses.findLast(({ text }) => TASK_MARK.test(text) && text.replace(TASK_MARK, "").trim() !== "");
  const last = clause ?? clauses.at(-1) ?? { at: 0, text: sentence.text };
  return { at: sentence.at + last.at, text: last.text };
}

/** The negation that turns a question round, or null; one in the story before the question does not count. */
export function negationOf(stem: LintText, isChinese: boolean): Negation | null {
  const found = isChinese ? negationZh(stem) : negationEn(stem);
  return found ? { ...found, isEmphasised: isEmphasised(stem, found, isChinese) } : null;
}

function isEmphasised(stem: LintText, { at, text }: Stretch, isChinese: boolean): boolean {
  return isStrongAt(stem, at, text.length) || (!isChinese && /\b[A-Z]{3,}\b/.test(text));
}

function negationZh(stem: LintText): Stretch | null {
  const sentence = taskSentence(stem.plain);
  const except = EXCEPT_ZH.exec(sentence.text);
  if (except) return { at: sentence.at + except.index, text: except[0] };
  const clause = taskClause(stem.plain);
  for (const match of clause.text.matchAll(NEGATIVE_ZH)) {
    const at = clause.at + match.index;
    const rest = clause.text.slice(match.index + match[0].length);
    const isTerm =
      NEGATIVE_ZH_TERMS.some((term) => clause.text.startsWith(term, match.index)) ||
      (match[0] === "不符合" && /(?:严重|轻微|一般|潜在|判为|开具|界定为)$/.test(clause.text.slice(0, match.index)));
    if (!isTerm && !stem.quoted[at] && !ASKS_FURTHER.test(match[0].endsWith("的") ? `的${rest}` : rest)) {
      return { at, text: match[0] };
    }
  }
  return null;
}

function negationEn(stem: LintText): Stretch | null {
  const sentence = taskSentence(stem.plain);
  const first = /^\s*\w+/.exec(sentence.text)?.[0].length ?? 0;
  const isLeading = /^\s*(?:if|when|because|although|while|unless|once|after|before)\b/i.test(sentence.text);
  const blank = (text: string): string => " ".repeat(text.length);
  const kept = sentence.text.replace(SUBORDINATE_EN, (clause, at: number) => (at < first && !isLeading ? clause : blank(clause)));
  for (const match of kept.matchAll(NEGATIVE_EN)) {
    const at = sentence.at + match.index;
    if (!stem.quoted[at]) return { at, text: match[0] };
  }
  return null;
}

function stretches(text: string, separator: RegExp): Stretch[] {
  const found: Stretch[] = [];
  const pattern = new RegExp(separator.source, "g");
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    found.push({ at: from, text: text.slice(from, match.index + match[0].length) });
    from = match.index + match[0].length;
  }
  found.push({ at: from, text: text.slice(from) });
  return found.filter((stretch) => stretch.text.trim() !== "");
}
