import "./without-eval.ts";
import { createEffect, createSignal, Match, onMount, Show, Switch } from "solid-js";
import { common } from "#client/i18n/common.ts";
import { FigureSource } from "#client/items/figure.tsx";
import { call } from "#client/sync/api-client.ts";
import { type ApiProblem, asProblem } from "#client/sync/api-problem.ts";
import { Button } from "#client/ui/button.tsx";
import { ProblemNotice } from "#client/ui/notice.tsx";
import { FullPageSpinner } from "#client/ui/spinner.tsx";
import { type Me, peopleApi } from "#contract/people.ts";
import { ChangePassword } from "./change-password.tsx";
import { StaffSessionContext } from "./session.ts";
import { StaffShell } from "./staff-shell.tsx";
import { StaffSignIn } from "./staff-sign-in.tsx";
import "./staff.css";

/** Everything below `/staff`: asks who is signed in, then shows the sign-in, the first password change, or the work. */
export function StaffFront() {
  const [me, setMe] = createSignal<Me | null>();
  const [problem, setProblem] = createSignal<ApiProblem>();

  async function load(): Promise<void> {
    setProblem(undefined);
    try {
      setMe(await call(peopleApi.staffMe));
    } catch (thrown) {
      const found = asProblem(thrown);
      if (found.code === "not-signed-in") setMe(null);
      else setProblem(found);
    }
  }

  async function leave(): Promise<void> {
    await call(peopleApi.staffSignOut).catch(() => undefined);
    setMe(null);
  }

  onMount(() => void load());
  createEffect(() => document.documentElement.setAttribute("data-theme", "default"));

  return (
    <Show when={!problem()} fallback={<Unreachable problem={problem()} onRetry={() => void load()} />}>
      <Switch fallback={<FullPageSpinner />}>
        <Match when={me() === null}>
          <StaffSignIn onSignedIn={setMe} />
        </Match>
        <Match when={me()}>
          {(person) => (
            <StaffSessionContext.Provider
              value={{ me: person, has: (...roles) => roles.some((role) => person().roles.includes(role)) }}
            >
              <FigureSource.Provider value="/api/bank/figures/">
                <Show when={!person().mustChangePassword} fallback={<ChangePassword isFirst={true} onDone={() => void load()} />}>
                  <StaffShell onLeave={() => void leave()} />
                </Show>
              </FigureSource.Provider>
            </StaffSessionContext.Provider>
          )}
        </Match>
      </Switch>
    </Show>
  );
}

function Unreachable(props: { problem: ApiProblem | undefined; onRetry: () => void }) {
  return (
    <main class="gate">
      <ProblemNotice problem={props.problem}>
        <Button onClick={props.onRetry}>{common().retry}</Button>
      </ProblemNotice>
    </main>
  );
}
