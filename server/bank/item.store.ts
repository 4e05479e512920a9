import { and, asc, desc, eq, inArray } from "drizzle-orm";
import { type Item, itemSchema } from "#item-bank/item.ts";
import type { Database, Query, Tx } from "../database/database.ts";

export function itemStore({ tables: { items, itemVersions, papers, paperSlots } }: Database) {
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
  };
}
