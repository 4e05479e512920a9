import { type Accessor, createContext, useContext } from "solid-js";
import type { ServerClock } from "#client/sync/clock.ts";
import type { Link } from "#client/sync/link.ts";
import type { Outbox } from "#client/sync/outbox.ts";
import type { CandidateState } from "#contract/candidate.ts";
import { assert } from "#kernel/assert.ts";

/** What all of a candidate's pages share. */
export interface CandidateSession {
  state: Accessor<CandidateState>;
  /** Takes a newer state, for instance the reply of a step. */
  put(state: CandidateState): void;
  refresh(): Promise<void>;
  clock: ServerClock;
  /** The server's time, moving every quarter of a second. */
  now: Accessor<number>;
  /** Opened when first asked for, closed with the session. */
  link(): Promise<Link>;
  outbox(): Promise<Outbox>;
  /** Tells candidates on one machine apart. */
  owner(): string;
  /** The server no longer knows the session. */
  onSignedOut(): void;
  signOut(): Promise<void>;
}

export const CandidateSessionContext = createContext<CandidateSession>();

export function useCandidateSession(): CandidateSession {
  const session = useContext(CandidateSessionContext);
  assert(session, "the candidate's session is only known below the candidate front");
  return session;
}
