import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createEssayDrafts, LONGEST_WAIT_MS, PAUSE_MS } from "#client/sync/essay-drafts.ts";
import type { SheetCommand } from "#contract/sheet-commands.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function setUp() {
  const base = new Map<number, string>();
  const commands: SheetCommand[] = [];
  const drafts = createEssayDrafts((slot) => base.get(slot) ?? "", {
    commit(command, text) {
      commands.push(command);
      base.set(command.slot, text);
    },
    onAhead: () => undefined,
  });
  const type = (text: string, more: Partial<{ isComposing: boolean; isSettled: boolean }> = {}) =>
    drafts.type(1, { text, isComposing: false, isSettled: false, ...more });
  return { drafts, commands, base, type };
}

it("makes one splice after a pause", () => {
  const { drafts, commands, type } = setUp();
  type("质");
  vi.advanceTimersByTime(PAUSE_MS - 1);
  type("质量");
  expect(drafts.isAhead(1)).toBe(true);
  vi.advanceTimersByTime(PAUSE_MS - 1);
  expect(commands).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(commands).toEqual([{ kind: "write", slot: 1, at: 0, remove: 0, insert: "质量", before: 0 }]);
  expect(drafts.isAhead(1)).toBe(false);
});

it("does not wait longer than two seconds while typing goes on", () => {
  const { commands, type } = setUp();
  for (let passed = 0; passed < LONGEST_WAIT_MS; passed += 250) {
    type("字".repeat(passed / 250 + 1));
    vi.advanceTimersByTime(250);
  }
  expect(commands).toHaveLength(1);
});

it("makes the splice at once when settled", () => {
  const { commands, type } = setUp();
  type("zhi", { isComposing: true });
  type("质", { isSettled: true });
  expect(commands).toEqual([{ kind: "write", slot: 1, at: 0, remove: 0, insert: "质", before: 0 }]);
});

it("keeps what an input method is composing, marked", () => {
  const { commands, type } = setUp();
  type("zhi liang", { isComposing: true });
  vi.advanceTimersByTime(PAUSE_MS);
  expect(commands).toEqual([{ kind: "write", slot: 1, at: 0, remove: 0, insert: "zhi liang", before: 0, composing: true }]);
});

it("says nothing when the text went back to what it was", () => {
  const { commands, type, drafts } = setUp();
  type("质");
  type("");
  drafts.settleAll();
  expect(commands).toEqual([]);
});

it("forgets a draft that was replaced on purpose", () => {
  const { commands, type, drafts } = setUp();
  type("草稿");
  drafts.drop(1);
  vi.advanceTimersByTime(10_000);
  expect(commands).toEqual([]);
});
