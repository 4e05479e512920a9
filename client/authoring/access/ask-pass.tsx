import ShieldCheck from "lucide-solid/icons/shield-check";
import { type Accessor, createSignal, Match, onCleanup, Switch } from "solid-js";
import { bank } from "#client/i18n/bank.ts";
import { formatMinute } from "#client/i18n/format.ts";
import { call } from "#client/sync/api-client.ts";
import { createServerClock } from "#client/sync/clock.ts";
import { type Action, createAction, createQuery, type Query } from "#client/sync/create-query.ts";
import { Button } from "#client/ui/button.tsx";
import { TextArea } from "#client/ui/field.tsx";
import { Notice, ProblemNotice } from "#client/ui/notice.tsx";
import { bankOverviewApi } from "#contract/bank-overview.ts";
import { ownPass, type Pass, passState } from "./pass-state.ts";

export interface Passes {
  query: Query<{ passes: Pass[] }>;
  /** One's own request in force or waiting. */
  own: Accessor<Pass | undefined>;
  isGranted: Accessor<boolean>;
  ask: Action<[string], void>;
  now: Accessor<number>;
}

/** A second person may be at the next desk: look again every few seconds. */
const LOOK_EVERY_MS = 5_000;

/** Passes of the last day, looked at again and again while the component lives. */
export function createPasses(): Passes {
  const clock = createServerClock();
  const [now, setNow] = createSignal(clock.now());
  const query = createQuery(
    () => true,
    () => call(bankOverviewApi.listBulkPasses),
  );
  const timer = setInterval(() => {
    setNow(clock.now());
    void query.reload();
  }, LOOK_EVERY_MS);
  onCleanup(() => clearInterval(timer));
  const own = () => ownPass(query.data()?.passes ?? [], now());
  const ask = createAction(async (reason: string) => {
    await call(bankOverviewApi.askBulkPass, { body: { reason } });
    await query.reload();
  });
  return {
    query,
    own,
    isGranted: () => {
      const found = own();
      return found !== undefined && passState(found, now()) === "granted";
    },
    ask,
    now,
  };
}

const SHORTEST_REASON = 4;

/** Asks for a pass, waits for it, and says when it is there. `text` says what it is needed for. */
export function AskPass(props: { passes: Passes; text: string }) {
  const [reason, setReason] = createSignal("");
  const [isTried, setTried] = createSignal(false);
  const words = () => bank().passes;
  const isShort = () => reason().trim().length < SHORTEST_REASON;
  const own = () => props.passes.own();
  return (
    <Switch
      fallback={
        <Notice tone="attention" title={props.text}>
          <form
            class="stack tight"
            onSubmit={(event) => {
              event.preventDefault();
              setTried(true);
              if (!isShort()) void props.passes.ask.run(reason().trim());
            }}
          >
            <ProblemNotice problem={props.passes.ask.problem()} />
            <TextArea
              label={words().reason}
              hint={words().reasonHint}
              rows={2}
              maxlength={300}
              error={isTried() && isShort() ? words().reasonShort : undefined}
              onInput={setReason}
            />
            <div class="row">
              <Button type="submit" icon={ShieldCheck} isBusy={props.passes.ask.isBusy()}>
                {words().ask}
              </Button>
            </div>
          </form>
        </Notice>
      }
    >
      <Match when={props.passes.isGranted() && own()}>
        {(pass) => <Notice tone="ok">{words().granted(pass().grantedBy ?? "", formatMinute(pass().expiresAt ?? 0))}</Notice>}
      </Match>
      <Match when={own()}>
        <Notice tone="information" title={words().waiting}>
          {words().sent}
        </Notice>
      </Match>
    </Switch>
  );
}
