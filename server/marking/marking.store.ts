import { and, asc, desc, eq, inArray, lt, ne, notInArray, or } from "drizzle-orm";
import type { Database, Query, Tx } from "../database/database.ts";
import type { Purpose } from "./marking.rules.ts";

/** Attempts per query; engines bound how many values one statement may carry. */
const CHUNK = 500;

export function markingStore({ tables: { scripts, readings } }: Database) {
  type Script = typeof scripts.$inferSelect;
  type Reading = typeof readings.$inferSelect;
  const joined = { reading: readings, script: scripts };

  return {
    async insertScript(tx: Tx, script: Script, first: readonly Reading[]): Promise<void> {
      await tx.insert(scripts).values(script);
      await tx.insert(readings).values([...first]);
    },
    async insertReading(tx: Tx, reading: Reading): Promise<void> {
      await tx.insert(readings).values(reading);
    },
    async deleteReading(tx: Tx, id: string): Promise<void> {
      await tx.delete(readings).where(eq(readings.id, id));
    },
    async updateReading(tx: Tx, id: string, change: Partial<Reading>): Promise<void> {
      await tx.update(readings).set(change).where(eq(readings.id, id));
    },
    async updateScript(tx: Tx, id: string, change: Partial<Script>): Promise<void> {
      await tx.update(scripts).set(change).where(eq(scripts.id, id));
    },
    async scriptsOfAttempt(query: Query, attemptId: string): Promise<Script[]> {
      return query.select().from(scripts).where(eq(scripts.attemptId, attemptId)).orderBy(asc(scripts.slot));
    },
    async scriptsOfAttempts(query: Query, attemptIds: readonly string[]): Promise<Script[]> {
      const found: Script[] = [];
      for (let from = 0; from < attemptIds.length; from += CHUNK) {
        found.push(
          ...(await query
            .select()
            .from(scripts)
            .where(inArray(scripts.attemptId, attemptIds.slice(from, from + CHUNK)))),
        );
      }
      return found;
    },
    async ofSitting(query: Query, sittingId: string): Promise<{ reading: Reading; script: Script }[]> {
      return query
        .select(joined)
        .from(readings)
        .innerJoin(scripts, eq(scripts.id, readings.scriptId))
        .where(eq(scripts.sittingId, sittingId));
    },
    /** Every reading of every script still open, and all a grader has marked. */
    async all(query: Query): Promise<{ reading: Reading; script: Script }[]> {
      return query.select(joined).from(readings).innerJoin(scripts, eq(scripts.id, readings.scriptId));
    },
    async reading(query: Query, id: string): Promise<{ reading: Reading; script: Script } | null> {
      const rows = await query
        .select(joined)
        .from(readings)
        .innerJoin(scripts, eq(scripts.id, readings.scriptId))
        .where(eq(readings.id, id));
      return rows[0] ?? null;
    },
    async readingsOf(query: Query, scriptId: string): Promise<Reading[]> {
      return query.select().from(readings).where(eq(readings.scriptId, scriptId));
    },
    /** The reading a grader already holds in a queue, even when its lease has run out and nobody else took it. */
    async held(query: Query, queue: { sittingId: string; itemId: string; graderId: string }) {
      const rows = await query
        .select(joined)
        .from(readings)
        .innerJoin(scripts, eq(scripts.id, readings.scriptId))
        .where(
          and(
            eq(scripts.sittingId, queue.sittingId),
            eq(scripts.itemId, queue.itemId),
            eq(readings.graderId, queue.graderId),
            eq(readings.state, "leased"),
          ),
        )
        .limit(1);
      return rows[0] ?? null;
    },
    /** The next free reading in the stored order of lots, of a script this grader has no other reading of. */
    async nextFree(
      query: Query,
      queue: { sittingId: string; itemId: string; graderId: string; purposes: readonly Purpose[]; now: number },
    ) {
      const own = query.select({ id: readings.scriptId }).from(readings).where(eq(readings.graderId, queue.graderId));
      const free = or(eq(readings.state, "waiting"), and(eq(readings.state, "leased"), lt(readings.leaseExpiresAt, queue.now)));
      const rows = await query
        .select(joined)
        .from(readings)
        .innerJoin(scripts, eq(scripts.id, readings.scriptId))
        .where(
          and(
            eq(scripts.sittingId, queue.sittingId),
            eq(scripts.itemId, queue.itemId),
            ne(scripts.state, "settled"),
            inArray(readings.purpose, [...queue.purposes]),
            free,
            notInArray(scripts.id, own),
          ),
        )
        .orderBy(asc(scripts.lot), asc(readings.purpose))
        .limit(1);
      return rows[0] ?? null;
    },
    async markedBy(query: Query, graderId: string, limit: number) {
      return query
        .select(joined)
        .from(readings)
        .innerJoin(scripts, eq(scripts.id, readings.scriptId))
        .where(and(eq(readings.graderId, graderId), eq(readings.state, "marked")))
        .orderBy(desc(readings.markedAt))
        .limit(limit);
    },
  };
}

export type MarkingStore = ReturnType<typeof markingStore>;
export type ScriptRow = Awaited<ReturnType<MarkingStore["scriptsOfAttempt"]>>[number];
export type ReadingRow = Awaited<ReturnType<MarkingStore["readingsOf"]>>[number];
