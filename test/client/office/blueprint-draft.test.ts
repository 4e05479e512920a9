import { describe, expect, it } from "vitest";
import {
  contentOf,
  type Draft,
  draftOf,
  isSameContent,
  listAt,
  settled,
  valueAt,
  withEntry,
  withoutEntry,
  withValue,
} from "#client/office/blueprints/blueprint-draft.ts";
import { newConstraint, newPart, withType } from "#client/office/blueprints/new-entries.ts";
import { nextPart, topicRange, totalsOf } from "#client/office/blueprints/totals.ts";
import {
  COUNT_TYPED,
  LIMIT_TYPED,
  LINES_TYPED,
  NUMBER_TYPED,
  PERCENT_TYPED,
  WARNINGS_TYPED,
  WORDS_TYPED,
} from "#client/office/blueprints/typed.ts";
import type { WrittenBlueprint } from "#contract/blueprints.ts";

const NAME = { zh: "甲", en: "A" };
const choice = (items: number, points: number) => ({ title: NAME, rule: NAME, items, points, policy: { kind: "exact" } });
const part = (number: number, items: number, points: number) => ({ part: number, title: NAME, items, points, topics: [] });
const written = (content: object) => content as unknown as WrittenBlueprint;
const CONTENT = written({
  totalPoints: 70,
  types: { single: choice(14, 1), multiple: choice(8, 2) },
  syllabus: [part(1, 3, 4), part(2, 19, 26)],
  essays: { offered: 5, counted: 2, pointsEach: 20 },
});
const edited = (draft: Draft, path: readonly (string | number)[], value: unknown) => settled(withValue(draft, path, value));

describe("paths into a draft", () => {
  const value = { a: { b: [1, 2] }, c: { d: 1 } };

  it("writes without touching what was there, and keeps what lies beside", () => {
    const next = withValue(value, ["a", "b", 1], 5);
    expect(next).toEqual({ a: { b: [1, 5] }, c: { d: 1 } });
    expect(value.a.b).toEqual([1, 2]);
    expect(next.c).toBe(value.c);
    expect(Object.keys(withValue(value, ["a"], 1))).toEqual(["a", "c"]);
  });

  it("makes groups on the way, and takes fields away", () => {
    expect(withValue({}, ["spread", "least"], 1)).toEqual({ spread: { least: 1 } });
    expect(withValue({ a: 1, b: 2 }, ["a"], undefined)).toEqual({ b: 2 });
    expect(valueAt(value, ["a", "none", "deeper"])).toBeUndefined();
    expect(withoutEntry(withEntry(value, ["a", "b"], 3), ["a", "b"], 0).a.b).toEqual([2, 3]);
  });
});

describe("the table of specifications in a draft", () => {
  it("finds the items per type of every part from its counts and points", () => {
    expect(listAt(draftOf(CONTENT), ["syllabus"]).map((row) => valueAt(row, ["types"]))).toEqual([
      { single: 2, multiple: 1 },
      { single: 12, multiple: 7 },
    ]);
  });

  it("lets counts and points follow from the cells, and the points of a type", () => {
    const more = edited(draftOf(CONTENT), ["syllabus", 0, "types", "multiple"], 3);
    expect(more).toMatchObject({ syllabus: [{ items: 5, points: 8 }, {}] });
    const empty = edited(more, ["types", "multiple", "points"], undefined);
    expect(empty).toMatchObject({ syllabus: [{ items: 5, points: 8 }, {}] });
    const dearer = edited(empty, ["types", "multiple", "points"], 2.5);
    expect(dearer).toMatchObject({ syllabus: [{ items: 5, points: 9.5, types: { single: 2, multiple: 3 } }, {}] });
  });

  it("sends what it was given when nothing was changed, in the words of the file", () => {
    expect(contentOf(draftOf(CONTENT))).toEqual(CONTENT);
  });

  it("writes the types of a part where counts and points leave a choice", () => {
    const alike = edited(draftOf(CONTENT), ["types", "multiple", "points"], 1);
    expect(contentOf(alike)).toMatchObject({ syllabus: [{ items: 3, points: 3, types: { single: 2, multiple: 1 } }, {}] });
  });

  it("takes the server's cells where only sums decide", () => {
    const content = written({ types: { single: choice(1, 1), multiple: choice(2, 1) }, syllabus: [part(1, 3, 3)] });
    expect(valueAt(draftOf(content), ["syllabus", 0, "types"])).toBeUndefined();
    const cells = [
      { part: 1, type: "single", items: 1 },
      { part: 1, type: "multiple", items: 2 },
    ];
    expect(valueAt(draftOf(content, cells), ["syllabus", 0, "types"])).toEqual({ single: 1, multiple: 2 });
  });

  it("takes a type out and in again", () => {
    const without = settled(withType(draftOf(CONTENT), "multiple", false));
    expect(without).toMatchObject({ syllabus: [{ items: 2, points: 2, types: { single: 2 } }, { items: 12 }] });
    expect(settled(withType(without, "multiple", true))).toMatchObject({ syllabus: [{ types: { single: 2, multiple: 0 } }, {}] });
  });

  it("sums rows, columns and the whole paper", () => {
    const totals = totalsOf(edited(draftOf(CONTENT), ["syllabus", 0, "types", "single"], 3));
    expect(totals.rows[0]).toMatchObject({ counts: [3, 1], items: 4, points: 5 });
    expect(totals.columns).toEqual([
      { type: "single", sum: 15, wanted: 14, points: 15 },
      { type: "multiple", sum: 8, wanted: 8, points: 16 },
    ]);
    expect(totals).toMatchObject({ items: 23, points: 31, essays: { offered: 5, counted: 2, points: 40 }, all: 71 });
  });

  it("keeps thirds of a point exact", () => {
    const third = 1 / 3;
    const draft = draftOf(written({ types: { single: choice(3, third) }, syllabus: [part(1, 3, 1)] }));
    expect(totalsOf(draft).points).toBe(1);
  });

  it("numbers a new part after the last one", () => {
    const draft = newPart(draftOf(CONTENT));
    expect(nextPart(draft)).toBe(4);
    expect(valueAt(draft, ["syllabus", 2])).toMatchObject({ part: 3, items: 0, types: { single: 0, multiple: 0 } });
  });

  it("sums what topics allow", () => {
    const topics = [{ topic: "甲", least: 1, most: 2 }, { topic: "乙" }];
    expect(topicRange({ items: 5, topics })).toEqual({ items: 5, least: 1, most: 7 });
  });
});

