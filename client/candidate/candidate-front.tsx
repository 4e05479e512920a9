import { createSignal, lazy, Match, onMount, Show, Switch } from "solid-js";
import { common } from "#client/i18n/common.ts";
import { call } from "#client/sync/api-client.ts";
import { type ApiProblem, asProblem } from "#client/sync/api-problem.ts";
import { candidateCalls } from "#client/sync/candidate-calls.ts";
import { Button } from "#client/ui/button.tsx";
import { ProblemNotice } from "#client/ui/notice.tsx";
import { FullPageSpinner } from "#client/ui/spinner.tsx";
import type { CandidateState } from "#contract/candidate.ts";
import { useAppearance } from "./appearance.ts";
import { createSession } from "./create-session.ts";
import { entryOf } from "./entry-link.ts";
import { GateFrame } from "./gate-frame.tsx";
import { Identity } from "./identity.tsx";
import { Rules } from "./rules.tsx";
import { CandidateSessionContext } from "./session.ts";
import { SignIn } from "./sign-in.tsx";
import { Waiting } from "./waiting.tsx";
import "./candidate.css";

const ExamRoom = lazy(async () => ({ default: (await import("./exam/exam-room.tsx")).ExamRoom }));
const Outcome = lazy(async () => ({ default: (await import("./outcome.tsx")).Outcome }));

/** The candidate's way, from the sign-in to the result. The server decides the stage; the screen follows. */
export function CandidateFront() {
  useAppearance();
  const [state, setState] = createSignal<CandidateState | null>();
  const [problem, setProblem] = createSignal<ApiProblem>();
  const [wasSignedOut, setSignedOut] = createSignal(false);
  const entry = entryOf(location.hash);

  async function load(): Promise<void> {
    setProblem(undefined);
    try {
      setState(await call(candidateCalls.candidateState));
    } catch (thrown) {
      const found = asProblem(thrown);
      if (found.code === "not-signed-in" || found.code === "not-allowed") setState(null);
      else setProblem(found);
    }
  }

  onMount(() => {
    // The code leaves the address line at once; a ticket just scanned goes before an older session.
    if (entry) history.replaceState(history.state, "", "/");
    if (entry) setState(null);
    else void load();
  });

  function leave(isLost: boolean): void {
    setSignedOut(isLost);
    setState(null);
  }

  return (
    <Switch fallback={<FullPageSpinner />}>
      <Match when={problem()}>
        <GateFrame>
          <ProblemNotice problem={problem()}>
            <Button onClick={() => void load()}>{common().retry}</Button>
          </ProblemNotice>
        </GateFrame>
      </Match>
      <Match when={state() === null}>
        <SignIn entry={entry} wasSignedOut={wasSignedOut()} onSignedIn={setState} />
      </Match>
      <Match when={state()}>{(first) => <SignedIn first={first()} onEnd={leave} />}</Match>
    </Switch>
  );
}

function SignedIn(props: { first: CandidateState; onEnd: (isLost: boolean) => void }) {
  // One session per sign-in: `first` is read once, later states come through the session itself.
  const session = createSession(props.first, (isLost) => props.onEnd(isLost));
  const stage = () => session.state().stage;
  return (
    <CandidateSessionContext.Provider value={session}>
      <Show when={stage() !== "running"} fallback={<ExamRoom />}>
        <Switch fallback={<Outcome />}>
          <Match when={stage() === "identity"}>
            <Identity />
          </Match>
          <Match when={stage() === "rules"}>
            <Rules />
          </Match>
          <Match when={stage() === "waiting"}>
            <Waiting />
          </Match>
        </Switch>
      </Show>
    </CandidateSessionContext.Provider>
  );
}
