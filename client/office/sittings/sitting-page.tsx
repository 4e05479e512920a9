import { A } from "@solidjs/router";
import { createEffect, createSignal, For, on, Show } from "solid-js";
import { common } from "#client/i18n/common.ts";
import { formatDateTime, formatTime } from "#client/i18n/format.ts";
import { office } from "#client/i18n/office.ts";
import { useStaffSession } from "#client/staff/session.ts";
import { call } from "#client/sync/api-client.ts";
import { createAction, createQuery, type Query } from "#client/sync/create-query.ts";
import { ProblemNotice } from "#client/ui/notice.tsx";
import type { PageProps } from "#client/ui/pages.tsx";
import { resultsApi } from "#contract/results.ts";
import { type SittingDetail, sittingsApi } from "#contract/sittings.ts";
import { type ActKind, SittingAct } from "./sitting-act.tsx";
import { SittingFrame } from "./sitting-frame.tsx";
import { StepList } from "./step-list.tsx";
import { stepsOf } from "./steps.ts";

/** One sitting: where it stands on its way, what comes next, and the rules it runs under. */
export function SittingPage(props: PageProps) {
  return (
    <Show when={props.params.id} keyed>
      {(id) => <SittingFrame id={id}>{(sitting, query) => <Overview sitting={sitting()} query={query} />}</SittingFrame>}
    </Show>
  );
}

function Overview(props: { sitting: SittingDetail; query: Query<SittingDetail> }) {
  const session = useStaffSession();
  const [act, setAct] = createSignal<ActKind>();
  const results = createQuery(
    () => session.has("office", "auditor") && props.sitting.state === "closed" && props.sitting.id,
    (id) => call(resultsApi.sittingResults, { params: { id } }),
  );
  createEffect(
    on(
      () => props.sitting,
      () => void results.reload(),
      { defer: true },
    ),
  );
  const seat = createAction(async () => {
    props.query.set(await call(sittingsApi.assignSeats, { params: { id: props.sitting.id } }));
  });
  return (
    <div class="office-two">
      <section class="stack" aria-label={office().sittings.steps.title}>
        <ProblemNotice problem={seat.problem()} />
        <StepList
          sitting={props.sitting}
          steps={stepsOf(props.sitting, results.data()?.missing)}
          missing={results.data()?.missing}
          canAct={session.has("office")}
          canStart={session.has("office", "invigilator")}
          isSeating={seat.isBusy()}
          onSeat={() => void seat.run()}
          onAct={setAct}
        />
      </section>
      <SittingFacts sitting={props.sitting} />
      <SittingAct kind={act()} sitting={props.sitting} onClose={() => setAct(undefined)} onDone={props.query.set} />
    </div>
  );
}

function SittingFacts(props: { sitting: SittingDetail }) {
  const words = () => office().sittings.facts;
  const settings = () => props.sitting.settings;
  return (
    <section class="panel stack office-side" aria-label={words().title}>
      <h2>{words().title}</h2>
      <dl class="facts">
        <dt>{words().startsAt}</dt>
        <dd>{formatDateTime(props.sitting.startsAt)}</dd>
        <Show when={props.sitting.startedAt}>
          {(startedAt) => (
            <>
              <dt>{words().startedAt}</dt>
              <dd>{formatTime(startedAt())}</dd>
            </>
          )}
        </Show>
        <dt>{words().duration}</dt>
        <dd>{common().minutes(settings().durationMinutes)}</dd>
        <dt>{words().clock}</dt>
        <dd>{office().sittings.form.clocks[settings().clock]}</dd>
        <dt>{words().lateEntry}</dt>
        <dd>{lateEntryWords(settings().lateEntryMinutes)}</dd>
        <dt>{words().earliest}</dt>
        <dd>
          {settings().earliestHandInMinutes === 0
            ? words().earliestNone
            : words().earliestValue(settings().earliestHandInMinutes)}
        </dd>
        <dt>{words().papers}</dt>
        <dd class="row">
          <For each={props.sitting.papers}>
            {(paper) => <A href={`/staff/office/papers/${paper.id}`}>{office().sittings.forms(paper.form)}</A>}
          </For>
        </dd>
        <dt>{words().rooms}</dt>
        <dd>
          <For each={props.sitting.rooms}>{(room) => <div>{words().room(room.name, room.seats)}</div>}</For>
        </dd>
      </dl>
    </section>
  );
}

function lateEntryWords(minutes: number | null): string {
  const words = office().sittings.facts;
  return minutes === null ? words.lateEntryNone : words.lateEntryValue(minutes);
}
