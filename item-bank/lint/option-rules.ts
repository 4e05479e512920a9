import type { Found, LintRule, LintSubject } from "./lint-finding.ts";
import { spanOf } from "./lint-text.ts";
import { doOverlap, type NumberRange, type Quantity, readQuantity, readRange } from "./quantity.ts";

/** Stems that ask for an interval as such: its neighbours are other answers, not other classes. */
const ASKS_INTERVAL = /区间|控制限|界限|极限|上下限|公差|规格|置信|interval|limits|tolerance|confidence/i;
const UNITS =
  /\d\s*(?:mm|cm|km|m|kg|g|mg|s|h|min|ml|L|kW|kWh|V|A|℃|°C|Pa|MPa|分钟|小时|秒|天|件|元|万元|克|千克|公斤|吨|米|毫米|厘米|公里|人|次|台|个月|周|年|升|hours?|minutes?|days?|units?|USD|dollars?)(?![A-Za-z])/;
const ASKED_ZH =
  /(?:时间|工时|用时|需时|耗时|时长|周期|重量|长度|宽度|高度|厚度|直径|距离|费用|成本|金额|损失|收益|利润|收入|产量|件数|温度|面积|体积|速度|寿命|下限|上限)(?:约|大约)?(?:应|将)?(?:是|为|等于|有|约为)?$/;
const ASKED_EN =
  /\b(?:time|weight|length|width|height|thickness|diameter|distance|cost|costs|expense|loss|profit|duration|temperature|output|volume|area|speed|weight of an? \w+|life)(?:\s+(?:of|in|for)\s+[\w\s]+?)?\s+(?:is|are|equals|will be|would be)?\s*$/i;
const FEWEST_HEAD_ZH = 4;
const FEWEST_HEAD_EN = 3;

/** Options as a set: complete, distinct, in order. */
export const OPTION_RULES: readonly LintRule[] = [
  {
    id: "empty-option",
    severity: "E",
    applies: "choice",
    advice: { zh: "写出该选项，或删去它", en: "write the option, or remove it" },
    check: ({ item }) =>
      (item.options ?? [])
        .filter(({ text }) => text.trim() === "")
        .map(({ label }) => ({ field: label, reason: { zh: `选项 ${label} 是空的`, en: `option ${label} is empty` } })),
  },
  {
    id: "duplicate-option",
    severity: "E",
    applies: "choice",
    advice: { zh: "改写其中一个", en: "write one of them anew" },
    check: duplicates,
  },
  {
    id: "key-missing",
    severity: "E",
    applies: "choice",
    advice: { zh: "指定正确答案", en: "say which option is the key" },
    check: keyMissing,
  },
  {
    id: "key-count",
    severity: "E",
    applies: "choice",
    advice: {
      zh: "单选题一个答案；多选题至少两个，且至少有一个选项是错的",
      en: "one key in single choice; two or more in multiple choice, with at least one wrong option",
    },
    check: keyCount,
  },
  {
    id: "number-order",
    severity: "W",
    applies: "choice",
    advice: { zh: "按从小到大（或从大到小）排列", en: "put the numbers in rising or falling order" },
    check: numberOrder,
  },
  {
    id: "overlapping-ranges",
    severity: "E",
    applies: "choice",
    advice: { zh: "使各区间互不重叠，端点只归一个选项", en: "let no number belong to two ranges, end points included" },
    check: overlappingRanges,
  },
  {
    id: "missing-unit",
    severity: "I",
    applies: "choice",
    advice: { zh: "给选项加上单位，或在题干中写明单位", en: "give the options their unit, or name it in the stem" },
    check: missingUnit,
  },
  {
    id: "repeated-head",
    severity: "I",
    applies: "choice",
    advice: { zh: "把重复的词移到题干", en: "move the repeated words into the stem" },
    check: repeatedHead,
  },
];

function duplicates({ options }: LintSubject): Found[] {
  const seen = new Map<string, string>();
  return options.flatMap(({ label, text }) => {
    const same = sameness(text.raw);
    const first = seen.get(same);
    if (first === undefined) seen.set(same, label);
    if (first === undefined) return [];
    return [{ field: label, reason: { zh: `选项 ${label} 与 ${first} 相同`, en: `option ${label} is the same as ${first}` } }];
  });
}

/** What makes two options the same: white space, width and closing marks do not count, nor do capitals in words. */
function sameness(raw: string): string {
  const text = raw.normalize("NFKC").replace(/\s+/g, "").replace(/\*\*/g, "");
  const bare = text.replace(/[。.,;:，；：、!！]+$/, "") || text;
  return bare.length > 3 && !bare.includes("$") ? bare.toLowerCase() : bare;
}

function keyMissing({ item }: LintSubject): Found[] {
  const key = item.key ?? [];
  if (key.length === 0) return [{ field: "key", reason: { zh: "没有正确答案", en: "there is no key" } }];
  const stray = key.filter((label) => !(item.options ?? []).some((option) => option.label === label));
  if (stray.length === 0) return [];
  const names = stray.join("、");
  return [{ field: "key", reason: { zh: `正确答案 ${names} 不在选项中`, en: `the key names ${names}, which is no option` } }];
}

