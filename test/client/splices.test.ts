import fc from "fast-check";
import { expect, it } from "vitest";
import { applyCommand, EMPTY_SHEET, spliceBetween } from "#contract/answer-sheet.ts";
import { isRefusal } from "#kernel/refusal.ts";

const SHAPE = { slots: [{ slot: 1, type: "essay" as const, options: 0 }], countedEssays: 1, longestEssay: 1_000 };

function written(text: string) {
  return { ...EMPTY_SHEET, essays: new Map([[1, { text, isCounted: true, isDecided: false }]]) };
}

it("is null for equal texts", () => {
  expect(spliceBetween("质量", "质量")).toBeNull();
});

it("touches only what changed", () => {
  expect(spliceBetween("质量管理", "质量体系管理")).toEqual({ at: 2, remove: 0, insert: "体系", before: 4 });
  expect(spliceBetween("质量体系管理", "质量管理")).toEqual({ at: 2, remove: 2, insert: "", before: 6 });
});

it("never cuts a character outside the basic plane in two", () => {
  expect(spliceBetween("a𠮷b", "a𠮸b")).toEqual({ at: 1, remove: 2, insert: "𠮸", before: 4 });
});

it("turns any text into any other, through the rules the server uses", () => {
  const text = fc.string({ unit: fc.constantFrom("质", "量", "𠮷", "👍", "a", "\n", "。"), maxLength: 40 });
  fc.assert(
    fc.property(text, text, (before, after) => {
      const splice = spliceBetween(before, after);
      if (splice === null) return before === after;
      const next = applyCommand(written(before), { kind: "write", slot: 1, ...splice }, SHAPE);
      return !isRefusal(next) && next.essays.get(1)?.text === after && !/\p{Surrogate}/u.test(splice.insert);
    }),
    { seed: 42, numRuns: 2_000 },
  );
});
