import type { Sentence } from "#kernel/issue-sentences.ts";
import { plainText } from "../rich-text.ts";
import { OPTION_LABELS, type OptionLabel } from "../types/choice/choice.ts";
import { truthOf } from "./answer-letters.ts";
import type { ForeignItem, ForeignMapping } from "./foreign-item.ts";
import { type MoodleTexts, rawText } from "./moodle-text.ts";
import { childOf, childrenOf, type XmlElement } from "./xml-tree.ts";

/** Answers of a Moodle question as options with their shares of the grade. */
export interface MoodleAnswers {
  readonly options: ForeignItem["options"];
  /** By option, 1 for the whole grade. */
  readonly shares: readonly number[];
  readonly feedback: readonly string[];
}

export type MoodleKey = Pick<ForeignItem, "type" | "key" | "mapping" | "maxScore"> & { readonly notes: readonly Sentence[] };

/** Reads the answers, or says which one is at fault. */
export function moodleAnswers(question: XmlElement, texts: MoodleTexts): MoodleAnswers | { readonly problem: Sentence } {
  const answers = childrenOf(question, "answer");
  if (answers.length < 2) return { problem: { zh: "选项少于 2 个", en: "there are fewer than 2 options" } };
  if (answers.length > OPTION_LABELS.length) {
    return {
      problem: {
        zh: `选项有 ${answers.length} 个，最多 8 个`,
        en: `there are ${answers.length} options; at most 8 can be imported`,
      },
    };
  }
  const options = answers.map((answer, at) => ({ label: OPTION_LABELS[at] as OptionLabel, text: texts.house(answer, true) }));
  const empty = options.find(({ text }) => plainText(text) === "");
  if (empty) return { problem: { zh: `选项 ${empty.label} 是空的`, en: `option ${empty.label} is empty` } };
  const twin = options.find((option, at) => options.findIndex(({ text }) => sameText(text, option.text)) < at);
  if (twin) {
    const first = options.find(({ text }) => sameText(text, twin.text))?.label;
    return {
      problem: { zh: `选项 ${first} 和 ${twin.label} 的内容相同`, en: `options ${first} and ${twin.label} have the same text` },
    };
  }
  const shares = answers.map(({ attributes }) => shareOf(attributes.fraction));
  const wrongAt = shares.indexOf(null);
  if (wrongAt !== -1) {
    const [label, fraction] = [OPTION_LABELS[wrongAt], answers[wrongAt]?.attributes.fraction];
    return {
      problem: {
        zh: `选项 ${label} 的得分比例（fraction）“${fraction ?? ""}”看不懂：应是 -100 到 100 的数`,
        en: `the fraction “${fraction ?? ""}” of option ${label} cannot be read; it should be a number from -100 to 100`,
      },
    };
  }
  return {
    options,
    shares: shares as number[],
    feedback: answers.map((answer) => texts.house(childOf(answer, "feedback"))),
  };
}

/** Key and scoring of a multiple choice question of Moodle, for a grade of so many points. */
export function moodleKey(
  shares: readonly number[],
  { isSingle, points }: { isSingle: boolean; points: number },
): MoodleKey | { readonly problem: Sentence } {
  const labelsWhere = (test: (share: number) => boolean) => OPTION_LABELS.filter((_, at) => test(shares[at] ?? 0));
  const positive = labelsWhere((share) => share > 0);
  if (positive.length === 0) {
    return { problem: { zh: "没有正确答案（没有得分为正的选项）", en: "there is no right answer (no option earns anything)" } };
  }
  const scaled = (share: number): number => share * points;
  const entries = Object.fromEntries(shares.map((share, at) => [OPTION_LABELS[at], scaled(share)]));
  if (!isSingle) return severalRight({ entries, positive, shares, points });
  const most = Math.max(...shares);
  const best = labelsWhere((share) => share === most);
  if (best.length > 1) {
    const letters = best.join("");
    return {
      problem: {
        zh: `单选题有 ${best.length} 个得分最高的选项（${letters}），不知道哪个正确`,
        en: `a single choice has ${best.length} best options (${letters}); which one is right is not clear`,
      },
    };
  }
  const isPartial = shares.some((share) => share !== 0 && share !== 1);
  const notes: Sentence[] =
    most < 1
      ? [
          {
            zh: `得分最高的选项也只得 ${percent(most)}，按它是正确答案导入`,
            en: `the best option earns only ${percent(most)}; it is taken as right`,
          },
        ]
      : [];
  const mapping: ForeignMapping = { entries, defaultPoints: 0 };
  return { type: "single", key: best, maxScore: scaled(most), ...(isPartial ? { mapping } : {}), notes };
}

interface Several {
  readonly entries: Readonly<Record<string, number>>;
  readonly positive: readonly OptionLabel[];
  readonly shares: readonly number[];
  readonly points: number;
}

/** Moodle adds up the shares of what is ticked, never below nothing and never above the grade. */
function severalRight({ entries, positive, shares, points }: Several): MoodleKey {
  const total = shares.reduce((sum, share) => sum + Math.max(0, share), 0);
  const maxScore = Math.min(1, total) * points;
  const notes: Sentence[] = [];
  if (positive.length === 1) {
    notes.push({
      zh: "多选题只有一个正确答案，按单选题导入",
      en: "a multiple choice with one right answer comes in as single choice",
    });
  }
  if (total < 1 - 1e-6) {
    notes.push({
      zh: `正确选项合计只得 ${percent(total)}，满分按此计`,
      en: `the right options add up to ${percent(total)} only; that is taken as the full score`,
    });
  }
  if (positive.length === shares.length) {
    notes.push({ zh: "全部选项都是正确答案，没有干扰项", en: "every option is right; there is no distractor" });
  }
  return {
    type: positive.length === 1 ? "single" : "multiple",
    key: positive,
    mapping: { entries, defaultPoints: 0, least: 0, most: points },
    maxScore,
    notes,
  };
}

/** True/false: which of the two answers has the whole grade. */
export function truthKey(question: XmlElement): "A" | "B" | null {
  const right = childrenOf(question, "answer").filter(({ attributes }) => shareOf(attributes.fraction) === 1);
  const said = right.length === 1 ? saysTrue(right[0]) : undefined;
  if (said === undefined) return null;
  return said ? "A" : "B";
}

/** Moodle writes `true` and `false`; other programs write the word that is shown. */
export function saysTrue(answer: XmlElement | undefined): boolean | undefined {
  return truthOf(plainText(rawText(answer).replace(/<[^<>]{0,200}>/g, "")));
}

/** A percentage as a share; thirds and sixths, which Moodle rounds to five places, become exact again. */
function shareOf(fraction: string | undefined): number | null {
  const written = (fraction ?? "0").trim().replace(/\s*%$/, "").replace(",", ".");
  const percentage = Number(written);
  if (written === "" || !(Math.abs(percentage) <= 100.001)) return null;
  const units = Math.round(percentage * 0.6);
  return Math.abs(units / 0.6 - percentage) < 0.001 ? units / 60 : percentage / 100;
}

function percent(share: number): string {
  return `${Math.round(share * 1000) / 10} %`;
}

function sameText(one: string, other: string): boolean {
  return one.normalize("NFKC").trim() === other.normalize("NFKC").trim();
}
