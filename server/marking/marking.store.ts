import { and, asc, count, countDistinct, desc, eq, inArray, lt, ne, notInArray, or } from "drizzle-orm";
import type { Database, Query, Tx } from "../database/database.ts";
import type { Purpose } from "./marking.rules.ts";
import type { ReadingFigures } from "./progress.rules.ts";

/** Values per statement; engines bound how many one may carry. */
const CHUNK = 500;

/** All scripts of one essay item in one sitting. */
export interface QueueKey {
  readonly sittingId: string;
  readonly itemId: string;
}

export interface QueueCount extends QueueKey {
  readonly state: string;
  readonly count: number;
}

interface Claimant {
  readonly graderId: string;
  readonly purposes: readonly Purpose[];
  readonly now: number;
}

export function markingStore({ tables: { scripts, readings } }: Database) {
  type Script = typeof scripts.$inferSelect;
  type Reading = typeof readings.$inferSelect;
  const joined = { reading: readings, script: scripts };
  const key = { sittingId: scripts.sittingId, itemId: scripts.itemId };
  const ofQueue = (queue: QueueKey) => and(eq(scripts.sittingId, queue.sittingId), eq(scripts.itemId, queue.itemId));

  /** Readings this person may take: free or with a lease that ran out, of a script they hold or gave no other reading of. */
  function claimable(query: Query, { graderId, purposes, now }: Claimant) {
    const own = query.select({ id: readings.scriptId }).from(readings).where(eq(readings.graderId, graderId));
    return and(
      eq(scripts.state, "marking"),
      inArray(readings.purpose, [...purposes]),
      or(eq(readings.state, "waiting"), and(eq(readings.state, "leased"), lt(readings.leaseExpiresAt, now))),
      notInArray(scripts.id, own),
    );
  }

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
        const rows = await query
          .select()
          .from(scripts)
          .where(inArray(scripts.attemptId, attemptIds.slice(from, from + CHUNK)));
        found.push(...rows);
      }
      return found;
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

    /** Any script of a queue: they all share paper, item and marking rule. */
    async sampleOf(query: Query, queue: QueueKey): Promise<Script | null> {
      return (await query.select().from(scripts).where(ofQueue(queue)).orderBy(asc(scripts.lot)).limit(1))[0] ?? null;
    },
    /** The reading a grader already holds in a queue, even when its lease has run out and nobody else took it; the oldest first. */
    async held(query: Query, queue: QueueKey & { graderId: string }) {
      const rows = await query
        .select(joined)
        .from(readings)
        .innerJoin(scripts, eq(scripts.id, readings.scriptId))
        .where(and(ofQueue(queue), eq(readings.graderId, queue.graderId), eq(readings.state, "leased")))
        .orderBy(asc(readings.claimedAt), asc(readings.id))
        .limit(1);
      return rows[0] ?? null;
    },
    /** The first claimable readings of a queue in the stored order of lots. */
    async nextFree(query: Query, queue: QueueKey & Claimant & { limit: number }) {
      return query
        .select(joined)
        .from(readings)
        .innerJoin(scripts, eq(scripts.id, readings.scriptId))
        .where(and(ofQueue(queue), claimable(query, queue)))
        .orderBy(asc(scripts.lot), asc(scripts.id), asc(readings.purpose))
        .limit(queue.limit);
    },
    async markedBy(query: Query, graderId: string, limit: number) {
      return query
        .select(joined)
        .from(readings)
        .innerJoin(scripts, eq(scripts.id, readings.scriptId))
        .where(and(eq(readings.graderId, graderId), eq(readings.state, "marked")))
        .orderBy(desc(readings.markedAt), asc(readings.id))
        .limit(limit);
    },

    async sittingsWithScripts(query: Query): Promise<string[]> {
      return (await query.selectDistinct({ id: scripts.sittingId }).from(scripts).orderBy(asc(scripts.sittingId))).map(
        ({ id }) => id,
      );
    },
    /** Scripts of each queue of some sittings, by state. */
    async scriptCounts(query: Query, sittingIds: readonly string[]): Promise<QueueCount[]> {
      return query
        .select({ ...key, state: scripts.state, count: count() })
        .from(scripts)
        .where(inArray(scripts.sittingId, [...sittingIds]))
        .groupBy(scripts.sittingId, scripts.itemId, scripts.state);
    },
    /** Readings a grader holds or has marked, by queue and state. */
    async ownCounts(query: Query, sittingIds: readonly string[], graderId: string): Promise<QueueCount[]> {
      return query
        .select({ ...key, state: readings.state, count: count() })
        .from(readings)
        .innerJoin(scripts, eq(scripts.id, readings.scriptId))
        .where(and(eq(readings.graderId, graderId), inArray(scripts.sittingId, [...sittingIds])))
        .groupBy(scripts.sittingId, scripts.itemId, readings.state);
    },
    /** How many scripts of each queue this person could claim; of one script anybody can take one reading only. */
    async claimableCounts(query: Query, sittingIds: readonly string[], claimant: Claimant): Promise<QueueCount[]> {
      return query
        .select({ ...key, state: scripts.state, count: countDistinct(readings.scriptId) })
        .from(readings)
        .innerJoin(scripts, eq(scripts.id, readings.scriptId))
        .where(and(inArray(scripts.sittingId, [...sittingIds]), claimable(query, claimant)))
        .groupBy(scripts.sittingId, scripts.itemId, scripts.state);
    },
    /** Readings of a sitting that are not marked yet. */
    async openReadings(query: Query, sittingId: string): Promise<number> {
      const rows = await query
        .select({ count: count() })
        .from(readings)
        .innerJoin(scripts, eq(scripts.id, readings.scriptId))
        .where(and(eq(scripts.sittingId, sittingId), ne(readings.state, "marked")));
      return rows[0]?.count ?? 0;
    },
    /** Every reading of a sitting, without texts. */
    async figuresOf(
      query: Query,
      sittingId: string,
    ): Promise<(ReadingFigures & Pick<Script, "itemId" | "attemptId" | "slot">)[]> {
      return query
        .select({
          scriptId: scripts.id,
          itemId: scripts.itemId,
          attemptId: scripts.attemptId,
          slot: scripts.slot,
          scriptState: scripts.state,
          points: scripts.points,
          settledBy: scripts.settledBy,
          purpose: readings.purpose,
          state: readings.state,
          graderId: readings.graderId,
          total: readings.total,
          claimedAt: readings.claimedAt,
          markedAt: readings.markedAt,
        })
        .from(readings)
        .innerJoin(scripts, eq(scripts.id, readings.scriptId))
        .where(eq(scripts.sittingId, sittingId));
    },
  };
}

export type MarkingStore = ReturnType<typeof markingStore>;
export type ScriptRow = Awaited<ReturnType<MarkingStore["scriptsOfAttempt"]>>[number];
export type ReadingRow = Awaited<ReturnType<MarkingStore["readingsOf"]>>[number];
