import type { Sentence } from "#kernel/issue-sentences.ts";
import { compact, type LabelledOption, readAnswer, shortened, truthOf } from "./answer-letters.ts";

/** A stem freed of the answer that stood in its brackets. */
export type StemAnswer =
  | { readonly stem: string; readonly answer: string; readonly note?: Sentence }
  | { readonly conflict: Sentence };

const BRACKETS = /[（([【]\s*([^（）()[\]【】]{1,24}?)\s*[)）\]】]/g;
const LETTERS = /^[A-H](?:[\s,、;/]*[A-H])*$/i;
/** Longer texts are no stems of choice items, and looking through them takes long. */
const LONGEST_STEM = 5_000;
const EMPTY = "（　　）";

/**
 * The answer written into the stem's brackets: `（B）`, `( A、C )`, `（√）`. With an answer given elsewhere, brackets saying
 * the same are emptied, since a candidate would read them. Null when there is nothing of the kind.
 */
export function answerInStem(stem: string, options: readonly LabelledOption[], answer: string | undefined): StemAnswer | null {
  if (stem.length > LONGEST_STEM) return null;
  const found = [...stem.matchAll(BRACKETS)]
    .map((match) => ({ inner: (match[1] ?? "").normalize("NFKC").trim(), at: match.index, text: match[0] }))
    .filter((entry) => isAnswer(entry.inner, options, isAtEdge(stem, entry)));
  if (found.length === 0) return null;
  const wanted = answer === undefined ? undefined : meaning(answer, options);
  const same = found.filter(({ inner }) => wanted === undefined || meaning(inner, options) === wanted);
  if (wanted === undefined) {
    const meanings = new Set(found.map(({ inner }) => meaning(inner, options)));
    if (meanings.size > 1) {
      const list = found.map(({ text }) => shortened(text)).join("、");
      return {
        conflict: { zh: `题干里有几个像答案的括号：${list}`, en: `several brackets in the stem look like the answer: ${list}` },
      };
    }
  }
  const outside = found.find((entry) => !same.includes(entry) && isAtEdge(stem, entry));
  const inside = wanted === undefined ? undefined : same.find((entry) => !isAtEdge(stem, entry));
  const note = outside ? differs(outside.inner, answer ?? "") : inside && emptied(inside.text);
  if (same.length === 0) return note ? { stem, answer: answer ?? "", note } : null;
  let cleared = stem;
  for (const { at, text } of [...same].reverse()) {
    const isLeading = stem.slice(0, at).trim() === "";
    cleared = cleared.slice(0, at) + (isLeading ? "" : EMPTY) + cleared.slice(at + text.length);
  }
  return { stem: cleared.trim(), answer: same[0]?.inner ?? "", ...(note ? { note } : {}) };
}

function differs(inner: string, answer: string): Sentence {
  return {
    zh: `题干括号里的“${inner}”与答案“${shortened(answer)}”不同，按答案导入，请核对`,
    en: `the bracket in the stem says “${inner}”, the answer “${shortened(answer)}”; the answer was taken`,
  };
}

function emptied(bracket: string): Sentence {
  return {
    zh: `题干中间的“${bracket}”与答案相同，已改为空括号，请核对`,
    en: `“${bracket}” inside the stem says the same as the answer and was emptied; please check`,
  };
}

function isAnswer(inner: string, options: readonly LabelledOption[], isEdge: boolean): boolean {
  const isTruthItem = options.length === 0 || options.every(({ text }) => truthOf(text) !== undefined);
  if (isTruthItem && truthOf(inner) !== undefined) return true;
  if (options.length === 0 || !LETTERS.test(inner) || (isTruthItem && !isEdge)) return false;
  return "labels" in readAnswer(inner, options);
}

function meaning(text: string, options: readonly LabelledOption[]): string {
  const said = truthOf(text);
  if (said !== undefined && options.length === 2) {
    const label = options.find((option) => truthOf(option.text) === said)?.label;
    if (label) return label;
  }
  const reading = readAnswer(text, options);
  return "labels" in reading ? reading.labels.join("") : said === undefined ? compact(text) : String(said);
}

function isAtEdge(stem: string, { at, text }: { at: number; text: string }): boolean {
  const behind = stem.slice(at + text.length).replace(/[\s。.?？!！:：]/g, "");
  return stem.slice(0, at).trim() === "" || behind === "";
}
