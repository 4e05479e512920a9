// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createMemoryOutbox } from "#client/sync/outbox.ts";
import { DEVICE, settle, setUpAttempt, typed } from "./attempt-support.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("saved means acknowledged", () => {
  it("shows an answer at once, says saving, and saved only after the acknowledgement", async () => {
    const { fake, outbox, state, actions } = setUpAttempt();
    await actions.join();
    actions.act({ kind: "choose", slot: 1, options: ["B"] });
    expect(state.sheet().choices.get(1)).toEqual(["B"]);
    expect(state.saveState(1)).toBe("saving");
    await settle(60_000);
    expect(state.saveState()).toBe("saving");
    expect((await outbox.load(DEVICE)).entries).toHaveLength(1);
    fake.deliver();
    await settle();
    expect(state.saveState(1)).toBe("saved");
    expect(state.savedAtOf(1)).toBe(1_001);
    expect(state.savedAt()).toBe(1_001);
    expect((await outbox.load(DEVICE)).entries).toEqual([]);
    expect(fake.sheet().choices.get(1)).toEqual(["B"]);
  });

  it("keeps one batch in flight and sends the rest in order after it", async () => {
    const { fake, actions } = setUpAttempt();
    await actions.join();
    for (const option of ["A", "B", "C"] as const) {
      actions.act({ kind: "choose", slot: 1, options: [option] });
      await settle();
    }
    expect(fake.waiting).toHaveLength(1);
    expect(fake.waiting[0]?.message.messages.map(({ n }) => n)).toEqual([1]);
    fake.deliver();
    await settle();
    expect(fake.waiting[0]?.message.messages.map(({ n }) => n)).toEqual([2, 3]);
    fake.deliver();
    await settle();
    expect(fake.sheet().choices.get(1)).toEqual(["C"]);
  });

  it("sends again with the same numbers after a lost answer, and nothing is counted twice", async () => {
    const { fake, state, actions } = setUpAttempt();
    await actions.join();
    actions.type(3, typed("质量", true));
    await settle();
    const first = fake.waiting[0]?.message;
    fake.loseAnswer();
    await settle(5_000);
    expect(fake.waiting[0]?.message).toEqual(first);
    expect(state.saveState(3)).not.toBe("saved");
    fake.deliver();
    await settle();
    expect(state.saveState(3)).toBe("saved");
    expect(fake.sheet().essays.get(3)?.text).toBe("质量");
  });

  it("finds a refusal whose answer was lost", async () => {
    const { fake, outbox, state, actions } = setUpAttempt();
    for (const [at, slot] of [3, 4, 5].entries()) {
      await outbox.append(DEVICE, { n: at + 1, command: { kind: "rewrite", slot, text: "草稿" } });
    }
    await outbox.append(DEVICE, { n: 4, command: { kind: "count", slot: 6, on: true } });
    await actions.join();
    await settle();
    fake.loseAnswer();
    await settle(5_000);
    fake.deliver();
    await settle();
    expect(state.refused()).toEqual([{ code: "too-many-essays", command: { kind: "count", slot: 6, on: true } }]);
    expect(state.saveState()).toBe("saved");
  });
});

describe("offline", () => {
  it("keeps answers here and sends them all, in order, once the link is back", async () => {
    const { fake, state, actions } = setUpAttempt();
    await actions.join();
    fake.setUp(false);
    for (let round = 0; round < 120; round++) {
      actions.act({ kind: "choose", slot: 2, options: round % 2 === 0 ? ["A", "C"] : ["B", "E"] });
      actions.type(3, typed("字".repeat(round + 1), true));
    }
    await settle(1_800_000);
    expect(state.isOnline()).toBe(false);
    expect(state.saveState(2)).toBe("kept");
    expect(state.unsent()).toBe(240);
    fake.setUp(true);
    await settle();
    for (let batch = 0; batch < 5; batch++) {
      fake.deliver();
      await settle();
    }
    expect(state.saveState()).toBe("saved");
    expect(fake.sheet().essays.get(3)?.text).toBe("字".repeat(120));
    expect(fake.sheet().choices.get(2)).toEqual(["B", "E"]);
  });

  it("goes on after a reload with what the outbox held", async () => {
    const first = setUpAttempt();
    await first.actions.join();
    first.actions.act({ kind: "choose", slot: 1, options: ["D"] });
    await settle();
    first.fake.loseAnswer();
    first.actions.act({ kind: "flag", slot: 1, on: true });
    await settle();
    first.actions.close();
    const second = setUpAttempt(first.outbox, first.fake);
    await second.actions.join();
    expect(second.state.sheet().flags.has(1)).toBe(true);
    await settle();
    expect(second.fake.waiting.at(-1)?.message.messages.map(({ n }) => n)).toEqual([2]);
  });
});

describe("the end", () => {
  it("flushes what was typed before it locks, and sends what waits afterwards", async () => {
    const { fake, state, actions } = setUpAttempt();
    await actions.join();
    actions.type(3, typed("最后一句"));
    expect(state.saveState(3)).toBe("saving");
    actions.lock();
    expect(state.phase()).toBe("locked");
    await settle();
    fake.deliver();
    await settle();
    expect(fake.sheet().essays.get(3)?.text).toBe("最后一句");
    expect(state.unsent()).toBe(0);
  });

  it("says what waits once more while the page goes away", async () => {
    const { fake, actions } = setUpAttempt();
    await actions.join();
    actions.type(3, typed("还没停"));
    actions.leave();
    expect(fake.left[0]?.messages[0]?.command).toMatchObject({ kind: "write", slot: 3, insert: "还没停" });
  });

  it("flush answers false when nothing gets through", async () => {
    const { fake, actions } = setUpAttempt();
    await actions.join();
    fake.setUp(false);
    actions.act({ kind: "flag", slot: 1, on: true });
    const flushed = actions.flush();
    await settle(1_000);
    expect(await flushed).toBe(false);
  });
});

describe("a browser without storage", () => {
  it("sends anyway and says that nothing is kept here", async () => {
    const broken = { ...createMemoryOutbox(), append: () => Promise.reject(new Error("quota")) };
    const { fake, state, actions } = setUpAttempt(broken);
    await actions.join();
    actions.act({ kind: "choose", slot: 1, options: ["A"] });
    await settle();
    expect(state.isKeptHere()).toBe(false);
    fake.deliver();
    await settle();
    expect(state.saveState()).toBe("saved");
  });
});
