import type { bankApi, ItemRow } from "#contract/bank.ts";
import type { QueryOf } from "#contract/route.ts";
import type { ItemType } from "#item-bank/item.ts";
import type { StaffActor } from "../people/actor.ts";
import type { AccessCommands, AccessPorts } from "./access.commands.ts";
import { clippedStem, matchesSearch } from "./item.rules.ts";
import type { itemStore } from "./item.store.ts";
import { type Stage, stateOf } from "./item-workflow.rules.ts";
import type { standingStore } from "./standing.store.ts";

type Query = QueryOf<typeof bankApi.listItems>;
type Record = Awaited<ReturnType<ReturnType<typeof itemStore>["all"]>>[number];

interface Found extends Record {
  readonly isLive: boolean;
  readonly uses: number;
  readonly lastUsedAt: number | null;
}

/** Facility and discrimination of items that have been answered, by id. */
export interface StatisticsPort {
  latest(): Promise<ReadonlyMap<string, NonNullable<ItemRow["statistics"]>>>;
}

interface Ports extends Pick<AccessPorts, "database" | "accounts"> {
  readonly access: AccessCommands;
  readonly statistics?: StatisticsPort;
}

interface Stores {
  readonly store: ReturnType<typeof itemStore>;
  readonly standings: ReturnType<typeof standingStore>;
}

/** Looking through the bank. Facets are compared in memory, contents are read only for the rows shown. */
export function itemListCommands({ database, accounts, access, statistics }: Ports, { store, standings }: Stores) {
  async function names(): Promise<(id: string) => string> {
    const known = new Map((await accounts.all()).map(({ id, displayName }) => [id, displayName]));
    return (id) => known.get(id) ?? id;
  }

  /** Every item with its uses. */
  async function all(): Promise<Found[]> {
    const uses = await standings.uses(database.read);
    return (await store.all(database.read)).map((row) => {
      const used = uses.get(row.id);
      return {
        ...row,
        isLive: used !== undefined && row.approvedVersion !== null,
        uses: used?.uses ?? 0,
        lastUsedAt: used?.lastUsedAt ?? null,
      };
    });
  }

  return {
    /** Rows of the bank; live items show only the head of their stem, and a search that finds them is logged. */
    async list(actor: StaffActor, query: Query): Promise<{ rows: ItemRow[]; total: number }> {
      const found = sorted(
        (await all()).filter((row) => isWanted(row, query, actor)),
        query.sort,
      );
      const shown = found.slice(query.offset, query.offset + query.limit);
      const newest = await store.newest(
        database.read,
        shown.map(({ id }) => id),
      );
      const threads = await standings.openThreads(database.read);
      const answered = await statistics?.latest();
      const name = await names();
      const rows = shown.flatMap((row): ItemRow[] => {
        const saved = newest.get(row.id);
        if (!saved) return [];
        const { id, part, topic, level, difficulty, latestVersion, approvedVersion, isLive, uses, lastUsedAt } = row;
        const { type, stem, enemies, tags = [] } = saved.item;
        const standing = {
          state: stateOf({ ...row, stage: row.stage as Stage }),
          version: latestVersion,
          approvedVersion,
          isLive,
        };
        const text = { stem: isLive ? clippedStem(stem) : stem, tags, enemies };
        const hands = { savedAt: saved.savedAt, savedBy: name(saved.savedBy), author: name(row.authorId) };
        const used = { uses, lastUsedAt, openComments: threads.get(id) ?? 0, statistics: answered?.get(id) ?? null };
        return [{ id, type, part, topic, level, difficulty, ...standing, ...text, ...hands, ...used }];
      });
      const live = rows.filter(({ isLive }) => isLive).map(({ id }) => id);
      if (query.text) await access.several(actor, { action: "search", live });
      return { rows, total: found.length };
    },

    all,

    /** What the filters offer, over items in use. */
    async facets() {
      const rows = (await store.all(database.read)).filter(({ isRetired }) => !isRetired);
      const name = await names();
      const authors = new Map<string, number>();
      const topics = new Map<string, { part: number; topic: string; count: number }>();
      const cells = new Map<string, { part: number; type: ItemType; approved: number; draft: number }>();
      for (const row of rows) {
        authors.set(row.authorId, (authors.get(row.authorId) ?? 0) + 1);
        const { part, topic } = row;
        const type = row.type as ItemType;
        const known = topics.get(`${part} ${topic}`) ?? { part, topic, count: 0 };
        topics.set(`${part} ${topic}`, { ...known, count: known.count + 1 });
        const cell = cells.get(`${part} ${type}`) ?? { part, type, approved: 0, draft: 0 };
        const isApproved = row.approvedVersion !== null;
        const counts = { approved: cell.approved + (isApproved ? 1 : 0), draft: cell.draft + (isApproved ? 0 : 1) };
        cells.set(`${part} ${type}`, { ...cell, ...counts });
      }
      return {
        levels: [...new Set(rows.map(({ level }) => level))],
        topics: [...topics.values()],
        cells: [...cells.values()],
        tags: tagCounts(rows),
        authors: [...authors].map(([id, count]) => ({ id, name: name(id), count })),
      };
    },
  };
}

function tagCounts(rows: readonly Record[]): { tag: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { tags } of rows) for (const tag of tagsOf(tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts].map(([tag, count]) => ({ tag, count }));
}

/** Tags as kept beside an item for filtering: one per line. */
function tagsOf(tags: string): string[] {
  return tags === "" ? [] : tags.split("\n");
}

function sorted(rows: Found[], by: Query["sort"]): Found[] {
  const keys: { [Sort in Query["sort"]]: (row: Found) => number } = {
    id: () => 0,
    newest: (row) => -row.savedAt,
    oldest: (row) => row.savedAt,
    uses: (row) => -row.uses,
    difficulty: (row) => row.difficulty,
  };
  const key = keys[by];
  return by === "id" ? rows : rows.sort((left, right) => key(left) - key(right));
}

function isWanted(row: Found, query: Query, actor: StaffActor): boolean {
  const author = query.author === "me" ? actor.id : query.author;
  return (
    (query.part === undefined || row.part === query.part) &&
    (query.type === undefined || row.type === query.type) &&
    (query.level === undefined || row.level === query.level) &&
    (query.topic === undefined || row.topic === query.topic) &&
    (query.tag === undefined || tagsOf(row.tags).includes(query.tag)) &&
    (author === undefined || row.authorId === author) &&
    (query.state === undefined || isInState(row, query.state)) &&
    matchesSearch(row.searchText, query.text ?? "")
  );
}

/** An item whose older version is on papers is live, even while an edit of it is a draft. */
function isInState(row: Found, state: NonNullable<Query["state"]>): boolean {
  if (state === "live") return row.isLive && !row.isRetired;
  return stateOf({ ...row, stage: row.stage as Stage }) === state;
}
