import { createSignal, Show } from "solid-js";
import { staff } from "#client/i18n/staff.ts";
import { call } from "#client/sync/api-client.ts";
import { createAction } from "#client/sync/create-query.ts";
import { Button } from "#client/ui/button.tsx";
import { TextField } from "#client/ui/field.tsx";
import { Notice, ProblemNotice } from "#client/ui/notice.tsx";
import { PageHeader } from "#client/ui/page-header.tsx";
import { peopleApi } from "#contract/people.ts";

const SHORTEST_PASSWORD = 10;

/** Replaces one's own password; with `isFirst` it stands in the way of everything else. */
export function ChangePassword(props: { isFirst: boolean; onDone?: () => void }) {
  const [current, setCurrent] = createSignal("");
  const [next, setNext] = createSignal("");
  const [again, setAgain] = createSignal("");
  const [isTried, setTried] = createSignal(false);
  const [isDone, setDone] = createSignal(false);
  const isTooShort = () => next().length < SHORTEST_PASSWORD;
  const change = createAction(async () => {
    await call(peopleApi.changePassword, { body: { current: current(), next: next() } });
    setDone(true);
    props.onDone?.();
  });

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    setTried(true);
    setDone(false);
    if (!isTooShort() && next() === again()) void change.run();
  }

  return (
    <div class={props.isFirst ? "gate" : "narrow"}>
      <form class="gate-card panel stack" onSubmit={submit}>
        <PageHeader
          title={props.isFirst ? staff().mustChangeTitle : staff().changePassword}
          lead={props.isFirst ? staff().mustChangeText : undefined}
        />
        <ProblemNotice problem={change.problem()} />
        <Show when={isDone()}>
          <Notice tone="ok">{staff().passwordChanged}</Notice>
        </Show>
        <TextField
          label={staff().currentPassword}
          type="password"
          autocomplete="current-password"
          required
          onInput={setCurrent}
        />
        <TextField
          label={staff().nextPassword}
          type="password"
          autocomplete="new-password"
          hint={staff().passwordHint}
          error={isTried() && isTooShort() ? staff().passwordTooShort : undefined}
          required
          onInput={setNext}
        />
        <TextField
          label={staff().nextAgain}
          type="password"
          autocomplete="new-password"
          error={isTried() && next() !== again() ? staff().passwordsDiffer : undefined}
          required
          onInput={setAgain}
        />
        <Button type="submit" variant="primary" isBusy={change.isBusy()}>
          {staff().changePassword}
        </Button>
      </form>
    </div>
  );
}
