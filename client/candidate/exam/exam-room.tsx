import { createSignal, onCleanup, onMount, Show } from "solid-js";
import { common } from "#client/i18n/common.ts";
import { exam } from "#client/i18n/exam.ts";
import { call } from "#client/sync/api-client.ts";
import { type ApiProblem, asProblem } from "#client/sync/api-problem.ts";
import { createAttempt } from "#client/sync/attempt.ts";
import { createBackoff } from "#client/sync/backoff.ts";
import { candidateCalls } from "#client/sync/candidate-calls.ts";
import { chooseDevice, createClaim } from "#client/sync/device.ts";
import { shapeOf } from "#client/sync/sheet.ts";
import { Button } from "#client/ui/button.tsx";
import { ProblemNotice } from "#client/ui/notice.tsx";
import { Spinner } from "#client/ui/spinner.tsx";
import { type CandidateSession, useCandidateSession } from "../session.ts";
import type { OpenedAttempt } from "./exam-context.ts";
import { ExamScreen } from "./exam-screen.tsx";
import { prefetchFigures } from "./prefetch-figures.ts";
import "./exam.css";

/** Fetches the paper and the recorded sheet, becomes the writer, and opens the exam. */
export function ExamRoom() {
  const session = useCandidateSession();
  const [opened, setOpened] = createSignal<OpenedAttempt>();
  const [problem, setProblem] = createSignal<ApiProblem>();
  const backoff = createBackoff();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isGone = false;

  async function enter(): Promise<void> {
    clearTimeout(timer);
    try {
      const made = await openAttempt(session);
      if (isGone) made.actions.close();
      else setOpened(made);
    } catch (thrown) {
      const found = asProblem(thrown);
      if (isGone) return;
      if (found.code === "not-signed-in") return session.onSignedOut();
      setProblem(found);
      timer = setTimeout(() => void enter(), backoff.nextMs());
      await session.refresh();
    }
  }

  onMount(() => void enter());
  onCleanup(() => {
    isGone = true;
    clearTimeout(timer);
    opened()?.actions.close();
  });

  return (
    <Show
      when={opened()}
      fallback={
        <main class="exam-opening">
          <Spinner label={exam().loading} />
          <ProblemNotice problem={problem()}>
            <Button onClick={() => void enter()}>{common().retry}</Button>
          </ProblemNotice>
        </main>
      }
    >
      {(attempt) => <ExamScreen opened={attempt()} />}
    </Show>
  );
}

async function openAttempt(session: CandidateSession): Promise<OpenedAttempt> {
  const [link, outbox, paper] = await Promise.all([session.link(), session.outbox(), call(candidateCalls.candidatePaper)]);
  const owner = session.owner();
  const device = await chooseDevice(owner, { storage: sessionStorage, outbox, claim: createClaim() });
  const shape = shapeOf(paper);
  const [state, actions] = createAttempt(link, outbox, {
    device,
    owner,
    shape,
    onSignedOut: () => session.onSignedOut(),
    onClosed: () => void session.refresh(),
  });
  link.listen({ changed: () => void session.refresh(), reconnected: () => void session.refresh() });
  await actions.join();
  prefetchFigures(paper);
  return { paper, shape, state, actions };
}
