import { A } from "@solidjs/router";
import { createEffect, createSignal, For, Match, on, Show, Switch } from "solid-js";
import { common } from "#client/i18n/common.ts";
import { office } from "#client/i18n/office.ts";
import { inLanguage } from "#client/i18n/words.ts";
import { call } from "#client/sync/api-client.ts";
import { type ApiProblem, asProblem } from "#client/sync/api-problem.ts";
import { createAction, createQuery, type Query } from "#client/sync/create-query.ts";
import { Button } from "#client/ui/button.tsx";
import { Dialog } from "#client/ui/dialog.tsx";
import { Notice, ProblemNotice } from "#client/ui/notice.tsx";
import { EmptyState } from "#client/ui/page-header.tsx";
import { Spinner } from "#client/ui/spinner.tsx";
import { assembliesApi, type ExchangeCandidate } from "#contract/assemblies.ts";
import type { PaperDetail, PaperSlot } from "#contract/papers.ts";
import { paperHref } from "../paper-links.ts";
import { CandidateList } from "./candidate-list.tsx";
import { ItemReading } from "./item-reading.tsx";

/** Chooses the item that takes a slot: what each would change, and both texts side by side, before anything is done. */
export function ExchangeDialog(props: {
  paper: Pick<PaperDetail, "id" | "form">;
  slot: PaperSlot | undefined;
  onClose: () => void;
  onExchanged: (paper: PaperDetail) => void;
}) {
  const words = () => office().papers.exchange;
  const offer = createQuery(
    () => props.slot && { id: props.paper.id, slot: props.slot.slot },
    (params) => call(assembliesApi.exchangeCandidates, { params }),
  );
  /** What is on screen belongs to the slot that was asked for, not to the one before. */
  const current = () => (offer.data()?.slot.slot === props.slot?.slot ? offer.data() : undefined);
  const [chosenId, setChosenId] = createSignal<string>();
  const [note, setNote] = createSignal("");
  const chosen = () => current()?.candidates.find(({ id }) => id === chosenId()) ?? current()?.candidates[0];
  const exchange = createAction(async (slot: number, itemId: string) => {
    const body = { slot, itemId, note: note().trim() };
    try {
      props.onExchanged(await call(assembliesApi.exchangeItem, { params: { id: props.paper.id }, body }));
    } catch (thrown) {
      // A parallel paper has changed, and with it what fits here.
      if (asProblem(thrown).code === "stale-version") await offer.reload();
      throw thrown;
    }
  });
  const isShut = () => (offer.problem() ?? exchange.problem())?.code === "wrong-state";
  createEffect(
    on(
      () => props.slot,
      () => {
        setChosenId(undefined);
        setNote("");
        exchange.clear();
      },
    ),
  );

  return (
    <Dialog
      isOpen={props.slot !== undefined}
      isWide
      title={props.slot ? words().title(props.slot.slot, props.paper.form) : ""}
      onClose={props.onClose}
      actions={
        <>
          <ExchangeProblem problem={exchange.problem()} />
          <Show when={chosen() && !isShut()}>
            <NoteField value={note()} onInput={setNote} />
          </Show>
          <Button onClick={props.onClose}>{isShut() ? common().close : common().cancel}</Button>
          <Show when={!isShut() && chosen()}>
            {(candidate) => (
              <Button
                variant="primary"
                isBusy={exchange.isBusy()}
                onClick={() => void exchange.run(props.slot?.slot ?? 0, candidate().id)}
              >
                {words().submit(candidate().id)}
              </Button>
            )}
          </Show>
        </>
      }
    >
      <div class="stack papers-exchange">
        <OfferProblem query={offer} />
        <Show when={!offer.problem() && !current()}>
          <Spinner label={words().looking} />
        </Show>
        <Show when={!offer.problem() && current()}>
          {(answer) => (
            <Show
              when={answer().candidates.length > 0}
              fallback={<EmptyState title={words().none}>{words().noneText}</EmptyState>}
            >
              <p class="soft">
                {answer().candidates.length < answer().total
                  ? words().leadPart(answer().candidates.length, answer().total)
                  : words().lead(answer().total)}
              </p>
              <CandidateList candidates={answer().candidates} chosen={chosen()?.id} onChoose={setChosenId} />
              <Show when={chosen()}>{(candidate) => <Costs changes={candidate().changes} />}</Show>
              <div class="papers-sides">
                <ItemReading title={words().now} item={answer().slot} />
                <Show when={chosen()} keyed>
                  {(candidate) => <ItemReading title={words().next} item={candidate} />}
                </Show>
              </div>
            </Show>
          )}
        </Show>
      </div>
    </Dialog>
  );
}

