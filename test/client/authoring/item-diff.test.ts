import { describe, expect, it } from "vitest";
import { draftOf } from "#client/authoring/editor/item-draft.ts";
import { diffItems } from "#client/authoring/versions/item-diff.ts";
import { textsOf } from "#client/authoring/versions/item-texts.ts";
import { readableItem } from "#client/authoring/versions/readable-item.ts";
import { sideOf } from "#client/authoring/versions/version-source.ts";
import type { Item } from "#item-bank/item.ts";
import { essay, single } from "./items.ts";

const changedFields = (before: Item, after: Item) =>
  diffItems(before, after)
    .filter(({ isChanged }) => isChanged)
    .map(({ field, which }) => `${field}${which}`);

describe("comparing two versions of an item", () => {
  it("finds nothing between equal ones, and shows every part", () => {
    expect(changedFields(single(), single())).toEqual([]);
    expect(diffItems(essay(), essay())).toHaveLength(textsOf(essay()).length);
  });

  it("names the parts that changed", () => {
    expect(changedFields(single(), single({ difficulty: 0.7, key: ["B"] }))).toEqual(["key", "difficulty"]);
    expect(changedFields(single(), single({ enemies: ["x-1"] }))).toEqual(["enemies"]);
  });

  it("shows an option that is gone where it stood, and a new one at its place", () => {
    const before = single();
    if (before.type === "essay") throw new Error("a choice item");
    const after = { ...before, options: before.options.filter(({ label }) => label !== "C") } as Item;
    const order = diffItems(before, after).map(({ field, which }) => `${field}${which}`);
    expect(order.slice(0, 6)).toEqual(["stem", "optionA", "optionB", "optionC", "optionD", "key"]);
    expect(diffItems(before, after)[3]?.pieces).toEqual([{ kind: "removed", text: "选项C" }]);
    expect(diffItems(after, before)[3]?.pieces).toEqual([{ kind: "added", text: "选项C" }]);
  });

  it("compares a criterion with its lines by its id", () => {
    const before = essay();
    if (before.type !== "essay") throw new Error("an essay");
    const rubric = before.rubric.map((c) => (c.id === "c2" ? { ...c, guide: [{ points: 8, text: "提出具体对策" }] } : c));
    const [diff] = diffItems(before, { ...before, rubric }).filter(({ isChanged }) => isChanged);
    expect(diff?.which).toBe("c2");
    expect(diff?.pieces.filter(({ kind }) => kind === "added")).toEqual([{ kind: "added", text: "具体" }]);
  });
});

describe("the page as a side of a comparison", () => {
  it("reads a draft with gaps without failing", () => {
    const draft = { ...draftOf(essay()), difficulty: "", part: "二" };
    (draft.rubric[0] as { points: string }).points = "?";
    expect(() => textsOf(readableItem(draft))).not.toThrow();
    expect(changedFields(essay(), readableItem(draft))).toEqual(["criterionc1", "part", "difficulty"]);
  });

  it("is written in the address beside version numbers", () => {
    expect([sideOf("page"), sideOf("3"), sideOf("0"), sideOf("x"), sideOf(undefined)]).toEqual([
      "page",
      3,
      undefined,
      undefined,
      undefined,
    ]);
  });
});
