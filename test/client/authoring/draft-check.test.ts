import { describe, expect, it } from "vitest";
import { checkDraft } from "#client/authoring/editor/draft-check.ts";
import { type DraftOption, draftOf, emptyDraft, type ItemDraft } from "#client/authoring/editor/item-draft.ts";
import { authoringEn } from "#client/i18n/authoring.en.ts";
import { authoringZh } from "#client/i18n/authoring.zh.ts";
import { essay, single } from "./items.ts";

const choice = draftOf(single());
const open = draftOf(essay());
const [firstCriterion, secondCriterion] = open.rubric as [ItemDraft["rubric"][number], ItemDraft["rubric"][number]];

function problemsOf(draft: ItemDraft) {
  const { problems, item } = checkDraft(draft);
  expect(item === undefined).toBe(problems.size > 0);
  return Object.fromEntries(problems);
}

/** The choice item with keys where the marks say so. */
function keyed(type: "single" | "multiple", ...keys: boolean[]): ItemDraft {
  return { ...choice, type, options: choice.options.map((option, at) => ({ ...option, isKey: keys[at] ?? false })) };
}

/** The choice item with another text for one option. */
function worded(at: number, text: string): DraftOption[] {
  return choice.options.map((option, place) => (place === at ? { ...option, text } : option));
}

describe("checking a choice item", () => {
  it("accepts a right one", () => {
    expect(problemsOf(choice)).toEqual({});
    expect(problemsOf(keyed("multiple", true, true, true))).toEqual({});
  });

  it.each<[string, Partial<ItemDraft>, Record<string, unknown>]>([
    ["empty stem", { stem: "  " }, { stem: { kind: "missing" } }],
    ["long stem", { stem: "长".repeat(2001) }, { stem: { kind: "too-long", bound: 2000 } }],
    ["bad id", { id: "题1" }, { id: { kind: "bad-id" } }],
    ["no part", { part: "" }, { part: { kind: "missing" } }],
    ["part in words", { part: "二" }, { part: { kind: "not-a-number" } }],
    ["part 0", { part: "0" }, { part: { kind: "too-small", bound: 1 } }],
    ["difficulty over 1", { difficulty: "60" }, { difficulty: { kind: "too-large", bound: 1 } }],
    ["empty option", { options: worded(2, "") }, { "options.2.text": { kind: "missing" } }],
    ["same options, spelt differently", { options: worded(3, " 选项Ａ") }, { "options.3.text": { kind: "same-options" } }],
    ["one option", { options: choice.options.slice(0, 1) }, { options: { kind: "few-options" } }],
    ["several at once", { topic: "", level: "" }, { topic: { kind: "missing" }, level: { kind: "missing" } }],
  ])("%s", (_, change, problems) => expect(problemsOf({ ...choice, ...change })).toEqual(problems));

  it.each<[string, ItemDraft, string]>([
    ["single: none", keyed("single"), "no-key"],
    ["single: two", keyed("single", true, true), "many-keys"],
    ["multiple: none", keyed("multiple"), "no-key"],
    ["multiple: one", keyed("multiple", true), "few-keys"],
    ["multiple: all", keyed("multiple", true, true, true, true), "all-keys"],
  ])("keys, %s", (_, draft, kind) => expect(problemsOf(draft)).toEqual({ key: { kind } }));
});

describe("checking an essay", () => {
  const quarters = { ...secondCriterion, points: "8.25", guide: [{ points: "8.25", text: "提出对策" }] };

  it.each<[string, Partial<ItemDraft>, Record<string, unknown>]>([
    ["right", {}, {}],
    ["no outline yet", { outline: "" }, {}],
    ["no rubric", { rubric: [] }, { rubric: { kind: "no-criteria" } }],
    [
      "no guide lines",
      { rubric: [{ ...firstCriterion, guide: [] }, secondCriterion] },
      { "rubric.0.guide": { kind: "no-guide" } },
    ],
    [
      "guide lines that do not add up",
      { rubric: [{ ...firstCriterion, guide: [{ points: "5", text: "指出问题" }] }, secondCriterion] },
      { "rubric.0.guide": { kind: "guide-sum", total: 5, wanted: 12 } },
    ],
    [
      "quarter points",
      { rubric: [firstCriterion, quarters] },
      { "rubric.1.points": { kind: "half-step" }, "rubric.1.guide.0.points": { kind: "half-step" } },
    ],
    [
      "a sample above the criterion",
      { samples: [{ quality: "fair", marks: { c1: "9", c2: "8.5" }, text: "我认为……" }] },
      { "samples.0.marks.c2": { kind: "over-criterion", bound: 8 } },
    ],
    ["a total that only the blueprint can judge", { rubric: [firstCriterion] }, {}],
  ])("%s", (_, change, problems) => expect(problemsOf({ ...open, ...change })).toEqual(problems));
});

describe("sentences", () => {
  it("are there for every problem, in both languages", () => {
    const problems = [emptyDraft("multiple"), emptyDraft("essay")].flatMap((draft) => [...checkDraft(draft).problems.values()]);
    expect(problems.length).toBeGreaterThan(10);
    for (const problem of problems) {
      expect(authoringZh.problem(problem)).toMatch(/[一-鿿].*。$/);
      expect(authoringEn.problem(problem)).toMatch(/\.$/);
    }
  });
});
