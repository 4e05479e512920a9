import { A, useNavigate } from "@solidjs/router";
import { createEffect, createSignal, For, on, Show } from "solid-js";
import { createStore } from "solid-js/store";
import { office } from "#client/i18n/office.ts";
import { inLanguage } from "#client/i18n/words.ts";
import { call } from "#client/sync/api-client.ts";
import { createAction, createQuery } from "#client/sync/create-query.ts";
import { Button } from "#client/ui/button.tsx";
import { Checkbox } from "#client/ui/checkbox.tsx";
import { TextField } from "#client/ui/field.tsx";
import { Loaded } from "#client/ui/loaded.tsx";
import { ProblemNotice } from "#client/ui/notice.tsx";
import { EmptyState, PageHeader } from "#client/ui/page-header.tsx";
import { Select } from "#client/ui/select.tsx";
import { type BlueprintSummary, type PaperSummary, papersApi } from "#contract/papers.ts";
import { sittingsApi } from "#contract/sittings.ts";
import { LinkButton } from "../shared/link-button.tsx";
import { listed } from "../shared/listed.ts";
import { sittingHref } from "./next-action.ts";
import { RoomsField } from "./rooms-field.tsx";
import { readSchedule, type ScheduleError, type ScheduleFields, settingsFields } from "./schedule-form.ts";
import { SettingsFieldset } from "./settings-fieldset.tsx";

/** Schedules a sitting: papers, time, rooms, and the blueprint's rules to check. */
export function SchedulePage() {
  const query = createQuery(
    () => true,
    async () => {
      const [{ blueprints }, { papers }] = await Promise.all([call(papersApi.listBlueprints), call(papersApi.listPapers)]);
      return { blueprints, papers: papers.filter(({ replacedBy }) => replacedBy === null) };
    },
  );
  return (
    <>
      <A href="/staff/office/sittings" class="office-crumb">
        {office().sittings.breadcrumb}
      </A>
      <PageHeader title={office().sittings.form.title} lead={office().sittings.form.lead} />
      <Loaded query={query}>
        {(answer) => (
          <Show
            when={answer().papers.length > 0}
            fallback={
              <EmptyState
                title={office().sittings.form.noPapers}
                action={<LinkButton href="/staff/office/papers">{office().sittings.toPapers}</LinkButton>}
              />
            }
          >
            <ScheduleForm blueprints={answer().blueprints} papers={answer().papers} />
          </Show>
        )}
      </Loaded>
    </>
  );
}

function ScheduleForm(props: { blueprints: readonly BlueprintSummary[]; papers: readonly PaperSummary[] }) {
  const words = () => office().sittings.form;
  const navigate = useNavigate();
  const [errors, setErrors] = createSignal<readonly ScheduleError[]>([]);
  const [fields, setFields] = createStore<ScheduleFields>({
    name: "",
    blueprintId: props.papers[0]?.blueprintId ?? props.blueprints[0]?.id ?? "",
    paperIds: [],
    date: "",
    time: "09:00",
    rooms: [{ name: "", seats: "" }],
    settings: settingsFields(undefined),
  });
  const blueprint = () => props.blueprints.find(({ id }) => id === fields.blueprintId);
  const papers = () => props.papers.filter(({ blueprintId }) => blueprintId === fields.blueprintId);
  const errorOf = (name: ScheduleError) => (errors().includes(name) ? words().errors[name] : undefined);
  createEffect(
    on(
      () => fields.blueprintId,
      () => setFields({ settings: settingsFields(blueprint()?.defaults), paperIds: unusedFirst(papers()).slice(0, 2) }),
    ),
  );

  const schedule = createAction(async () => {
    const { body, errors: found } = readSchedule(fields);
    setErrors(found);
    if (!body) return;
    const sitting = await call(sittingsApi.scheduleSitting, { body });
    navigate(sittingHref(sitting.id));
  });

  function togglePaper(id: string, isOn: boolean): void {
    const others = fields.paperIds.filter((other) => other !== id);
    setFields({ paperIds: isOn ? [...others, id] : others });
  }

  return (
    <form
      class="stack office-form"
      novalidate
      onSubmit={(event) => {
        event.preventDefault();
        void schedule.run();
      }}
    >
      <ProblemNotice problem={schedule.problem()} />
      <TextField
        label={words().name}
        hint={words().nameHint}
        error={errorOf("name")}
        maxlength={80}
        isRequired
        onInput={(name) => setFields({ name })}
      />
      <div class="office-fields">
        <TextField label={words().date} type="date" error={errorOf("date")} isRequired onInput={(date) => setFields({ date })} />
        <TextField label={words().time} type="time" value="09:00" isRequired onInput={(time) => setFields({ time })} />
      </div>
      <Show when={props.blueprints.length > 1}>
        <Select
          label={words().blueprint}
          value={fields.blueprintId}
          choices={props.blueprints.map(({ id, title }) => ({ value: id, label: inLanguage(title) }))}
          onChange={(blueprintId) => setFields({ blueprintId })}
        />
      </Show>
      <PaperChoice papers={papers()} chosen={fields.paperIds} error={errorOf("papers")} onToggle={togglePaper} />
      <RoomsField rooms={fields.rooms} error={errorOf("rooms") ?? errorOf("seats")} onChange={(rooms) => setFields({ rooms })} />
      <SettingsFieldset
        settings={fields.settings}
        error={errorOf("minutes")}
        onChange={(change) => setFields({ settings: { ...fields.settings, ...change } })}
      />
      <div class="row">
        <Button type="submit" variant="primary" isBusy={schedule.isBusy()}>
          {words().submit}
        </Button>
        <Show when={errors().length > 0}>
          <span class="office-wrong" role="alert">
            {errors()
              .map((name) => words().errors[name])
              .join("")}
          </span>
        </Show>
      </div>
    </form>
  );
}

function PaperChoice(props: {
  papers: readonly PaperSummary[];
  chosen: readonly string[];
  error: string | undefined;
  onToggle: (id: string, isOn: boolean) => void;
}) {
  const words = () => office().sittings.form;
  return (
    <fieldset class="field">
      <legend class="label">{words().papers}</legend>
      <span class="hint">{words().papersHint}</span>
      <div class="office-choices">
        <For each={props.papers} fallback={<p class="soft">{words().noPapers}</p>}>
          {(paper) => (
            <Checkbox checked={props.chosen.includes(paper.id)} onChange={(isOn) => props.onToggle(paper.id, isOn)}>
              {words().paper(paper.form, paper.seed)}
              <span class="soft small-text">
                {" "}
                {paper.sittings.length > 0 ? words().usedIn(listed(paper.sittings)) : words().unused}
              </span>
            </Checkbox>
          )}
        </For>
      </div>
      <Show when={props.error}>
        <span class="error" role="alert">
          {props.error}
        </span>
      </Show>
    </fieldset>
  );
}

/** Papers nobody has seen yet, newest first; these are what a new sitting wants. */
function unusedFirst(papers: readonly PaperSummary[]): string[] {
  const fresh = papers.filter(({ sittings }) => sittings.length === 0).sort((a, b) => b.assembledAt - a.assembledAt);
  const seed = fresh[0]?.seed;
  return fresh.filter((paper) => paper.seed === seed).map(({ id }) => id);
}
