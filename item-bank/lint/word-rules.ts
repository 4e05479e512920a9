import type { Sentence } from "#kernel/issue-sentences.ts";
import { type FoundWord, findWords } from "./find-words.ts";
import type { Found, LintRule, LintSubject } from "./lint-finding.ts";
import { spanOf } from "./lint-text.ts";
import { negationOf } from "./question-clause.ts";
import {
  ABSOLUTE_EN,
  ABSOLUTE_ZH,
  type ListedWord,
  NEGATIVE_OPTION_EN,
  NEGATIVE_OPTION_ZH,
  VAGUE_EN,
  VAGUE_ZH,
} from "./words.ts";

const OTHERS_ZH = [
  /^(?:答案)?(?:以上|上述|前述|前[二两三四五几]项|前[二两三四]者)[^，。；]{0,8}?(?:都|均|皆|全|无|非|不|是|对|正确|错误|包括|适用)/,
  /^(?:都|均|皆|全|全部|[两二三四五]者)(?:都|均|皆)?(?:不)?(?:是|对|正确|错|错误|包括|可以|可|选|适用)$/,
  /^(?:没有|无)(?:一个|一项)?(?:正确|合适|符合)(?:的)?(?:答案|选项)$/,
  /^(?:以上|上述)(?:各项|全部|内容)?$/,
];
const OTHERS_EN = [
  /\b(?:all|none|any|neither|both|two|some|either) of (?:the )?(?:above|these|those|listed|preceding|options|choices|answers|foregoing)/i,
  /\ball (?:the )?above\b/i,
  /^(?:all|none|both|neither) (?:are|is) (?:correct|true|right|wrong|false|incorrect)/i,
];
const LETTERS =
  /^(?:both|either|neither|只有|仅|同时)?\s*(?:选项)?[A-H]\s*(?:(?:和|与|及|或|、|,|，|\/|\+|&|and|or|nor)\s*(?:选项)?[A-H]\s*)+(?:两项|三项|二者|两者|选项|项)?(?:都|均|皆|only)?[^，。；]{0,4}$/i;
const ENUMERATOR = "(?:[①-⑳]|[（(]\\d{1,2}[）)]|(?:I{1,3}|IV|VI{0,3}))";
const COMBINATION = new RegExp(
  `^(?:仅|只有|only)?\\s*${ENUMERATOR}(?:\\s*(?:、|，|,|和|与|及|and|,\\s*and)?\\s*${ENUMERATOR})+\\s*(?:only)?$`,
);
const TRUE_FALSE = /^(?:正确|错误|对|错|是|否|真|假|不正确|不对|√|×|true|false|yes|no|correct|incorrect|right|wrong)[.。]?$/i;

/** Words in stem and options that help or hinder for no reason of knowledge. */
export const WORD_RULES: readonly LintRule[] = [
  {
    id: "all-none-above",
    severity: "E",
    applies: "choice",
    advice: {
      zh: "换成一个独立的干扰项；几项都对时改为多选题",
      en: "write an option that stands on its own; where several are right, make it a multiple-choice item",
    },
    check: refersToOthers,
  },
  {
    id: "negative-stem",
    severity: "W",
    applies: "choice",
    advice: {
      zh: "改为肯定问法；必须用否定时把否定词加粗，如 **不**",
      en: "ask positively, or make the negative word bold, like **not**",
    },
    check: (subject) => {
      const found = subject.isSingle ? negationOf(subject.stem, subject.isChinese) : null;
      if (!found || found.isEmphasised) return [];
      const zh = `题干的否定词“${found.text}”没有加粗`;
      return [inStem(subject, found, { zh, en: `the negative “${found.text}” of the stem is not emphasised` })];
    },
  },
  {
    id: "negative-multiple",
    severity: "W",
    applies: "choice",
    advice: { zh: "多选题改为肯定问法，正确选项与错误选项对调", en: "ask positively and swap keys and distractors" },
    check: (subject) => {
      const found = subject.isSingle ? null : negationOf(subject.stem, subject.isChinese);
      if (!found) return [];
      const zh = `多选题的题干是否定问法（“${found.text}”）`;
      return [inStem(subject, found, { zh, en: `a multiple-choice stem asks negatively (“${found.text}”)` })];
    },
  },
  {
    id: "double-negative",
    severity: "E",
    applies: "choice",
    advice: { zh: "题干改为肯定问法，或把选项改写成肯定句", en: "ask positively, or word the options positively" },
    check: doubleNegative,
  },
  {
    id: "absolute-word",
    severity: "W",
    applies: "choice",
    advice: {
      zh: "绝对化的选项容易被直接排除；去掉该词，或写明限定条件",
      en: "candidates discard absolute options at sight; drop the word, or name the condition",
    },
    check: (subject) =>
      inOptions(subject, { list: subject.isChinese ? ABSOLUTE_ZH : ABSOLUTE_EN, name: ["绝对化的词", "the absolute word"] }),
  },
  {
    id: "vague-word",
    severity: "W",
    applies: "choice",
    advice: {
      zh: "含糊的选项难判对错；给出数量、条件，或去掉该词",
      en: "a vague option can hardly be wrong; give a number or a condition, or drop the word",
    },
    check: (subject) =>
      inOptions(subject, { list: subject.isChinese ? VAGUE_ZH : VAGUE_EN, name: ["含糊的词", "the vague word"] }),
  },
  {
    id: "combination-options",
    severity: "I",
    applies: "choice",
    advice: { zh: "直接列出各项并改为多选题", en: "list the statements as options of a multiple-choice item" },
    check: ({ options }) => {
      const combined = options.filter(({ text }) => COMBINATION.test(text.plain.trim()));
      if (combined.length < 2) return [];
      const words = combined.map(({ text }) => text.plain).join(" / ");
      return [
        {
          field: "options",
          reason: { zh: `选项是序号的组合（${words}）`, en: `options combine numbered statements (${words})` },
        },
      ];
    },
  },
  {
    id: "true-false",
    severity: "I",
    applies: "choice",
    advice: { zh: "改为有四个选项的具体问题", en: "turn it into a question with plausible alternatives" },
    check: ({ options }) => {
      if (options.length < 2 || !options.every(({ text }) => TRUE_FALSE.test(text.plain.trim()))) return [];
      return [{ field: "options", reason: { zh: "选项只是判断对错", en: "the options only say true or false" } }];
    },
  },
];

