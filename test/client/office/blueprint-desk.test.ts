import { createRoot } from "solid-js";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { BlueprintCalls } from "#client/office/blueprints/blueprint-calls.ts";
import type { Draft } from "#client/office/blueprints/blueprint-draft.ts";
import { createDesk, type Desk, formsIn } from "#client/office/blueprints/desk.ts";
import { ApiProblem } from "#client/sync/api-problem.ts";
import type { BlueprintCheck, BlueprintDetail, WrittenBlueprint } from "#contract/blueprints.ts";

const FIRST = {
  passPoints: 6,
  totalPoints: 10,
  types: { single: { items: 10, points: 1 } },
  syllabus: [{ part: 1, items: 10, points: 10, topics: [{ topic: "甲" }] }],
};

/** A house with one blueprint; the answer to a check waits until it is let go. */
class OneBlueprint implements BlueprintCalls {
  saved: { content: Draft; by: string; note: string }[] = [{ content: FIRST, by: "甲", note: "" }];
  readonly asked: { content: Draft; forms: number; signal: AbortSignal; answer: (check: Partial<BlueprintCheck>) => void }[] = [];

  detail(): BlueprintDetail {
    const versions = this.saved.map(({ by, note }, at) => ({ version: at + 1, hash: "", savedAt: at, savedBy: by, note }));
    const content = this.saved.at(-1)?.content as unknown as WrittenBlueprint;
    return {
      id: "one",
      version: this.saved.length,
      cells: [],
      content,
      versions: versions.reverse(),
    } as unknown as BlueprintDetail;
  }

  check(asked: { content: Draft; forms: number }, signal: AbortSignal): Promise<BlueprintCheck> {
    return new Promise((resolve, reject) => {
      signal.addEventListener("abort", () => reject(new ApiProblem("offline")));
      const answer = (check: Partial<BlueprintCheck>) => resolve({ problems: [], derived: null, feasibility: null, ...check });
      this.asked.push({ ...asked, signal, answer });
    });
  }

  async save(_id: string, edit: { content: Draft; baseVersion: number; note: string }): Promise<BlueprintDetail> {
    if (edit.baseVersion !== this.saved.length) throw new ApiProblem("stale-version");
    this.saved.push({ content: edit.content, by: "甲", note: edit.note });
    return this.detail();
  }

  async show(): Promise<BlueprintDetail> {
    return this.detail();
  }
}

let house: OneBlueprint;
let desk: Desk;
let dispose: () => void;
beforeEach(() => {
  vi.useFakeTimers();
  house = new OneBlueprint();
  createRoot((stop) => {
    dispose = stop;
    const detail = house.detail();
    const section = { shown: () => "table" as const, show: () => {} };
    desk = createDesk({ detail, content: detail.content, isReadOnly: false, isChecked: true }, { section, calls: house });
  });
  vi.advanceTimersByTime(0);
});
afterEach(() => {
  dispose();
  vi.useRealTimers();
});
const settle = () => vi.advanceTimersByTimeAsync(0);
const problem = { path: ["passPoints"], sentence: { zh: "高", en: "high" } };

describe("a blueprint checked while it is typed", () => {
  it("asks at once, then when typing pauses, for what is on the screen", () => {
    expect(house.asked).toHaveLength(1);
    desk.set(["passPoints"], 7);
    vi.advanceTimersByTime(200);
    desk.set(["passPoints"], 8);
    vi.advanceTimersByTime(299);
    expect(house.asked).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(house.asked.map(({ content }) => content.passPoints)).toEqual([6, 8]);
  });

  it("lets only the newest answer count", async () => {
    desk.set(["passPoints"], 11);
    vi.advanceTimersByTime(300);
    desk.set(["passPoints"], 9);
    vi.advanceTimersByTime(300);
    house.asked[2]?.answer({});
    await settle();
    house.asked[1]?.answer({ problems: [problem] });
    await settle();
    expect(desk.problems()).toEqual([]);
    expect(house.asked[1]?.signal.aborted).toBe(true);
    expect([desk.check.isBehind(), desk.check.problem()]).toEqual([false, undefined]);
  });

  it("keeps the last answer while something newer is looked at, and shows it beside its field", async () => {
    const leave = desk.register(["passPoints"]);
    house.asked[0]?.answer({ problems: [problem] });
    await settle();
    desk.set(["totalPoints"], 12);
    expect(desk.problemsAt(["passPoints"])).toEqual([problem]);
    expect(desk.check.isBehind()).toBe(true);
    leave();
    expect(desk.problemsAt(["passPoints"])).toEqual([]);
  });

  it("asks for as many papers as were typed, and for no nonsense", () => {
    expect(["1", "10", "0", "11", "2.5", ""].map(formsIn)).toEqual([1, 10, undefined, undefined, undefined, undefined]);
    desk.setFormsText("");
    desk.setFormsText("4");
    vi.advanceTimersByTime(300);
    expect(house.asked.map(({ forms }) => forms)).toEqual([2, 4]);
  });
});

describe("saving a blueprint", () => {
  it("is dirty by content, and clean once saved", async () => {
    desk.set(["passPoints"], 7);
    expect(desk.isDirty()).toBe(true);
    desk.set(["passPoints"], 6);
    expect(desk.isDirty()).toBe(false);
    desk.set(["passPoints"], 8);
    await desk.save.run("提高");
    expect(desk.isDirty()).toBe(false);
    expect([desk.detail().version, house.saved.at(-1)?.note]).toEqual([2, "提高"]);
  });

  it("loses nothing when somebody saved before, and goes on above their version", async () => {
    desk.set(["passPoints"], 8);
    house.saved.push({ content: { ...FIRST, totalPoints: 10, passPoints: 5 }, by: "乙", note: "降低" });
    expect(await desk.save.run("")).toBeUndefined();
    expect(desk.conflict()?.versions[0]).toMatchObject({ version: 2, savedBy: "乙", note: "降低" });
    expect([desk.value(["passPoints"]), desk.isDirty(), desk.save.problem()]).toEqual([8, true, undefined]);
    desk.keepMine();
    expect((await desk.save.run(""))?.version).toBe(3);
    expect(house.saved.at(-1)?.content.passPoints).toBe(8);
  });

  it("takes their version when asked to", async () => {
    desk.set(["passPoints"], 8);
    house.saved.push({ content: { ...FIRST, passPoints: 5 }, by: "乙", note: "" });
    await desk.save.run("");
    desk.reset(house.detail());
    expect([desk.value(["passPoints"]), desk.isDirty(), desk.conflict()]).toEqual([5, false, undefined]);
  });

  it("keeps what is typed while it is being saved as unsaved", async () => {
    desk.set(["passPoints"], 7);
    const saving = desk.save.run("");
    desk.set(["passPoints"], 9);
    await saving;
    expect([desk.value(["passPoints"]), desk.isDirty(), desk.detail().version]).toEqual([9, true, 2]);
  });
});
