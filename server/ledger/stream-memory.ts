import { desc, eq } from "drizzle-orm";
import type { Database, LedgerRow, Tx } from "../database/database.ts";
import type { Aggregate, Fact } from "./aggregate.ts";

/** A stream's state with the place of its last fact. */
export interface StreamState<State> {
  readonly state: State;
  readonly sequence: number;
  readonly hash: string;
}

/** The fact a stored row holds. */
export function factOf<Event extends Fact>(row: LedgerRow): Event {
  return { kind: row.kind, ...(JSON.parse(row.body) as object) } as Event;
}

/** A state rebuilt from rows, on top of an earlier one. */
export function replay<State, Event extends Fact>(
  aggregate: Aggregate<State, Event>,
  rows: readonly LedgerRow[],
  from: StreamState<State> = { state: aggregate.initial, sequence: 0, hash: "" },
): StreamState<State> {
  let { state, sequence, hash } = from;
  for (const row of rows) {
    state = aggregate.evolve(state, factOf<Event>(row), row);
    ({ sequence, hash } = row);
  }
  return { state, sequence, hash };
}

/** States of live streams, so that the three-thousandth save costs what the tenth did. Only committed states are kept. */
export class StreamMemory {
  readonly #states = new Map<string, StreamState<unknown>>();
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  peek(stream: string): StreamState<unknown> | undefined {
    return this.#states.get(stream);
  }

  async load<State, Event extends Fact>(
    aggregate: Aggregate<State, Event>,
    stream: string,
    tx?: Tx,
  ): Promise<StreamState<State>> {
    return replay(aggregate, await this.#database.readEvents(stream, tx));
  }

  /** Takes over what a committed transaction left. */
  settle(states: ReadonlyMap<string, { aggregate: Aggregate<unknown, Fact>; state: StreamState<unknown> }>): void {
    for (const [stream, { aggregate, state }] of states) {
      if (aggregate.keeps?.(state.state)) this.#states.set(stream, state);
      else this.#states.delete(stream);
    }
  }

  forget(streams: readonly string[]): void {
    for (const stream of streams) this.#states.delete(stream);
  }

  /** Place of the last fact as seen inside an open transaction. */
  async lastPlace(tx: Tx, stream: string): Promise<{ sequence: number; hash: string }> {
    const { events } = this.#database.tables;
    const rows = await tx
      .select({ sequence: events.sequence, hash: events.hash })
      .from(events)
      .where(eq(events.stream, stream))
      .orderBy(desc(events.sequence))
      .limit(1);
    return rows[0] ?? { sequence: 0, hash: "" };
  }
}
