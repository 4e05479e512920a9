import { Fault } from "#kernel/assert.ts";
import { canonicalJson, type Json } from "#kernel/canonical-json.ts";
import type { Clock } from "#kernel/instant.ts";
import { isRefusal, type Refusal, Refused, refuse } from "#kernel/refusal.ts";
import type { Database, LedgerRow, Tx } from "../database/database.ts";
import type { Aggregate, Committed, Decide, Fact, FactPlace } from "./aggregate.ts";
import { factHash } from "./hash-chain.ts";
import { StreamMemory, type StreamState } from "./stream-memory.ts";

/** Most commands one transaction takes; keeps the fsync shared and the wait short. */
const BATCH_LIMIT = 200;
/** Most commands that may wait; beyond it the server says busy instead of growing without bound. */
const QUEUE_LIMIT = 10_000;
/** Tries after another node took a sequence number first. */
const COLLISION_TRIES = 3;

/** The only way to change what the product remembers. Replies settle after the commit, never before. */
export interface Writer {
  /** Decides on one stream and records what was decided. @throws Refused with the rule's refusal */
  commit<State, Event extends Fact, Reply>(
    aggregate: Aggregate<State, Event>,
    id: string,
    order: { readonly actor: string; readonly decide: Decide<State, Event, Reply> },
  ): Promise<Committed<Reply>>;
  /**
   * Records a fact together with changes to tables that are not derived from a stream's state (accounts, papers, claims).
   * The work runs alone in its transaction and may throw `Refused`; then nothing is recorded.
   */
  record<T>(work: (recording: Recording) => Promise<T>): Promise<T>;
  /** The state of a stream as recorded now. */
  look<State, Event extends Fact>(aggregate: Aggregate<State, Event>, id: string): Promise<StreamState<State>>;
}

export interface Recording {
  readonly tx: Tx;
  readonly now: number;
  /** Appends one fact to a stream by name, for example `sitting:…`. */
  fact(stream: string, actor: string, fact: Fact & { readonly [name: string]: unknown }): Promise<void>;
}

interface Job {
  readonly aggregate: Aggregate<unknown, Fact>;
  readonly stream: string;
  readonly actor: string;
  readonly decide: Decide<unknown, Fact, unknown>;
  settle(outcome: Committed<unknown> | Refusal): void;
  fail(error: unknown): void;
}

