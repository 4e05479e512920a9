import { createSignal, For, Show } from "solid-js";
import { office } from "#client/i18n/office.ts";
import { call } from "#client/sync/api-client.ts";
import { createAction } from "#client/sync/create-query.ts";
import { Button } from "#client/ui/button.tsx";
import { Field, TextField } from "#client/ui/field.tsx";
import { Notice, ProblemNotice } from "#client/ui/notice.tsx";
import { type BoardSeat, sittingsApi } from "#contract/sittings.ts";

const MOST_MINUTES = 240;
const SHORTEST_REASON = 2;

/** Gives one candidate more time, with a reason that goes into the log. */
export function GrantTime(props: { attemptId: string; onSeat: (seat: BoardSeat) => void }) {
  const words = () => office().board.grant;
  const [minutes, setMinutes] = createSignal("");
  const [reason, setReason] = createSignal("");
  const [isTried, setTried] = createSignal(false);
  const [granted, setGranted] = createSignal<number>();
  const areMinutesFine = () => /^\d{1,3}$/.test(minutes()) && Number(minutes()) >= 1 && Number(minutes()) <= MOST_MINUTES;
  const isReasonFine = () => reason().trim().length >= SHORTEST_REASON;
  const grant = createAction(async () => {
    const given = Number(minutes());
    props.onSeat(
      await call(sittingsApi.grantTime, {
        params: { id: props.attemptId },
        body: { minutes: given, reason: reason().trim() },
      }),
    );
    setGranted(given);
    setMinutes("");
    setReason("");
    setTried(false);
  });

  return (
    <form
      class="stack tight office-grant"
      novalidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        setGranted(undefined);
        if (areMinutesFine() && isReasonFine()) void grant.run();
      }}
    >
      <h3>{words().title}</h3>
      <ProblemNotice problem={grant.problem()} />
      <Show when={granted() !== undefined}>
        <Notice tone="ok">{words().done(granted() ?? 0)}</Notice>
      </Show>
      <TextField
        label={words().minutes}
        inputmode="numeric"
        maxlength={3}
        value={minutes()}
        error={isTried() && !areMinutesFine() ? words().minutesWrong : undefined}
        onInput={(value) => setMinutes(value.trim())}
      />
      <Field label={words().reason} error={isTried() && !isReasonFine() ? words().reasonWrong : undefined}>
        {(ids) => (
          <input
            class="input"
            {...ids()}
            maxlength={300}
            autocomplete="off"
            value={reason()}
            onInput={(event) => !event.isComposing && setReason(event.currentTarget.value)}
            onCompositionEnd={(event) => setReason(event.currentTarget.value)}
          />
        )}
      </Field>
      <div class="row office-tight">
        <For each={words().reasons}>
          {(word) => (
            <Button size="small" onClick={() => setReason(word)}>
              {word}
            </Button>
          )}
        </For>
      </div>
      <div class="row">
        <Button type="submit" variant="primary" isBusy={grant.isBusy()}>
          {areMinutesFine() ? words().submit(Number(minutes())) : words().plain}
        </Button>
      </div>
    </form>
  );
}
