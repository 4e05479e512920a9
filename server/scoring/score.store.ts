import { asc, eq, inArray } from "drizzle-orm";
import { units } from "#kernel/points.ts";
import type { Database, Query, Tx } from "../database/database.ts";
import type { SlotScore } from "./score.rules.ts";

export interface StoredScore extends SlotScore {
  readonly attemptId: string;
  readonly round: number;
}

/** Attempts per query; engines bound how many values one statement may carry. */
const CHUNK = 500;

export function scoreStore({ tables: { scores } }: Database) {
  const toScore = (row: typeof scores.$inferSelect): StoredScore => ({
    attemptId: row.attemptId,
    slot: row.slot,
    round: row.round,
    itemId: row.itemId,
    version: row.version,
    part: row.part,
    points: units(row.points),
    outcome: row.outcome as SlotScore["outcome"],
  });
  return {
    async ofAttempt(query: Query, attemptId: string): Promise<StoredScore[]> {
      return (
        await query.select().from(scores).where(eq(scores.attemptId, attemptId)).orderBy(asc(scores.slot), asc(scores.round))
      ).map(toScore);
    },
    async ofAttempts(query: Query, attemptIds: readonly string[]): Promise<StoredScore[]> {
      const found: StoredScore[] = [];
      for (let from = 0; from < attemptIds.length; from += CHUNK) {
        const rows = await query
          .select()
          .from(scores)
          .where(inArray(scores.attemptId, attemptIds.slice(from, from + CHUNK)));
        found.push(...rows.map(toScore));
      }
      return found;
    },
    async insert(tx: Tx, rows: readonly StoredScore[], scoredAt: number): Promise<void> {
      if (rows.length > 0) await tx.insert(scores).values(rows.map((row) => ({ ...row, scoredAt })));
    },
  };
}
