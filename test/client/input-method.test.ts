import { describe, expect, it } from "vitest";
import { type ExamKey, intentOf } from "#client/candidate/exam/exam-keys.ts";
import { belongsToInputMethod, createComposition } from "#client/items/composition.ts";

const PRESS: ExamKey = {
  key: "a",
  code: "KeyA",
  isComposing: false,
  keyCode: 65,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  isInText: false,
};

describe("the composing flag", () => {
  it("is cleared by the end of the composition", () => {
    const composition = createComposition();
    composition.start();
    composition.end();
    expect(composition.isComposing()).toBe(false);
  });

  it("is cleared by an input that is not part of a composition, when no end is sent", () => {
    const composition = createComposition();
    composition.start();
    composition.input(true);
    expect(composition.isComposing()).toBe(true);
    composition.input(false);
    expect(composition.isComposing()).toBe(false);
  });
});

describe("whose key it is", () => {
  it.each([
    ["composing", { key: "a", isComposing: true, keyCode: 65 }, true],
    ["code 229 after the end of a composition", { key: "Enter", isComposing: false, keyCode: 229 }, true],
    ["an arrow that macOS stamps 229", { key: "ArrowLeft", isComposing: false, keyCode: 229 }, false],
    ["a deletion that macOS stamps 229", { key: "Backspace", isComposing: false, keyCode: 229 }, false],
    ["an arrow while composing", { key: "ArrowLeft", isComposing: true, keyCode: 229 }, true],
    ["a plain key", { key: "a", isComposing: false, keyCode: 65 }, false],
  ])("%s", (_, facts, belongs) => {
    expect(belongsToInputMethod(facts)).toBe(belongs);
  });
});

describe("exam keys", () => {
  it("choose by letter, in either case and full width, outside text only", () => {
    expect(intentOf(PRESS)).toEqual({ kind: "choose", label: "A" });
    expect(intentOf({ ...PRESS, key: "H" })).toEqual({ kind: "choose", label: "H" });
    expect(intentOf({ ...PRESS, key: "ｂ" })).toEqual({ kind: "choose", label: "B" });
    expect(intentOf({ ...PRESS, isInText: true })).toBeNull();
    expect(intentOf({ ...PRESS, key: "i", code: "KeyI" })).toBeNull();
  });

  it("leave every key to the input method while it composes", () => {
    expect(intentOf({ ...PRESS, isComposing: true })).toBeNull();
    expect(intentOf({ ...PRESS, keyCode: 229 })).toBeNull();
    expect(intentOf({ ...PRESS, key: "m", code: "KeyM", altKey: true, isComposing: true })).toBeNull();
  });

  it("never use digits, Shift, Ctrl or keys of input methods", () => {
    for (const key of ["1", "9", " ", ".", "Shift", "Enter"]) expect(intentOf({ ...PRESS, key, code: key })).toBeNull();
    expect(intentOf({ ...PRESS, ctrlKey: true })).toBeNull();
    expect(intentOf({ ...PRESS, metaKey: true })).toBeNull();
  });

  it("flag with Alt+M everywhere, also where Option changes the character", () => {
    expect(intentOf({ ...PRESS, key: "µ", code: "KeyM", altKey: true, isInText: true })).toEqual({ kind: "flag" });
  });

  it("move with arrows outside text only", () => {
    expect(intentOf({ ...PRESS, key: "ArrowRight", code: "ArrowRight" })).toEqual({ kind: "next" });
    expect(intentOf({ ...PRESS, key: "ArrowLeft", code: "ArrowLeft" })).toEqual({ kind: "previous" });
    expect(intentOf({ ...PRESS, key: "ArrowLeft", code: "ArrowLeft", isInText: true })).toBeNull();
  });
});
