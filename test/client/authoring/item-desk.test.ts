import { createRoot } from "solid-js";
import { describe, expect, it } from "vitest";
import { createItemDesk, type ItemCalls, type ItemDesk } from "#client/authoring/editor/item-desk.ts";
import { draftOf, emptyDraft } from "#client/authoring/editor/item-draft.ts";
import { ApiProblem } from "#client/sync/api-problem.ts";
import type { ItemDetail } from "#contract/bank.ts";
import type { Item } from "#item-bank/item.ts";
import { single } from "./items.ts";

/** A bank of one item that refuses a save on an old version, as the server does. */
class OneItemBank implements ItemCalls {
  versions: { item: Item; note: string; by: string }[] = [];
  approvedVersion: number | null = null;
  failWith: ApiProblem | undefined;

  detail(): ItemDetail {
    const newest = this.versions.at(-1);
    if (!newest) throw new ApiProblem("not-found");
    return {
      item: newest.item,
      version: this.versions.length,
      approvedVersion: this.approvedVersion,
      state: this.approvedVersion === null ? "draft" : "approved",
      isLive: false,
      author: "林文",
      namedBy: [],
      actions: [],
      keyChecks: [],
      lock: null,
      workingCopy: null,
      versions: this.versions.map(({ note, by }, at) => {
        return { version: at + 1, savedAt: at, savedBy: by, note, isApproved: false, approvedBy: null };
      }),
      usedIn: [],
    };
  }

  put(item: Item, note = "", by = "林文"): ItemDetail {
    this.versions.push({ item: structuredClone(item), note, by });
    return this.detail();
  }

  async create(item: Item, note: string): Promise<ItemDetail> {
    if (this.versions.length > 0) throw new ApiProblem("name-taken");
    return this.put(item, note);
  }

  async save(item: Item, baseVersion: number, note: string): Promise<ItemDetail> {
    if (this.failWith) throw this.failWith;
    if (baseVersion !== this.versions.length) throw new ApiProblem("stale-version");
    return this.put(item, note);
  }

  async load(): Promise<ItemDetail> {
    return this.detail();
  }

  async act(_id: string, order: { action: string; version: number; note: string }): Promise<ItemDetail> {
    if (order.version !== this.versions.length) throw new ApiProblem("stale-version");
    if (order.action === "approve") this.approvedVersion = order.version;
    return this.detail();
  }

  async restore(_id: string, { version, baseVersion }: { version: number; baseVersion: number }): Promise<ItemDetail> {
    if (baseVersion !== this.versions.length) throw new ApiProblem("stale-version");
    const old = this.versions[version - 1];
    if (!old) throw new ApiProblem("not-found");
    return this.put(old.item, `恢复第 ${version} 版`);
  }
}

async function atDesk(bank: OneItemBank, act: (desk: ItemDesk) => Promise<void>): Promise<void> {
  await createRoot(async (dispose) => {
    const desk = createItemDesk(bank, bank.versions.length > 0 ? { detail: bank.detail() } : { draft: emptyDraft("single") });
    await act(desk);
    dispose();
  });
}

function bankWith(item = single()): OneItemBank {
  const bank = new OneItemBank();
  bank.put(item, "", "周正");
  return bank;
}

