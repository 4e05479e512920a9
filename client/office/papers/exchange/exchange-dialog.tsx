import { createEffect, createSignal, on, Show } from "solid-js";
import { common } from "#client/i18n/common.ts";
import { office } from "#client/i18n/office.ts";
import { inLanguage } from "#client/i18n/words.ts";
import { call } from "#client/sync/api-client.ts";
import type { ApiProblem } from "#client/sync/api-problem.ts";
import { createAction, createQuery } from "#client/sync/create-query.ts";
import { Button } from "#client/ui/button.tsx";
import { Dialog } from "#client/ui/dialog.tsx";
import { TextField } from "#client/ui/field.tsx";
import { Loaded } from "#client/ui/loaded.tsx";
import { Notice, ProblemNotice } from "#client/ui/notice.tsx";
import { EmptyState } from "#client/ui/page-header.tsx";
import { type Column, Table } from "#client/ui/table.tsx";
import { assembliesApi, type ExchangeCandidate } from "#contract/assemblies.ts";
import type { PaperDetail, PaperSlot } from "#contract/papers.ts";
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
    props.onExchanged(await call(assembliesApi.exchangeItem, { params: { id: props.paper.id }, body }));
  });
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
          <Button onClick={props.onClose}>{common().cancel}</Button>
          <Show when={props.slot && chosen()}>
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
        <Show
          when={offer.problem()?.code === "no-exchange"}
          fallback={<OfferShell query={offer} isCurrent={current() !== undefined} />}
        >
          <EmptyState title={words().none}>{reasonOf(offer.problem()) ?? words().noneText}</EmptyState>
        </Show>
        <ExchangeProblem problem={exchange.problem()} />
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
              <div class="papers-sides">
                <ItemReading title={words().now} item={answer().slot} />
                <Show when={chosen()} keyed>
                  {(candidate) => <ItemReading title={words().next} item={candidate} />}
                </Show>
              </div>
              <Show when={chosen()}>{(candidate) => <Costs changes={candidate().changes} />}</Show>
              <TextField label={words().note} hint={words().noteHint} maxlength={300} value={note()} onInput={setNote} />
            </Show>
          )}
        </Show>
      </div>
    </Dialog>
  );
}

/** The spinner while the engine looks, and what went wrong with looking. */
function OfferShell(props: { query: Parameters<typeof Loaded>[0]["query"]; isCurrent: boolean }) {
  return (
    <Show when={!props.isCurrent || props.query.problem()}>
      <Loaded query={props.query}>{() => null}</Loaded>
    </Show>
  );
}

function ExchangeProblem(props: { problem: ApiProblem | undefined }) {
  const words = () => office().papers.exchange;
  return (
    <Show when={props.problem?.code === "wrong-state" && props.problem} fallback={<ProblemNotice problem={props.problem} />}>
      {(problem) => <Notice tone="danger">{problem().detail.replacedBy ? words().wasReplaced : words().inUse}</Notice>}
    </Show>
  );
}

function Costs(props: { changes: ExchangeCandidate["changes"] }) {
  const words = () => office().papers.exchange;
  type Change = ExchangeCandidate["changes"][number];
  const columns = (): Column<Change>[] => [
    { key: "form", title: words().form, cell: ({ form }) => form || words().between },
    { key: "rule", title: words().rule, cell: ({ rule }) => inLanguage(rule) },
    { key: "wanted", title: words().wanted, align: "end", cell: ({ wanted }) => wanted },
    { key: "before", title: words().before, align: "end", cell: ({ before }) => before },
    { key: "after", title: words().after, align: "end", cell: ({ after }) => <strong>{after}</strong> },
  ];
  return (
    <section class="stack tight">
      <h3>{words().costs}</h3>
      <Show when={props.changes.length > 0} fallback={<p>{words().noCosts}</p>}>
        <div class="papers-dense">
          <Table caption={words().costs} columns={columns()} rows={props.changes} />
        </div>
      </Show>
    </section>
  );
}

/** The engine's own sentence why nothing fits, where it gave one. */
function reasonOf(problem: ApiProblem | undefined): string | undefined {
  const { zh, en } = problem?.detail ?? {};
  return typeof zh === "string" && typeof en === "string" ? inLanguage({ zh, en }) : undefined;
}
