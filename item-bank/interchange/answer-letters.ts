import type { Sentence } from "#kernel/issue-sentences.ts";
import type { OptionLabel } from "../types/choice/choice.ts";

export interface LabelledOption {
  readonly label: OptionLabel;
  readonly text: string;
}

/** The options an answer names, or why it names none. */
export type AnswerReading =
  | { readonly labels: readonly OptionLabel[]; readonly note?: Sentence }
  | { readonly problem: Sentence };

const TRUE_WORDS = ["对", "正确", "√", "✓", "✔", "☑", "是", "t", "true", "y", "yes", "right", "correct"];
const FALSE_WORDS = [
  "错",
  "错误",
  "×",
  "✗",
  "✘",
  "✕",
  "❌",
  "x",
  "否",
  "不对",
  "不正确",
  "f",
  "false",
  "n",
  "no",
  "wrong",
  "incorrect",
];
const SEPARATOR = /[\s,、;/|.。和与及&+·_#$*~-]+/;
const SEPARATORS = new RegExp(SEPARATOR.source, "g");

/** Whether a word says true or false, in the usual Chinese and English ways; undefined for anything else. */
export function truthOf(raw: string): boolean | undefined {
  const word = bare(raw).toLowerCase();
  if (TRUE_WORDS.includes(word)) return true;
  return FALSE_WORDS.includes(word) ? false : undefined;
}

/**
 * Reads an answer against the options it is about: letters with any separator or none, full-width or lower case, numbers
 * counted from 1 (or from 0), true/false words, the option's text. An answer with two meanings is a problem, not a guess.
 */
export function readAnswer(raw: string, options: readonly LabelledOption[], firstNumber: 0 | 1 = 1): AnswerReading {
  const text = bare(raw);
  if (text === "") return problem("没有答案", "there is no answer");
  const byText = labelsByText(text, options);
  const byMark = labelsByLetter(text, options) ?? labelsByNumber(text, options, firstNumber) ?? labelsByTruth(text, options);
  if (byMark && "problem" in byMark) return byText ? { labels: byText } : byMark;
  if (byMark && byText && byMark.labels.join() !== byText.join()) {
    return problem(
      `答案“${text}”既可以看作选项 ${byMark.labels.join("")}，又与选项 ${byText.join("")} 的内容相同`,
      `the answer “${text}” may mean option ${byMark.labels.join("")} or the text of option ${byText.join("")}`,
    );
  }
  if (byMark) return byMark;
  if (byText) return { labels: byText };
  return problem(
    `看不懂答案“${shortened(text)}”：应为选项字母，例如 B 或 ABD`,
    `cannot read the answer “${shortened(text)}”: write option letters, such as B or ABD`,
  );
}

/** Any text without white space and width differences, for comparing. */
export function compact(text: string): string {
  return text.normalize("NFKC").replace(/\s+/g, "");
}

/** At most 40 characters, for quoting in a sentence. */
export function shortened(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > 40 ? `${line.slice(0, 40)}…` : line;
}

/** The answer itself: width folded, without brackets around it, words before it and a full stop behind it. */
function bare(raw: string): string {
  let text = raw.normalize("NFKC").trim();
  text = text.replace(/^[`*_]+(?=\S)|(?<=\S)[`*_]+$/g, "").trim();
  text = text.replace(/^(?:(?:正确|参考|标准)?答案|故?选)\s*(?:为|是)?\s*[::]?\s*(?=\S)/, "");
  text = text.replace(/^[[【("“'「]\s*([^\])】”"'」]*)\s*[\])】”"'」]$/, "$1");
  return text.replace(/[。.;,、]+$/, "").trim();
}

function labelsByLetter(text: string, options: readonly LabelledOption[]): AnswerReading | null {
  const letters = text
    .replace(/选项|项|[()[\]{}"']/g, "")
    .replace(/(?<=[A-Z])\s+(?:and|&)\s+(?=[A-Z])/gi, ",")
    .replace(SEPARATORS, "")
    .toUpperCase();
  if (!/^[A-Z]+$/.test(letters)) return lettersWithText(text, options);
  const named = [...letters];
  const stray = named.filter((letter) => !options.some(({ label }) => label === letter));
  if (stray.length === named.length && named.length > 2) return null;
  if (stray.length > 0) {
    const withText = lettersWithText(text, options);
    if (withText) return withText;
    const list = [...new Set(stray)].join("、");
    const range = options.map(({ label }) => label).join("");
    return problem(
      `答案里的 ${list} 不是这道题的选项（只有 ${range}）`,
      `the answer names ${list}, which is no option (there are ${range})`,
    );
  }
  return sorted(named as OptionLabel[]);
}

/** `B. 库仑定律`, one or several with a separator: the letter counts when the text behind it is that option's. */
function lettersWithText(text: string, options: readonly LabelledOption[]): AnswerReading | null {
  const several = /^([A-Za-z]{2,8})\s*[.、:]\s*(.+)$/s.exec(text);
  const named = [...(several?.[1]?.toUpperCase() ?? "")].map((letter) => options.find(({ label }) => label === letter));
  const words = (several?.[2] ?? "").split(/[\n;|]+/).map((word) => compact(word));
  if (several && words.length === named.length && named.every((option, at) => option && compact(option.text) === words[at])) {
    return sorted(named.flatMap((option) => (option ? [option.label] : [])));
  }
  const parts = text.split(/[\n;|]+/).map((part) => /^([A-Za-z])\s*[.、:)\s]\s*(.+)$/.exec(part.trim()));
  const labels = parts.map((part) => {
    const option = options.find(({ label }) => label === part?.[1]?.toUpperCase());
    return option && compact(option.text) === compact(part?.[2] ?? "") ? option.label : null;
  });
  return labels.length > 0 && labels.every((label) => label !== null) ? sorted(labels) : null;
}

function labelsByNumber(text: string, options: readonly LabelledOption[], firstNumber: 0 | 1): AnswerReading | null {
  const parts = text.split(SEPARATOR).filter((part) => part !== "");
  if (parts.length === 0 || !parts.every((part) => /^\d+$/.test(part))) return null;
  const isOneRun = parts.length === 1 && Number(parts[0]) >= options.length + firstNumber;
  const numbers = (isOneRun ? [...(parts[0] as string)] : parts).map(Number);
  const labels = numbers.map((number) => options[number - firstNumber]?.label);
  const stray = numbers.find((_, at) => labels[at] === undefined);
  if (stray !== undefined) {
    return problem(
      `答案里的 ${stray} 不是这道题的选项（共 ${options.length} 个选项）`,
      `the answer names option ${stray}, but there are ${options.length}`,
    );
  }
  return sorted(labels as OptionLabel[]);
}

/** 对/错 where the options say so themselves. */
function labelsByTruth(text: string, options: readonly LabelledOption[]): AnswerReading | null {
  const said = truthOf(text);
  if (said === undefined || options.length !== 2) return null;
  const hit = options.filter((option) => truthOf(option.text) === said);
  return hit.length === 1 && hit[0] ? { labels: [hit[0].label] } : null;
}

function labelsByText(text: string, options: readonly LabelledOption[]): OptionLabel[] | null {
  const labelOf = (part: string) => options.filter((option) => compact(option.text) === compact(part)).map(({ label }) => label);
  const whole = labelOf(text);
  if (whole.length === 1) return whole;
  const parts = text.split(/[\n;|]+/).filter((part) => part.trim() !== "");
  const each = parts.map(labelOf);
  return parts.length > 1 && each.every((labels) => labels.length === 1) ? [...new Set(each.flat())].sort() : null;
}

function sorted(labels: readonly OptionLabel[]): AnswerReading {
  const distinct = [...new Set(labels)].sort();
  if (distinct.length === labels.length) return { labels: distinct };
  return {
    labels: distinct,
    note: {
      zh: `答案里有重复的字母，按 ${distinct.join("")} 导入`,
      en: `the answer repeats a letter; read as ${distinct.join("")}`,
    },
  };
}

function problem(zh: string, en: string): AnswerReading {
  return { problem: { zh, en } };
}
