import { MINUTE_MS } from "#kernel/instant.ts";
import type { Aggregate, Projection } from "../ledger/aggregate.ts";
import type { FrozenPaper } from "../papers/frozen-paper.ts";
import { finalResponses } from "../responses/response.rules.ts";
import { responseStore } from "../responses/response.store.ts";
import { type Attempt, type AttemptEvent, evolve, NO_ATTEMPT } from "./attempt.rules.ts";
import { attemptStore } from "./attempt.store.ts";

/** Attempts as streams: running ones stay in memory, read tables follow only the facts that change them. */
export function attemptAggregate(loadPaper: (paperId: string) => Promise<FrozenPaper>): Aggregate<Attempt, AttemptEvent> {
  return {
    noun: "attempt",
    initial: NO_ATTEMPT,
    evolve,
    keeps: (attempt) => attempt.status === "running",
    async project(change) {
      for (const { event } of change.events) await projectOne(change, event);
    },
  };

  async function projectOne(change: Projection<Attempt, AttemptEvent>, event: AttemptEvent): Promise<void> {
    const { tx, database, state } = change;
    const store = attemptStore(database);
    const id = change.stream.slice("attempt:".length);
    if (event.kind === "booked") {
      const { sittingId, candidateId, paperId } = event;
      await store.insert(tx, {
        id,
        sittingId,
        candidateId,
        paperId,
        status: "booked",
        startedAt: null,
        deadline: null,
        closedAt: null,
        grantedMinutes: 0,
        receipt: null,
      });
    } else if (state.status === "running" && (event.kind === "started" || event.kind === "granted")) {
      await store.update(tx, id, {
        status: "running",
        startedAt: state.startedAt,
        deadline: state.deadline,
        grantedMinutes: state.grantedMs / MINUTE_MS,
      });
    } else if (state.status === "closed" && event.kind === "closed") {
      const paper = await loadPaper(state.booking.paperId);
      await store.update(tx, id, { status: "closed", closedAt: event.closedAt, receipt: JSON.stringify(state.receipt) });
      await responseStore(database).insertAll(tx, finalResponses(id, state.sheet, paper));
    }
  }
}
