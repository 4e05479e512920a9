import { A } from "@solidjs/router";
import { createEffect, onCleanup, onMount, Show } from "solid-js";
import { workbench } from "#client/i18n/authoring-workbench.ts";
import { NO_CHOICE } from "#client/items/choice.tsx";
import { belongsToInputMethod } from "#client/items/composition.ts";
import { MultipleItem } from "#client/items/multiple.tsx";
import { SingleItem } from "#client/items/single.tsx";
import { Button } from "#client/ui/button.tsx";
import { TextArea } from "#client/ui/field.tsx";
import { Loaded } from "#client/ui/loaded.tsx";
import { Notice, ProblemNotice } from "#client/ui/notice.tsx";
import { PageHeader } from "#client/ui/page-header.tsx";
import type { PageProps } from "#client/ui/pages.tsx";
import type { CandidateItem } from "#contract/candidate-item.ts";
import { OPTION_LABELS } from "#item-bank/types/choice/choice.ts";
import { keyCheckHref } from "../item-links.ts";
import { type BlindCheck, createBlindCheck } from "./blind-check.ts";
import { blindCalls } from "./review-calls.ts";

/** The blind check of a key: the candidate's rendering, one question, and whether the answers agree. */
export function BlindPage(props: PageProps) {
  return (
    <Show when={props.params.id} keyed>
      {(id) => <BlindDesk id={id} />}
    </Show>
  );
}

/** Where the tasks of a person are listed. */
const TASKS_HREF = "/staff/bank/tasks";

function BlindDesk(props: { id: string }) {
  const check = createBlindCheck(blindCalls, props.id);

  onMount(() => {
    const onKey = (event: KeyboardEvent) => {
      if (belongsToInputMethod(event) || event.ctrlKey || event.metaKey || event.altKey) return;
      const target = event.target as HTMLElement | null;
      if (target?.closest("textarea, button, a, select")) return;
      const label = OPTION_LABELS.find((one) => one === event.key.toUpperCase());
      if (label) check.toggle(label);
      else if (event.key === "Enter" && !check.outcome()) void check.submit.run();
      else return;
      event.preventDefault();
    };
    document.addEventListener("keydown", onKey);
    onCleanup(() => document.removeEventListener("keydown", onKey));
  });

  return (
    <div class="authoring-blind">
      <PageHeader title={workbench().blind.title} lead={workbench().blind.lead} />
      <Loaded query={check.query}>
        {(shown) => (
          <div class="stack">
            <div class="authoring-preview">
              <BlindItemView item={shown().item} check={check} />
            </div>
            <Show when={check.outcome()} fallback={<AnswerBar check={check} />}>
              <Outcome check={check} />
            </Show>
          </div>
        )}
      </Loaded>
    </div>
  );
}

function BlindItemView(props: { item: CandidateItem; check: BlindCheck }) {
  const answer = () => ({ ...NO_CHOICE, chosen: props.check.chosen() });
  const isDone = () => props.check.outcome() !== undefined;
  const single = () => (props.item.type === "single" ? props.item : undefined);
  const multiple = () => (props.item.type === "multiple" ? props.item : undefined);
  return (
    <>
      <Show when={single()}>
        {(view) => (
          <SingleItem view={view()} answer={answer()} onAnswer={({ chosen }) => props.check.choose(chosen)} disabled={isDone()} />
        )}
      </Show>
      <Show when={multiple()}>
        {(view) => (
          <MultipleItem
            view={view()}
            answer={answer()}
            onAnswer={({ chosen }) => props.check.choose(chosen)}
            disabled={isDone()}
          />
        )}
      </Show>
    </>
  );
}

function AnswerBar(props: { check: BlindCheck }) {
  const words = () => workbench().blind;
  return (
    <section class="stack tight" aria-label={words().question}>
      <p class="authoring-answer">
        {words().question}
        <span class="authoring-answer-letters">{props.check.chosen().join("") || "—"}</span>
        <span class="soft small-text">{words().keys}</span>
      </p>
      <Show when={props.check.isEmpty() && props.check.chosen().length === 0}>
        <p class="authoring-error" role="alert">
          {words().chooseFirst}
        </p>
      </Show>
      <TextArea
        label={words().remark}
        hint={words().remarkHint}
        rows={2}
        maxlength={1_000}
        onInput={(text) => props.check.setRemark(text)}
      />
      <ProblemNotice problem={props.check.submit.problem()} />
      <div>
        <Button variant="primary" isBusy={props.check.submit.isBusy()} onClick={() => void props.check.submit.run()}>
          {words().submit}
        </Button>
      </div>
    </section>
  );
}

function Outcome(props: { check: BlindCheck }) {
  const words = () => workbench().blind;
  let way: HTMLDivElement | undefined;
  const answer = () => props.check.outcome()?.answer.join("") ?? "";
  // Enter goes on to the next item without reaching for the mouse.
  createEffect(() => {
    props.check.next();
    way?.querySelector("a")?.focus();
  });
  return (
    <div class="stack tight">
      <Notice tone={props.check.outcome()?.agrees ? "ok" : "attention"}>
        <p>{props.check.outcome()?.agrees ? words().agrees(answer()) : words().differs(answer())}</p>
        <Show when={!props.check.outcome()?.agrees}>
          <p>{words().differsText}</p>
        </Show>
      </Notice>
      <div
        class="row"
        ref={(made) => {
          way = made;
        }}
      >
        <Show when={props.check.next()} fallback={<span class="soft">{words().noNext}</span>}>
          {(id) => (
            <A class="button primary" href={keyCheckHref(id())}>
              {words().next}
            </A>
          )}
        </Show>
        <A class="button quiet" href={TASKS_HREF}>
          {words().toTasks}
        </A>
      </div>
    </div>
  );
}
