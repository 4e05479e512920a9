import { createRoot, createSignal } from "solid-js";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { copyOf, draftFromCopy } from "#client/authoring/editor/draft-copy.ts";
import { createEditHold, RENEW_MS } from "#client/authoring/editor/edit-lock.ts";
import { draftOf } from "#client/authoring/editor/item-draft.ts";
import { createWorkingCopy, KEEP_AFTER_MS } from "#client/authoring/editor/working-copy.ts";
import { ApiProblem } from "#client/sync/api-problem.ts";
import { essay, single } from "./items.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function atWork() {
  const said: string[] = [];
  let isDown = false;
  const [id, setId] = createSignal<string | undefined>("cmq-1-s-001");
  const [text, setText] = createSignal("");
  const [isDirty, setDirty] = createSignal(false);
  const [isHeld, setHeld] = createSignal(false);
  const calls = {
    keep: async (at: string, copy: { content: Record<string, unknown> }) => {
      if (isDown) throw new ApiProblem("offline");
      said.push(`keep ${at} ${copy.content.text}`);
      return { savedAt: said.length };
    },
    drop: async (at: string) => void said.push(`drop ${at}`),
  };
  const cut = (down: boolean) => {
    isDown = down;
  };
  const type = (next: string) => {
    setText(next);
    setDirty(next !== "");
  };
  return createRoot((dispose) => {
    const work = { id, text, isDirty, isHeld, baseVersion: () => 1, content: () => ({ text: text() }) };
    const copy = createWorkingCopy(calls, work);
    return { copy, said, type, setId, setHeld, setDirty, dispose, cut };
  });
}
const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);

describe("kept work", () => {
  it("is kept some seconds after the first change, once for all that was typed meanwhile", async () => {
    const { copy, said, type } = atWork();
    type("一");
    await wait(KEEP_AFTER_MS - 1);
    type("一二");
    expect(said).toEqual([]);
    await wait(1);
    expect(said).toEqual(["keep cmq-1-s-001 一二"]);
    expect(copy.state()).toEqual({ kind: "kept", at: 1 });
    await wait(KEEP_AFTER_MS * 3);
    expect(said).toHaveLength(1);
  });

  it("is dropped when it is saved or taken back", async () => {
    const { copy, said, type, setDirty } = atWork();
    type("一");
    await wait(KEEP_AFTER_MS);
    setDirty(false);
    await wait(0);
    expect([said.at(-1), copy.state().kind]).toEqual(["drop cmq-1-s-001", "none"]);
  });

  it("moves with the id of an item that was never saved", async () => {
    const { said, type, setId } = atWork();
    type("一");
    await wait(KEEP_AFTER_MS);
    setId("cmq-1-s-002");
    type("一二");
    await wait(KEEP_AFTER_MS);
    expect(said.slice(1)).toEqual(["keep cmq-1-s-002 一二", "drop cmq-1-s-001"]);
  });

  it("never goes over an older copy that waits for a decision, and says that leaving would lose it", async () => {
    const { copy, said, type, setHeld } = atWork();
    setHeld(true);
    type("一");
    await wait(KEEP_AFTER_MS * 2);
    expect([said, copy.isAtRisk()]).toEqual([[], true]);
    setHeld(false);
    await wait(KEEP_AFTER_MS);
    expect([said, copy.isAtRisk()]).toEqual([["keep cmq-1-s-001 一"], false]);
  });

  it("tries again when it failed, and is kept when the page is left", async () => {
    const { copy, said, type, cut, dispose } = atWork();
    cut(true);
    type("一");
    await wait(KEEP_AFTER_MS);
    expect([copy.state().kind, copy.isAtRisk()]).toEqual(["failed", true]);
    cut(false);
    dispose();
    await wait(0);
    expect(said).toEqual(["keep cmq-1-s-001 一"]);
  });
});

describe("a draft", () => {
  it.each([single({ tags: ["汽车", "2026"], reference: "ISO 9000" }), essay()])(
    "comes back from its copy as it was typed",
    (item) => {
      const draft = { ...draftOf(item), difficulty: "0." };
      expect(draftFromCopy(JSON.parse(JSON.stringify(copyOf(draft))))).toEqual(draft);
    },
  );

  it("is none where the copy is none", () => {
    for (const content of [null, "文字", {}, { type: "single", options: "A" }]) expect(draftFromCopy(content)).toBeUndefined();
  });
});

describe("the hold on an item", () => {
  function held(first: Parameters<typeof createEditHold>[1]["first"] = null) {
    const said: string[] = [];
    let other: string | undefined;
    const [isEditing, setEditing] = createSignal(false);
    const calls = {
      lock: async (_id: string, takeOver: boolean) => {
        said.push(takeOver ? "take over" : "lock");
        if (other && !takeOver) throw new ApiProblem("locked", { detail: { holder: other } });
        return { holderId: "a", holder: "林文", isMine: true, expiresAt: 0 };
      },
      unlock: async () => void said.push("unlock"),
    };
    const taken = (by: string) => {
      other = by;
    };
    return createRoot((dispose) => {
      const hold = createEditHold(calls, { id: () => "x", isEditing, first });
      return { hold, said, setEditing, dispose, taken };
    });
  }

  it("is asked for with the first change, renewed, and given back", async () => {
    const { hold, said, setEditing } = held();
    expect(said).toEqual([]);
    setEditing(true);
    await wait(RENEW_MS);
    setEditing(false);
    expect([said, hold.state().kind]).toEqual([["lock", "lock", "unlock"], "free"]);
    await wait(RENEW_MS * 2);
    expect(said).toHaveLength(3);
  });

  it("is given back when the page is left", async () => {
    const { said, setEditing, dispose } = held();
    setEditing(true);
    await wait(0);
    dispose();
    expect(said).toEqual(["lock", "unlock"]);
  });

  it("that is lost names who took over, and is not given back for them", async () => {
    const { hold, said, setEditing, taken } = held();
    setEditing(true);
    await wait(0);
    taken("苏青");
    await wait(RENEW_MS);
    expect(hold.state()).toEqual({ kind: "other", holder: "苏青", isLost: true });
    setEditing(false);
    expect(said).toEqual(["lock", "lock"]);
  });

  it("of somebody else stands until it is taken over", async () => {
    const { hold, said, setEditing } = held({ holderId: "b", holder: "苏青", isMine: false, expiresAt: 1 });
    setEditing(true);
    await wait(0);
    expect([said, hold.state()]).toEqual([[], { kind: "other", holder: "苏青", isLost: false }]);
    await hold.takeOver();
    expect([said, hold.state().kind]).toEqual([["take over"], "mine"]);
  });
});
