/** A number with what stands around it, as options give them. */
export interface Quantity {
  readonly value: number;
  readonly before: string;
  readonly unit: string;
}

/** A stretch of numbers as options give them; infinite where one side is open to all. */
export interface NumberRange {
  readonly low: number;
  readonly high: number;
  readonly hasLow: boolean;
  readonly hasHigh: boolean;
}

const NUMBER = "([-+]?\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|[-+]?\\d+(?:\\.\\d+)?|[-+]?\\d+/\\d+)";
const QUANTITY = new RegExp(`^([^\\d+-]{0,3}?)\\s*${NUMBER}(?![\\d.])\\s*([^\\d]{0,10})$`);
const CHINESE =
  /^(第|约)?([一二两三四五六七八九十百]{1,5})(个月|个|天|年|月|次|种|项|级|类|阶段|步|周|倍|人|件|章|条|台|层|小时|分钟|轮|组|页|份|成|日|季度|班|道)$/;
const DIGITS = "零一二三四五六七八九";

/** The quantity an option states, or null where it says anything else. Reads 1,200 · 3/4 · 5万 · −2 · 三天 · $0.5$. */
export function readQuantity(raw: string): Quantity | null {
  const text = numberText(raw);
  const chinese = CHINESE.exec(text);
  if (chinese) return { value: chineseNumber(chinese[2] ?? ""), before: chinese[1] ?? "", unit: chinese[3] ?? "" };
  const match = QUANTITY.exec(text);
  if (!match || /[,;、和及或]/.test(match[3] ?? "")) return null;
  const [, before = "", digits = "", rest = ""] = match;
  const { factor, unit } = multiplied(rest.trim());
  const parts = digits.replaceAll(",", "").split("/").map(Number);
  return { value: ((parts[0] ?? 0) / (parts[1] ?? 1)) * factor, before: before.trim(), unit };
}

/** The stretch of numbers an option states, or null: 5～10 天, 3 至 5, 20 以下, 不少于 8, less than 3, 2 to 4. */
export function readRange(raw: string): NumberRange | null {
  const text = numberText(raw);
  const unit = "[^\\d~+-]{0,8}?";
  const both = new RegExp(`^${unit}${NUMBER}\\s*${unit}\\s*(?:~|-|至|到|\\bto\\b)\\s*${NUMBER}\\s*[^\\d]{0,8}$`).exec(text);
  if (both && !/[±]/.test(text)) {
    const [low, high] = [numberOf(both[1] ?? ""), numberOf(both[2] ?? "")];
    return low < high ? { low, high, hasLow: true, hasHigh: true } : null;
  }
  return oneSided(text);
}

/** Whether two neighbours share a number. */
export function doOverlap(left: NumberRange, right: NumberRange): boolean {
  const [first, second] = left.low < right.low || (left.low === right.low && left.hasLow) ? [left, right] : [right, left];
  return second.low < first.high || (second.low === first.high && second.hasLow && first.hasHigh);
}

function oneSided(text: string): NumberRange | null {
  const value = new RegExp(`^[^\\d+-]*${NUMBER}[^\\d]*$`).exec(text)?.[1];
  if (value === undefined) return null;
  const bound = numberOf(value);
  const below = { low: Number.NEGATIVE_INFINITY, high: bound, hasLow: false };
  const above = { low: bound, high: Number.POSITIVE_INFINITY, hasHigh: false };
  if (
    /(?:不超过|至多|最多|不大于|不多于|不高于|≤|at most|up to|no more than)|(?:以下|以内|之内|or less|or fewer|or under)$/i.test(
      text,
    )
  ) {
    return { ...below, hasHigh: true };
  }
  if (/(?:不少于|至少|不低于|不小于|≥|at least|no less than)|(?:以上|or more|or over|and above)$/i.test(text)) {
    return { ...above, hasLow: true };
  }
  if (/^(?:小于|少于|低于|不足|不到|不满|<|less than|fewer than|under|below)/i.test(text)) return { ...below, hasHigh: false };
  if (/^(?:大于|多于|高于|超过|>|more than|over|above|greater than)/i.test(text)) return { ...above, hasLow: false };
  return null;
}

/** One notation for the many ways numbers are written. */
function numberText(raw: string): string {
  return raw
    .replace(/\$/g, (sign, at: number) => (/^\s*\$\s*[\d,.]+\s*$/.test(raw) && at === raw.indexOf("$") ? sign : ""))
    .replace(/\\frac\{(\d+)\}\{(\d+)\}/g, "$1/$2")
    .normalize("NFKC")
    .replace(/[−–—]/g, "-")
    .replace(/[～〜∼]/g, "~")
    .replace(/\*\*/g, "")
    .replace(/[。.;；]$/, "")
    .trim();
}

function numberOf(digits: string): number {
  const parts = digits.replaceAll(",", "").split("/").map(Number);
  return (parts[0] ?? 0) / (parts[1] ?? 1);
}

function multiplied(rest: string): { factor: number; unit: string } {
  const power = { 万: 1e4, 亿: 1e8, 千: 1e3, 百万: 1e6, million: 1e6, thousand: 1e3 };
  for (const [word, factor] of Object.entries(power)) {
    if (rest.startsWith(word) && !rest.startsWith("千克") && !rest.startsWith("千米")) {
      return { factor, unit: rest.slice(word.length).trim() };
    }
  }
  return { factor: 1, unit: rest };
}

function chineseNumber(text: string): number {
  const plain = text.replaceAll("两", "二");
  const [hundreds, below] = plain.includes("百") ? plain.split("百") : ["", plain];
  const [tens, ones] = (below ?? "").includes("十") ? (below ?? "").split("十") : ["零", below];
  const digit = (character: string | undefined, ifEmpty: number): number =>
    character === undefined || character === "" ? ifEmpty : Math.max(0, DIGITS.indexOf(character));
  return digit(hundreds, 0) * 100 + ((below ?? "").includes("十") ? digit(tens, 1) * 10 : 0) + digit(ones, 0);
}
