import type { Sentence } from "#kernel/issue-sentences.ts";
import { type CheckedCell, cellCounts } from "./bank-counts.ts";
import type { ChoiceItem, Item } from "./item.ts";
import { isKeyLongest } from "./lint/key-rules.ts";
import { readSubject } from "./lint/lint.ts";
import { negationOf } from "./lint/question-clause.ts";

/** Something about a bank as a whole that a reviewer should look at; single items are the lint's matter. Stops no loading. */
export interface BankFinding {
  readonly rule: string;
  readonly sentence: Sentence;
}

/** The house rules in figures; the defaults are those items are written by. */
export interface HouseRules {
  /** Largest share by which a key letter of single choice may be off an even spread. */
  readonly letterTolerance: number;
  /** Share of multiple-choice items a letter may be a key of. */
  readonly multipleLetterShare: { readonly least: number; readonly most: number };
  /** Largest share of items whose key is the longest option. */
  readonly longestKeyShare: number;
  /** Largest share of negative stems in single choice. */
  readonly negativeShare: number;
  /** Banks should hold so many times what one paper needs. */
  readonly coverage: number;
}

export const HOUSE_RULES: HouseRules = {
  letterTolerance: 0.1,
  multipleLetterShare: { least: 0.45, most: 0.7 },
  longestKeyShare: 0.3,
  negativeShare: 1 / 12,
  coverage: 3,
};

/** Below this many items shares say nothing. */
const FEWEST_FOR_SHARES = 20;

/**
 * Looks over a bank as a whole for what gives a key away and for cells that are thin.
 * @param cells what one paper needs per part and type, where a blueprint says so
 */
export function checkBank(
  items: readonly Item[],
  cells: readonly CheckedCell[] = [],
  rules: HouseRules = HOUSE_RULES,
): BankFinding[] {
  const choice = items.filter((item) => item.type !== "essay");
  return [
    ...letterBalance(choice, rules),
    ...keyLength(choice, rules),
    ...negatives(choice, rules),
    ...coverage(items, cells, rules),
  ];
}

function letterBalance(choice: readonly ChoiceItem[], rules: HouseRules): BankFinding[] {
  const found: BankFinding[] = [];
  for (const type of ["single", "multiple"] as const) {
    const items = choice.filter((item) => item.type === type);
    if (items.length < FEWEST_FOR_SHARES) continue;
    const letters = [...new Set(items.flatMap((item) => item.options.map((option) => option.label)))].sort();
    for (const letter of letters) {
      const share = items.filter((item) => item.key.includes(letter)).length / items.length;
      const even = 1 / letters.length;
      const range =
        type === "multiple"
          ? rules.multipleLetterShare
          : { least: even - rules.letterTolerance, most: even + rules.letterTolerance };
      if (share >= range.least && share <= range.most) continue;
      const is = percent(share);
      const zh = `${type === "single" ? "单选" : "多选"}题中答案含 ${letter} 的占 ${is}，应在 ${percent(range.least)}–${percent(range.most)}`;
      found.push({ rule: "letter-balance", sentence: { zh, en: `${letter} is a key in ${is} of the ${type} items` } });
    }
  }
  return found;
}

function keyLength(choice: readonly ChoiceItem[], rules: HouseRules): BankFinding[] {
  const single = choice.filter((item) => item.type === "single");
  if (single.length < FEWEST_FOR_SHARES) return [];
  const share = single.filter((item) => isKeyLongest(readSubject(item))).length / single.length;
  if (share <= rules.longestKeyShare) return [];
  const zh = `单选题中正确答案最长的占 ${percent(share)}，应不超过 ${percent(rules.longestKeyShare)}`;
  return [
    { rule: "longest-key", sentence: { zh, en: `the key is the longest option in ${percent(share)} of the single items` } },
  ];
}

function negatives(choice: readonly ChoiceItem[], rules: HouseRules): BankFinding[] {
  const single = choice.filter((item) => item.type === "single");
  if (single.length < FEWEST_FOR_SHARES) return [];
  const share = single.filter(isNegative).length / single.length;
  if (share <= rules.negativeShare) return [];
  const zh = `单选题中否定题干占 ${percent(share)}，应不超过 ${percent(rules.negativeShare)}`;
  return [{ rule: "negatives", sentence: { zh, en: `${percent(share)} of the single items have a negative stem` } }];
}

function coverage(items: readonly Item[], cells: readonly CheckedCell[], rules: HouseRules): BankFinding[] {
  return cellCounts(items, cells).flatMap(({ part, type, needed, available }) => {
    const wanted = needed * rules.coverage;
    if (available >= wanted) return [];
    const where = part === 0 ? type : `${part}/${type}`;
    const zh = `${part === 0 ? "" : `第 ${part} 部分 `}${type}：题库 ${available} 题，宜有 ${wanted} 题（每卷 ${needed} 题的 ${rules.coverage} 倍）`;
    return [
      {
        rule: "coverage",
        sentence: { zh, en: `${where}: ${available} items, ${wanted} would be ${rules.coverage} papers' worth` },
      },
    ];
  });
}

function isNegative(item: ChoiceItem): boolean {
  const { stem, isChinese } = readSubject(item);
  return negationOf(stem, isChinese) !== null;
}

function percent(share: number): string {
  return `${Math.round(share * 1000) / 10}%`;
}
