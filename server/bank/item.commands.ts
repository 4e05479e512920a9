import { createHash } from "node:crypto";
import type { bankApi, ItemDetail, ItemRow } from "#contract/bank.ts";
import type { QueryOf } from "#contract/route.ts";
import { canonicalItem, type Item, type ItemVersion } from "#item-bank/item.ts";
import { Refused, refuse } from "#kernel/refusal.ts";
import type { Database, Tx } from "../database/database.ts";
import type { Recording, Writer } from "../ledger/writer.ts";
import type { StaffActor } from "../people/actor.ts";
import { isSameItem, itemState, searchForm, searchTextOf } from "./item.rules.ts";
import { itemStore } from "./item.store.ts";

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
    const contentHash = createHash("sha256").update(canonicalItem(item)).digest("hex");
    const approval = isApproved ? { approvedBy: by, approvedAt: now } : { approvedBy: null, approvedAt: null };
    const content = JSON.stringify(item);
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
    show,

    async list(query: QueryOf<typeof bankApi.listItems>): Promise<{ rows: ItemRow[]; total: number }> {
      const name = await nameOf();
      const newest = await store.newest(database.read);
      const wanted = searchForm(query.text ?? "");
      const found = (await store.all(database.read)).filter(
        (row) =>
          (query.part === undefined || row.part === query.part) &&
          (query.type === undefined || row.type === query.type) &&
          (query.level === undefined || row.level === query.level) &&
          (query.topic === undefined || row.topic === query.topic) &&
          (query.state === undefined || itemState(row) === query.state) &&
          row.searchText.includes(wanted),
      );
      const rows = found.slice(query.offset, query.offset + query.limit).flatMap((row): ItemRow[] => {
        const saved = newest.get(row.id);
        if (!saved) return [];
        const { id, part, topic, level, difficulty, latestVersion, approvedVersion } = row;
        const { type, stem, enemies } = saved.item;
        const state = itemState(row);
        return [
          {
            id,
            type,
            part,
            topic,
            level,
            difficulty,
            state,
            version: latestVersion,
            approvedVersion,
            stem,
            enemies,
            savedAt: saved.savedAt,
            savedBy: name(saved.savedBy),
          },
        ];
      });
      return { rows, total: found.length };
    },

    async facets() {
      const rows = (await store.all(database.read)).filter(({ isRetired }) => !isRetired);
      const topics = new Map<string, { part: number; topic: string; count: number }>();
      const cells = new Map<string, { part: number; type: Item["type"]; approved: number; draft: number }>();
      for (const row of rows) {
        const { part, topic } = row;
        const type = row.type as Item["type"];
        const known = topics.get(`${part} ${topic}`) ?? { part, topic, count: 0 };
        topics.set(`${part} ${topic}`, { ...known, count: known.count + 1 });
        const cell = cells.get(`${part} ${type}`) ?? { part, type, approved: 0, draft: 0 };
        const isApproved = row.approvedVersion !== null;
        cells.set(`${part} ${type}`, {
          ...cell,
          approved: cell.approved + (isApproved ? 1 : 0),
          draft: cell.draft + (isApproved ? 0 : 1),
        });
      }
      return { levels: [...new Set(rows.map(({ level }) => level))], topics: [...topics.values()], cells: [...cells.values()] };
    },

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
     * Loads items from files, approved. An item equal to what was last loaded or saved is left alone, and a version
     * somebody saved since in the product is never overwritten by a file that did not change.
     */
    async importItems(list: readonly Item[], { by }: { by: string }): Promise<{ changed: number }> {
      return writer.record(async (recording) => {
        let changed = 0;
        for (const item of list) {
          const record = await store.byId(recording.tx, item.id);
          const hash = createHash("sha256").update(canonicalItem(item)).digest("hex");
          const known = record ? await store.versions(recording.tx, item.id) : [];
          if (known.some(({ contentHash }) => contentHash === hash)) continue;
          await writeVersion(recording, item, {
            version: (record?.latestVersion ?? 0) + 1,
            by,
            note: "文件载入 loaded from file",
            isApproved: true,
          });
          changed += 1;
        }
        return { changed };
      });
    },

    approvedItems: (): Promise<ItemVersion[]> => store.approved(database.read),
  };
}

export type ItemCommands = ReturnType<typeof itemCommands>;
