import { describe, expect, it } from "vitest";
import { lintItem } from "#item-bank/lint/lint.ts";
import type { DraftItem } from "#item-bank/lint/lint-finding.ts";

const OPTIONS = ["甲乙丙丁戊己", "庚辛壬癸子丑", "寅卯辰巳午未", "申酉戌亥天干"];
const OPTIONS_EN = ["apples", "pears", "plums", "grapes"];

function rules(stem: string, { texts = OPTIONS, ...rest }: { texts?: readonly string[] } & Partial<DraftItem> = {}): string[] {
  const options = texts.map((text, at) => ({ label: "ABCD"[at] ?? "?", text }));
  return lintItem({ type: "single", stem, options, key: ["A"], ...rest }).map(({ rule }) => rule);
}

describe("the lint over form", () => {
  it.each([
    "质量方针,由谁批准（　　）。",
    "质量方针由谁批准( )。",
    "某厂(国有企业）的质量方针由谁批准（　　）。",
    '所谓"零缺陷"的提出者是（　　）。',
    "质量方针由谁批准?",
    "质量方针的批准者是.",
    "质量方针：：批准者是（　　）。",
    "ＩＳＯ 的总部设在（　　）。",
  ])("[A-05] mixed-punctuation: %s", (stem) => {
    expect(rules(stem)).toContain("mixed-punctuation");
  });

  it.each([
    "当 n=5, c=1 时，接收概率为（　　）。",
    "批量为 1,000 件，比例为 3:1，样本量为（　　）。",
    "戴明（W. E. Deming）的主张是（　　）。",
    "按 $f(x, y)=0$ 求解，得（　　）。",
    "风险 P(接收) 的取值为（　　）。",
    "“Plan, Do, Check, Act”的提出者是（　　）。",
  ])("[A-05] no mixed punctuation: %s", (stem) => {
    expect(rules(stem)).toEqual([]);
  });

  it("[A-05] full-width marks in English", () => {
    expect(rules("Which fruit，if any，is red?", { texts: OPTIONS_EN })).toEqual(["mixed-punctuation"]);
    expect(rules("Which “red” fruit is best — or next best?", { texts: OPTIONS_EN })).toEqual([]);
  });

  it("[A-05] traditional characters, unless they are quoted", () => {
    expect(rules("質量管理的对象是（　　）。")).toEqual(["traditional-characters"]);
    expect(rules("《品質管制》一书的作者是（　　）。")).toEqual([]);
    expect(rules("控制的对象是（　　）。", { texts: ["過程", "丙丁", "戊己", "庚辛"] })).toEqual(["traditional-characters"]);
  });

  it.each([
    ["![](a.png)", ["image-alt"]],
    ["![图片](a.png)", ["image-alt"]],
    ["![image 1](a.png)", ["image-alt"]],
    ["![直方图：左偏](a.png)", []],
    ["![直方图：左偏](图/a.png)", ["broken-mark"]],
    ["**加粗没有结束", ["broken-mark"]],
    ["$x^2", ["broken-formula"]],
    ["$\\frac{1}{2$", ["broken-formula"]],
    ["$\\left(x$", ["broken-formula"]],
    ["$$\nx=1", ["broken-formula"]],
    ["单价 $5，合计 $10", []],
    ["$\\left(\\frac{1}{2}\\right)$", []],
    ["\\$x^2", []],
  ])("[A-05] marks: %j", (mark, expected) => {
    expect(rules(`${mark}\n\n由此可见应选（　　）。`)).toEqual(expected);
  });

  it("[A-05] marks are looked at in rationales too", () => {
    expect(lintItem({ type: "essay", stem: "试述质量成本。", rationale: "见 ![](a.png)" })).toMatchObject([
      { rule: "image-alt", field: "rationale", severity: "E" },
    ]);
  });

  it("[A-05] stems without a task, without a subject, or too long", () => {
    expect(rules("过程方法强调系统地管理过程。")).toEqual(["no-task"]);
    expect(rules("过程方法强调的是")).toEqual([]);
    expect(rules("The audit took place in May.", { texts: OPTIONS_EN })).toEqual(["no-task"]);
    expect(rules("The audit took place in", { texts: OPTIONS_EN })).toEqual([]);
    expect(rules("以下说法正确的是（　　）。")).toEqual(["unfocused-stem"]);
    expect(rules("关于质量管理，下列说法正确的是（　　）。")).toEqual(["unfocused-stem"]);
    expect(rules("关于控制限，下列说法正确的是（　　）。")).toEqual([]);
    expect(rules("Which of the following statements is true?", { texts: OPTIONS_EN })).toEqual(["unfocused-stem"]);
    expect(rules("Which of the following statements about control limits is true?", { texts: OPTIONS_EN })).toEqual([]);
    expect(rules(`${"某厂生产轴承".repeat(34)}，应当（　　）。`)).toEqual(["too-long"]);
  });

  it("[A-05] keys and stems of neighbours that answer each other", () => {
    const answered: DraftItem = {
      id: "a",
      type: "single",
      stem: "供方绩效评价中，由顾客派员对供方进行的审核称为（　　）。",
      options: ["第一方审核", "第二方审核", "第三方审核"].map((text, at) => ({ label: "ABC"[at] ?? "", text })),
      key: ["B"],
    };
    const telling: DraftItem = { id: "b", type: "single", stem: "某公司对供方开展第二方审核时，组长由谁指定？" };
    const finding = lintItem(answered, { siblings: [telling] }).filter(({ rule }) => rule === "mutual-hint");
    expect(finding).toMatchObject([{ severity: "W" }]);
    expect(finding[0]?.reason.zh).toContain("第二方审核");
    const sees = (item: DraftItem, sibling: DraftItem) =>
      lintItem(item, { siblings: [sibling] }).some(({ rule }) => rule === "mutual-hint");
    expect(sees(telling, answered)).toBe(true);
    expect(sees({ ...answered, enemies: ["b"] }, telling)).toBe(false);
    expect(sees(answered, { ...telling, stem: "对供方的第一方审核、第二方审核有何区别？" })).toBe(false);
    expect(sees(answered, { ...telling, stem: "第二方审核的英文缩写是（　　）。" })).toBe(false);
  });
});
