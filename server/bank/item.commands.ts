import { createHash } from "node:crypto";
import type { ItemDetail } from "#contract/bank.ts";
import { canonicalItem, type Item, type ItemVersion } from "#item-bank/item.ts";
import { canonicalJson, type Json } from "#kernel/canonical-json.ts";
import { Refused, refuse } from "#kernel/refusal.ts";
import type { Database, Tx } from "../database/database.ts";
import type { Recording, Writer } from "../ledger/writer.ts";
import type { StaffActor } from "../people/actor.ts";
import { isSameItem, itemState, searchTextOf } from "./item.rules.ts";
import { itemStore } from "./item.store.ts";
import { itemListCommands } from "./item-list.commands.ts";

export interface ItemPorts {
  readonly database: Database;
  readonly writer: Writer;
  /** Display names behind account ids. */
  readonly accounts: { all(): Promise<readonly { readonly id: string; readonly displayName: string }[]> };
}

/** The bank: immutable versions, of which the newest approved one may go on papers. */
export function itemCommands({ database, writer, accounts }: ItemPorts) {
  const store = itemStore(database);

  async function nameOf(): Promise<(id: string) => string> {
    const names = new Map((await accounts.all()).map(({ id, displayName }) => [id, displayName]));
    return (id) => names.get(id) ?? id;
  }

  async function show(id: string): Promise<ItemDetail> {
    const record = await store.byId(database.read, id);
    const newest = record && (await store.version(database.read, id, record.latestVersion));
    if (!record || !newest) throw new Refused(refuse("not-found"));
    const name = await nameOf();
    const versions = await store.versions(database.read, id);
    return {
      item: newest.item,
      version: record.latestVersion,
      approvedVersion: record.approvedVersion,
      state: itemState(record),
      versions: versions.map(({ version, savedAt, savedBy, note, approvedBy }) => ({
        version,
        savedAt,
        savedBy: name(savedBy),
        note,
        isApproved: approvedBy !== null,
      })),
      usedIn: await store.usedIn(database.read, id),
    };
  }

  /** Writes one version and what the list needs of it. */
  async function writeVersion(
    recording: Recording,
    item: Item,
    about: { version: number; by: string; note: string; isApproved: boolean },
  ): Promise<void> {
    const { tx, now, fact } = recording;
    const { version, by, note, isApproved } = about;
    const contentHash = contentHashOf(item);
    const approval = isApproved ? { approvedBy: by, approvedAt: now } : { approvedBy: null, approvedAt: null };
    const content = canonicalJson(item as unknown as Json);
    await store.insertVersion(tx, {
      itemId: item.id,
      version,
      content,
      contentHash,
      savedAt: now,
      savedBy: by,
      note,
      ...approval,
    });
    const { type, part, topic, level, difficulty } = item;
    const facets = { type, part, topic, level, difficulty, latestVersion: version, searchText: searchTextOf(item) };
    const approved = isApproved ? { approvedVersion: version } : {};
    if (version === 1)
      await store.insert(tx, { id: item.id, ...facets, approvedVersion: isApproved ? 1 : null, isRetired: false });
    else await store.update(tx, item.id, { ...facets, ...approved });
    await fact(`item:${item.id}`, by, { kind: "saved", version, contentHash, note, isApproved });
  }

  async function existing(tx: Tx, id: string) {
    const record = await store.byId(tx, id);
    if (!record) throw new Refused(refuse("not-found"));
    return record;
  }

  return {
    ...itemListCommands({ database, accounts }),
    show,

    async version(id: string, version: number): Promise<{ item: Item; version: number }> {
      const found = await store.version(database.read, id, version);
      if (!found) throw new Refused(refuse("not-found"));
      return { item: found.item, version };
    },

    async create(actor: StaffActor, { item, note }: { item: Item; note: string }): Promise<ItemDetail> {
      await writer.record(async (recording) => {
        if (await store.byId(recording.tx, item.id)) throw new Refused(refuse("name-taken", { name: item.id }));
        await writeVersion(recording, item, { version: 1, by: actor.id, note, isApproved: false });
      });
      return show(item.id);
    },

    /** A new version; the approved one stays in use until this one is approved. @throws Refused `stale-version` when somebody saved since */
    async save(actor: StaffActor, id: string, edit: { item: Item; baseVersion: number; note: string }): Promise<ItemDetail> {
      if (edit.item.id !== id) throw new Refused(refuse("bad-item", { field: "id" }));
      await writer.record(async (recording) => {
        const record = await existing(recording.tx, id);
        if (record.latestVersion !== edit.baseVersion)
          throw new Refused(refuse("stale-version", { version: record.latestVersion }));
        if (record.type !== edit.item.type) throw new Refused(refuse("bad-item", { field: "type" }));
        const before = await store.version(recording.tx, id, record.latestVersion);
        if (before && isSameItem(before.item, edit.item)) return;
        await writeVersion(recording, edit.item, {
          version: record.latestVersion + 1,
          by: actor.id,
          note: edit.note,
          isApproved: false,
        });
      });
      return show(id);
    },

    /** @throws Refused `same-person` when the approver wrote the version, `stale-version` when a newer one is there */
    async approve(actor: StaffActor, id: string, version: number): Promise<ItemDetail> {
      await writer.record(async ({ tx, now, fact }) => {
        const record = await existing(tx, id);
        if (record.latestVersion !== version) throw new Refused(refuse("stale-version", { version: record.latestVersion }));
        const saved = await store.version(tx, id, version);
        if (saved?.savedBy === actor.id) throw new Refused(refuse("same-person"));
        if (record.approvedVersion === version) return;
        await store.markApproved(tx, { id, version }, { approvedBy: actor.id, approvedAt: now });
        await store.update(tx, id, { approvedVersion: version });
        await fact(`item:${id}`, actor.id, { kind: "approved", version });
      });
      return show(id);
    },

    async retire(actor: StaffActor, id: string, isRetired: boolean): Promise<ItemDetail> {
      await writer.record(async ({ tx, fact }) => {
        const record = await existing(tx, id);
        if (record.isRetired === isRetired) return;
        await store.update(tx, id, { isRetired });
        await fact(`item:${id}`, actor.id, { kind: isRetired ? "retired" : "revived" });
      });
      return show(id);
    },

    /**
     * Loads items from files, approved. An item is left alone when it equals the newest version, or the one its file
     * brought last: so a file that did not change never overwrites what was written in the product since.
     */
    async importItems(list: readonly Item[], { by }: { by: string }): Promise<{ changed: number }> {
      return writer.record(async (recording) => {
        const stored = await store.hashes(recording.tx);
        let changed = 0;
        for (const item of list) {
          const known = stored.get(item.id) ?? [];
          const hash = contentHashOf(item);
          const fromFile = known.find(({ savedBy }) => savedBy === by);
          if (known[0]?.contentHash === hash || fromFile?.contentHash === hash) continue;
          const version = (known[0]?.version ?? 0) + 1;
          await writeVersion(recording, item, { version, by, note: "文件载入 loaded from file", isApproved: true });
          changed += 1;
        }
        return { changed };
      });
    },

    approvedItems: (): Promise<ItemVersion[]> => store.approved(database.read),
  };
}

export type ItemCommands = ReturnType<typeof itemCommands>;

function contentHashOf(item: Item): string {
  return createHash("sha256").update(canonicalItem(item)).digest("hex");
}
