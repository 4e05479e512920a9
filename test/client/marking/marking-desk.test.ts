import { createRoot } from "solid-js";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createMarkingDesk, type MarkingDesk } from "#client/marking/desk/marking-desk.ts";
import { createMarkingHand } from "#client/marking/desk/marking-hand.ts";
import { ApiProblem } from "#client/sync/api-problem.ts";
import { Queue } from "./queue.ts";
import { reading } from "./readings.ts";

async function atDesk(queue: Queue, act: (desk: MarkingDesk) => Promise<void>): Promise<void> {
  await createRoot(async (dispose) => {
    const desk = createMarkingDesk(queue);
    await desk.claim.run();
    await act(desk);
    desk.stop();
    dispose();
  });
}

function give(desk: MarkingDesk, ...marks: number[]): void {
  for (const [at, mark] of marks.entries()) desk.setMark(`c${at + 1}`, mark);
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("marking one script after the other", () => {
  it("submits all criteria and has the next script in hand", async () => {
    const queue = new Queue(reading({ id: "r1" }), reading({ id: "r2" }));
    await atDesk(queue, async (desk) => {
      give(desk, 4.5, 3, 6);
      desk.setComment("  要点齐全  ", false);
      expect(await desk.submit.run()).toBe("sent");
      expect(queue.marked.get("r1")).toMatchObject({ token: "token-r1", marks: { c1: 4.5, c2: 3, c3: 6 }, comment: "要点齐全" });
      expect([desk.reading()?.id, desk.marks(), desk.comment()]).toEqual(["r2", {}, ""]);
      expect(desk.given()).toEqual([{ id: "r1", script: "R1", total: 810, undoUntil: 60_000 }]);
    });
  });

  it("says which criterion is missing and sends nothing", async () => {
    const queue = new Queue(reading());
    await atDesk(queue, async (desk) => {
      give(desk, 4.5);
      expect(await desk.submit.run()).toEqual({ missing: 1 });
      expect(queue.marked.size).toBe(0);
    });
  });

  it.each([
    ["zero", [0, 0, 0]],
    ["full", [8, 5, 7]],
  ])("asks once about %s marks, and again after a change", async (extreme, marks) => {
    const queue = new Queue(reading());
    await atDesk(queue, async (desk) => {
      give(desk, ...marks);
      expect(await desk.submit.run()).toEqual({ asked: extreme });
      desk.setMark("c1", marks[0]);
      expect(await desk.submit.run()).toEqual({ asked: extreme });
      expect(queue.marked.size).toBe(0);
      expect(await desk.submit.run()).toBe("sent");
      expect(queue.marked.size).toBe(1);
    });
  });

  it("says when there is nothing more", async () => {
    const queue = new Queue(reading());
    await atDesk(queue, async (desk) => {
      give(desk, 1, 1, 1);
      await desk.submit.run();
      expect([desk.phase(), desk.reading(), desk.problem()]).toEqual(["nothing", undefined, undefined]);
    });
  });

  it("keeps the marks when the network fails, and sends the same again", async () => {
    const queue = new Queue(reading());
    await atDesk(queue, async (desk) => {
      give(desk, 1, 2, 3);
      queue.failNext = new ApiProblem("offline");
      expect(await desk.submit.run()).toBeUndefined();
      expect([desk.submit.problem()?.code, desk.phase(), desk.marks()]).toEqual(["offline", "marking", { c1: 1, c2: 2, c3: 3 }]);
      expect(await desk.submit.run()).toBe("sent");
    });
  });
});

describe("taking a mark back", () => {
  it("puts the script with its marks on the desk, keeps the other one's draft, and goes on with that afterwards", async () => {
    const queue = new Queue(reading({ id: "r1" }), reading({ id: "r2" }));
    await atDesk(queue, async (desk) => {
      give(desk, 1, 2, 3);
      desk.setComment("旧评语", false);
      await desk.submit.run();
      give(desk, 5);
      expect((await desk.undo.run())?.script).toBe("R1");
      expect([desk.reading()?.token, desk.marks(), desk.comment()]).toEqual(["again-r1", { c1: 1, c2: 2, c3: 3 }, "旧评语"]);
      expect(queue.held.get("r2")?.draft?.marks).toEqual({ c1: 5 });
      expect(desk.given()).toEqual([]);
      await desk.submit.run();
      expect([desk.reading()?.id, desk.marks()]).toEqual(["r2", { c1: 5 }]);
    });
  });

  it("tells when it is too late and leaves the desk as it is", async () => {
    const queue = new Queue(reading({ id: "r1" }), reading({ id: "r2" }));
    await atDesk(queue, async (desk) => {
      give(desk, 1, 2, 3);
      await desk.submit.run();
      queue.failNext = new ApiProblem("undo-too-late");
      await desk.undo.run();
      expect([desk.undo.problem()?.code, desk.reading()?.id]).toEqual(["undo-too-late", "r2"]);
    });
  });
});

describe("drafts", () => {
  it("are saved a moment after the last change, once", async () => {
    const queue = new Queue(reading());
    await atDesk(queue, async (desk) => {
      give(desk, 1, 2);
      expect(desk.draft()).toEqual({ kind: "waiting" });
      await vi.runAllTimersAsync();
      expect(queue.drafts.map(({ marks }) => marks)).toEqual([{ c1: 1, c2: 2 }]);
      expect(desk.draft()).toEqual({ kind: "saved", savedAt: 1 });
    });
  });

  it("are tried again after a failure", async () => {
    const queue = new Queue(reading());
    await atDesk(queue, async (desk) => {
      queue.failNext = new ApiProblem("offline");
      give(desk, 1);
      await vi.advanceTimersToNextTimerAsync();
      expect([desk.draft().kind, queue.drafts.length]).toEqual(["failed", 0]);
      await vi.runAllTimersAsync();
      expect([desk.draft().kind, queue.drafts.length]).toEqual(["saved", 1]);
    });
  });

  it("wait for the end of a composition, also when it ends with the same text", async () => {
    const queue = new Queue(reading());
    await atDesk(queue, async (desk) => {
      desk.setComment("要dian", true);
      await vi.runAllTimersAsync();
      expect(queue.drafts).toEqual([]);
      desk.setComment("要dian", false);
      await vi.runAllTimersAsync();
      expect(queue.drafts.map(({ comment }) => comment)).toEqual(["要dian"]);
    });
  });

  it("come back with the script", async () => {
    const queue = new Queue(reading({ draft: { marks: { c2: 2.5 }, comment: "待定" } }));
    await atDesk(queue, async (desk) => {
      expect([desk.marks(), desk.comment(), desk.draft().kind]).toEqual([{ c2: 2.5 }, "待定", "clean"]);
    });
  });
});

describe("a lost lease", () => {
  const lost = () => new ApiProblem("lease-lost");

  it.each<[string, (desk: MarkingDesk) => Promise<unknown>]>([
    ["saving a draft", (desk) => desk.flush()],
    ["renewing", (desk) => desk.renew()],
    ["submitting", (desk) => desk.submit.run()],
  ])("found by %s keeps what was typed on screen and counts nothing", async (_, act) => {
    const queue = new Queue(reading());
    await atDesk(queue, async (desk) => {
      give(desk, 1, 2, 3);
      desk.setComment("辛苦写的评语", false);
      queue.failNext = lost();
      await act(desk);
      expect([desk.phase(), desk.marks(), desk.comment()]).toEqual(["lost", { c1: 1, c2: 2, c3: 3 }, "辛苦写的评语"]);
      expect(queue.marked.size).toBe(0);
      desk.setMark("c1", 8);
      expect(desk.marks().c1).toBe(1);
    });
  });

  it("is not feared when a renewal does not get through", async () => {
    const queue = new Queue(reading());
    await atDesk(queue, async (desk) => {
      queue.failNext = new ApiProblem("offline");
      await desk.renew();
      expect(desk.phase()).toBe("marking");
      await desk.renew();
      expect(queue.renewals).toBe(1);
    });
  });
});

describe("the hand", () => {
  it("marks a whole script with digits and Enter", async () => {
    const queue = new Queue(reading());
    await atDesk(queue, async (desk) => {
      const visited: number[] = [];
      const hand = createMarkingHand(desk, (at) => visited.push(at));
      for (const key of "4.5") hand.type(key);
      expect(hand.typed()).toBe("4.5");
      expect(hand.confirm()).toBe(false);
      hand.full();
      expect(hand.confirm()).toBe(false);
      hand.type("6");
      hand.step(1);
      expect(hand.confirm()).toBe(true);
      expect([desk.marks(), visited]).toEqual([{ c1: 4.5, c2: 5, c3: 6.5 }, [1, 2]]);
    });
  });

  it("goes back to what is missing when the last is confirmed", async () => {
    await atDesk(new Queue(reading()), async (desk) => {
      const hand = createMarkingHand(desk, () => undefined);
      hand.goTo(2);
      hand.type("1");
      expect([hand.confirm(), hand.active()]).toEqual([false, 0]);
    });
  });

  it("begins a new figure at every criterion, stays inside the rubric and erases", async () => {
    await atDesk(new Queue(reading()), async (desk) => {
      const hand = createMarkingHand(desk, () => undefined);
      hand.type("4");
      hand.move(-1);
      hand.type("5");
      expect(desk.marks()).toEqual({ c1: 5 });
      hand.goTo(9);
      expect(hand.active()).toBe(2);
      hand.give(0, 7.5);
      expect([hand.active(), desk.marks().c1]).toEqual([0, 7.5]);
      hand.type("9");
      expect([hand.refused(), desk.marks().c1]).toEqual(["over", 7.5]);
      hand.erase();
      expect([hand.refused(), desk.marks()]).toEqual([undefined, {}]);
    });
  });
});
