import type { Refusal } from "#kernel/refusal.ts";
import type { Database, Tx } from "../database/database.ts";

/** One fact of a stream. `kind` names it; the rest is what happened. */
export interface Fact {
  readonly kind: string;
}

/** Where in its stream a fact stands. */
export interface FactPlace {
  readonly stream: string;
  readonly sequence: number;
  readonly at: number;
  readonly actor: string;
  /** SHA-256 over the predecessor's hash and this fact. */
  readonly hash: string;
}

/** A kind of stream: how its state grows from facts, and which read tables follow it. */
export interface Aggregate<State, Event extends Fact> {
  /** Short noun in front of the id of every stream of this kind. */
  readonly noun: string;
  readonly initial: State;
  /** Total and pure; the same facts give the same state for ever. */
  evolve(state: State, event: Event, place: FactPlace): State;
  /** Updates the read tables in the transaction that records the facts. Left out for kinds that are read from the ledger. */
  project?(change: Projection<State, Event>): Promise<void>;
  /** Whether the writer keeps the state in memory, so that a save does not cost more as the history grows. */
  keeps?(state: State): boolean;
}

export interface Projection<State, Event> {
  readonly tx: Tx;
  readonly database: Database;
  readonly stream: string;
  readonly before: State;
  readonly state: State;
  readonly events: readonly { readonly event: Event; readonly place: FactPlace }[];
}

/** What a rule decides: facts to record (none is fine) and what to answer. */
export interface Decision<Event, Reply> {
  readonly events: readonly Event[];
  readonly reply: Reply;
}

export type Decide<State, Event, Reply> = (state: State, at: Deciding) => Decision<Event, Reply> | Refusal;

export interface Deciding {
  readonly now: number;
  /** Sequence and hash of the stream's last fact; 0 and "" when it has none. */
  readonly sequence: number;
  readonly hash: string;
}

/** An answer that left only after the commit. */
export interface Committed<Reply> {
  readonly reply: Reply;
  readonly sequence: number;
  readonly hash: string;
}