function keyCount({ item, isSingle, options, keys }: LintSubject): Found[] {
  const count = new Set(item.key ?? []).size;
  if (isSingle && count > 1) {
    return [{ field: "key", reason: { zh: `单选题有 ${count} 个正确答案`, en: `a single-choice item has ${count} keys` } }];
  }
  if (isSingle || count === 0) return [];
  if (count === 1) return [{ field: "key", reason: { zh: "多选题只有一个正确答案", en: "a multiple-choice item has one key" } }];
  if (options.length > 0 && keys.length === options.length) {
    return [{ field: "key", reason: { zh: "全部选项都是正确答案", en: "every option is a key" } }];
  }
  return [];
}

function numberOrder({ options }: LintSubject): Found[] {
  const quantities = options.map(({ text }) => readQuantity(text.raw)).filter((quantity) => quantity !== null);
  if (quantities.length < 3 || quantities.length < options.length - 1 || !areAlike(quantities)) return [];
  const values = quantities.map(({ value }) => value);
  const rises = values.every((value, at) => at === 0 || value >= (values[at - 1] ?? value));
  const falls = values.every((value, at) => at === 0 || value <= (values[at - 1] ?? value));
  if (rises || falls) return [];
  const shown = options.map(({ text }) => text.plain.trim()).filter((text) => /[\d一二三四五六七八九十]/.test(text));
  const words = shown.join(" / ") || values.join(" / ");
  return [{ field: "options", reason: { zh: `数字选项没有按大小排列：${words}`, en: `numbers are not in order: ${words}` } }];
}

function areAlike(quantities: readonly Quantity[]): boolean {
  return new Set(quantities.map(({ unit }) => unit).filter((unit) => unit !== "")).size <= 1;
}

function overlappingRanges({ stem, options }: LintSubject): Found[] {
  const ranges = options.flatMap(({ label, text }) => {
    const range = readRange(text.raw);
    return range ? [{ label, range, words: text.plain.trim() }] : [];
  });
  if (ranges.length < 2 || ranges.length < options.length - 1 || ASKS_INTERVAL.test(stem.plain)) return [];
  const overlaps = (left: NumberRange, right: NumberRange): boolean => doOverlap(left, right);
  for (const [at, one] of ranges.entries()) {
    const other = ranges.slice(at + 1).find(({ range }) => overlaps(one.range, range));
    if (!other) continue;
    const zh = `选项 ${one.label}（${one.words}）与 ${other.label}（${other.words}）有重叠`;
    const en = `options ${one.label} (${one.words}) and ${other.label} (${other.words}) overlap`;
    return [{ field: other.label, reason: { zh, en } }];
  }
  return [];
}

function missingUnit({ stem, options, isChinese }: LintSubject): Found[] {
  const quantities = options.map(({ text }) => readQuantity(text.raw));
  const areBare =
    quantities.length > 1 && quantities.every((found) => found !== null && found.unit === "" && found.before === "");
  if (!areBare || !UNITS.test(stem.plain)) return [];
  const tail = stem.plain
    .replace(/[（(][\s\u3000]*[）)]/g, "")
    .replace(/[。？?：:._＿\s]+$/, "")
    .split(/[。；;\n]|\. |[，,](?!\d)/)
    .at(-1) as string;
  if (!(isChinese ? ASKED_ZH : ASKED_EN).test(isChinese ? tail : `${tail} `)) return [];
  const zh = `选项是没有单位的数，题干也没有给出单位（“${tail.trim()}”）`;
  return [{ field: "options", reason: { zh, en: `the options are bare numbers and the stem names no unit (“${tail.trim()}”)` } }];
}

function repeatedHead({ stem, options, isChinese }: LintSubject): Found[] {
  if (options.length < 3 || options.some(({ text }) => readQuantity(text.raw) !== null)) return [];
  const texts = options.map(({ text }) => text.plain.trim());
  const head = isChinese
    ? commonHead(texts.map((text) => [...text])).join("")
    : commonHead(texts.map((text) => text.split(/\s+/))).join(" ");
  const size = isChinese ? (head.match(/\p{Script=Han}/gu)?.length ?? 0) : head.split(" ").filter(Boolean).length;
  const hasRest = texts.every((text) => text.length - head.length >= 2);
  if (size >= (isChinese ? FEWEST_HEAD_ZH : FEWEST_HEAD_EN) && hasRest) {
    return [{ field: "options", reason: { zh: `每个选项都以“${head}”开头`, en: `every option begins with “${head}”` } }];
  }
  const tail = stem.plain.replace(/[（(][\s\u3000]*[）)]|[。：:？?_＿\s]/g, isChinese ? "" : " ").trimEnd();
  const repeated = isChinese ? repeatedTailZh(tail, texts) : null;
  const first = options[0];
  if (!repeated || !first) return [];
  const reason = { zh: `选项重复了题干末尾的“${repeated}”`, en: `options repeat “${repeated}” from the end of the stem` };
  return [{ field: first.label, span: spanOf(first.text, 0, repeated.length), reason }];
}

/** Words the stem ends with and every option begins with. */
function repeatedTailZh(tail: string, texts: readonly string[]): string | null {
  for (let length = Math.min(8, tail.length); length >= 2; length--) {
    const words = tail.slice(-length);
    if (/^\p{Script=Han}+$/u.test(words) && texts.every((text) => text.startsWith(words) && text !== words)) return words;
  }
  return null;
}

function commonHead(lists: readonly (readonly string[])[]): string[] {
  const first = lists[0] ?? [];
  const end = first.findIndex((word, at) => lists.some((list) => list[at] !== word));
  return first.slice(0, end === -1 ? first.length : end);
}
