import type { ItemDetail } from "#contract/bank.ts";
import type { Item, ItemVersion } from "#item-bank/item.ts";
import { lintItem, openFindings } from "#item-bank/lint/lint.ts";
import { Refused, refuse } from "#kernel/refusal.ts";
import type { Query } from "../database/database.ts";
import type { Recording } from "../ledger/writer.ts";
import type { StaffActor } from "../people/actor.ts";
import { type AccessCommands, type AccessPorts, accessCommands } from "./access.commands.ts";
import { itemStore } from "./item.store.ts";
import { detailReader } from "./item-detail.ts";
import { itemListCommands, type StatisticsPort } from "./item-list.commands.ts";
import { refusalOf, type Standing, stageAfter } from "./item-workflow.rules.ts";
import { standingStore } from "./standing.store.ts";
import { contentHashOf, versionWriter } from "./version-writer.ts";

export interface ItemPorts extends AccessPorts {
  /** How items behaved, told by a room downstream; left out where nobody asks. */
  readonly statistics?: StatisticsPort;
  /** Cells of the blueprints in use; part 0 stands for any part. */
  readonly cells?: () => Promise<readonly { readonly part: number; readonly type: string }[]>;
}
type Acting = Parameters<typeof refusalOf>[0];

/** The bank: immutable versions that move from draft to approved by the hands of different people. */
export function itemCommands(ports: ItemPorts) {
  const { database, writer } = ports;
  const store = itemStore(database);
  const standings = standingStore(database);
  const versions = versionWriter(store);
  const access: AccessCommands = accessCommands(ports);
  const detail = detailReader(ports, { store, standings });

  async function standing(query: Query, id: string): Promise<Standing & { version: number }> {
    const found = await standings.of(query, id);
    if (!found) throw new Refused(refuse("not-found"));
    return found;
  }

  /** The standing of an item this person may do this to. @throws Refused with what stands in the way */
  async function allowed(query: Query, id: string, by: { action: Acting; actor: StaffActor }) {
    const found = await standing(query, id);
    const code = refusalOf(by.action, found, by.actor);
    if (code) throw new Refused(refuse(code, { action: by.action }));
    return found;
  }

  /** One item with its key; the look is logged first. */
  async function show(actor: StaffActor, id: string): Promise<ItemDetail> {
    const { version, isLive } = await standing(database.read, id);
    await access.opened(actor, { id, version, isLive });
    return detail(actor, id);
  }

  /** @throws Refused `lint-errors` with the findings that stand in the way: errors, and warnings nobody gave a reason for */
  async function checkLint(query: Query, id: string, about: { version: number; stage: "write" | "approve" }): Promise<void> {
    const record = await store.byId(query, id);
    const saved = await store.version(query, id, about.version);
    if (!record || !saved) throw new Refused(refuse("not-found"));
    const cells = await ports.cells?.();
    const findings = lintItem(saved.item, { stage: about.stage, author: record.authorId, ...(cells ? { cells } : {}) });
    const open = openFindings(findings);
    if (open.length > 0)
      throw new Refused(refuse("lint-errors", { findings: open.map(({ rule, field, reason }) => ({ rule, field, ...reason })) }));
  }

  async function recordAction(recording: Recording, about: { id: string; action: Acting; actor: StaffActor; note: string }) {
    const { id, action, actor, note } = about;
    const { tx, now, fact } = recording;
    const found = await allowed(tx, id, { action, actor });
    const { version } = found;
    if (action === "submit" || action === "approve")
      await checkLint(tx, id, { version, stage: action === "submit" ? "write" : "approve" });
    if ((action === "send-back" || action === "settle-key") && note === "") throw new Refused(refuse("note-missing"));
    if (action === "settle-key")
      await store.settleKeyChecks(tx, { id, version }, { settledBy: actor.id, settledAt: now, settlement: note });
    if (action === "approve") {
      await store.markApproved(tx, { id, version }, { approvedBy: actor.id, approvedAt: now });
      await store.update(tx, id, { approvedVersion: version });
    }
    if (action === "retire" || action === "revive") await store.update(tx, id, { isRetired: action === "retire" });
    await store.update(tx, id, { stage: stageAfter(action, found) });
    if (action !== "submit") await store.finishTasks(tx, id, { at: now, kind: action === "settle-key" ? "key-check" : "review" });
    await fact(`item:${id}`, actor.id, { kind: action, version, note });
  }

  return {
    ...itemListCommands({ ...ports, access }, { store, standings }),
    access,
    allowed,
    show,

    async version(actor: StaffActor, id: string, version: number): Promise<{ item: Item; version: number }> {
      const found = await store.version(database.read, id, version);
      if (!found) throw new Refused(refuse("not-found"));
      await access.opened(actor, { id, version, isLive: (await standing(database.read, id)).isLive });
      return { item: found.item, version };
    },

    async create(actor: StaffActor, { item, note }: { item: Item; note: string }): Promise<ItemDetail> {
      await writer.record(async (recording) => {
        if (await store.byId(recording.tx, item.id)) throw new Refused(refuse("name-taken", { name: item.id }));
        await versions.checkEnemies(recording, item);
        await versions.write(recording, item, { version: 1, by: actor.id, note, stage: "draft" });
      });
      return show(actor, item.id);
    },

    /** A new version; the approved one stays in use until this one is approved. @throws Refused `stale-version` when somebody saved since */
    async save(actor: StaffActor, id: string, edit: { item: Item; baseVersion: number; note: string }): Promise<ItemDetail> {
      if (edit.item.id !== id) throw new Refused(refuse("bad-item", { field: "id" }));
      await writer.record(async (recording) => {
        await allowed(recording.tx, id, { action: "edit", actor });
        const { baseVersion, note } = edit;
        await versions.add(recording, edit.item, { baseVersion, by: actor.id, note, stage: "draft" });
        await store.dropWorkingCopy(recording.tx, id, actor.id);
      });
      return show(actor, id);
    },

    /** An old version becomes the newest again, as a new version. */
    async restore(actor: StaffActor, id: string, from: { version: number; baseVersion: number }): Promise<ItemDetail> {
      await writer.record(async (recording) => {
        await allowed(recording.tx, id, { action: "edit", actor });
        const old = await store.version(recording.tx, id, from.version);
        if (!old) throw new Refused(refuse("not-found"));
        const note = `恢复第 ${from.version} 版 restored version ${from.version}`;
        await versions.add(recording, old.item, { baseVersion: from.baseVersion, by: actor.id, note, stage: "draft" });
      });
      return show(actor, id);
    },

    /** Moves an item through its states. @throws Refused with what stands in the way; `stale-version` when a newer one is there */
    async act(actor: StaffActor, id: string, order: { action: Acting; version: number; note: string }): Promise<ItemDetail> {
      await writer.record(async (recording) => {
        const { version } = await standing(recording.tx, id);
        if (version !== order.version) throw new Refused(refuse("stale-version", { version }));
        await recordAction(recording, { id, action: order.action, actor, note: order.note });
      });
      return show(actor, id);
    },

    recordAction,
    checkEnemies: versions.checkEnemies,
    addVersion: versions.add,
    writeVersion: versions.write,

    /**
     * Loads items from files, approved. An item is left alone when it equals the newest version, or the one its file
     * brought last: so a file that did not change never overwrites what was written in the product since.
     */
    async importItems(list: readonly Item[], { by }: { by: string }): Promise<{ changed: number }> {
      return writer.record(async (recording) => {
        await store.refill(recording.tx);
        const stored = await store.hashes(recording.tx);
        let changed = 0;
        for (const item of list) {
          const known = stored.get(item.id) ?? [];
          const hash = contentHashOf(item);
          const fromFile = known.find(({ savedBy }) => savedBy === by);
          if (known[0]?.contentHash === hash || fromFile?.contentHash === hash) continue;
          const version = (known[0]?.version ?? 0) + 1;
          await versions.write(recording, item, { version, by, note: "文件载入 loaded from file", stage: "approved" });
          changed += 1;
        }
        return { changed };
      });
    },

    approvedItems: (): Promise<ItemVersion[]> => store.approved(database.read),
  };
}

export type ItemCommands = ReturnType<typeof itemCommands>;
