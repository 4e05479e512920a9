import { createEffect, createSignal, onCleanup, onMount, Show } from "solid-js";
import { candidate } from "#client/i18n/candidate.ts";
import { formatDate, formatDuration, formatMinute, formatTime } from "#client/i18n/format.ts";
import { inLanguage } from "#client/i18n/words.ts";
import { call } from "#client/sync/api-client.ts";
import { type ApiProblem, asProblem } from "#client/sync/api-problem.ts";
import { randomShare } from "#client/sync/backoff.ts";
import { candidateCalls } from "#client/sync/candidate-calls.ts";
import { ProblemNotice } from "#client/ui/notice.tsx";
import { PageHeader } from "#client/ui/page-header.tsx";
import { Spinner } from "#client/ui/spinner.tsx";
import { GateFrame } from "./gate-frame.tsx";
import { useCandidateSession } from "./session.ts";

/** A hall of machines starts within this time, not in the same millisecond. */
const SPREAD_MS = 600;
const ASK_AGAIN_MS = 3_000;
const LOOK_EVERY_MS = 10_000;

/** Counts down by the server's clock and goes in by itself; the exam's pages are fetched meanwhile. */
export function Waiting() {
  const session = useCandidateSession();
  const problem = createStart();
  const leftMs = () => session.state().startsAt - session.now();
  onMount(() => void import("./exam/exam-room.tsx"));
  return (
    <GateFrame step={3} title={inLanguage(session.state().exam.title)}>
      <div class="waiting stack">
        <PageHeader title={candidate().waitingTitle} lead={candidate().waitingLead} />
        <section class="panel waiting-clock">
          <Show
            when={leftMs() > 0}
            fallback={<Spinner label={isHeld(problem()) ? candidate().waitingForStart : candidate().entering} />}
          >
            <p class="soft">{candidate().startsIn}</p>
            <p class="waiting-time figures">{formatDuration(leftMs())}</p>
          </Show>
          <dl class="facts">
            <dt>{candidate().startsAt}</dt>
            <dd class="figures">
              {formatDate(session.state().startsAt)} {formatMinute(session.state().startsAt)}
            </dd>
            <dt>{candidate().serverTime}</dt>
            <dd class="figures">{formatTime(session.now())}</dd>
            <dt>{candidate().seat}</dt>
            <dd>
              {session.state().candidate.name} · {session.state().candidate.room} {session.state().candidate.seat}
            </dd>
          </dl>
        </section>
        <ProblemNotice problem={isHeld(problem()) ? undefined : problem()} />
      </div>
    </GateFrame>
  );
}

function isHeld(problem: ApiProblem | undefined): boolean {
  return problem?.code === "not-started";
}

/** Asks the server to start when the time has come, when it says that something changed, and again after a refusal. */
function createStart(): () => ApiProblem | undefined {
  const session = useCandidateSession();
  const [problem, setProblem] = createSignal<ApiProblem>();
  let isAsking = false;
  let isGone = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function ask(): Promise<void> {
    if (isAsking || isGone) return;
    isAsking = true;
    try {
      const next = await call(candidateCalls.startAttempt);
      if (!isGone) session.put(next);
    } catch (thrown) {
      const found = asProblem(thrown);
      if (found.code === "not-signed-in") return session.onSignedOut();
      if (isGone) return;
      setProblem(found);
      later(ASK_AGAIN_MS);
      if (found.code !== "not-started" && found.code !== "offline") await session.refresh();
    } finally {
      isAsking = false;
    }
  }

  function later(ms: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => (session.clock.now() >= session.state().startsAt ? void ask() : later(plannedWaitMs())), ms);
  }

  function plannedWaitMs(): number {
    return Math.min(LOOK_EVERY_MS, Math.max(0, session.state().startsAt - session.clock.now()) + randomShare() * SPREAD_MS);
  }

  createEffect(() => {
    session.state();
    later(plannedWaitMs());
  });
  const look = setInterval(() => void session.refresh(), LOOK_EVERY_MS);
  void session.link().then((link) => link.listen({ changed: () => void ask() }));
  onCleanup(() => {
    isGone = true;
    clearTimeout(timer);
    clearInterval(look);
  });
  return problem;
}
