import { describe, expect, it } from "vitest";
import { intentOf, type MarkingKey } from "#client/marking/desk/marking-keys.ts";

const PRESS: MarkingKey = {
  key: "4",
  code: "Digit4",
  isComposing: false,
  keyCode: 52,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  place: "elsewhere",
};
const press = (change: Partial<MarkingKey>) => intentOf({ ...PRESS, ...change });

describe("marking keys", () => {
  it.each<[Partial<MarkingKey>, unknown]>([
    [{ key: "4" }, { kind: "type", key: "4" }],
    [{ key: "４" }, { kind: "type", key: "4" }],
    [{ key: "." }, { kind: "type", key: "." }],
    [{ key: "。" }, { kind: "type", key: "." }],
    [{ key: "Backspace" }, { kind: "erase" }],
    [{ key: "]" }, { kind: "step", by: 1 }],
    [{ key: "[" }, { kind: "step", by: -1 }],
    [{ key: "ArrowRight" }, { kind: "step", by: 1 }],
    [{ key: "ArrowUp" }, { kind: "move", by: -1 }],
    [{ key: "ArrowDown" }, { kind: "move", by: 1 }],
    [{ key: "f", code: "KeyF" }, { kind: "full" }],
    [{ key: "c", code: "KeyC" }, { kind: "comment" }],
    [{ key: "p", code: "KeyP" }, { kind: "togglePrompt" }],
    [{ key: "PageDown" }, { kind: "scroll", pages: 1 }],
    [{ key: "Enter" }, { kind: "confirm" }],
    [{ key: "Enter", ctrlKey: true }, { kind: "submit" }],
    [{ key: "Enter", metaKey: true }, { kind: "submit" }],
    [{ key: "Ω", code: "KeyZ", altKey: true }, { kind: "undo" }],
    [
      { key: "3", code: "Digit3", altKey: true },
      { kind: "goTo", at: 2 },
    ],
  ])("%j", (change, intent) => expect(press(change)).toEqual(intent));

  it("leave every key to the input method while it composes, and its code 229 afterwards", () => {
    for (const key of ["4", "Enter", "f"]) {
      expect(press({ key, isComposing: true })).toBeNull();
      expect(press({ key, keyCode: 229 })).toBeNull();
    }
    expect(press({ key: "Enter", ctrlKey: true, isComposing: true })).toBeNull();
    expect(press({ code: "KeyZ", altKey: true, isComposing: true })).toBeNull();
  });

  it("leave a text field alone, but for submitting, undoing and leaving it", () => {
    for (const key of ["4", ".", "f", "Enter", "ArrowUp", "Backspace", "[", "PageDown"]) {
      expect(press({ key, code: key === "f" ? "KeyF" : key, place: "text" })).toBeNull();
    }
    expect(press({ key: "Enter", ctrlKey: true, place: "text" })).toEqual({ kind: "submit" });
    expect(press({ code: "KeyZ", altKey: true, place: "text" })).toEqual({ kind: "undo" });
    expect(press({ key: "Escape", place: "text" })).toEqual({ kind: "leaveText" });
  });

  it("leave Enter to a button and scrolling keys to the answer", () => {
    expect(press({ key: "Enter", place: "control" })).toBeNull();
    expect(press({ key: "5", place: "control" })).toEqual({ kind: "type", key: "5" });
    for (const key of ["ArrowUp", "ArrowDown", "PageUp", "PageDown"]) expect(press({ key, place: "answer" })).toBeNull();
    expect(press({ key: "5", place: "answer" })).toEqual({ kind: "type", key: "5" });
  });

  it("take no key of the browser", () => {
    for (const key of ["f", "c", "p", "5", "r"])
      expect(press({ key, code: `Key${key.toUpperCase()}`, ctrlKey: true })).toBeNull();
    expect(press({ key: "Tab", code: "Tab" })).toBeNull();
    expect(press({ key: "F5", code: "F5" })).toBeNull();
    expect(press({ key: " ", code: "Space" })).toBeNull();
  });
});
