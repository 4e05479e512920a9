import { A, useNavigate } from "@solidjs/router";
import { createEffect, createSignal, on, Show } from "solid-js";
import { common } from "#client/i18n/common.ts";
import { marking } from "#client/i18n/marking.ts";
import { call } from "#client/sync/api-client.ts";
import { createQuery } from "#client/sync/create-query.ts";
import { Button } from "#client/ui/button.tsx";
import { Notice, ProblemNotice } from "#client/ui/notice.tsx";
import { EmptyState } from "#client/ui/page-header.tsx";
import type { PageProps } from "#client/ui/pages.tsx";
import { Spinner } from "#client/ui/spinner.tsx";
import { markingApi, type Reading } from "#contract/marking.ts";
import { createUndoClock } from "../undo-clock.ts";
import { DeskHeader } from "./desk-header.tsx";
import { listenToKeys, listenToUndo } from "./desk-keys.ts";
import { keepLease } from "./lease-keeper.ts";
import { markingCalls } from "./marking-calls.ts";
import { createMarkingDesk, type MarkingDesk } from "./marking-desk.ts";
import { createMarkingHand } from "./marking-hand.ts";
import { RubricPane } from "./rubric-pane.tsx";
import { AnswerPane, PromptPane } from "./text-panes.tsx";

/** One queue's desk; each queue gets a desk of its own. */
export function MarkingPage(props: PageProps) {
  return (
    <Show when={`${props.params.sittingId} ${props.params.itemId}`} keyed>
      <MarkingDeskScreen sittingId={props.params.sittingId ?? ""} itemId={props.params.itemId ?? ""} />
    </Show>
  );
}

function MarkingDeskScreen(props: { sittingId: string; itemId: string }) {
  const calls = markingCalls({ sittingId: props.sittingId, itemId: props.itemId });
  const desk = createMarkingDesk(calls);
  const clock = createUndoClock(calls.now, () => desk.given().at(-1)?.undoUntil);
  const queues = createQuery(
    () => ({ given: desk.given().length }),
    () => call(markingApi.markingQueues),
  );
  const queue = () => queues.data()?.queues.find((one) => one.sittingId === props.sittingId && one.itemId === props.itemId);
  keepLease(desk);
  listenToUndo(() => clock.secondsLeft() > 0 && void desk.undo.run());
  void desk.claim.run();
  return (
    <div class="marking-screen">
      <DeskHeader desk={desk} queue={queue()} undoSeconds={clock.secondsLeft()} onUndo={() => void desk.undo.run()} />
      <Show when={desk.phase() === "lost"}>
        <Notice tone="attention" title={marking().lostTitle}>
          <p>{marking().lostText}</p>
          <div class="marking-notice-acts">
            <Button onClick={() => void desk.claim.run()}>{marking().takeNext}</Button>
          </div>
        </Notice>
      </Show>
      <Show when={desk.phase() === "problem"}>
        <ProblemNotice problem={desk.problem()}>
          <div class="marking-notice-acts">
            <Button onClick={() => void desk.claim.run()}>{common().retry}</Button>
          </div>
        </ProblemNotice>
      </Show>
      <Show when={desk.phase() === "loading" && !desk.reading()}>
        <Spinner />
      </Show>
      <Show when={desk.phase() === "nothing"}>
        <EmptyState
          title={marking().nothingTitle}
          action={
            <A class="button primary" href="/staff/marking">
              {marking().backToQueues}
            </A>
          }
        >
          {marking().nothingText}
        </EmptyState>
      </Show>
      <Show when={desk.reading()}>{(reading) => <Script desk={desk} reading={reading()} />}</Show>
    </div>
  );
}

/** The script in hand: prompt left, answer in the middle, rubric right. */
function Script(props: { desk: MarkingDesk; reading: Reading }) {
  const navigate = useNavigate();
  const { desk } = props;
  const [isPromptOpen, setPromptOpen] = createSignal(window.innerWidth >= 1500);
  const [missing, setMissing] = createSignal<string>();
  const rows: HTMLElement[] = [];
  let answer: HTMLElement | undefined;
  let comment: HTMLElement | undefined;
  let submitButton: HTMLElement | undefined;
  const focusRow = (at: number) => rows[at]?.focus({ preventScroll: false });
  const hand = createMarkingHand(desk, focusRow);

  createEffect(on(desk.revision, () => queueMicrotask(() => hand.reset())));
  createEffect(on(desk.marks, () => setMissing(undefined), { defer: true }));

  async function submit(): Promise<void> {
    const outcome = await desk.submit.run();
    if (typeof outcome !== "object" || !("missing" in outcome)) return;
    setMissing(props.reading.rubric[outcome.missing]?.title);
    hand.goTo(outcome.missing);
  }

  listenToKeys(hand, {
    submit: () => void submit(),
    focusSubmit: () => submitButton?.focus(),
    focusComment: () => comment?.focus(),
    focusRow,
    scrollAnswer: (pages) => answer?.scrollBy({ top: pages * answer.clientHeight * 0.9 }),
    togglePrompt: () => setPromptOpen((isOpen) => !isOpen),
    isMarking: () => desk.phase() === "marking",
  });

  async function release(): Promise<void> {
    if (await desk.release.run()) navigate("/staff/marking");
  }

  return (
    <div class="marking-columns" classList={{ wide: isPromptOpen() }}>
      <PromptPane reading={props.reading} isOpen={isPromptOpen()} onToggle={() => setPromptOpen((isOpen) => !isOpen)} />
      <AnswerPane
        reading={props.reading}
        onRef={(element) => {
          answer = element;
        }}
      />
      <RubricPane
        desk={desk}
        hand={hand}
        reading={props.reading}
        isLocked={desk.phase() !== "marking"}
        missing={missing()}
        onRow={(at, element) => {
          rows[at] = element;
        }}
        onComment={(element) => {
          comment = element;
        }}
        onSubmitButton={(element) => {
          submitButton = element;
        }}
        onSubmit={() => void submit()}
        onRelease={() => void release()}
      />
    </div>
  );
}
