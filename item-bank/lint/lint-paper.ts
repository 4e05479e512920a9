import type { Sentence } from "#kernel/issue-sentences.ts";
import { chiSquareTail, successTail } from "./chance.ts";
import { isKeyLongest } from "./key-rules.ts";
import { readSubject } from "./lint.ts";
import type { DraftItem, LintSeverity } from "./lint-finding.ts";
import { hintsBetween, hintText } from "./mutual-hints.ts";

/** A remark on a paper as a whole, or on items that should not stand on it together. */
export interface PaperFinding {
  readonly rule: "key-share" | "key-run" | "longest-keys" | "mutual-hint" | "enemies";
  readonly severity: LintSeverity;
  /** The items it is about, in the order of the paper; empty where it is the paper as a whole. */
  readonly itemIds: readonly string[];
  readonly reason: Sentence;
  readonly advice: Sentence;
}

const NORMAL_95 = 1.96;
const LEAST_CHANCE = 0.05;
const LONGEST_RUN = 4;
/** A share of fewer items, or a chi-square with fewer expected for a letter, says nothing. */
const FEWEST_ITEMS = 20;
const FEWEST_EXPECTED = 5;

const MOVE_KEYS: Sentence = {
  zh: "调换一些题的选项次序或换题",
  en: "reorder the options of some items, or exchange items",
};

/** Looks over a paper: where keys stand, whether they stand out by length, and which items must not meet. */
export function lintPaper(items: readonly DraftItem[]): PaperFinding[] {
  const single = items.filter(({ type }) => type === "single");
  return [...keyShares(single), ...keyRuns(single), ...longestKeys(single), ...hints(items), ...enemies(items)];
}

function keyShares(single: readonly DraftItem[]): PaperFinding[] {
  const width = Math.max(0, ...single.map(({ options }) => options?.length ?? 0));
  const even = single.filter(({ options }) => options?.length === width);
  const expected = even.length / width;
  if (even.length < FEWEST_ITEMS || expected < FEWEST_EXPECTED) return [];
  const letters = even[0]?.options?.map(({ label }) => label) ?? [];
  const counts = letters.map((letter) => ({ letter, count: even.filter(({ key }) => key?.[0] === letter).length }));
  const deviation = Math.sqrt((even.length / width) * (1 - 1 / width));
  const odd = counts.filter(({ count }) => Math.abs(count - expected) > NORMAL_95 * deviation);
  const chiSquare = counts.reduce((total, { count }) => total + (count - expected) ** 2 / expected, 0);
  const chance = chiSquareTail(chiSquare, width - 1);
  if (odd.length === 0 && chance >= LEAST_CHANCE) return [];
  const shown = counts.map(({ letter, count }) => `${letter} ${count}`).join("、");
  const zh = `单选题答案的分布（${shown}）不像是随机的：p = ${chance.toFixed(3)}，每个字母应在 ${expected.toFixed(1)} ± ${(NORMAL_95 * deviation).toFixed(1)}`;
  const en = `the keys of single choice (${shown}) are not spread as chance would: p = ${chance.toFixed(3)}, each letter should be within ${expected.toFixed(1)} ± ${(NORMAL_95 * deviation).toFixed(1)}`;
  return [{ rule: "key-share", severity: "W", itemIds: [], reason: { zh, en }, advice: MOVE_KEYS }];
}

function keyRuns(single: readonly DraftItem[]): PaperFinding[] {
  const found: PaperFinding[] = [];
  let from = 0;
  for (let at = 1; at <= single.length; at++) {
    const letter = single[from]?.key?.[0];
    if (at < single.length && single[at]?.key?.[0] === letter) continue;
    if (at - from > LONGEST_RUN && letter !== undefined) {
      const zh = `连续 ${at - from} 道单选题的答案都是 ${letter}，宜不超过 ${LONGEST_RUN} 道`;
      const en = `${at - from} single-choice items in a row have the key ${letter}; ${LONGEST_RUN} are enough`;
      found.push({
        rule: "key-run",
        severity: "W",
        itemIds: idsOf(single.slice(from, at)),
        reason: { zh, en },
        advice: MOVE_KEYS,
      });
    }
    from = at;
  }
  return found;
}

function longestKeys(single: readonly DraftItem[]): PaperFinding[] {
  const subjects = single
    .map((item) => readSubject(item))
    .filter(({ keys, distractors }) => keys.length > 0 && distractors.length > 0);
  if (subjects.length < FEWEST_ITEMS) return [];
  const longest = subjects.filter(isKeyLongest);
  const chance = successTail(
    subjects.map(({ options }) => 1 / options.length),
    longest.length,
  );
  if (chance >= LEAST_CHANCE) return [];
  const share = `${longest.length}/${subjects.length}`;
  const zh = `正确答案是最长选项的单选题有 ${share}，随机情况下达到这个数的概率是 ${chance.toFixed(4)}`;
  const en = `the key is the longest option in ${share} single-choice items; chance would do that with p = ${chance.toFixed(4)}`;
  const advice = {
    zh: "缩短其中一些正确答案，或加长干扰项，或换题",
    en: "shorten some of these keys, lengthen distractors, or exchange items",
  };
  return [{ rule: "longest-keys", severity: "W", itemIds: idsOf(longest.map(({ item }) => item)), reason: { zh, en }, advice }];
}

function hints(items: readonly DraftItem[]): PaperFinding[] {
  const texts = items.map(hintText);
  return texts.flatMap((one, at) =>
    texts.slice(at + 1).flatMap((other) =>
      hintsBetween(one, other).map(({ answered, telling, reason, advice }) => ({
        rule: "mutual-hint" as const,
        severity: "W" as const,
        itemIds: [answered, telling],
        reason,
        advice,
      })),
    ),
  );
}

function enemies(items: readonly DraftItem[]): PaperFinding[] {
  return items.flatMap((one, at) =>
    items.slice(at + 1).flatMap((other) => {
      const areEnemies =
        one.id !== undefined && other.id !== undefined && (one.enemies?.includes(other.id) || other.enemies?.includes(one.id));
      if (!areEnemies) return [];
      const reason = { zh: `${one.id} 与 ${other.id} 是互斥题`, en: `${one.id} and ${other.id} are enemies` };
      const advice = { zh: "换掉其中一题", en: "exchange one of them" };
      return [{ rule: "enemies" as const, severity: "E" as const, itemIds: idsOf([one, other]), reason, advice }];
    }),
  );
}

function idsOf(items: readonly DraftItem[]): string[] {
  return items.map(({ id }) => id ?? "?");
}
