import type { z } from "zod";

type Issue = z.core.$ZodIssue;

/** One sentence in each language. */
export interface Sentence {
  readonly zh: string;
  readonly en: string;
}

const KINDS: Readonly<Record<string, Sentence>> = {
  string: { zh: "文字", en: "text" },
  number: { zh: "数字", en: "a number" },
  int: { zh: "整数", en: "a whole number" },
  boolean: { zh: "true 或 false", en: "true or false" },
  array: { zh: "列表", en: "a list" },
  object: { zh: "一组“名称: 值”", en: "a group of “name: value” lines" },
  record: { zh: "一组“名称: 值”", en: "a group of “name: value” lines" },
};

/**
 * Turns what the schema found into a sentence for the person who wrote the file: which field, what is wrong, what
 * belongs there.
 * @param isMissing whether the file has nothing at all at that place
 */
export function issueSentence(issue: Issue, isMissing: boolean): Sentence {
  const field = fieldName(issue.path);
  const what = whatIsWrong(issue, isMissing);
  return field === "" ? what : { zh: `${field}：${what.zh}`, en: `${field}: ${what.en}` };
}

/** Where to look in the file: an unknown field itself rather than the group it stands in. */
export function issuePlace(issue: Issue): readonly PropertyKey[] {
  return issue.code === "unrecognized_keys" ? [...issue.path, issue.keys[0] ?? ""] : issue.path;
}

/** A path as people write it: `options.2.text`, counted from 1. */
export function fieldName(path: readonly PropertyKey[]): string {
  return path.map((step) => (typeof step === "number" ? String(step + 1) : String(step))).join(".");
}

function whatIsWrong(issue: Issue, isMissing: boolean): Sentence {
  if (isMissing && issue.code !== "custom") return { zh: "缺少这一项", en: "is missing" };
  switch (issue.code) {
    case "invalid_type":
      return expected(KINDS[issue.expected] ?? { zh: issue.expected, en: issue.expected });
    case "unrecognized_keys":
      return { zh: `不认识的字段 ${issue.keys.join("、")}`, en: `unknown field ${issue.keys.join(", ")}` };
    case "invalid_value":
      return expected({ zh: issue.values.map(String).join(" / "), en: issue.values.map(String).join(" / ") });
    case "too_small":
      return limit({ zh: "至少", en: "at least" }, issue.origin, issue.minimum);
    case "too_big":
      return limit({ zh: "最多", en: "at most" }, issue.origin, issue.maximum);
    case "not_multiple_of":
      return { zh: `应为 ${issue.divisor} 的整数倍`, en: `must be a multiple of ${issue.divisor}` };
    case "custom":
      return { zh: ownWords(issue.params) ?? `不符合要求（${issue.message}）`, en: issue.message };
    default:
      return { zh: `不符合要求（${issue.message}）`, en: issue.message };
  }
}

/** A rule of our own gives its Chinese sentence as the parameter `zh`. */
function ownWords(params: Readonly<Record<string, unknown>> | undefined): string | undefined {
  return typeof params?.zh === "string" ? params.zh : undefined;
}

function expected(kind: Sentence): Sentence {
  return { zh: `应为 ${kind.zh}`, en: `must be ${kind.en}` };
}

function limit(word: Sentence, origin: string, bound: number | bigint): Sentence {
  if (origin === "string") return { zh: `文字${word.zh} ${bound} 个字符`, en: `text of ${word.en} ${bound} characters` };
  if (origin === "array") return { zh: `${word.zh} ${bound} 项`, en: `${word.en} ${bound} entries` };
  return { zh: `${word.zh}为 ${bound}`, en: `must be ${word.en} ${bound}` };
}