describe("the desk of an item", () => {
  it("saves a new version with its note and is clean afterwards, without touching the fields", () =>
    atDesk(bankWith(), async (desk) => {
      expect(desk.isDirty()).toBe(false);
      desk.change("stem", "改过的题干  ");
      desk.setNote("更清楚");
      expect(desk.isDirty()).toBe(true);
      await desk.save.run();
      expect(desk.detail()?.versions.at(-1)).toMatchObject({ version: 2, note: "更清楚" });
      expect([desk.isDirty(), desk.revision(), desk.draft.stem, desk.note()]).toEqual([false, 0, "改过的题干  ", ""]);
    }));

  it("sends nothing while something is wrong, and says so only once saving was tried", async () => {
    const bank = bankWith();
    await atDesk(bank, async (desk) => {
      desk.change("stem", "");
      expect(desk.problemAt("stem")).toBeUndefined();
      await desk.save.run();
      expect(desk.problemAt("stem")).toEqual({ kind: "missing" });
      expect(bank.versions).toHaveLength(1);
      desk.change("stem", "有了");
      expect(desk.problems().size).toBe(0);
    });
  });

  it("keeps what was typed when somebody saved meanwhile, and saves on top when told so", async () => {
    const bank = bankWith();
    await atDesk(bank, async (desk) => {
      desk.change("stem", "我的题干");
      bank.put(single({ rationale: "对方的解析" }), "", "周正");
      await desk.save.run();
      expect([desk.conflict()?.version, desk.newest()?.version, desk.detail()?.version]).toEqual([2, 2, 1]);
      expect([desk.draft.stem, desk.draft.rationale, desk.save.problem()]).toEqual(["我的题干", "见标准。", undefined]);
      desk.keepMine();
      await desk.save.run();
      expect(bank.versions.map(({ item }) => item.stem)).toEqual([single().stem, single().stem, "我的题干"]);
      expect([desk.conflict(), desk.isDirty()]).toEqual([undefined, false]);
    });
  });

  it("takes the other version into the editor when told so", async () => {
    const bank = bankWith();
    await atDesk(bank, async (desk) => {
      desk.change("stem", "我的题干");
      bank.put(single({ rationale: "对方的解析" }));
      await desk.save.run();
      desk.takeTheirs();
      expect([desk.draft.stem, desk.draft.rationale, desk.isDirty(), desk.revision()]).toEqual([
        single().stem,
        "对方的解析",
        false,
        1,
      ]);
    });
  });

  it("shows any other trouble and keeps the draft", async () => {
    const bank = bankWith();
    await atDesk(bank, async (desk) => {
      bank.failWith = new ApiProblem("offline");
      desk.change("topic", "别的");
      await desk.save.run();
      expect([desk.save.problem()?.code, desk.draft.topic, desk.isDirty()]).toEqual(["offline", "别的", true]);
    });
  });

  it("restores an old version as a draft that has to be saved", async () => {
    const bank = bankWith();
    bank.put(single({ stem: "第二版" }));
    await atDesk(bank, async (desk) => {
      desk.takeOver(single());
      expect([desk.draft.stem, desk.isDirty()]).toEqual([single().stem, true]);
      await desk.save.run();
      expect([desk.detail()?.version, desk.isDirty()]).toEqual([3, false]);
    });
  });

  it("creates a new item, and says when the id is taken", async () => {
    const bank = new OneItemBank();
    await atDesk(bank, async (desk) => {
      const { draft } = { draft: single() };
      if (draft.type === "essay") throw new Error("a choice item");
      desk.takeOver(draft);
      bank.put(single());
      await desk.save.run();
      expect(desk.save.problem()?.code).toBe("name-taken");
      bank.versions = [];
      await desk.save.run();
      expect(desk.detail()?.version).toBe(1);
    });
  });

  it("approves the version the server has", async () => {
    const bank = bankWith();
    await atDesk(bank, async (desk) => {
      await desk.act.run("approve");
      expect(desk.detail()?.approvedVersion).toBe(1);
    });
  });

  it("makes an old version the newest, and the fields show it", async () => {
    const bank = bankWith();
    bank.put(single({ stem: "第二版" }));
    await atDesk(bank, async (desk) => {
      await desk.restore.run(1);
      expect([desk.detail()?.version, desk.draft.stem, desk.isDirty(), desk.revision()]).toEqual([3, single().stem, false, 1]);
    });
  });

  it("goes on with kept work on the version it was begun on, so that a save meets the other's", async () => {
    const bank = bankWith();
    const kept = { ...draftOf(single()), stem: "暂存的题干" };
    bank.put(single({ rationale: "对方的解析" }), "", "周正");
    await atDesk(bank, async (desk) => {
      desk.resume(kept, 1);
      expect([desk.draft.stem, desk.isDirty()]).toEqual(["暂存的题干", true]);
      await desk.save.run();
      expect([desk.conflict()?.version, desk.draft.stem]).toEqual([2, "暂存的题干"]);
    });
  });
});
