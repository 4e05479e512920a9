import { asc, eq } from "drizzle-orm";
import type { Database, Query, Tx } from "../database/database.ts";
import type { Candidate } from "./candidate.rules.ts";

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
    /** Every ticket number there is, with its sitting and name. */
    async tickets(query: Query): Promise<{ ticket: string; sittingId: string; name: string }[]> {
      return query.select({ ticket: candidates.ticket, sittingId: candidates.sittingId, name: candidates.name }).from(candidates);
    },
    async insert(tx: Tx, candidate: Candidate): Promise<void> {
      await tx.insert(candidates).values(candidate);
    },
    async seat(tx: Tx, id: string, place: { room: string; seat: string; paperId: string }): Promise<void> {
      await tx.update(candidates).set(place).where(eq(candidates.id, id));
    },
  };
}
