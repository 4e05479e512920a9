import { useNavigate } from "@solidjs/router";
import { createSignal, Show } from "solid-js";
import { createStore } from "solid-js/store";
import { office } from "#client/i18n/office.ts";
import { inLanguage } from "#client/i18n/words.ts";
import { call } from "#client/sync/api-client.ts";
import { createAction } from "#client/sync/create-query.ts";
import { Button } from "#client/ui/button.tsx";
import { TextField } from "#client/ui/field.tsx";
import { ProblemNotice } from "#client/ui/notice.tsx";
import { Select } from "#client/ui/select.tsx";
import { assembliesApi } from "#contract/assemblies.ts";
import type { BlueprintSummary, PaperSummary } from "#contract/papers.ts";
import { AssembleOptions } from "./assemble-options.tsx";
import { EMPTY_ORDER, type OrderDraft, type OrderField, readOrder } from "./order-draft.ts";
import { runHref } from "./paper-links.ts";

/** Asks for papers; the run has a page of its own, so that one may leave it and come back. */
export function AssembleForm(props: {
  blueprints: readonly BlueprintSummary[];
  papers: readonly PaperSummary[];
  start?: OrderDraft | undefined;
  onBlueprint: (id: string) => void;
}) {
  const words = () => office().papers.form;
  const navigate = useNavigate();
  const [draft, setDraft] = createStore<OrderDraft>({
    ...(props.start ?? EMPTY_ORDER),
    blueprintId: props.start?.blueprintId || (props.blueprints[0]?.id ?? ""),
  });
  const [isTried, setTried] = createSignal(false);
  const wrong = (field: OrderField): string | undefined => {
    const reading = readOrder(draft);
    return isTried() && "wrong" in reading && reading.wrong.has(field) ? words().wrong[field] : undefined;
  };
  const start = createAction(async () => {
    const reading = readOrder(draft);
    if ("wrong" in reading) return;
    const run = await call(assembliesApi.startAssembly, { body: reading.order });
    navigate(runHref(run.id));
  });

  return (
    <form
      class="papers-form"
      novalidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        void start.run();
      }}
    >
      <section class="panel stack" aria-label={words().title}>
        <h2>{words().title}</h2>
        <Show when={props.blueprints.length > 1}>
          <Select
            label={words().blueprint}
            value={draft.blueprintId}
            choices={props.blueprints.map(({ id, title }) => ({ value: id, label: inLanguage(title) }))}
            onChange={(id) => {
              setDraft({ blueprintId: id });
              props.onBlueprint(id);
            }}
          />
        </Show>
        <Select
          label={words().kind}
          value={draft.kind}
          choices={(["forms", "per-candidate"] as const).map((value) => ({ value, label: words().kinds[value] }))}
          onChange={(kind) => setDraft({ kind })}
        />
        <Show
          when={draft.kind === "forms"}
          fallback={
            <TextField
              label={words().candidates}
              hint={words().candidatesHint}
              error={wrong("candidates")}
              inputmode="numeric"
              maxlength={4}
              value={draft.candidates}
              onInput={(value) => setDraft({ candidates: value })}
            />
          }
        >
          <TextField
            label={words().forms}
            hint={words().formsHint}
            error={wrong("forms")}
            inputmode="numeric"
            maxlength={2}
            value={draft.forms}
            onInput={(value) => setDraft({ forms: value })}
          />
        </Show>
        <TextField
          label={words().seed}
          hint={words().seedHint}
          maxlength={80}
          autocomplete="off"
          value={draft.seed}
          onInput={(value) => setDraft({ seed: value })}
        />

        <ProblemNotice problem={start.problem()} />
        <div class="row">
          <Button type="submit" variant="primary" isBusy={start.isBusy()}>
            {words().submit}
          </Button>
        </div>
      </section>
      <AssembleOptions draft={draft} papers={props.papers} set={(change) => setDraft(change)} wrong={wrong} />
    </form>
  );
}
