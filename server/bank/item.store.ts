import { and, asc, desc, eq, gt, inArray, isNull, ne } from "drizzle-orm";
import { type Item, itemSchema } from "#item-bank/item.ts";
import type { Database, Query, Tx } from "../database/database.ts";

export function itemStore({
  tables: { items, itemVersions, papers, paperSlots, keyChecks, reviewTasks, editLocks, workingCopies },
}: Database) {
  const parse = (content: string): Item => itemSchema.parse(JSON.parse(content));
  return {
    async byId(query: Query, id: string) {
      return (await query.select().from(items).where(eq(items.id, id)))[0] ?? null;
    },
    async all(query: Query) {
      return query.select().from(items).orderBy(asc(items.part), asc(items.id));
    },
    /** The newest version of each item asked for, by item id. */
    async newest(query: Query, ids: readonly string[]) {
      const rows = await query
        .select({ id: items.id, content: itemVersions.content, savedAt: itemVersions.savedAt, savedBy: itemVersions.savedBy })
        .from(items)
        .innerJoin(itemVersions, and(eq(itemVersions.itemId, items.id), eq(itemVersions.version, items.latestVersion)))
        .where(inArray(items.id, [...ids]));
      return new Map(rows.map(({ id, content, ...saved }) => [id, { ...saved, item: parse(content) }]));
    },
    /** The newest approved version of every item in use. */
    async approved(query: Query): Promise<{ item: Item; version: number }[]> {
      const rows = await query
        .select({ content: itemVersions.content, version: itemVersions.version })
        .from(items)
        .innerJoin(itemVersions, and(eq(itemVersions.itemId, items.id), eq(itemVersions.version, items.approvedVersion)))
        .where(eq(items.isRetired, false))
        .orderBy(asc(items.id));
      return rows.map(({ content, version }) => ({ item: parse(content), version }));
    },
    /** The newest version of every item that is not retired, whatever its stage. */
    async inUse(query: Query): Promise<Item[]> {
      const rows = await query
        .select({ content: itemVersions.content })
        .from(items)
        .innerJoin(itemVersions, and(eq(itemVersions.itemId, items.id), eq(itemVersions.version, items.latestVersion)))
        .where(eq(items.isRetired, false))
        .orderBy(asc(items.id));
      return rows.map(({ content }) => parse(content));
    },
    async version(query: Query, id: string, version: number) {
      const rows = await query
        .select()
        .from(itemVersions)
        .where(and(eq(itemVersions.itemId, id), eq(itemVersions.version, version)));
      return rows[0] ? { ...rows[0], item: parse(rows[0].content) } : null;
    },
    async versions(query: Query, id: string) {
      return query.select().from(itemVersions).where(eq(itemVersions.itemId, id)).orderBy(desc(itemVersions.version));
    },
    /** Version, hash and author of everything stored, newest first, by item id. */
    async hashes(query: Query) {
      const { itemId, version, contentHash, savedBy } = itemVersions;
      const rows = await query.select({ itemId, version, contentHash, savedBy }).from(itemVersions).orderBy(desc(version));
      const byItem = new Map<string, (typeof rows)[number][]>();
      for (const row of rows) {
        const known = byItem.get(row.itemId);
        if (known) known.push(row);
        else byItem.set(row.itemId, [row]);
      }
      return byItem;
    },
    /** Papers that hold some version of the item. */
    async usedIn(query: Query, id: string) {
      return query
        .select({ paperId: papers.id, form: papers.form, version: paperSlots.version })
        .from(paperSlots)
        .innerJoin(papers, eq(papers.id, paperSlots.paperId))
        .where(eq(paperSlots.itemId, id))
        .orderBy(asc(papers.assembledAt), asc(papers.id));
    },
    async insertVersion(tx: Tx, row: typeof itemVersions.$inferInsert): Promise<void> {
      await tx.insert(itemVersions).values(row);
    },
    async insert(tx: Tx, row: typeof items.$inferInsert): Promise<void> {
      await tx.insert(items).values(row);
    },
    async update(tx: Tx, id: string, change: Partial<typeof items.$inferInsert>): Promise<void> {
      await tx.update(items).set(change).where(eq(items.id, id));
    },
    async markApproved(
      tx: Tx,
      place: { id: string; version: number },
      by: { approvedBy: string; approvedAt: number },
    ): Promise<void> {
      await tx
        .update(itemVersions)
        .set(by)
        .where(and(eq(itemVersions.itemId, place.id), eq(itemVersions.version, place.version)));
    },
    /** Ids that no item has. */
    async unknownIds(query: Query, ids: readonly string[]): Promise<string[]> {
      if (ids.length === 0) return [];
      const rows = await query
        .select({ id: items.id })
        .from(items)
        .where(inArray(items.id, [...ids]));
      const known = new Set(rows.map(({ id }) => id));
      return ids.filter((id) => !known.has(id));
    },
    /** Items whose newest version names this one as an enemy. */
    async namedBy(query: Query, id: string): Promise<string[]> {
      const rows = await query
        .select({ id: items.id, enemies: items.enemies })
        .from(items)
        .where(ne(items.enemies, ""))
        .orderBy(asc(items.id));
      return rows.filter(({ enemies }) => enemies.split("\n").includes(id)).map((row) => row.id);
    },
    /** Fills what an older release did not keep beside an item. */
    async refill(tx: Tx): Promise<void> {
      const rows = await tx
        .select({ id: items.id, content: itemVersions.content })
        .from(items)
        .innerJoin(itemVersions, and(eq(itemVersions.itemId, items.id), eq(itemVersions.version, items.latestVersion)))
        .where(eq(items.enemies, "?"));
      for (const { id, content } of rows) {
        const item = parse(content);
        await tx
          .update(items)
          .set({ enemies: item.enemies.join("\n"), tags: (item.tags ?? []).join("\n") })
          .where(eq(items.id, id));
      }
    },
    async keyChecks(query: Query, id: string) {
      return query.select().from(keyChecks).where(eq(keyChecks.itemId, id)).orderBy(asc(keyChecks.at));
    },
    /** Settles every mismatch of a version that is still open. */
    async settleKeyChecks(
      tx: Tx,
      place: { id: string; version: number },
      settled: { settledBy: string; settledAt: number; settlement: string },
    ): Promise<void> {
      const open = and(eq(keyChecks.itemId, place.id), eq(keyChecks.version, place.version), eq(keyChecks.agrees, false));
      await tx
        .update(keyChecks)
        .set(settled)
        .where(and(open, isNull(keyChecks.settledAt)));
    },
    /** Closes the open tasks of a kind for an item. */
    async finishTasks(tx: Tx, id: string, done: { at: number; kind: "review" | "key-check" }): Promise<void> {
      const open = and(eq(reviewTasks.itemId, id), eq(reviewTasks.kind, done.kind), isNull(reviewTasks.doneAt));
      await tx.update(reviewTasks).set({ doneAt: done.at }).where(open);
    },
    /** The lock somebody holds now. */
    async lock(query: Query, id: string, now: number) {
      const held = and(eq(editLocks.itemId, id), gt(editLocks.expiresAt, now));
      return (await query.select().from(editLocks).where(held))[0] ?? null;
    },
    async workingCopy(query: Query, id: string, accountId: string) {
      const mine = and(eq(workingCopies.itemId, id), eq(workingCopies.accountId, accountId));
      return (await query.select().from(workingCopies).where(mine))[0] ?? null;
    },
    async dropWorkingCopy(tx: Tx, id: string, accountId: string): Promise<void> {
      await tx.delete(workingCopies).where(and(eq(workingCopies.itemId, id), eq(workingCopies.accountId, accountId)));
    },
  };
}
