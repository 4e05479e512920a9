import { COMMON_EN, COMMON_ZH, SMALL_ZH } from "./words.ts";

/** A word or phrase that stands in two texts. */
export interface Echo {
  readonly words: string;
  /** Where it stands in the first text. */
  readonly at: number;
}

const HAN = /\p{Script=Han}/u;
const HAN_ONLY = /^\p{Script=Han}+$/u;
const LONGEST_ECHO_TOKENS = 12;
const SEGMENTER = new Intl.Segmenter("zh", { granularity: "word" });

interface Token {
  readonly text: string;
  readonly at: number;
}

/**
 * The longest phrases of one text that stand in another, cut at word boundaries; words any question of the field holds
 * are left out, as are phrases of one Chinese character.
 */
export function echoes(from: string, into: string): Echo[] {
  return HAN.test(into) ? echoesZh(from, into) : echoesEn(from, into);
}

/** Whether a phrase found by `echoes` stands in a text. */
export function holdsEcho(text: string, words: string): boolean {
  if (HAN.test(words)) return text.includes(words);
  return englishTokens(text).some((token) => stemOf(token.text) === stemOf(words.toLowerCase()));
}

/** Chinese characters in a text. */
export function countHan(text: string): number {
  return text.match(/\p{Script=Han}/gu)?.length ?? 0;
}

/** The stem is looked at once for every option; its words are found once. */
let lastSegmented: { readonly text: string; readonly tokens: readonly Token[] } = { text: "", tokens: [] };

function segmented(text: string): readonly Token[] {
  if (lastSegmented.text !== text) {
    const tokens = [...SEGMENTER.segment(text)].map(({ segment, index }) => ({ text: segment, at: index }));
    lastSegmented = { text, tokens };
  }
  return lastSegmented.tokens;
}

function echoesZh(from: string, into: string): Echo[] {
  const tokens = segmented(from);
  const found: Echo[] = [];
  for (let first = 0; first < tokens.length; first++) {
    if (!HAN.test(tokens[first]?.text ?? "") || !into.includes(tokens[first]?.text ?? "")) continue;
    let last = first;
    let text = tokens[first]?.text ?? "";
    while (last + 1 < Math.min(tokens.length, first + LONGEST_ECHO_TOKENS)) {
      const next = text + (tokens[last + 1]?.text ?? "");
      if (!HAN_ONLY.test(next) || !into.includes(next)) break;
      text = next;
      last += 1;
    }
    const trimmed = trimSmall(tokens.slice(first, last + 1));
    if (trimmed) found.push(trimmed);
    first = last;
  }
  return found;
}

/** Takes particles and common words off both ends; null where nothing telling is left. */
function trimSmall(tokens: readonly Token[]): Echo | null {
  const isEmpty = ({ text }: Token): boolean => SMALL_ZH.test(text) || COMMON_ZH.has(text);
  const from = tokens.findIndex((token) => !isEmpty(token));
  if (from === -1) return null;
  const to = tokens.findLastIndex((token) => !isEmpty(token));
  const words = tokens
    .slice(from, to + 1)
    .map(({ text }) => text)
    .join("");
  return words.length < 2 || COMMON_ZH.has(words) ? null : { words, at: tokens[from]?.at ?? 0 };
}

function echoesEn(from: string, into: string): Echo[] {
  const there = new Set(englishTokens(into).map(({ text }) => stemOf(text)));
  return englishTokens(from)
    .filter(({ text }) => text.length >= 4 && !COMMON_EN.has(text) && there.has(stemOf(text)))
    .map(({ text, at }) => ({ words: text, at }));
}

function englishTokens(text: string): Token[] {
  return [...text.matchAll(/[A-Za-z][A-Za-z'’]*/g)].map((match) => ({ text: match[0].toLowerCase(), at: match.index }));
}

/** One form for the forms of an English word, roughly: stratified, stratification → strati. */
function stemOf(word: string): string {
  const plain = word.replace(/['’]s?$/, "");
  const cut = plain.replace(/(?:isation|ization|ification|ations?|ments?|ness|ings?|ers?|ors?|ies|ied|ive|ed|es|ly|e|s|y)$/, "");
  return cut.length >= 4 ? cut : plain;
}
