import { createSignal, For, Show } from "solid-js";
import { common } from "#client/i18n/common.ts";
import { office } from "#client/i18n/office.ts";
import { inLanguage } from "#client/i18n/words.ts";
import { call } from "#client/sync/api-client.ts";
import { createAction } from "#client/sync/create-query.ts";
import { Button } from "#client/ui/button.tsx";
import { TextField } from "#client/ui/field.tsx";
import { Notice, ProblemNotice } from "#client/ui/notice.tsx";
import { Select } from "#client/ui/select.tsx";
import { Spinner } from "#client/ui/spinner.tsx";
import { type Column, Table } from "#client/ui/table.tsx";
import { type BlueprintSummary, type PaperDetail, papersApi } from "#contract/papers.ts";
import { LinkButton } from "../shared/link-button.tsx";
import { gap, type Shortage, shortagesIn } from "./shortage.ts";

const MOST_FORMS = 10;

/** Assembles parallel papers. What came of it stands below, over the whole width: a bank that is too small is shown cell by cell. */
export function AssembleForm(props: { blueprints: readonly BlueprintSummary[]; onDone: () => void }) {
  const words = () => office().papers.form;
  const [blueprintId, setBlueprintId] = createSignal(props.blueprints[0]?.id ?? "");
  const [forms, setForms] = createSignal("2");
  const [seed, setSeed] = createSignal("");
  const [isTried, setTried] = createSignal(false);
  const [made, setMade] = createSignal<readonly PaperDetail[]>([]);
  const areFormsFine = () => /^\d{1,2}$/.test(forms()) && Number(forms()) >= 1 && Number(forms()) <= MOST_FORMS;
  const assemble = createAction(async () => {
    setMade([]);
    const chosenSeed = seed().trim();
    const body = { blueprintId: blueprintId(), forms: Number(forms()), ...(chosenSeed === "" ? {} : { seed: chosenSeed }) };
    const { papers } = await call(papersApi.assemblePapers, { body });
    setMade(papers);
    props.onDone();
  });
  const shortages = () => shortagesIn(assemble.problem()?.detail ?? {});

  return (
    <>
      <section class="panel stack" aria-label={words().title}>
        <h2>{words().title}</h2>
        <form
          class="stack"
          novalidate
          onSubmit={(event) => {
            event.preventDefault();
            setTried(true);
            if (areFormsFine()) void assemble.run();
          }}
        >
          <Show when={props.blueprints.length > 1}>
            <Select
              label={words().blueprint}
              value={blueprintId()}
              choices={props.blueprints.map(({ id, title }) => ({ value: id, label: inLanguage(title) }))}
              onChange={setBlueprintId}
            />
          </Show>
          <TextField
            label={words().forms}
            hint={words().formsHint}
            error={isTried() && !areFormsFine() ? words().formsWrong : undefined}
            inputmode="numeric"
            maxlength={2}
            value="2"
            onInput={(value) => setForms(value.trim())}
          />
          <TextField label={words().seed} hint={words().seedHint} maxlength={80} autocomplete="off" onInput={setSeed} />
          <div class="row">
            <Button type="submit" variant="primary" isBusy={assemble.isBusy()}>
              {words().submit}
            </Button>
            <Show when={assemble.isBusy()}>
              <Spinner label={words().working} />
            </Show>
          </div>
        </form>
      </section>
      <div class="office-across stack">
        <Show when={shortages().length > 0} fallback={<ProblemNotice problem={assemble.problem()} />}>
          <ShortageNotice shortages={shortages()} blueprint={props.blueprints.find(({ id }) => id === blueprintId())} />
        </Show>
        <Show when={made().length > 0}>
          <Notice tone="ok" title={words().doneTitle(made().length)}>
            <div class="row">
              <For each={made()}>
                {(paper) => (
                  <LinkButton href={`/staff/office/papers/${paper.id}`} size="small">
                    {office().papers.list.name(paper.form)}
                  </LinkButton>
                )}
              </For>
            </div>
          </Notice>
        </Show>
      </div>
    </>
  );
}

function ShortageNotice(props: { shortages: readonly Shortage[]; blueprint: BlueprintSummary | undefined }) {
  const words = () => office().papers.shortage;
  const partName = (part: number) => {
    const title = props.blueprint?.parts.find((entry) => entry.part === part)?.title;
    return title ? `${part} ${inLanguage(title)}` : String(part);
  };
  const columns = (): Column<Shortage>[] => [
    { key: "part", title: words().part, cell: ({ part }) => partName(part) },
    { key: "type", title: words().type, cell: ({ type }) => common().itemTypes[type] },
    { key: "needed", title: words().needed, align: "end", cell: ({ needed }) => needed },
    { key: "available", title: words().available, align: "end", cell: ({ available }) => available },
    { key: "short", title: words().short, align: "end", cell: (cell) => <strong>{gap(cell)}</strong> },
  ];
  return (
    <Notice tone="danger" title={words().title}>
      <p>{words().lead}</p>
      <Table caption={words().lead} columns={columns()} rows={props.shortages} />
    </Notice>
  );
}
