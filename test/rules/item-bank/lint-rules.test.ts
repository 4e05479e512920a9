import { describe, expect, it } from "vitest";
import { LINT_RULES, lintItem, openFindings } from "#item-bank/lint/lint.ts";
import type { DraftItem, LintFinding } from "#item-bank/lint/lint-finding.ts";
import { readDraft } from "#item-bank/lint/read-draft.ts";

const OPTIONS = ["甲乙丙丁戊己", "庚辛壬癸子丑", "寅卯辰巳午未", "申酉戌亥天干"];
const OPTIONS_EN = ["apples", "pears", "plums", "grapes"];

function draft(
  fields: { stem?: string; texts?: readonly string[]; key?: string; type?: string } & Omit<Partial<DraftItem>, "key"> = {},
): DraftItem {
  const { stem = "下列属于质量成本的是（　　）。", texts = OPTIONS, key = "A", type = "single", ...rest } = fields;
  return {
    id: "q-1",
    type,
    stem,
    options: texts.map((text, at) => ({ label: "ABCDEFGH"[at] ?? "?", text })),
    key: [...key],
    ...rest,
  };
}

const rulesOf = (item: DraftItem): string[] => [...new Set(lintItem(item).map(({ rule }) => rule))];
const last = (text: string, isEnglish = false): readonly string[] => [...(isEnglish ? OPTIONS_EN : OPTIONS).slice(0, 3), text];
const one = (item: DraftItem, rule: string): LintFinding | undefined => lintItem(item).find((finding) => finding.rule === rule);

