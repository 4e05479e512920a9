import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type AnswerSheet,
  applyCommand,
  countedSlots,
  EMPTY_SHEET,
  isAnswered,
  type SheetShape,
  spliceBetween,
} from "#contract/answer-sheet.ts";
import type { SheetCommand } from "#contract/sheet-commands.ts";
import { isRefusal } from "#kernel/refusal.ts";

const SHAPE: SheetShape = {
  slots: [
    { slot: 1, type: "single", options: 4 },
    { slot: 2, type: "multiple", options: 5 },
    ...[3, 4, 5, 6, 7].map((slot) => ({ slot, type: "essay" as const, options: 0 })),
  ],
  countedEssays: 3,
  longestEssay: 50,
};

function apply(...commands: SheetCommand[]): AnswerSheet {
  return commands.reduce<AnswerSheet>((sheet, command) => {
    const next = applyCommand(sheet, command, SHAPE);
    return isRefusal(next) ? sheet : (next as AnswerSheet);
  }, EMPTY_SHEET);
}

const write = (slot: number, text: string): SheetCommand => ({ kind: "rewrite", slot, text });

describe("the answer sheet", () => {
  it("clears an answer only by an explicit empty choice", () => {
    const chosen = apply(
      { kind: "choose", slot: 1, options: ["B"] },
      { kind: "flag", slot: 1, on: true },
      { kind: "visit", slot: 2 },
    );
    expect(chosen.choices.get(1)).toEqual(["B"]);
    expect(apply({ kind: "choose", slot: 1, options: ["B"] }, { kind: "choose", slot: 1, options: [] }).choices.get(1)).toEqual(
      [],
    );
  });

  it.each<[string, SheetCommand]>([
    ["two options of a single choice", { kind: "choose", slot: 1, options: ["A", "B"] }],
    ["an option that is not there", { kind: "choose", slot: 1, options: ["E"] }],
    ["the same option twice", { kind: "choose", slot: 2, options: ["A", "A"] }],
    ["a choice in an essay", { kind: "choose", slot: 3, options: ["A"] }],
    ["text in a choice item", write(1, "x")],
    ["an unknown slot", write(8, "x")],
    ["a switch on a choice item", { kind: "count", slot: 2, on: true }],
  ])("refuses %s", (_, command) => {
    expect(applyCommand(EMPTY_SHEET, command, SHAPE)).toMatchObject({ refused: "bad-answer" });
  });

  it("refuses a splice made against another text, and a text that is too long", () => {
    const sheet = apply(write(3, "质量"));
    expect(applyCommand(sheet, { kind: "write", slot: 3, at: 0, remove: 0, insert: "x", before: 1 }, SHAPE)).toMatchObject({
      refused: "out-of-step",
    });
    expect(applyCommand(sheet, write(3, "长".repeat(51)), SHAPE)).toMatchObject({
      refused: "essay-too-long",
      detail: { most: 50 },
    });
  });

  it("switches the first three essays begun on by themselves and never a fourth", () => {
    const sheet = apply(write(7, "五"), write(3, "一"), write(5, "三"), write(4, "二"));
    expect(countedSlots(sheet)).toEqual([3, 5, 7]);
    expect(applyCommand(sheet, { kind: "count", slot: 4, on: true }, SHAPE)).toMatchObject({ refused: "too-many-essays" });
  });

  it("leaves a switch alone once the candidate has set it", () => {
    const sheet = apply(write(3, "一"), { kind: "count", slot: 3, on: false }, write(3, "一二三"));
    expect(countedSlots(sheet)).toEqual([]);
  });

  it("[C-11] never counts more than three and never loses a text, whatever is done in whatever order", () => {
    const essaySlot = fc.integer({ min: 3, max: 7 });
    const command = fc.oneof(
      fc.record({ kind: fc.constant("rewrite" as const), slot: essaySlot, text: fc.string({ maxLength: 10 }) }),
      fc.record({ kind: fc.constant("count" as const), slot: essaySlot, on: fc.boolean() }),
    );
    fc.assert(
      fc.property(fc.array(command, { maxLength: 30 }), (commands) => {
        const sheet = apply(...commands);
        expect(countedSlots(sheet).length).toBeLessThanOrEqual(3);
        for (const slot of [3, 4, 5, 6, 7]) {
          const last = commands.findLast((entry) => entry.kind === "rewrite" && entry.slot === slot);
          expect(sheet.essays.get(slot)?.text ?? "").toBe(last?.kind === "rewrite" ? last.text : "");
        }
      }),
    );
  });

  it("counts white space as unanswered", () => {
    const slot = SHAPE.slots[2];
    if (!slot) throw new Error("no slot");
    expect(isAnswered(apply(write(3, " 　\n")), slot)).toBe(false);
    expect(isAnswered(apply(write(3, "字")), slot)).toBe(true);
  });
});

const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

describe("splices", () => {
  it("turn any text into any other, and never cut a character in two", () => {
    const text = fc.string({ unit: fc.constantFrom("质", "量", "a", "𠮷", "𠮶", "😀", "\n"), maxLength: 20 });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const splice = spliceBetween(before, after);
        if (splice === null) {
          expect(before).toBe(after);
          return;
        }
        expect(before.slice(0, splice.at) + splice.insert + before.slice(splice.at + splice.remove)).toBe(after);
        expect(splice.insert).not.toMatch(LONE_SURROGATE);
      }),
      { numRuns: 500 },
    );
  });
});
