import { echoes, holdsEcho } from "./echo.ts";
import type { Found, LintOption, LintRule, LintSubject } from "./lint-finding.ts";
import { FORMULA, isQuoted, spanOf } from "./lint-text.ts";

const KEY_LENGTH_RATIO = 1.5;
/** Options this short differ by half without standing out: characters of Chinese, letters of English. */
const SHORT_ZH = 8;
const SHORT_EN = 30;
/** A short word in a long key is no cue: the least share of the key an echo takes, unless it is longer than a word. */
const LEAST_ECHO_SHARE = 0.15;
const LONG_ECHO_HAN = 3;
const LONG_ECHO_LETTERS = 8;
const PARTS = /、|，|,|以及|(?<!饱|温|总|缓|共|平)和|(?<!参)与(?!否)|及(?!时|格)|\band\b|\bbut\b|而/;

/** What gives the key away to a candidate who knows nothing. */
export const KEY_RULES: readonly LintRule[] = [
  {
    id: "long-key",
    severity: "W",
    applies: "choice",
    advice: {
      zh: "缩短正确答案，或把干扰项写得同样具体；说明性文字放到解析里",
      en: "shorten the key, or make the distractors as specific; explanations belong in the rationale",
    },
    check: longKey,
  },
  {
    id: "key-echo",
    severity: "W",
    applies: "choice",
    advice: {
      zh: "换一种说法，或让干扰项也用到题干里的词",
      en: "use another word in the key, or let distractors use words of the stem as well",
    },
    check: keyEcho,
  },
  {
    id: "convergence",
    severity: "I",
    applies: "choice",
    advice: {
      zh: "让各个成分在选项中出现的次数相等，例如两两组合成四个选项",
      en: "let every element occur equally often, for example two by two",
    },
    check: convergence,
  },
];

/** Length as a reader sees it: a formula counts as a few characters. */
export function optionLength({ text }: LintOption): number {
  return [...text.plain.replaceAll(FORMULA, "xxx")].length;
}

/** Whether some key is longer than every wrong option. */
export function isKeyLongest({ keys, distractors }: Pick<LintSubject, "keys" | "distractors">): boolean {
  return Math.max(0, ...keys.map(optionLength)) > Math.max(0, ...distractors.map(optionLength));
}

function longKey(subject: LintSubject): Found[] {
  const { keys, distractors, isChinese } = subject;
  if (keys.length === 0 || distractors.length === 0 || !isKeyLongest(subject)) return [];
  const longest = keys.reduce((left, right) => (optionLength(right) > optionLength(left) ? right : left));
  const length = optionLength(longest);
  const mean = distractors.reduce((total, option) => total + optionLength(option), 0) / distractors.length;
  if (length < (isChinese ? SHORT_ZH : SHORT_EN) || length / mean < KEY_LENGTH_RATIO) return [];
  const times = (length / mean).toFixed(1);
  const zh = `正确答案 ${longest.label} 有 ${length} 个字符，是干扰项平均长度的 ${times} 倍`;
  const en = `the key ${longest.label} has ${length} characters, ${times} times the mean of the distractors`;
  return [{ field: longest.label, reason: { zh, en } }];
}

function keyEcho({ stem, keys, distractors }: LintSubject): Found[] {
  if (distractors.length === 0) return [];
  const own = (option: LintOption, others: readonly LintOption[]) =>
    echoes(stem.plain, option.text.plain).filter(
      ({ words, at }) => !isQuoted(stem, at, words.length) && !others.some((other) => holdsEcho(other.text.plain, words)),
    );
  const ofDistractors = distractors.flatMap((distractor) => own(distractor, keys));
  const rivals = Math.max(0, ...ofDistractors.map(({ words }) => words.length));
  const found = keys.flatMap((key) => {
    const echo = own(key, distractors).find(({ words }) => words.length > rivals && isTelling(words, optionLength(key)));
    return echo ? [{ key, echo }] : [];
  });
  const first = found[0];
  // One echoing key of several tells little; most of them tell which way the wind blows.
  if (!first || found.length * 2 <= keys.length) return [];
  const { key, echo } = first;
  const zh = `“${echo.words}”在题干里出现，选项中只有正确答案 ${key.label} 用到它`;
  const en = `“${echo.words}” stands in the stem and, of the options, in the key ${key.label} only`;
  return [{ field: "stem", span: spanOf(stem, echo.at, echo.words.length), reason: { zh, en } }];
}

function isTelling(words: string, keyLength: number): boolean {
  const isLong = words.length >= (/[a-z]/i.test(words) ? LONG_ECHO_LETTERS : LONG_ECHO_HAN);
  return isLong || words.length / keyLength >= LEAST_ECHO_SHARE;
}

/** The key is put together from what the other options share, as when writers vary one part of it at a time. */
function convergence({ isSingle, options, keys }: LintSubject): Found[] {
  const key = keys[0];
  if (!isSingle || !key || options.length < 3) return [];
  const parts = options.map(({ text }) =>
    text.plain
      .split(PARTS)
      .map((part) => part.trim())
      .filter((part) => part !== ""),
  );
  const weightOf = (at: number): number =>
    (parts[at] ?? []).reduce(
      (total, part) => total + part.length * parts.filter((other, which) => which !== at && other.includes(part)).length,
      0,
    );
  const keyAt = options.indexOf(key);
  const shared = parts[keyAt] ?? [];
  const isAllShared =
    shared.length >= 2 && shared.every((part) => parts.some((other, at) => at !== keyAt && other.includes(part)));
  const weight = weightOf(keyAt);
  if (!isAllShared || options.some((_, at) => at !== keyAt && weightOf(at) >= weight)) return [];
  const zh = `正确答案 ${key.label} 由其他选项共有的成分“${shared.join("”“")}”组成`;
  const en = `the key ${key.label} is made of what the other options share: ${shared.map((part) => `“${part}”`).join(", ")}`;
  return [{ field: key.label, reason: { zh, en } }];
}
