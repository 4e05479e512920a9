import { type Accessor, createSignal, onCleanup } from "solid-js";
import { call } from "#client/sync/api-client.ts";
import { asProblem } from "#client/sync/api-problem.ts";
import { candidateCalls } from "#client/sync/candidate-calls.ts";
import { createServerClock } from "#client/sync/clock.ts";
import type { Link } from "#client/sync/link.ts";
import { createMemoryOutbox, type Outbox, openOutbox } from "#client/sync/outbox.ts";
import type { CandidateState } from "#contract/candidate.ts";
import type { CandidateSession } from "./session.ts";

const TICK_MS = 250;

/** The session of the candidate who is signed in; lives as long as the component that asks for it. */
export function createSession(first: CandidateState, onEnd: (wasSignedOut: boolean) => void): CandidateSession {
  const clock = createServerClock();
  const [state, setState] = createSignal(first);
  let link: Promise<Link> | undefined;
  let outbox: Promise<Outbox> | undefined;

  function readClock(sentAtMs: number, serverNow: number): void {
    clock.observe({ sentAtMs, receivedAtMs: clock.monotonic(), serverNow });
  }

  readClock(clock.monotonic(), first.now);
  onCleanup(() => void link?.then((opened) => opened.close()));

  return {
    state,
    clock,
    now: createTicking(() => clock.now()),
    put: setState,
    async refresh() {
      const sentAtMs = clock.monotonic();
      try {
        const next = await call(candidateCalls.candidateState);
        readClock(sentAtMs, next.now);
        setState(next);
      } catch (thrown) {
        if (asProblem(thrown).code === "not-signed-in") onEnd(true);
      }
    },
    link() {
      link ??= import("#client/sync/live-link.ts").then(({ createLiveLink }) => createLiveLink(clock));
      return link;
    },
    outbox() {
      outbox ??= openOutbox().catch(() => createMemoryOutbox());
      return outbox;
    },
    owner: () => {
      const { candidate, exam } = state();
      return [exam.sitting, candidate.ticketTail, candidate.idTail, candidate.name].join(" ");
    },
    onSignedOut: () => onEnd(true),
    async signOut() {
      await call(candidateCalls.candidateSignOut).catch(() => undefined);
      onEnd(false);
    },
  };
}

function createTicking(read: () => number): Accessor<number> {
  const [now, setNow] = createSignal(read());
  const timer = setInterval(() => setNow(read()), TICK_MS);
  onCleanup(() => clearInterval(timer));
  return now;
}
