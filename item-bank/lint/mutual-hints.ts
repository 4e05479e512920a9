import type { Sentence } from "#kernel/issue-sentences.ts";
import { plainText } from "../rich-text.ts";
import { countHan, echoes } from "./echo.ts";
import type { DraftItem } from "./lint-finding.ts";

/** A key that stands in the stem of another item. */
export interface Hint {
  /** The item whose key is given away. */
  readonly answered: string;
  /** The item that gives it away. */
  readonly telling: string;
  readonly words: string;
  readonly reason: Sentence;
  readonly advice: Sentence;
}

/** Keys shorter than this are words any question may hold. */
const SHORTEST_HAN = 4;
const SHORTEST_LETTERS = 10;
/** Words besides the key that both stems hold, for the two to speak of the same matter. */
const FEWEST_SHARED_ZH = 1;
const FEWEST_SHARED_EN = 2;

const ADVICE: Sentence = {
  zh: "改写其中一题，或把两题设为互斥题",
  en: "reword one of them, or make the two enemies",
};

/** What an item needs to be looked at for hints, prepared once. */
export interface HintText {
  readonly item: DraftItem;
  readonly stem: string;
  readonly keys: readonly string[];
  readonly wrong: readonly string[];
}

/** Prepares an item for `hintsBetween`. */
export function hintText(item: DraftItem): HintText {
  const options = (item.options ?? []).map(({ label, text }) => ({
    isKey: item.key?.includes(label),
    text: bare(plainText(text)),
  }));
  return {
    item,
    stem: bare(plainText(item.stem ?? "")),
    keys: options.filter(({ isKey, text }) => isKey && isTelling(text)).map(({ text }) => text),
    wrong: options.filter(({ isKey, text }) => !isKey && text !== "").map(({ text }) => text),
  };
}

/** Hints between two items, either way. */
export function mutualHints(left: DraftItem, right: DraftItem): Hint[] {
  return hintsBetween(hintText(left), hintText(right));
}

/** As `mutualHints`, over prepared items. Enemies never meet, so they may hint. */
export function hintsBetween(left: HintText, right: HintText): Hint[] {
  const areEnemies =
    (right.item.id !== undefined && left.item.enemies?.includes(right.item.id)) ||
    (left.item.id !== undefined && right.item.enemies?.includes(left.item.id));
  if (areEnemies) return [];
  return [hint(left, right), hint(right, left)].filter((found) => found !== null);
}

function hint(answered: HintText, telling: HintText): Hint | null {
  const words = answered.keys.find((key) => telling.stem.includes(key));
  if (words === undefined || answered.wrong.some((wrong) => telling.stem.includes(wrong))) return null;
  if (answered.stem.includes(words) || !areRelated(answered, telling, words)) return null;
  const [one, other] = [answered.item.id ?? "?", telling.item.id ?? "?"];
  return {
    answered: one,
    telling: other,
    words,
    reason: {
      zh: `${one} 的正确答案“${words}”出现在 ${other} 的题干里`,
      en: `the key “${words}” of ${one} stands in the stem of ${other}`,
    },
    advice: ADVICE,
  };
}

/** A term alone is no hint: the other stem must speak of the same matter. */
function areRelated(answered: HintText, telling: HintText, words: string): boolean {
  const isChinese = countHan(words) > 0;
  const shared = new Set(echoes(answered.stem, telling.stem.replaceAll(words, " ")).map((echo) => echo.words));
  return shared.size >= (isChinese ? FEWEST_SHARED_ZH : FEWEST_SHARED_EN);
}

function isTelling(text: string): boolean {
  const letters = text.match(/[A-Za-z]/g)?.length ?? 0;
  return countHan(text) >= SHORTEST_HAN || letters >= SHORTEST_LETTERS;
}

function bare(text: string): string {
  return text.normalize("NFKC").replace(/\s+/g, " ").trim().toLowerCase();
}