function refersToOthers({ stem, options, isChinese }: LintSubject): Found[] {
  const labels = options.map(({ label }) => label).join("");
  return options.flatMap(({ label, text }) => {
    const words = text.plain.trim();
    const isJoined = words.length >= 2 && isInOrder(words) && [...words].every((letter) => labels.includes(letter));
    // Letters may be names the stem gave to activities, machines or products.
    const hasLetters = isJoined || LETTERS.test(words);
    const areNames = hasLetters && (words.match(/[A-H](?![a-z])/g) ?? []).every((letter) => isName(stem.plain, letter));
    const isReference =
      (hasLetters && !areNames) ||
      (isChinese ? OTHERS_ZH : [...OTHERS_EN]).some((pattern) => pattern.test(words)) ||
      (isChinese && OTHERS_EN.some((pattern) => pattern.test(words)));
    if (!isReference) return [];
    return [
      {
        field: label,
        span: spanOf(text, 0, text.plain.length),
        reason: { zh: `选项“${words}”说的是其他选项`, en: `the option “${words}” speaks of other options` },
      },
    ];
  });
}

/** AB, ACD: letters as candidates mark them. */
function isInOrder(words: string): boolean {
  return /^[A-H]+$/.test(words) && [...words].every((letter, at) => at === 0 || letter > (words[at - 1] ?? ""));
}

function isName(stem: string, letter: string): boolean {
  return new RegExp(`(?<![A-Za-z])${letter}(?![A-Za-z])`).test(stem);
}

function doubleNegative(subject: LintSubject): Found[] {
  const { stem, isChinese, options } = subject;
  const found = negationOf(stem, isChinese);
  if (!found) return [];
  const pattern = isChinese ? NEGATIVE_OPTION_ZH : NEGATIVE_OPTION_EN;
  const negative = options.flatMap(({ label, text }) => {
    const match = pattern.exec(text.plain);
    return match && !text.quoted[match.index] ? [{ label, words: match[0] }] : [];
  });
  if (negative.length === 0) return [];
  const which = negative.map(({ label }) => label);
  const zh = `题干是否定问法（“${found.text}”），选项 ${which.join("、")} 又含否定`;
  const en = `the stem asks negatively (“${found.text}”) and option ${which.join(", ")} is negative too`;
  return [inStem(subject, found, { zh, en })];
}

function inStem({ stem }: LintSubject, { at, text }: { at: number; text: string }, reason: Sentence): Found {
  return { field: "stem", span: spanOf(stem, at, text.length), reason };
}

/** A word that stands in every option tells them apart by nothing. */
function inOptions(
  { options }: LintSubject,
  { list, name }: { list: readonly ListedWord[]; name: readonly [string, string] },
): Found[] {
  const found = options.map((option) => ({ label: option.label, words: findWords(option.text, list) }));
  if (options.length > 1 && found.every(({ words }) => words[0] !== undefined && words[0].word === found[0]?.words[0]?.word))
    return [];
  return found.flatMap(({ label, words }) => {
    const first: FoundWord | undefined = words[0];
    if (!first) return [];
    const all = words.map(({ word }) => word);
    return [
      {
        field: label,
        span: first.span,
        reason: {
          zh: `选项 ${label} 用了${name[0]}“${all.join("”“")}”`,
          en: `option ${label} has ${name[1]} “${all.join("”, “")}”`,
        },
      },
    ];
  });
}
