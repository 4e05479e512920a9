import { asc, eq } from "drizzle-orm";
import type { Database, Query, Tx } from "../database/database.ts";

export function responseStore({ tables: { responses } }: Database) {
  type Row = typeof responses.$inferSelect;
  return {
    async ofAttempt(query: Query, attemptId: string): Promise<Row[]> {
      return query.select().from(responses).where(eq(responses.attemptId, attemptId)).orderBy(asc(responses.slot));
    },
    async insertAll(tx: Tx, rows: readonly Row[]): Promise<void> {
      if (rows.length > 0) await tx.insert(responses).values([...rows]);
    },
  };
}

export type ResponseRow = Awaited<ReturnType<ReturnType<typeof responseStore>["ofAttempt"]>>[number];
