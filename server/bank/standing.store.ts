import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import type { ItemType } from "#item-bank/item.ts";
import type { Database, Query } from "../database/database.ts";
import type { Stage, Standing } from "./item-workflow.rules.ts";

/** What the workflow's rules want to know of an item. */
export function standingStore({
  tables: { items, itemVersions, papers, paperSlots, keyChecks, comments, itemAccess },
}: Database) {
  /** Items on some paper, of those asked for (or all). */
  async function live(query: Query, ids?: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await query
      .selectDistinct({ id: paperSlots.itemId })
      .from(paperSlots)
      .where(ids ? inArray(paperSlots.itemId, [...ids]) : undefined);
    return new Set(rows.map(({ id }) => id));
  }

  return {
    live,

    /** Null where there is no such item. */
    async of(query: Query, id: string): Promise<(Standing & { readonly version: number }) | null> {
      const [record] = await query
        .select({
          type: items.type,
          stage: items.stage,
          isRetired: items.isRetired,
          approvedVersion: items.approvedVersion,
          version: items.latestVersion,
          writerId: itemVersions.savedBy,
        })
        .from(items)
        .innerJoin(itemVersions, and(eq(itemVersions.itemId, items.id), eq(itemVersions.version, items.latestVersion)))
        .where(eq(items.id, id));
      if (!record) return null;
      const checks = await query
        .select({ by: keyChecks.by, agrees: keyChecks.agrees, settledAt: keyChecks.settledAt })
        .from(keyChecks)
        .where(and(eq(keyChecks.itemId, id), eq(keyChecks.version, record.version)))
        .orderBy(asc(keyChecks.at));
      const seen = await query
        .selectDistinct({ by: itemAccess.by })
        .from(itemAccess)
        .where(and(eq(itemAccess.itemId, id), eq(itemAccess.version, record.version)));
      const threads = await query
        .select({ id: comments.id })
        .from(comments)
        .where(and(eq(comments.itemId, id), eq(comments.threadId, comments.id), isNull(comments.resolvedAt)));
      return {
        type: record.type as ItemType,
        stage: record.stage as Stage,
        isRetired: record.isRetired,
        isLive: (await live(query, [id])).has(id),
        writerId: record.writerId,
        keyChecks: checks.map(({ by, agrees, settledAt }) => ({ by, agrees, isSettled: settledAt !== null })),
        keySeenBy: new Set(seen.map(({ by }) => by)),
        openThreads: threads.length,
        version: record.version,
      };
    },

    /** Open threads per item. */
    async openThreads(query: Query): Promise<ReadonlyMap<string, number>> {
      const rows = await query
        .select({ itemId: comments.itemId })
        .from(comments)
        .where(and(eq(comments.threadId, comments.id), isNull(comments.resolvedAt)));
      const counts = new Map<string, number>();
      for (const { itemId } of rows) counts.set(itemId, (counts.get(itemId) ?? 0) + 1);
      return counts;
    },

    /** Papers each item has been on, and the last time. */
    async uses(query: Query): Promise<ReadonlyMap<string, { uses: number; lastUsedAt: number }>> {
      const rows = await query
        .select({ id: paperSlots.itemId, at: papers.assembledAt })
        .from(paperSlots)
        .innerJoin(papers, eq(papers.id, paperSlots.paperId));
      const uses = new Map<string, { uses: number; lastUsedAt: number }>();
      for (const { id, at } of rows) {
        const known = uses.get(id) ?? { uses: 0, lastUsedAt: 0 };
        uses.set(id, { uses: known.uses + 1, lastUsedAt: Math.max(known.lastUsedAt, at) });
      }
      return uses;
    },
  };
}
