import { describe, expect, it } from "vitest";
import { lintItem } from "#item-bank/lint/lint.ts";
import { readLintText, spanOf } from "#item-bank/lint/lint-text.ts";
import { doOverlap, readQuantity, readRange } from "#item-bank/lint/quantity.ts";

function rules(stem: string, texts: readonly string[], { key = "A", type = "single" } = {}): string[] {
  const options = texts.map((text, at) => ({ label: "ABCDEFGH"[at] ?? "?", text }));
  return [...new Set(lintItem({ type, stem, options, key: [...key] }).map(({ rule }) => rule))];
}

const ASK = "按规定，应当选用的是（　　）。";
const PLAIN = ["甲乙丙丁戊己", "庚辛壬癸子丑", "寅卯辰巳午未", "申酉戌亥天干"];

describe("the lint over options and keys", () => {
  it("[A-05] key: missing, strange, too few, too many", () => {
    expect(rules(ASK, PLAIN, { key: "" })).toEqual(["key-missing"]);
    expect(rules(ASK, PLAIN, { key: "F" })).toEqual(["key-missing"]);
    expect(rules(ASK, PLAIN, { key: "B", type: "multiple" })).toEqual(["key-count"]);
    expect(rules(ASK, PLAIN, { key: "ABCD", type: "multiple" })).toEqual(["key-count"]);
    expect(rules(ASK, PLAIN, { key: "AB" })).toEqual(["key-count"]);
    expect(rules(ASK, PLAIN, { key: "AB", type: "multiple" })).toEqual([]);
  });

  it("[A-05] the same option twice, whatever the width, space, case or closing mark; p is not P", () => {
    expect(rules(ASK, ["过程方法论", "过程 方法论", "丙", "丁"])).toContain("duplicate-option");
    expect(rules(ASK, ["ＤＭＡＩＣ", "DMAIC", "丙", "丁"])).toContain("duplicate-option");
    expect(rules("Which fruit is red?", ["Red apple", "red apple.", "Pear", "Plum"])).toContain("duplicate-option");
    expect(rules(ASK, ["p", "P", "c", "u"])).not.toContain("duplicate-option");
    expect(rules(ASK, ["$x$", "$X$", "$y$", "$Y$"])).not.toContain("duplicate-option");
  });

  it("[A-05] key longest and half as long again as the others", () => {
    const short = ["庚辛壬癸子", "丑寅卯辰巳", "午申酉戌亥"];
    expect(rules(ASK, ["甲乙丙丁戊己庚辛壬癸", ...short])).toEqual(["long-key"]);
    expect(rules(ASK, [...short, "甲乙丙丁戊己庚辛壬癸"])).toEqual([]);
    expect(rules(ASK, ["甲乙丙丁戊己庚", ...short])).toEqual([]);
  });

  it("[A-05] a word in stem and key only; not where a distractor has its own, the word is common, or quoted", () => {
    const others = ["庚辛壬癸子丑", "寅卯辰巳午", "申酉戌亥天干"];
    expect(rules("为掌握设备振动的趋势，应当选用（　　）。", ["振动监测图", ...others])).toEqual(["key-echo"]);
    expect(rules("为掌握设备振动的趋势，应当选用（　　）。", ["振动监测图", "趋势分析图", "寅卯辰巳", "申酉戌亥"])).toEqual([]);
    expect(rules("为提高产品质量，应当选用（　　）。", ["产品质量图", ...others])).toEqual([]);
    expect(rules("“振动”一词是指（　　）。", ["振动监测图", ...others])).toEqual([]);
    expect(rules("Which chart shows vibration?", ["Vibration chart", "Cause map", "Flow sheet", "Bar graph"])).toEqual([
      "key-echo",
    ]);
  });

  it("[A-05] key made of what the others share", () => {
    expect(rules(ASK, ["高层支持与培训", "高层支持与数据", "咨询顾问与数据", "更换领导与考核"], { key: "B" })).toEqual([
      "convergence",
    ]);
    expect(rules(ASK, ["速度快、成本高", "速度快、成本低", "速度慢、成本高", "速度慢、成本低"])).toEqual([]);
  });

  it.each([
    [["5 分钟", "10 分钟", "0.5 小时", "20 分钟"], "not-parallel"],
    [["甲乙丙。", "丁戊己", "庚辛壬", "癸子丑"], "not-parallel"],
    [["核对台账", "填写台账", "提交台账", "台账的总数量"], "not-parallel"],
    [["可测量的", "可实现的", "有时限的", "张贴出来"], "not-parallel"],
    [["3", "1", "2", "4"], "number-order"],
    [["30%", "40%", "20%", "50%"], "number-order"],
    [["五天", "三天", "四天", "六天"], "number-order"],
    [["1～5 件", "5～10 件", "11～15 件", "16～20 件"], "overlapping-ranges"],
    [["10 件以下", "8～12 件", "13～20 件", "21 件以上"], "overlapping-ranges"],
    [["①②", "①③", "②③", "①②③"], "combination-options"],
    [["正确", "错误"], "true-false"],
    [["质量管理体系甲乙", "质量管理体系丙丁", "质量管理体系戊己", "质量管理体系庚辛"], "repeated-head"],
  ])("[A-05] %j: %s", (texts, rule) => {
    expect(rules(ASK, texts)).toEqual([rule]);
  });

  it.each([
    [["1 件", "2 件", "3 件", "10 件"]],
    [["40%", "30%", "20%", "10%"]],
    [["1～4 件", "5～10 件", "11～15 件", "16～20 件"]],
    [["小于 5", "5～9", "10～14", "15 以上"]],
    [["增大一倍", "减小一半", "保持不变", "先增后减"]],
    [["0", "5 件", "10 件", "15 件"]],
    [["甲低 2000 元", "甲低 2500 元", "乙低 2500 元", "乙低 4500 元"]],
  ])("[A-05] nothing in %j", (texts) => {
    expect(rules(ASK, texts)).toEqual([]);
  });

  it("[A-05] ranges that answer “which limits” are values, not classes", () => {
    expect(rules("该图的控制限应为（　　）。", ["8～12", "7～13", "6～14", "5～15"])).toEqual([]);
  });

  it("[A-05] English options: gerund among infinitives, a clause among nouns, a stray capital", () => {
    const ask = "The aim of an audit is";
    expect(rules(ask, ["to learn", "to confirm", "finding faults", "to punish"])).toEqual(["not-parallel"]);
    expect(rules(ask, ["fewer errors", "lower cost", "because it must", "shorter lines"])).toEqual(["not-parallel"]);
    expect(rules(ask, ["process data", "The drawing", "some contract", "his catalogue"])).toEqual(["not-parallel"]);
    expect(rules("The founder was", ["Deming", "Juran", "Crosby", "Shewhart"])).toEqual([]);
  });

  it("[A-05] an article that fits some options only", () => {
    expect(rules("The form is called an", ["audit plan", "check sheet", "route card", "work order"])).toEqual(["grammar-cue"]);
    expect(rules("The form is called a", ["unit plan", "check sheet", "one-pager", "SIPOC"])).toEqual([]);
    expect(
      rules(
        "The form is called an",
        ["FMEA", "honest plan", "8D", "X chart"].filter((text) => text !== "8D"),
      ),
    ).toEqual([]);
  });

  it("[A-05] bare numbers for a quantity nobody gave a unit", () => {
    const stem = "每班 480 分钟，停机 30 分钟，开动时间为（　　）。";
    expect(rules(stem, ["430", "440", "450", "460"])).toEqual(["missing-unit"]);
    expect(rules(stem.replace("开动时间", "开动时间（分钟）"), ["430", "440", "450", "460"])).toEqual([]);
    expect(rules("每班 480 分钟，停机 30 分钟，停机率为（　　）。", ["0.05", "0.06", "0.07", "0.08"])).toEqual([]);
  });
});