/** Beside the button that does it, so that it is in view however far the texts are scrolled. */
function NoteField(props: { value: string; onInput: (value: string) => void }) {
  const words = () => office().papers.exchange;
  return (
    <label class="papers-note">
      <span>{words().note}</span>
      <input
        class="input"
        maxlength={300}
        placeholder={words().noteHint}
        value={props.value}
        onInput={(event) => props.onInput(event.currentTarget.value)}
      />
    </label>
  );
}

/** Why nothing is offered. */
function OfferProblem<T>(props: { query: Query<T> }) {
  const words = () => office().papers.exchange;
  return (
    <Switch
      fallback={
        <ProblemNotice problem={props.query.problem()}>
          <Button size="small" onClick={() => void props.query.reload()}>
            {common().retry}
          </Button>
        </ProblemNotice>
      }
    >
      <Match when={props.query.problem()?.code === "no-exchange"}>
        <EmptyState title={words().none}>{reasonOf(props.query.problem()) ?? words().noneText}</EmptyState>
      </Match>
      <Match when={props.query.problem()?.code === "wrong-state" && props.query.problem()}>
        {(problem) => (
          <Notice tone="attention">
            <StateWords problem={problem()} />
          </Notice>
        )}
      </Match>
    </Switch>
  );
}

/** Why it was not done; it takes the whole breadth above the buttons. */
function ExchangeProblem(props: { problem: ApiProblem | undefined }) {
  const words = () => office().papers.exchange;
  const said = () => {
    const { problem } = props;
    if (problem?.code === "stale-version") return words().sibling;
    return problem?.code === "no-exchange" ? reasonOf(problem) : undefined;
  };
  return (
    <Show when={props.problem}>
      {(problem) => (
        <div class="papers-across">
          <Switch fallback={<ProblemNotice problem={problem()} />}>
            <Match when={problem().code === "wrong-state"}>
              <Notice tone="danger">
                <StateWords problem={problem()} />
              </Notice>
            </Match>
            <Match when={said()}>{(sentence) => <Notice tone="danger">{sentence()}</Notice>}</Match>
          </Switch>
        </div>
      )}
    </Show>
  );
}

/** Why items of the paper are not exchanged any more, and where they are. */
function StateWords(props: { problem: ApiProblem }) {
  const words = () => office().papers.exchange;
  const next = () => {
    const { replacedBy } = props.problem.detail;
    return typeof replacedBy === "string" && replacedBy;
  };
  return (
    <p>
      <Show when={next()} fallback={words().inUse}>
        {(id) => (
          <>
            {words().wasReplaced} <A href={paperHref(id())}>{office().papers.paper.replacedLink}</A>
          </>
        )}
      </Show>
    </p>
  );
}

/** Short, above the texts: what is weighed with them has to be in view with them. */
function Costs(props: { changes: ExchangeCandidate["changes"] }) {
  const words = () => office().papers.exchange;
  return (
    <section>
      <h3>{words().costs}</h3>
      <Show when={props.changes.length > 0} fallback={<p>{words().noCosts}</p>}>
        <ul class="papers-costs">
          <For each={props.changes}>
            {({ form, rule, wanted, before, after }) => (
              <li>
                <span>{words().costOf(form ? words().ofForm(form) : words().between, inLanguage(rule))}</span>
                <span class="figures office-nowrap">
                  <span class="unseen">{words().before}</span> {before} <span aria-hidden="true">→</span>{" "}
                  <span class="unseen">{words().after}</span> <strong>{after}</strong>
                </span>
                <span class="soft small-text office-nowrap">{words().wantedOf(wanted)}</span>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </section>
  );
}

/** The engine's own sentence why nothing fits, where it gave one. */
function reasonOf(problem: ApiProblem | undefined): string | undefined {
  const { zh, en } = problem?.detail ?? {};
  return typeof zh === "string" && typeof en === "string" ? inLanguage({ zh, en }) : undefined;
}