export function createWriter({ database, clock }: { database: Database; clock: Clock }): Writer {
  const memory = new StreamMemory(database);
  const waiting: Job[] = [];
  let isDraining = false;

  async function drain(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting.splice(0, BATCH_LIMIT);
      await runBatch(batch);
    }
    isDraining = false;
  }

  async function runBatch(batch: Job[]): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        const outcomes = await database.transaction((tx) => decideAll(tx, batch));
        memory.settle(outcomes.states);
        batch.forEach((job, at) => {
          const outcome = outcomes.replies[at];
          if (outcome instanceof Fault) job.fail(outcome);
          else if (outcome) job.settle(outcome);
        });
        return;
      } catch (error) {
        memory.forget(batch.map((job) => job.stream));
        if (attempt < COLLISION_TRIES && database.isDuplicate(error)) continue;
        for (const job of batch) job.fail(error);
        return;
      }
    }
  }

  async function decideAll(tx: Tx, batch: readonly Job[]) {
    const now = clock.now();
    const states = new Map<string, { aggregate: Aggregate<unknown, Fact>; state: StreamState<unknown> }>();
    const replies: (Committed<unknown> | Refusal | Fault)[] = [];
    const rows: LedgerRow[] = [];
    for (const job of batch) {
      const before =
        states.get(job.stream)?.state ?? memory.peek(job.stream) ?? (await memory.load(job.aggregate, job.stream, tx));
      const outcome = decideOne(job, before, now);
      replies.push(outcome.reply);
      states.set(job.stream, { aggregate: job.aggregate, state: outcome.state });
      if (outcome.rows.length === 0) continue;
      rows.push(...outcome.rows);
      if (job.aggregate.project) {
        const { stream } = job;
        await job.aggregate.project({
          tx,
          database,
          stream,
          before: before.state,
          state: outcome.state.state,
          events: outcome.events,
        });
      }
    }
    await database.appendEvents(tx, rows);
    return { states, replies };
  }

  function commit<State, Event extends Fact, Reply>(
    aggregate: Aggregate<State, Event>,
    id: string,
    order: { readonly actor: string; readonly decide: Decide<State, Event, Reply> },
  ): Promise<Committed<Reply>> {
    return new Promise((resolve, reject) => {
      if (waiting.length >= QUEUE_LIMIT) {
        reject(new Refused(refuse("busy")));
        return;
      }
      waiting.push({
        aggregate: aggregate as unknown as Aggregate<unknown, Fact>,
        stream: streamName(aggregate, id),
        actor: order.actor,
        decide: order.decide as unknown as Decide<unknown, Fact, unknown>,
        settle: (outcome) => (isRefusal(outcome) ? reject(new Refused(outcome)) : resolve(outcome as Committed<Reply>)),
        fail: reject,
      });
      if (isDraining) return;
      isDraining = true;
      // One turn of the event loop gathers what arrives together, so that it shares one fsync.
      setImmediate(() => void drain());
    });
  }

  return {
    commit,
    record(work) {
      const touched = new Set<string>();
      return database
        .transaction(async (tx) => {
          const now = clock.now();
          return work({ tx, now, fact: (stream, actor, fact) => appendFact(tx, touched, { stream, actor, fact, at: now }) });
        })
        .finally(() => memory.forget([...touched]));
    },
    async look(aggregate, id) {
      const kept = memory.peek(streamName(aggregate, id)) as StreamState<never> | undefined;
      if (kept) return kept;
      // Read in turn with the writing, so that an older state never replaces a newer one in memory.
      const { reply, sequence, hash } = await commit(aggregate, id, {
        actor: "server",
        decide: (state) => ({ events: [], reply: state }),
      });
      return { state: reply, sequence, hash };
    },
  };

  async function appendFact(
    tx: Tx,
    touched: Set<string>,
    entry: { stream: string; actor: string; fact: Fact; at: number },
  ): Promise<void> {
    const last = await memory.lastPlace(tx, entry.stream);
    touched.add(entry.stream);
    await database.appendEvents(tx, [ledgerRow(entry, last)]);
  }
}

export function streamName(aggregate: { readonly noun: string }, id: string): string {
  return `${aggregate.noun}:${id}`;
}

function decideOne(job: Job, before: StreamState<unknown>, now: number) {
  const events: { event: Fact; place: FactPlace }[] = [];
  const rows: LedgerRow[] = [];
  let state = before;
  try {
    const decision = job.decide(before.state, { now, sequence: before.sequence, hash: before.hash });
    if (isRefusal(decision)) return { reply: decision, rows, events, state };
    for (const event of decision.events) {
      const row = ledgerRow({ stream: job.stream, actor: job.actor, fact: event, at: now }, state);
      rows.push(row);
      events.push({ event, place: row });
      state = { state: job.aggregate.evolve(state.state, event, row), sequence: row.sequence, hash: row.hash };
    }
    return { reply: { reply: decision.reply, sequence: state.sequence, hash: state.hash }, rows, events, state };
  } catch (error) {
    // A fault in one command must not take its neighbours' transaction with it: nothing of it has been written yet.
    const fault =
      error instanceof Fault ? error : new Fault(error instanceof Error ? error.message : String(error), { cause: error });
    return { reply: fault, rows: [], events: [], state: before };
  }
}

function ledgerRow(
  entry: { stream: string; actor: string; fact: Fact; at: number },
  last: { sequence: number; hash: string },
): LedgerRow {
  const { kind, ...rest } = entry.fact;
  const row = {
    stream: entry.stream,
    sequence: last.sequence + 1,
    kind,
    at: entry.at,
    actor: entry.actor,
    body: canonicalJson(rest as unknown as Json),
  };
  return { ...row, hash: factHash(last.hash, row) };
}
