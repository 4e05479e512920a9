import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { checkDraft } from "#client/authoring/editor/draft-check.ts";
import {
  contentOf,
  draftOf,
  emptyCriterion,
  emptyDraft,
  isSameDraft,
  numberOf,
  withMoved,
  withType,
} from "#client/authoring/editor/item-draft.ts";
import { candidateItemOf } from "#client/authoring/editor/item-preview.tsx";
import { suggestId } from "#client/authoring/editor/suggest-id.ts";
import { type Item, itemSchema } from "#item-bank/item.ts";
import { readBankFolder } from "../../../server/bank/read-bank-folder.ts";
import { essay, single } from "./items.ts";

describe("a draft", () => {
  let bank: Item[] = [];
  beforeAll(async () => {
    bank = (await readBankFolder(join(import.meta.dirname, "../../../item-bank/items"))).items.map(({ item }) => item);
  });

  it("gives every item of the bank back as it was", () => {
    expect(bank.length).toBeGreaterThan(200);
    for (const item of bank) expect(itemSchema.parse(contentOf(draftOf(item)))).toEqual(item);
  });

  it("finds nothing wrong with any item of the bank", () => {
    for (const item of bank) expect([item.id, ...checkDraft(draftOf(item)).problems]).toEqual([item.id]);
  });

  it("is the same after a change that would not be saved differently", () => {
    const draft = draftOf(single());
    expect(isSameDraft(draft, { ...draft, difficulty: " ０.60 " })).toBe(true);
    expect(isSameDraft(draft, { ...draft, difficulty: "0.61" })).toBe(false);
  });

  it("keeps options and key through a change of type, and one key at most for single choice", () => {
    const multiple = withType(draftOf(single({ key: ["B"] })), "multiple");
    multiple.options = multiple.options.map((option, at) => ({ ...option, isKey: at > 0 }));
    const again = withType(multiple, "single");
    expect(again.options.map(({ isKey }) => isKey)).toEqual([false, true, false, false]);
    expect(withType(again, "essay").options).toEqual(again.options);
    expect(withType(again, "essay").rubric).toHaveLength(1);
  });

  it("drops the marks of a criterion that is gone from the samples, and sums the rest", () => {
    const draft = draftOf(essay());
    draft.rubric = draft.rubric.slice(0, 1);
    expect(contentOf(draft)).toMatchObject({ samples: [{ points: 9, marks: { c1: 9 } }] });
  });

  it("numbers a new criterion with the first free id", () => {
    const [c1, c2] = draftOf(essay()).rubric;
    expect(emptyCriterion([c1, c2].filter((entry) => entry !== undefined)).id).toBe("c3");
    expect(emptyCriterion([c2].filter((entry) => entry !== undefined)).id).toBe("c1");
  });

  it("shows candidates nothing but stem and options", () => {
    expect(candidateItemOf(draftOf(single()))).toEqual({
      type: "single",
      stem: "下列属于预防成本的是（　　）。",
      options: ["A", "B", "C", "D"].map((label) => ({ label, text: `选项${label}` })),
    });
    expect(candidateItemOf(draftOf(essay()))).toEqual({ type: "essay", stem: "请论述。" });
  });
});

describe("moving", () => {
  it("moves one entry by one place and stays inside the list", () => {
    expect(withMoved(["a", "b", "c"], 0, 1)).toEqual(["b", "a", "c"]);
    expect(withMoved(["a", "b", "c"], 2, -1)).toEqual(["a", "c", "b"]);
    expect(withMoved(["a", "b"], 0, -1)).toEqual(["a", "b"]);
    expect(withMoved(["a", "b"], 1, 1)).toEqual(["a", "b"]);
  });
});

describe("figures", () => {
  it.each([
    ["", undefined],
    ["  ", undefined],
    ["0.5", 0.5],
    ["１２．５", 12.5],
    ["-1", Number.NaN],
    ["1e3", Number.NaN],
    ["六", Number.NaN],
  ])("%j", (typed, value) => expect(numberOf(typed)).toEqual(value));
});

describe("ids", () => {
  it("follow the commonest custom and the largest number", () => {
    expect(suggestId(["cmq-2-s-001", "cmq-2-s-019", "draft-7", "cmq-2-s-004"])).toBe("cmq-2-s-020");
    expect(suggestId(["a-99"])).toBe("a-100");
    expect(suggestId([])).toBe("");
    expect(suggestId(["one", "two"])).toBe("");
  });
});

describe("an empty draft", () => {
  it("has as many options as its type usually has", () => {
    expect(emptyDraft("single").options).toHaveLength(4);
    expect(emptyDraft("multiple").options).toHaveLength(5);
    expect(emptyDraft("essay").options).toHaveLength(0);
  });
});