describe("what is sent", () => {
  it("leaves out groups whose last field was emptied, and nothing else", () => {
    const draft = draftOf(written({ ...CONTENT, difficulty: { mean: 0.6 }, constraints: [newConstraint("count")] }));
    expect(contentOf(draft)).toMatchObject({ difficulty: { mean: 0.6 }, constraints: [{ kind: "count", of: {} }] });
    const emptied = contentOf(edited(draft, ["difficulty", "mean"], undefined));
    expect("difficulty" in emptied).toBe(false);
    const rule = (content: Draft) => valueAt(content, ["constraints", 0]);
    expect(rule(contentOf(draft))).toBe(rule(draft));
  });

  it("compares by content, whatever the order of the fields", () => {
    expect(isSameContent({ a: 1, b: [1] }, { b: [1], a: 1 })).toBe(true);
    expect(isSameContent({ a: 1 }, { a: "1" })).toBe(false);
  });
});

describe("what is typed", () => {
  it("reads numbers, and keeps what is none for the server to name", () => {
    expect(["0.", ".5", "３", "-1", "1e3", "三"].map(NUMBER_TYPED.read)).toEqual([0, 0.5, 3, -1, "1e3", "三"]);
    expect(NUMBER_TYPED.read(" ")).toBeUndefined();
    expect([LIMIT_TYPED.read(""), LIMIT_TYPED.show(null)]).toEqual([null, ""]);
    expect(["", "a7", "12"].map(COUNT_TYPED.read)).toEqual([0, 7, 12]);
  });

  it("reads per cent as shares without dust", () => {
    expect(["35", "7.5％", "x"].map(PERCENT_TYPED.read)).toEqual([0.35, 0.075, "x"]);
    expect([0.35, 0.07, 0.575].map(PERCENT_TYPED.show)).toEqual(["35", "7", "57.5"]);
  });

  it("reads warnings in minutes and seconds, and shows them as it read them", () => {
    expect(WARNINGS_TYPED.read("30、5 分, 10 s，10秒；x")).toEqual([30, 5, 1 / 6, 1 / 6, "x"]);
    expect(WARNINGS_TYPED.show([30, 0.5, 1 / 6])).toBe("30、30 秒、10 秒");
    expect(WARNINGS_TYPED.read(WARNINGS_TYPED.show([30, 1, 1 / 6]))).toEqual([30, 1, 1 / 6]);
  });

  it("reads lines and words without empty ones", () => {
    expect(LINES_TYPED.read("一\n\n 二 \n")).toEqual(["一", "二"]);
    expect(WORDS_TYPED.read("甲、 乙,")).toEqual(["甲", "乙"]);
    expect(WORDS_TYPED.read(" ")).toBeUndefined();
  });
});
