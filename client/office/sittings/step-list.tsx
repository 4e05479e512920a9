import Check from "lucide-solid/icons/check";
import { For, Match, Show, Switch } from "solid-js";
import { formatDateTime, formatTime } from "#client/i18n/format.ts";
import { office } from "#client/i18n/office.ts";
import { Button } from "#client/ui/button.tsx";
import { Icon } from "#client/ui/icon.tsx";
import { Notice } from "#client/ui/notice.tsx";
import type { SittingResults } from "#contract/results.ts";
import type { SittingDetail } from "#contract/sittings.ts";
import { LinkButton } from "../shared/link-button.tsx";
import { listed } from "../shared/listed.ts";
import { sittingHref } from "./next-action.ts";
import type { ActKind } from "./sitting-act.tsx";
import type { Step, StepName } from "./steps.ts";

interface Props {
  sitting: SittingDetail;
  steps: readonly Step[];
  missing: SittingResults["missing"] | undefined;
  canAct: boolean;
  canStart: boolean;
  isSeating: boolean;
  onSeat: () => void;
  onAct: (kind: ActKind) => void;
}

/** The steps of a sitting from top to bottom; the one to do now carries the page's primary action. */
export function StepList(props: Props) {
  const words = () => office().sittings.steps;
  return (
    <ol class="office-steps">
      <For each={props.steps}>
        {(step, at) => (
          <li class={`office-step ${step.standing}`} aria-current={step.standing === "now" ? "step" : undefined}>
            <span class="office-step-mark figures" aria-hidden="true">
              <Show when={step.standing === "done"} fallback={at() + 1}>
                <Icon of={Check} size={18} />
              </Show>
            </span>
            <div class="office-step-body">
              <h2>
                {words().names[step.name]} <span class="office-step-standing">{words()[step.standing]}</span>
              </h2>
              <p class="soft">{detailOf(step, props)}</p>
              <Show when={step.name === "open" && step.standing !== "done" && props.sitting.obstacles.length > 0}>
                <Obstacles sitting={props.sitting} />
              </Show>
            </div>
            <div class="row office-step-acts">
              <StepActs step={step} {...props} />
            </div>
          </li>
        )}
      </For>
    </ol>
  );
}

function Obstacles(props: { sitting: SittingDetail }) {
  return (
    <Notice tone="information" title={office().sittings.steps.obstacles.title}>
      <ul class="office-list">
        <For each={props.sitting.obstacles}>{(obstacle) => <li>{office().sittings.steps.obstacles[obstacle]}</li>}</For>
      </ul>
    </Notice>
  );
}

function StepActs(props: Props & { step: Step }) {
  const acts = () => office().sittings.steps.acts;
  const base = () => sittingHref(props.sitting.id);
  const isNow = () => props.step.standing === "now";
  const isScheduled = () => props.sitting.state === "scheduled";
  const variant = () => (isNow() ? ("primary" as const) : ("quiet" as const));
  const is = (name: StepName) => props.step.name === name;
  return (
    <Switch>
      <Match when={is("register") && props.canAct && isScheduled()}>
        <LinkButton href={`${base()}/register`} variant={variant()} size={isNow() ? undefined : "small"}>
          {isNow() ? acts().register : acts().moreCandidates}
        </LinkButton>
      </Match>
      <Match when={is("register") && props.sitting.candidates > 0}>
        <LinkButton href={`${base()}/candidates`} size="small">
          {acts().roster}
        </LinkButton>
      </Match>
      <Match when={is("seat") && props.canAct && isScheduled() && props.sitting.candidates > 0}>
        <Button variant={variant()} size={isNow() ? undefined : "small"} isBusy={props.isSeating} onClick={() => props.onSeat()}>
          {isNow() ? acts().seat : acts().seatAgain}
        </Button>
      </Match>
      <Match when={is("print") && props.step.standing !== "later"}>
        <Show when={props.canAct}>
          <LinkButton href={`${base()}/tickets`} size="small">
            {acts().tickets}
          </LinkButton>
        </Show>
        <LinkButton href={`${base()}/sheets`} size="small">
          {acts().sheets}
        </LinkButton>
      </Match>
      <Match when={is("open") && isNow() && props.canAct && props.sitting.obstacles.length === 0}>
        <Button variant="primary" onClick={() => props.onAct("open")}>
          {acts().open}
        </Button>
      </Match>
      <Match when={is("start") && isNow() && props.canStart}>
        <LinkButton href={`/staff/office/board/${props.sitting.id}`} variant="primary">
          {acts().board}
        </LinkButton>
        <Button onClick={() => props.onAct("start")}>{acts().start}</Button>
      </Match>
      <Match when={is("close") && isNow()}>
        <Show when={props.canStart}>
          <LinkButton href={`/staff/office/board/${props.sitting.id}`} variant="primary">
            {acts().board}
          </LinkButton>
        </Show>
        <Show when={props.canAct}>
          <Button onClick={() => props.onAct("close")}>{acts().close}</Button>
        </Show>
      </Match>
      <Match when={is("release") && props.step.standing !== "later" && props.canAct}>
        <LinkButton href={`/staff/office/results/${props.sitting.id}`} variant={variant()}>
          {acts().results}
        </LinkButton>
      </Match>
    </Switch>
  );
}

function detailOf({ name, standing }: Step, { sitting, missing }: Pick<Props, "sitting" | "missing">): string {
  const words = office().sittings.steps.details;
  const isDone = standing === "done";
  switch (name) {
    case "papers":
      return words.papers(listed(sitting.papers.map(({ form }) => form)));
    case "register":
      return isDone ? words.registered(sitting.candidates) : words.notRegistered;
    case "seat":
      return sitting.seated > 0 ? words.seated(sitting.seated, sitting.candidates) : words.notSeated;
    case "print":
      return words.print;
    case "open":
      return isDone ? words.opened : words.open;
    case "start":
      return sitting.startedAt !== null
        ? words.started(formatTime(sitting.startedAt))
        : words.startPlanned(formatDateTime(sitting.startsAt));
    case "close":
      return isDone ? words.closed : words.close;
    case "mark":
      return isDone ? words.marked : markingWords(missing);
    case "release":
      return isDone ? words.released : words.release;
  }
}

function markingWords(missing: SittingResults["missing"] | undefined): string {
  const words = office().sittings.steps.details;
  const count = (kind: SittingResults["missing"][number]["kind"]) => missing?.find((entry) => entry.kind === kind)?.count ?? 0;
  return words.marking(count("attempts-running"), count("readings-waiting")) || words.mark;
}