describe("the lint of an item", () => {
  it("[A-05] finds nothing in a plain item", () => {
    expect(lintItem(draft())).toEqual([]);
    expect(lintItem(draft({ stem: "Which of these is a fruit?", texts: OPTIONS_EN }))).toEqual([]);
  });

  it.each([
    ...[
      "以上都对",
      "以上都不对",
      "以上皆是",
      "A和B",
      "A、B、C",
      "以上选项都不正确",
      "上述三项均正确",
      "都不是",
      "全部正确",
      "AB",
      "A和B都对",
    ],
    ...["选项A和选项B", "前三项都对", "以上全部", "没有正确答案", "三者都是", "B、C"],
    ...[
      "All of the above",
      "None of the above",
      "Both A and B",
      "A and C only",
      "all the above",
      "None of these",
      "All are correct",
    ],
  ])("[A-05] all-none-above: %s", (text) => {
    expect(rulesOf(draft({ texts: last(text) }))).toContain("all-none-above");
  });

  it.each(["A类和B类", "80分以上均为优等", "两者之间的差", "全都参加培训", "None", "A股和B股", "甲和乙都合格"])(
    "[A-05] not all-none-above: %s",
    (text) => {
      expect(rulesOf(draft({ texts: last(text) }))).not.toContain("all-none-above");
    },
  );

  it("[A-05] letters that name what the stem speaks of refer to no option", () => {
    const stem = "某项目有活动 A、B、C，其中 A 最长。关键活动是（　　）。";
    expect(rulesOf(draft({ stem, texts: ["A、C", "B、C", "A、B", "C"] }))).not.toContain("all-none-above");
  });

  it.each([
    "下列不属于质量成本的是（　　）。",
    "下列各项中，不是质量工具的是（　　）。",
    "质量方针不包括（　　）。",
    "关于审核，下列说法错误的是（　　）。",
    "除（　　）外，都是质量工具。",
    "下列做法中，哪一项不恰当？",
    "不宜采用的方法是（　　）。",
  ])("[A-05] negative-stem: %s", (stem) => {
    expect(rulesOf(draft({ stem }))).toContain("negative-stem");
    expect(rulesOf(draft({ stem, type: "multiple", key: "AB" }))).toContain("negative-multiple");
    const bold = stem.replace(/不是|不属于|不包括|错误的|除|不恰当|不宜/, "**$&**");
    expect(rulesOf(draft({ stem: bold }))).toEqual([]);
  });

  it.each([
    "对不合格品的处置，应当（　　）。",
    "某厂不能按期交货，厂长首先应（　　）。",
    "测量不确定度的来源有（　　）。",
    "对不能满足要求的产品应采取的措施是（　　）。",
    "“不可接收”的含义是（　　）。",
    "除检验外，还应当（　　）。",
    "过程不受控时，这种错误称为（　　）。",
    "宜判为严重不符合的是（　　）。",
  ])("[A-05] not negative: %s", (stem) => {
    expect(rulesOf(draft({ stem }))).toEqual([]);
  });

  it.each([
    ["Which of these is not a fruit?", true],
    ["All of the following are fruits except", true],
    ["Which fruit is least suitable for jam?", true],
    ["Which of these statements is false?", true],
    ["Which of these is **not** a fruit?", false],
    ["Which of these is NOT a fruit?", false],
    ["What should a cook do if the oven does not heat?", false],
    ["A fruit that cannot be eaten raw is a", false],
    ["Which method uses least squares?", false],
  ])("[A-05] negative in English: %s", (stem, isNegative) => {
    expect(rulesOf(draft({ stem, texts: OPTIONS_EN })).includes("negative-stem")).toBe(isNegative);
  });

  it("[A-05] a negative stem with a negative option is an error, bold or not; 不合格品 is no negation", () => {
    const stem = "处置退货时，下列做法**不**正确的是（　　）。";
    expect(one(draft({ stem, texts: last("不得擅自放行产品") }), "double-negative")?.severity).toBe("E");
    expect(rulesOf(draft({ stem, texts: last("隔离不合格品") }))).toEqual([]);
  });

  it.each([
    "总是有效的办法",
    "从不发生的事情",
    "一定能够成功",
    "所有过程的输出",
    "只有领导能决定",
    "完全消除波动",
    "必然导致失败",
  ])("[A-05] absolute-word: %s", (text) => {
    expect(rulesOf(draft({ texts: last(text) }))).toContain("absolute-word");
  });

  it.each(["企业所有者权益", "在一定条件下成立", "绝对值的平均数", "完全随机化设计", "产品的唯一性标识", "“一切如常”标语"])(
    "[A-05] not absolute: %s",
    (text) => {
      expect(rulesOf(draft({ texts: last(text) }))).not.toContain("absolute-word");
    },
  );

  it.each(["通常比较有效", "一般效果较好", "可能降低成本", "往往难以实行"])("[A-05] vague-word: %s", (text) => {
    expect(rulesOf(draft({ texts: last(text) }))).toContain("vague-word");
  });

  it.each(["过程的一般原因", "一般不符合项", "失效的可能性", "通常隐含的要求", "尽可能早发现"])(
    "[A-05] not vague: %s",
    (text) => {
      expect(rulesOf(draft({ texts: last(text) }))).not.toContain("vague-word");
    },
  );

  it("[A-05] a word every option holds tells them apart by nothing", () => {
    const texts = ["一定增大甲", "一定减小乙", "一定不变丙", "一定先升丁"];
    expect(rulesOf(draft({ texts }))).not.toContain("absolute-word");
  });

  it.each(["always works", "never fails", "all employees", "only the manager"])("[A-05] absolute in English: %s", (text) => {
    expect(rulesOf(draft({ stem: "Which of these is a fruit?", texts: last(text, true) }))).toContain("absolute-word");
  });

  it("[A-05] a rule reports its words, its place and a way out", () => {
    const item = draft({ texts: ["甲乙丙丁戊己", "**总是**有效", "寅卯辰巳午未", "申酉戌亥天干"] });
    const found = one(item, "absolute-word");
    expect(found).toMatchObject({ severity: "W", field: "B", isJustified: false });
    expect("**总是**有效".slice(found?.span?.start, found?.span?.end)).toBe("总是");
    expect(found?.reason.zh).toContain("总是");
    expect(found?.reason.en).toContain("总是");
    expect(found?.advice.zh).not.toBe("");
    const stem = "下列关于 $x^2$ 的说法，错误的是（　　）。";
    const negative = one(draft({ stem }), "negative-stem");
    expect(stem.slice(negative?.span?.start, negative?.span?.end)).toBe("错误的");
  });

  it("[A-05] a warning can be justified, an error cannot", () => {
    const justifications = { "absolute-word": "标准原文如此", "duplicate-option": "故意" };
    const item = draft({ texts: ["总是", "甲", "乙", "甲"], key: "B", justifications });
    const findings = lintItem(item);
    expect(findings.map(({ rule, isJustified }) => [rule, isJustified])).toEqual([
      ["duplicate-option", false],
      ["absolute-word", true],
    ]);
    expect(openFindings(findings).map(({ rule }) => rule)).toEqual(["duplicate-option"]);
  });

  it("[A-05] gives every rule an id of its own and advice in both languages", () => {
    expect(new Set(LINT_RULES.map(({ id }) => id)).size).toBe(LINT_RULES.length);
    for (const { advice } of LINT_RULES) expect([advice.zh, advice.en].every((words) => words.length > 3)).toBe(true);
  });

  it("[A-05] reads drafts with holes in them", () => {
    expect(lintItem({})).toEqual([]);
    expect(rulesOf({ type: "single" })).toEqual(["key-missing"]);
    expect(rulesOf({ type: "single", stem: "什么是质量？", options: [{ label: "A", text: "" }], key: [] })).toEqual([
      "empty-option",
      "key-missing",
    ]);
    expect(rulesOf({ type: "essay", stem: "试述质量成本,并举例。" })).toEqual(["mixed-punctuation"]);
  });

  it("[A-05] takes out of any value what can be read as a draft", () => {
    for (const value of [null, 3, "stem", [], { options: 7, key: {}, stem: 4, justifications: "x", enemies: [1] }]) {
      expect(lintItem(readDraft(value)).length).toBeLessThanOrEqual(1);
    }
    const file = { type: "single", stem: "共有几种？", options: { A: 1, B: 2, C: "2" }, key: "A", part: "2" };
    expect(readDraft(file)).toEqual({
      type: "single",
      stem: "共有几种？",
      options: [
        { label: "A", text: "1" },
        { label: "B", text: "2" },
        { label: "C", text: "2" },
      ],
      key: ["A"],
    });
    expect(rulesOf(readDraft(file))).toEqual(["duplicate-option"]);
  });

  it("[A-05] asks at approval for cell, level, reference and author, and not before", () => {
    expect(lintItem(draft())).toEqual([]);
    const asked = lintItem(draft({ part: 2 }), { stage: "approve", author: null, cells: [{ part: 1, type: "single" }] });
    expect(asked.map(({ rule, severity }) => `${severity} ${rule}`)).toEqual([
      "E missing-cell",
      "E missing-level",
      "E missing-reference",
      "E missing-author",
    ]);
    const complete = draft({ part: 1, level: "理解", reference: "GB/T 19000—2016 第 3.6.2 条" });
    expect(lintItem(complete, { stage: "approve", author: "writer", cells: [{ part: 1, type: "single" }] })).toEqual([]);
    expect(lintItem(complete, { stage: "approve", cells: [{ part: 0, type: "single" }] })).toEqual([]);
  });
});
