import { and, eq, lt } from "drizzle-orm";
import type { Database, Query, Tx } from "../database/database.ts";

export function attemptStore({ tables: { attempts } }: Database) {
  type Row = typeof attempts.$inferSelect;
  return {
    async byId(query: Query, id: string): Promise<Row | null> {
      return (await query.select().from(attempts).where(eq(attempts.id, id)))[0] ?? null;
    },
    async ofSitting(query: Query, sittingId: string): Promise<Row[]> {
      return query.select().from(attempts).where(eq(attempts.sittingId, sittingId));
    },
    /** Running attempts whose deadline lies before an instant. */
    async due(query: Query, before: number): Promise<Row[]> {
      return query
        .select()
        .from(attempts)
        .where(and(eq(attempts.status, "running"), lt(attempts.deadline, before)));
    },
    async withStatus(query: Query, status: string): Promise<Row[]> {
      return query.select().from(attempts).where(eq(attempts.status, status));
    },
    async insert(tx: Tx, row: Row): Promise<void> {
      await tx.insert(attempts).values(row);
    },
    async update(tx: Tx, id: string, change: Partial<Row>): Promise<void> {
      await tx.update(attempts).set(change).where(eq(attempts.id, id));
    },
  };
}

export type AttemptRow = NonNullable<Awaited<ReturnType<ReturnType<typeof attemptStore>["byId"]>>>;