describe("numbers in options", () => {
  it.each([
    ["1,200 元", 1200, "元"],
    ["3/4", 0.75, ""],
    ["−2", -2, ""],
    ["5万件", 50_000, "件"],
    ["$0.36$", 0.36, ""],
    ["$\\frac{1}{2}$", 0.5, ""],
    ["十二个月", 12, "个月"],
    ["２０％", 20, "%"],
  ])("[A-05] reads %s", (text, value, unit) => {
    expect(readQuantity(text)).toMatchObject({ value, unit });
  });

  it.each(["8和0", "8.5.1 条", "GB/T 19001", "p 图", "一致性", "10 至 12", ""])("[A-05] reads no quantity in %j", (text) => {
    expect(readQuantity(text)).toBeNull();
  });

  it("[A-05] knows which ends belong to a range", () => {
    const overlap = (left: string, right: string): boolean => {
      const [one, other] = [readRange(left), readRange(right)];
      if (!one || !other) throw new Error(`no range: ${left} ${right}`);
      return doOverlap(one, other);
    };
    expect(overlap("不足 5", "5 以上")).toBe(false);
    expect(overlap("5 以下", "5 以上")).toBe(true);
    expect(overlap("fewer than 3", "2 to 4")).toBe(true);
    expect(overlap("at most 3", "more than 3")).toBe(false);
    expect(overlap("10–20", "1–9")).toBe(false);
  });
});

describe("texts as the lint reads them", () => {
  it("[A-05] drops marks and knows the place of every character", () => {
    const raw = "取 $x_1$ 的**不**可\\*，见\n\n| a | b |\n| --- | --- |\n| 不 | 是 |\n\n“总是”";
    const text = readLintText(raw);
    expect(text.plain).toBe("取 \uFFFC 的不可*，见\n\n\n\n\n“总是”");
    const at = text.plain.indexOf("不可");
    expect(raw.slice(spanOf(text, at, 1).start, spanOf(text, at, 1).end)).toBe("不");
    expect([text.strong[at], text.strong[at + 1]]).toEqual([true, false]);
    expect(text.quoted[text.plain.indexOf("总是")]).toBe(true);
    expect(raw.slice(spanOf(text, 2, 1).start, spanOf(text, 2, 1).end)).toBe("$x_1$");
  });
});
