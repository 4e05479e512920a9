import type { LintSpan } from "./lint-finding.ts";
import { isQuoted, type LintText, spanOf } from "./lint-text.ts";
import type { ListedWord } from "./words.ts";

/** A listed word that stands in a text, and where. */
export interface FoundWord {
  readonly word: string;
  readonly span: LintSpan;
}

/** Every listed word in a text that is neither quoted nor part of one of its innocent phrases, in order. */
export function findWords(text: LintText, list: readonly ListedWord[]): FoundWord[] {
  const plain = text.plain.toLowerCase();
  const found = list.flatMap(({ word, except = [] }) => {
    return placesOf(plain, word)
      .filter((at) => !isQuoted(text, at, word.length) && !except.some((phrase) => standsIn(text.plain, { phrase, word, at })))
      .map((at) => ({ at, word: text.plain.slice(at, at + word.length), span: spanOf(text, at, word.length) }));
  });
  return found.sort((left, right) => left.at - right.at);
}

/** Whether an innocent phrase stands where the word does. */
function standsIn(plain: string, { phrase, word, at }: { phrase: string; word: string; at: number }): boolean {
  const hasCapitals = /[A-Z]/.test(phrase);
  const text = hasCapitals ? plain : plain.toLowerCase();
  const inside = (hasCapitals ? phrase.toLowerCase() : phrase).indexOf(word);
  return inside !== -1 && text.startsWith(phrase, at - inside);
}

function placesOf(plain: string, word: string): number[] {
  const places: number[] = [];
  const isLatin = /^[a-z]/.test(word);
  for (let at = plain.indexOf(word); at !== -1; at = plain.indexOf(word, at + word.length)) {
    const before = plain[at - 1] ?? " ";
    const after = plain[at + word.length] ?? " ";
    if (!isLatin || !(/[a-z]/.test(before) || /[a-z]/.test(after))) places.push(at);
  }
  return places;
}
