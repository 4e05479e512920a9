import { describe, expect, it } from "vitest";
import { blueprintsZh as words } from "#client/i18n/office.blueprints.zh.ts";
import { differencePlace, problemPlace, withFieldNames } from "#client/office/blueprints/place-words.ts";
import { placeFor, plainSentence, problemsByPlace, sectionOf } from "#client/office/blueprints/problem-places.ts";
import { onlyHere, valueWords } from "#client/office/blueprints/value-words.ts";

const problem = (path: (string | number)[], zh = "错") => ({ path, sentence: { zh, en: "wrong" } });

describe("where a problem is shown", () => {
  it("opens the section that holds the field", () => {
    expect(sectionOf(["passPoints"])).toBe("general");
    expect(sectionOf(["syllabus", 1])).toBe("table");
    expect(sectionOf(["syllabus", 1, "types", "single"])).toBe("table");
    expect(sectionOf(["syllabus", 1, "topics", 0, "least"])).toBe("parts");
    expect(sectionOf(["constraints", 0, "of"])).toBe("limits");
  });

  it("takes the field itself, else what it stands in, else the first inside it", () => {
    const places = ["title.zh", "title.en", "syllabus", "syllabus.1", "syllabus.1.types.single"];
    expect(placeFor(["title", "en"], places)).toBe("title.en");
    expect(placeFor(["syllabus", 1, "items"], places)).toBe("syllabus.1");
    expect(placeFor(["syllabus", 0], places)).toBe("syllabus");
    expect(placeFor(["title"], places)).toBe("title.zh");
    expect(placeFor(["rules"], places)).toBeUndefined();
    expect(placeFor(["syllabus"], ["syllabus.0.title.zh"])).toBeUndefined();
  });

  it("sorts several problems to one place", () => {
    const found = problemsByPlace([problem(["levels", 0, "least"]), problem(["levels", 0]), problem(["id"])], ["levels.0"]);
    expect(found.get("levels.0")).toHaveLength(2);
    expect(found.size).toBe(1);
  });

  it("leaves the technical name out of the sentence", () => {
    const named = {
      path: ["levels", 0, "least"],
      sentence: { zh: "levels.1.least：应为 数字", en: "levels.1.least: must be a number" },
    };
    expect(plainSentence(named)).toEqual({ zh: "应为 数字", en: "must be a number" });
    expect(plainSentence(problem(["levels"], "认知层次重复")).zh).toBe("认知层次重复");
  });
});

describe("places in words", () => {
  const draft = { syllabus: [{ part: 4, topics: [{ topic: "审核" }, { topic: "" }] }], levels: [{ level: "识记" }] };

  it("calls entries by what stands in them", () => {
    expect(problemPlace(["syllabus", 0, "topics", 0, "least"], draft, words)).toBe("第 4 部分 · 知识点“审核” · 至少");
    expect(problemPlace(["syllabus", 0, "topics", 1], draft, words)).toBe("第 4 部分 · 知识点 2");
    expect(problemPlace(["levels", 0], draft, words)).toBe("认知层次“识记”");
    expect(problemPlace(["constraints", 1, "of", "part"], draft, words)).toBe("其他要求 2 · 适用的试题 · 部分");
    expect(problemPlace(["levels"], draft, words)).toBe("认知层次");
  });

  it("says fields by their names on the screen", () => {
    const said = (sentence: string) => withFieldNames(sentence, words.fields);
    expect(said("没有写要求（exact、least、most 或 target）")).toBe("没有写要求（“恰为”、“至少”、“至多”或“尽量接近”）");
    expect(said("没有知识点“可靠性与FMEA”, 卷 A")).toBe("没有知识点“可靠性与FMEA”, 卷 A");
  });

  it("reads the names of a comparison", () => {
    expect(differencePlace(["syllabus", "part 3", "topics", "topic 评价准则", "most"], words)).toEqual([
      "第 3 部分",
      "知识点“评价准则”",
      "至多",
    ]);
    expect(differencePlace(["constraints", "kind keys", "least"], words)).toEqual(["其他要求“答案分布”", "至少"]);
    expect(differencePlace(["passPoints"], words)).toEqual(["合格分"]);
  });
});

describe("values in words", () => {
  it("reads choices, shares, times and missing values", () => {
    expect(valueWords("sitting", ["clock"], words)).toEqual(["同场同时结束"]);
    expect(valueWords(0.35, ["levels", "level 识记", "most"], words)).toEqual(["35%"]);
    expect(valueWords(2, ["syllabus", "part 1", "topics", "topic 甲", "most"], words)).toEqual(["2"]);
    expect(valueWords([30, 1 / 6], ["warningMinutes"], words)).toEqual(["30、10 秒"]);
    expect(valueWords(null, ["lateEntryMinutes"], words)).toEqual([]);
  });

  it("says of a group what it is, then its fields", () => {
    const count = { kind: "count", of: { level: ["应用"], part: [1, 2] }, least: 20 };
    const keys = { kind: "keys", type: "single", letters: ["A", "B"], least: 0.15, most: 0.35 };
    expect(valueWords([count, keys], ["constraints"], words)).toEqual([
      "题数：认知层次 应用，部分 1、2，至少 20",
      "答案分布：题型 单项选择题，选项字母 A、B，至少 15%，至多 35%",
    ]);
    expect(valueWords({ kind: "exact" }, ["types", "single", "policy"], words)).toEqual(["全对得分"]);
  });

  it("shows of two lists only what the other has not", () => {
    expect(onlyHere(["一", "二"], ["二", "三"])).toEqual(["一"]);
  });
});
