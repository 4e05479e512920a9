// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { DEVICE, settle, setUpAttempt, typed } from "./attempt-support.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("another machine writes", () => {
  it("becomes read-only, keeps what was unsent, and goes on here when asked", async () => {
    const { fake, state, actions } = setUpAttempt();
    await actions.join();
    fake.writeElsewhere([{ kind: "choose", slot: 1, options: ["A"] }]);
    actions.act({ kind: "choose", slot: 1, options: ["C"] });
    actions.act({ kind: "choose", slot: 2, options: ["A", "B"] });
    await settle();
    fake.deliver();
    await settle();
    expect(state.phase()).toBe("fenced");
    expect(actions.act({ kind: "flag", slot: 1, on: true })).toBe(false);
    await settle(60_000);
    expect(fake.waiting).toEqual([]);

    await actions.join();
    expect(state.phase()).toBe("writing");
    expect(state.conflicts()).toEqual([{ kind: "choice", slot: 1, here: ["C"], there: ["A"] }]);
    expect(state.sheet().choices.get(1)).toEqual(["A"]);
    await settle();
    fake.deliver();
    await settle();
    expect(fake.sheet().choices.get(2)).toEqual(["A", "B"]);
    expect(fake.sheet().choices.get(1)).toEqual(["A"]);
  });

  it("asks about an essay written on both and uses the local text only when told to", async () => {
    const { fake, state, actions } = setUpAttempt();
    await actions.join();
    fake.setUp(false);
    actions.type(3, typed("本机的文字", true));
    fake.writeElsewhere([{ kind: "rewrite", slot: 3, text: "别处的文字" }]);
    fake.fence();
    expect(state.phase()).toBe("fenced");
    fake.setUp(true);
    await actions.join();
    const [conflict] = state.conflicts();
    expect(conflict).toEqual({ kind: "essay", slot: 3, here: "本机的文字", there: "别处的文字" });
    expect(state.sheet().essays.get(3)?.text).toBe("别处的文字");
    const before = state.revisionOf(3);
    if (conflict) actions.settleConflict(conflict, "here");
    expect(state.revisionOf(3)).toBe(before + 1);
    await settle();
    fake.deliver();
    await settle();
    expect(fake.sheet().essays.get(3)?.text).toBe("本机的文字");
    expect(state.conflicts()).toEqual([]);
  });
});

describe("a link that was gone for a while", () => {
  it("finds out at once that another machine writes now", async () => {
    const { fake, state, actions } = setUpAttempt();
    await actions.join();
    actions.act({ kind: "visit", slot: 2 });
    await settle();
    fake.deliver();
    await settle();
    fake.writeElsewhere([]);
    fake.reconnect();
    await settle();
    fake.deliver();
    await settle();
    expect(state.phase()).toBe("fenced");
  });
});

describe("refusals", () => {
  it("answers out of step with the whole text", async () => {
    const { fake, state, actions } = setUpAttempt();
    await actions.join();
    actions.type(3, typed("第一句。", true));
    await settle();
    fake.deliver();
    await settle();
    fake.setText(3, "服务器上是别的");
    actions.type(3, typed("第一句。第二句。", true));
    await settle();
    fake.deliver();
    await settle();
    expect(fake.waiting[0]?.message.messages[0]?.command).toEqual({ kind: "rewrite", slot: 3, text: "第一句。第二句。" });
    fake.deliver();
    await settle();
    expect(fake.sheet().essays.get(3)?.text).toBe("第一句。第二句。");
    expect(state.saveState()).toBe("saved");
    expect(state.refused()).toEqual([]);
  });

  it("puts a refused command on screen and keeps it there until dismissed", async () => {
    const { fake, state, actions } = setUpAttempt();
    await actions.join();
    for (const slot of [3, 4, 5]) actions.type(slot, typed("草稿", true));
    await settle();
    while (fake.waiting.length > 0) {
      fake.deliver();
      await settle();
    }
    expect(actions.act({ kind: "count", slot: 6, on: true })).toBe(false);
    expect(state.refused()).toEqual([{ code: "too-many-essays", command: { kind: "count", slot: 6, on: true } }]);
    actions.dismissRefused();
    expect(state.refused()).toEqual([]);
  });

  it("numbers anew when the server expects another number", async () => {
    const { fake, outbox, state, actions } = setUpAttempt();
    await outbox.append(DEVICE, { n: 7, command: { kind: "choose", slot: 1, options: ["A"] } });
    await actions.join();
    await settle();
    expect(fake.waiting[0]?.message.messages.map(({ n }) => n)).toEqual([1]);
    fake.deliver();
    await settle();
    expect(state.saveState()).toBe("saved");
  });

  it("locks, tells and keeps the outbox when the attempt is closed", async () => {
    const { fake, outbox, state, actions, events } = setUpAttempt();
    await actions.join();
    fake.closeAttempt();
    actions.act({ kind: "choose", slot: 1, options: ["A"] });
    await settle();
    fake.deliver();
    await settle();
    expect(state.phase()).toBe("closed");
    expect(events).toEqual(["closed"]);
    expect((await outbox.load(DEVICE)).entries).toHaveLength(1);
  });
});
