import { desc, eq } from "drizzle-orm";
import { z } from "zod";
import { canonicalJson } from "#kernel/canonical-json.ts";
import type { Database, Query, Tx } from "../database/database.ts";

const lockedResult = z.object({
  parts: z.array(z.int()),
  objective: z.int(),
  essays: z.int(),
  total: z.int(),
  isPass: z.boolean(),
  essayMarks: z.array(z.object({ slot: z.int(), points: z.int() })),
});
export type LockedResult = z.infer<typeof lockedResult>;

export function resultStore({ tables: { results } }: Database) {
  return {
    async insert(
      tx: Tx,
      row: { attemptId: string; sittingId: string; content: LockedResult; releasedAt: number },
    ): Promise<void> {
      await tx.insert(results).values({ ...row, version: 1, content: canonicalJson(row.content) });
    },
    /** The newest released result of an attempt, or null before release. */
    async ofAttempt(
      query: Query,
      attemptId: string,
    ): Promise<{ sittingId: string; content: LockedResult; releasedAt: number } | null> {
      const rows = await query
        .select()
        .from(results)
        .where(eq(results.attemptId, attemptId))
        .orderBy(desc(results.version))
        .limit(1);
      const [row] = rows;
      if (!row) return null;
      const { sittingId, releasedAt } = row;
      return { sittingId, releasedAt, content: lockedResult.parse(JSON.parse(row.content)) };
    },
    async releasedAt(query: Query, sittingId: string): Promise<number | null> {
      const rows = await query.select({ at: results.releasedAt }).from(results).where(eq(results.sittingId, sittingId)).limit(1);
      return rows[0]?.at ?? null;
    },
  };
}
