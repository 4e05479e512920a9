// @vitest-environment jsdom
import { describe, expect, it } from "vitest";
import { entryOf } from "#client/candidate/entry-link.ts";
import { CALCULATOR_OFF, type CalculatorKey, press } from "#client/candidate/exam/calculator.ts";
import { cellOf, tallyOf } from "#client/candidate/exam/cells.ts";
import { createClipboardGuard } from "#client/candidate/exam/clipboard-guard.ts";
import { warningBetween } from "#client/candidate/exam/warnings.ts";
import { kindsIn } from "#client/candidate/input-test.ts";
import { EMPTY_SHEET } from "#contract/answer-sheet.ts";
import { MINUTE_MS, SECOND_MS } from "#kernel/instant.ts";
import { SHAPE } from "./fake-link.ts";

describe("warnings", () => {
  const MINUTES = [30, 10, 5, 1, 1 / 6];

  it("come once each as time runs", () => {
    const seen: number[] = [];
    for (let left = 31 * MINUTE_MS; left > 0; left -= 250) {
      const found = warningBetween(left, left - 250, MINUTES);
      if (found !== null) seen.push(found);
    }
    expect(seen).toEqual(MINUTES);
  });

  it("name only the latest when the machine slept through several", () => {
    expect(warningBetween(40 * MINUTE_MS, 4 * MINUTE_MS, MINUTES)).toBe(5);
    expect(warningBetween(40 * MINUTE_MS, 0, MINUTES)).toBeNull();
  });

  it("are armed again by more time", () => {
    expect(warningBetween(4 * MINUTE_MS, 14 * MINUTE_MS, MINUTES)).toBeNull();
    expect(warningBetween(10 * MINUTE_MS + SECOND_MS, 10 * MINUTE_MS, MINUTES)).toBe(10);
  });
});

describe("the answer sheet's cells", () => {
  const sheet = {
    ...EMPTY_SHEET,
    choices: new Map([[1, ["B"] as const]]),
    essays: new Map([
      [3, { text: "写了", isCounted: false, isDecided: true }],
      [4, { text: "  ", isCounted: false, isDecided: false }],
    ]),
    flags: new Set([2]),
  };
  const cells = SHAPE.slots.map((slot) => cellOf(sheet, slot));

  it("tell answered, flagged and not counted apart", () => {
    expect(cells[0]).toEqual({ slot: 1, isAnswered: true, isFlagged: false, isCounted: true });
    expect(cells[1]).toEqual({ slot: 2, isAnswered: false, isFlagged: true, isCounted: true });
    expect(cells[2]).toEqual({ slot: 3, isAnswered: true, isFlagged: false, isCounted: false });
    expect(cells[3]?.isAnswered).toBe(false);
  });

  it("are counted", () => {
    expect(tallyOf(sheet, SHAPE)).toEqual({ answered: 2, unanswered: 4, flagged: 1 });
  });
});

describe("the clipboard", () => {
  it("lets in only what was copied in the exam, whatever happened to line ends", () => {
    const guard = createClipboardGuard();
    expect(guard.allows("从外面来")).toBe(false);
    guard.copy("第一行\n第二行");
    expect(guard.allows("第一行\r\n第二行")).toBe(true);
    expect(guard.allows("第二行")).toBe(true);
    expect(guard.allows("第三行")).toBe(false);
  });
});

describe("the calculator", () => {
  const after = (keys: string) =>
    keys.split(" ").reduce((state, key) => press(state, key as CalculatorKey), CALCULATOR_OFF).shown;

  it.each([
    ["1 2 + 3 =", "15"],
    ["2 + 3 × 4 =", "20"],
    ["0 . 1 + 0 . 2 =", "0.3"],
    ["9 √", "3"],
    ["4 ± √", "—"],
    ["5 ÷ 0 =", "—"],
    ["2 0 0 + 1 0 % =", "220"],
    ["5 0 %", "0.5"],
    ["7 M+ C 3 M- MR", "4"],
    ["8 × + 2 =", "10"],
    ["1 2 3 ⌫ ⌫", "1"],
    ["5 ÷ 0 = C 7", "7"],
  ])("%s gives %s", (keys, shown) => {
    expect(after(keys)).toBe(shown);
  });
});

describe("the entry link", () => {
  it("is read from the part of the address that never reaches a server", () => {
    expect(entryOf("#t=20261018001&c=ABCD1234EFGH")).toEqual({ ticket: "20261018001", code: "ABCD1234EFGH" });
    expect(entryOf("#t=20261018001")).toBeNull();
    expect(entryOf("")).toBeNull();
  });
});

describe("the input test", () => {
  it("tells which kinds of characters came through", () => {
    expect(kindsIn("质量 2026，ISO")).toEqual({ han: true, latin: true, digits: true, marks: true });
    expect(kindsIn("abc")).toEqual({ han: false, latin: true, digits: false, marks: false });
  });
});
