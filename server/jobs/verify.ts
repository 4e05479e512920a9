import { asc } from "drizzle-orm";
import { type Attempt, type AttemptEvent, evolve, NO_ATTEMPT } from "../attempts/attempt.rules.ts";
import type { AttemptRow } from "../attempts/attempt.store.ts";
import type { Database, LedgerRow } from "../database/database.ts";
import { firstBreak } from "../ledger/hash-chain.ts";
import { factOf } from "../ledger/stream-memory.ts";
import type { FrozenPaper } from "../papers/frozen-paper.ts";
import { finalResponses } from "../responses/response.rules.ts";
import { responseStore } from "../responses/response.store.ts";

export interface VerifyPorts {
  readonly database: Database;
  readonly papers: { load(id: string): Promise<FrozenPaper> };
  readonly attempts: { closedRows(): Promise<AttemptRow[]> };
  /** Recomputes an attempt's machine scores and marks; answers what differs from what is stored. */
  readonly recheck: (attemptId: string) => Promise<string[]>;
}

export interface Verification {
  readonly streams: number;
  readonly events: number;
  readonly attempts: number;
  /** One line per thing that does not hold; empty when everything does. */
  readonly findings: readonly string[];
}

/**
 * Proves the records against the ledger: every stream's hash chain, every closed attempt's responses replayed from its
 * events, every stored score and mark computed anew.
 */
export async function verifyLedger({ database, papers, attempts, recheck }: VerifyPorts): Promise<Verification> {
  const findings: string[] = [];
  const { events } = database.tables;
  const streams = await database.read.selectDistinct({ stream: events.stream }).from(events).orderBy(asc(events.stream));
  let count = 0;
  for (const { stream } of streams) {
    const rows = await database.readEvents(stream);
    count += rows.length;
    const broken = firstBreak(rows);
    if (broken !== null) findings.push(`${stream}: the chain breaks at event ${broken}`);
  }
  const closed = await attempts.closedRows();
  for (const row of closed) {
    findings.push(...(await replayedResponses(database, papers, row)));
    findings.push(...(await recheck(row.id)));
  }
  return { streams: streams.length, events: count, attempts: closed.length, findings };
}

async function replayedResponses(database: Database, papers: VerifyPorts["papers"], row: AttemptRow): Promise<string[]> {
  const attempt = replayAttempt(await database.readEvents(`attempt:${row.id}`));
  if (attempt.status !== "closed") return [`attempt ${row.id}: closed in its row, ${attempt.status} in the ledger`];
  const paper = await papers.load(row.paperId);
  const expected = finalResponses(row.id, attempt.sheet, paper);
  const stored = await responseStore(database).ofAttempt(database.read, row.id);
  return expected.flatMap((response, at) =>
    JSON.stringify(sortedFields(response)) === JSON.stringify(sortedFields(stored[at] ?? {}))
      ? []
      : [`attempt ${row.id}: slot ${response.slot} differs from the ledger`],
  );
}

function replayAttempt(rows: readonly LedgerRow[]): Attempt {
  return rows.reduce<Attempt>((state, row) => evolve(state, factOf<AttemptEvent>(row), row), NO_ATTEMPT);
}

function sortedFields(record: object): [string, unknown][] {
  return Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
}
