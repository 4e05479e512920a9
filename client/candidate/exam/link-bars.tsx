import type { LucideIcon } from "lucide-solid";
import CloudOff from "lucide-solid/icons/cloud-off";
import MonitorOff from "lucide-solid/icons/monitor-off";
import TriangleAlert from "lucide-solid/icons/triangle-alert";
import { createSignal, For, type JSX, onCleanup, Show } from "solid-js";
import { common } from "#client/i18n/common.ts";
import { exam as words } from "#client/i18n/exam.ts";
import { createAction } from "#client/sync/create-query.ts";
import type { Conflict } from "#client/sync/reconcile.ts";
import { Button } from "#client/ui/button.tsx";
import { Icon } from "#client/ui/icon.tsx";
import { ProblemNotice } from "#client/ui/notice.tsx";
import { titleOf, useExam } from "./exam-context.ts";

/** A server that answers but cannot save is told about when it lasts this long. */
const TROUBLE_AFTER_MS = 3_000;

/** What stands between the answers and the server, and what to do about it. Nothing while all is well. */
export function LinkBars() {
  const exam = useExam();
  return (
    <>
      <Show when={!exam.state.isOnline()}>
        <Bar kind="attention" icon={CloudOff} title={words().offlineTitle}>
          {exam.state.isKeptHere() ? words().offlineText : words().offlineNotKept}
          <Show when={exam.state.unsent() > 0}>
            <span class="figures"> {words().unsent(exam.state.unsent())}</span>
          </Show>
        </Bar>
      </Show>
      <Show when={exam.state.isOnline() && !exam.state.isKeptHere()}>
        <Bar kind="attention" icon={TriangleAlert} title="">
          {words().notKept}
        </Bar>
      </Show>
      <TroubleBar />
      <FencedBar />
      <RefusedBar />
      <ConflictBar />
    </>
  );
}

function Bar(props: {
  kind: "attention" | "danger";
  icon: LucideIcon;
  title: string;
  children: JSX.Element;
  actions?: JSX.Element;
}) {
  return (
    <div class={`link-bar ${props.kind}`} role="alert">
      <Icon of={props.icon} />
      <div class="link-bar-text">
        <strong>{props.title}</strong> {props.children}
      </div>
      {props.actions}
    </div>
  );
}

function TroubleBar() {
  const exam = useExam();
  const [isLasting, setLasting] = createSignal(false);
  let since: number | null = null;
  const timer = setInterval(() => {
    const isTrouble = exam.state.isOnline() && exam.state.problem() !== undefined && exam.state.isWritable();
    since = isTrouble ? (since ?? exam.session.clock.monotonic()) : null;
    setLasting(since !== null && exam.session.clock.monotonic() - since >= TROUBLE_AFTER_MS);
  }, 500);
  onCleanup(() => clearInterval(timer));
  return (
    <Show when={isLasting()}>
      <Bar kind="attention" icon={TriangleAlert} title={words().troubleTitle}>
        {words().troubleText}
      </Bar>
    </Show>
  );
}

function FencedBar() {
  const exam = useExam();
  const goOn = createAction(() => exam.actions.join());
  return (
    <Show when={exam.state.phase() === "fenced"}>
      <Bar
        kind="danger"
        icon={MonitorOff}
        title={words().fencedTitle}
        actions={
          <Button isBusy={goOn.isBusy()} onClick={() => void goOn.run()}>
            {words().continueHere}
          </Button>
        }
      >
        {words().fencedText}
        <ProblemNotice problem={goOn.problem()} />
      </Bar>
    </Show>
  );
}

function RefusedBar() {
  const exam = useExam();
  return (
    <Show when={exam.state.refused().length > 0}>
      <Bar
        kind="danger"
        icon={TriangleAlert}
        title={words().refusedTitle}
        actions={<Button onClick={() => exam.actions.dismissRefused()}>{words().dismiss}</Button>}
      >
        <ul class="link-bar-list">
          <For each={exam.state.refused()}>
            {(one) => <li>{words().refusedLine(titleOf(exam.paper, one.command.slot), common().problems[one.code])}</li>}
          </For>
        </ul>
      </Bar>
    </Show>
  );
}

function ConflictBar() {
  const exam = useExam();
  const lineOf = (conflict: Conflict) => {
    const title = titleOf(exam.paper, conflict.slot);
    return conflict.kind === "choice"
      ? words().conflictChoice(title, conflict.there.join(""), conflict.here.join(""))
      : words().conflictEssay(title, conflict.there.length, conflict.here.length);
  };
  return (
    <Show when={exam.state.conflicts().length > 0 && exam.state.isWritable()}>
      <Bar kind="attention" icon={TriangleAlert} title={words().conflictTitle}>
        {words().conflictText}
        <ul class="link-bar-list">
          <For each={exam.state.conflicts()}>
            {(conflict) => (
              <li class="row">
                <button type="button" class="link-like" onClick={() => exam.goTo(conflict.slot)}>
                  {lineOf(conflict)}
                </button>
                <Button size="small" onClick={() => exam.actions.settleConflict(conflict, "there")}>
                  {words().useThere}
                </Button>
                <Button size="small" onClick={() => exam.actions.settleConflict(conflict, "here")}>
                  {words().useHere}
                </Button>
              </li>
            )}
          </For>
        </ul>
      </Bar>
    </Show>
  );
}
