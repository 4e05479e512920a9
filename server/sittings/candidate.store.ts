import { and, asc, count, eq } from "drizzle-orm";
import type { Database, Query, Tx } from "../database/database.ts";
import type { Candidate } from "./candidate.rules.ts";

export interface CandidateCounts {
  readonly candidates: number;
  readonly seated: number;
}

/** Rows of one insert; engines limit the values of a statement. */
const INSERT_ROWS = 500;

export function candidateStore({ tables: { candidates } }: Database) {
  return {
    async ofSitting(query: Query, sittingId: string): Promise<Candidate[]> {
      return query.select().from(candidates).where(eq(candidates.sittingId, sittingId)).orderBy(asc(candidates.ticket));
    },
    async byTicket(query: Query, ticket: string): Promise<Candidate | null> {
      return (await query.select().from(candidates).where(eq(candidates.ticket, ticket)))[0] ?? null;
    },
    async byAttempt(query: Query, attemptId: string): Promise<Candidate | null> {
      return (await query.select().from(candidates).where(eq(candidates.attemptId, attemptId)))[0] ?? null;
    },
    /** Everybody registered on this installation, as far as a roster must know. */
    async known(query: Query) {
      const { ticket, sittingId, name, idTail, organisation } = candidates;
      return query.select({ ticket, sittingId, name, idTail, organisation }).from(candidates);
    },
    /** How many candidates each sitting has, and how many of them have a seat. */
    async counts(query: Query): Promise<Map<string, CandidateCounts>> {
      const { sittingId, id, seat } = candidates;
      const rows = await query
        .select({ sittingId, candidates: count(id), seated: count(seat) })
        .from(candidates)
        .groupBy(sittingId);
      return new Map(rows.map(({ sittingId: at, ...counts }) => [at, counts]));
    },
    async countsOf(query: Query, sittingId: string): Promise<CandidateCounts> {
      const rows = await query
        .select({ candidates: count(candidates.id), seated: count(candidates.seat) })
        .from(candidates)
        .where(eq(candidates.sittingId, sittingId));
      return rows[0] ?? { candidates: 0, seated: 0 };
    },
    async insert(tx: Tx, rows: readonly Candidate[]): Promise<void> {
      for (let at = 0; at < rows.length; at += INSERT_ROWS) await tx.insert(candidates).values(rows.slice(at, at + INSERT_ROWS));
    },
    async seat(tx: Tx, id: string, place: { room: string; seat: string; paperId: string }): Promise<void> {
      await tx.update(candidates).set(place).where(eq(candidates.id, id));
    },
    /** Candidates already placed keep their seats and get the other paper. */
    async changePaper(tx: Tx, sittingId: string, { from, to }: { from: string; to: string }): Promise<void> {
      const holders = and(eq(candidates.sittingId, sittingId), eq(candidates.paperId, from));
      await tx.update(candidates).set({ paperId: to }).where(holders);
    },
  };
}
