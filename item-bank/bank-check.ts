import type { Sentence } from "#kernel/issue-sentences.ts";
import { type CheckedCell, cellCounts } from "./bank-counts.ts";
import type { ChoiceItem, Item } from "./item.ts";

/** Something a reviewer should look at. Findings never stop a bank from loading. */
export interface BankFinding {
  readonly rule: string;
  /** Absent where the finding is about the bank as a whole. */
  readonly itemId?: string;
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
  /** Largest ratio of a key's length to the mean length of the wrong options. */
  readonly keyLengthRatio: number;
  /** Largest share of negative stems in single choice. */
  readonly negativeShare: number;
  /** Banks should hold so many times what one paper needs. */
  readonly coverage: number;
}

export const HOUSE_RULES: HouseRules = {
  letterTolerance: 0.1,
  multipleLetterShare: { least: 0.45, most: 0.7 },
  longestKeyShare: 0.3,
  keyLengthRatio: 1.5,
  negativeShare: 1 / 12,
  coverage: 3,
};

/** Below this many items shares say nothing. */
const FEWEST_FOR_SHARES = 20;

const FORBIDDEN_OPTION = /以上(都|均|全|皆)|以上选项|[A-H]\s*[和与、]\s*[A-H]|都(对|正确|不对|不正确)$/;
const NEGATIVE = /不(属于|包括|正确|是|恰当|合适|宜|应)|错误的/;
const EMPHASISED = /\*\*[^*]*(不|错误|除外|非)[^*]*\*\*/;

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
    ...choice.flatMap((item) => itemFindings(item, rules)),
    ...letterBalance(choice, rules),
    ...keyLength(choice, rules),
    ...negatives(choice, rules),
    ...coverage(items, cells, rules),
  ];
}

function itemFindings(item: ChoiceItem, rules: HouseRules): BankFinding[] {
  const found: BankFinding[] = [];
  const forbidden = item.options.find((option) => FORBIDDEN_OPTION.test(option.text));
  if (forbidden) {
    const zh = `选项 ${forbidden.label} 用了“以上都对”一类的写法`;
    found.push(finding(item, "forbidden-option", { zh, en: `option ${forbidden.label} refers to other options` }));
  }
  const ratio = keyLengthRatio(item);
  if (ratio >= rules.keyLengthRatio) {
    const times = ratio.toFixed(2);
    const zh = `正确答案长度是干扰项平均长度的 ${times} 倍`;
    found.push(finding(item, "long-key", { zh, en: `the key is ${times} times as long as the wrong options` }));
  }
  if (!isNegative(item)) return found;
  if (item.type === "multiple") {
    found.push(finding(item, "negative", { zh: "多选题不用否定题干", en: "multiple choice has no negative stems" }));
  } else if (!EMPHASISED.test(item.stem)) {
    found.push(finding(item, "negative", { zh: "否定词应加粗，如 **不**", en: "the negative word should be bold, like **不**" }));
  }
  return found;
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
  const share = single.filter(isKeyLongest).length / single.length;
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

/** Whether some key is longer than every wrong option. */
export function isKeyLongest(item: ChoiceItem): boolean {
  const { keys, wrong } = optionLengths(item);
  return Math.max(...keys) > Math.max(...wrong);
}

function keyLengthRatio(item: ChoiceItem): number {
  const { keys, wrong } = optionLengths(item);
  // Options of a few characters differ by half without standing out.
  return Math.max(...keys) < 6 ? 0 : Math.max(...keys) / mean(wrong);
}

function optionLengths(item: ChoiceItem): { keys: number[]; wrong: number[] } {
  const length = (text: string): number => [...text].length;
  const keys = item.options.filter((option) => item.key.includes(option.label)).map((option) => length(option.text));
  const wrong = item.options.filter((option) => !item.key.includes(option.label)).map((option) => length(option.text));
  return { keys, wrong };
}

/** Negative where the question itself is: the last sentence of the stem, where the blank or the question mark stands. */
function isNegative(item: ChoiceItem): boolean {
  const question =
    item.stem
      .replaceAll("*", "")
      .split(/[。；！]/)
      .findLast((sentence) => /[（(？?：]/.test(sentence)) ?? item.stem;
  return NEGATIVE.test(question.split(/[，,]/).at(-1) ?? question);
}

function finding(item: Item, rule: string, sentence: Sentence): BankFinding {
  return { rule, itemId: item.id, sentence };
}

function mean(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / values.length;
}

function percent(share: number): string {
  return `${Math.round(share * 1000) / 10}%`;
}
