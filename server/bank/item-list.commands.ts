import type { bankApi, ItemRow } from "#contract/bank.ts";
import type { QueryOf } from "#contract/route.ts";
import type { ItemType } from "#item-bank/item.ts";
import type { ItemPorts } from "./item.commands.ts";
import { itemState, matchesSearch } from "./item.rules.ts";
import { itemStore } from "./item.store.ts";

type Query = QueryOf<typeof bankApi.listItems>;
type FacetRow = Awaited<ReturnType<ReturnType<typeof itemStore>["all"]>>[number];

/** Looking through the bank. Facets are compared in memory, contents are read only for the rows shown. */
export function itemListCommands({ database, accounts }: Pick<ItemPorts, "database" | "accounts">) {
  const store = itemStore(database);

  return {
    async list(query: Query): Promise<{ rows: ItemRow[]; total: number }> {
      const found = (await store.all(database.read)).filter((row) => isWanted(row, query));
      const shown = found.slice(query.offset, query.offset + query.limit);
      const ids = shown.map(({ id }) => id);
      const newest = await store.newest(database.read, ids);
      const names = new Map((await accounts.all()).map(({ id, displayName }) => [id, displayName]));
      const rows = shown.flatMap((row): ItemRow[] => {
        const saved = newest.get(row.id);
        if (!saved) return [];
        const { id, part, topic, level, difficulty, latestVersion, approvedVersion } = row;
        const { type, stem, enemies } = saved.item;
        const standing = { state: itemState(row), version: latestVersion, approvedVersion };
        const savedBy = names.get(saved.savedBy) ?? saved.savedBy;
        return [{ id, type, part, topic, level, difficulty, ...standing, stem, enemies, savedAt: saved.savedAt, savedBy }];
      });
      return { rows, total: found.length };
    },

    /** What the filters offer, over items in use. */
    async facets() {
      const rows = (await store.all(database.read)).filter(({ isRetired }) => !isRetired);
      const topics = new Map<string, { part: number; topic: string; count: number }>();
      const cells = new Map<string, { part: number; type: ItemType; approved: number; draft: number }>();
      for (const row of rows) {
        const { part, topic } = row;
        const type = row.type as ItemType;
        const known = topics.get(`${part} ${topic}`) ?? { part, topic, count: 0 };
        topics.set(`${part} ${topic}`, { ...known, count: known.count + 1 });
        const cell = cells.get(`${part} ${type}`) ?? { part, type, approved: 0, draft: 0 };
        const isApproved = row.approvedVersion !== null;
        const counts = { approved: cell.approved + (isApproved ? 1 : 0), draft: cell.draft + (isApproved ? 0 : 1) };
        cells.set(`${part} ${type}`, { ...cell, ...counts });
      }
      return { levels: [...new Set(rows.map(({ level }) => level))], topics: [...topics.values()], cells: [...cells.values()] };
    },
  };
}

function isWanted(row: FacetRow, query: Query): boolean {
  return (
    (query.part === undefined || row.part === query.part) &&
    (query.type === undefined || row.type === query.type) &&
    (query.level === undefined || row.level === query.level) &&
    (query.topic === undefined || row.topic === query.topic) &&
    (query.state === undefined || itemState(row) === query.state) &&
    matchesSearch(row.searchText, query.text ?? "")
  );
}
