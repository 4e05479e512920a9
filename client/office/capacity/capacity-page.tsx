import { createMemo, createSignal, Show } from "solid-js";
import { common } from "#client/i18n/common.ts";
import { office } from "#client/i18n/office.ts";
import { inLanguage, language } from "#client/i18n/words.ts";
import { call } from "#client/sync/api-client.ts";
import { createQuery } from "#client/sync/create-query.ts";
import { Button } from "#client/ui/button.tsx";
import { TextField } from "#client/ui/field.tsx";
import { Loaded } from "#client/ui/loaded.tsx";
import { ProblemNotice } from "#client/ui/notice.tsx";
import type { PageProps } from "#client/ui/pages.tsx";
import { Spinner } from "#client/ui/spinner.tsx";
import { blueprintsApi, type Capacity } from "#contract/blueprints.ts";
import { type BlueprintSummary, papersApi } from "#contract/papers.ts";
import { BlueprintFrame } from "../blueprints/blueprint-frame.tsx";
import { useFilters } from "../shared/filters.ts";
import { CapacityChart } from "./capacity-chart.tsx";
import { capacityFinding, mostUsesOf, scarcestFirst } from "./capacity-facts.ts";
import { CellTable, RuleTable } from "./capacity-tables.tsx";
import { WriteNext } from "./write-next.tsx";

/** How many papers the bank can still give by a blueprint, what runs out first, and what to write next. */
export function CapacityPage(props: PageProps) {
  const blueprint = createQuery(
    () => props.params.id,
    async (id) => {
      const { blueprints } = await call(papersApi.listBlueprints);
      return blueprints.find((entry) => entry.id === id) ?? call(blueprintsApi.showBlueprint, { params: { id } });
    },
  );
  return (
    <Loaded query={blueprint}>
      {(found) => (
        <BlueprintFrame blueprint={found()} lead={office().capacity.lead(found().version)}>
          <CapacityOf blueprint={found()} />
        </BlueprintFrame>
      )}
    </Loaded>
  );
}

function CapacityOf(props: { blueprint: Pick<BlueprintSummary, "id" | "parts"> }) {
  const words = () => office().capacity;
  const filters = useFilters<"uses">();
  const mostUses = createMemo(() => mostUsesOf(filters.read("uses")) ?? undefined);
  const capacity = createQuery(
    () => ({ id: props.blueprint.id, mostUses: mostUses() }),
    async ({ id, mostUses: limit }, signal) => {
      const query = limit === undefined ? {} : { mostUses: limit };
      return { found: await call(blueprintsApi.blueprintCapacity, { params: { id }, query, signal }), mostUses: limit };
    },
  );
  return (
    <div class="stack">
      <UsesField value={filters.read("uses")} onChange={(uses) => filters.write({ uses })} />
      <ProblemNotice problem={capacity.problem()}>
        <Button size="small" onClick={() => void capacity.reload()}>
          {common().retry}
        </Button>
      </ProblemNotice>
      <Show when={!capacity.isLoading()} fallback={<Spinner label={words().working} />}>
        <Show when={!capacity.problem() && capacity.data()}>
          {(answer) => <Answer capacity={answer().found} mostUses={answer().mostUses} parts={props.blueprint.parts} />}
        </Show>
      </Show>
    </div>
  );
}

/** Counting takes seconds, so it waits until the number is written: Enter, or leaving the field. */
function UsesField(props: { value: string; onChange: (value: string) => void }) {
  const words = () => office().capacity;
  const [written, setWritten] = createSignal<string>();
  const text = () => written() ?? props.value;
  const isWrong = () => mostUsesOf(text()) === null;
  const commit = () => {
    const uses = mostUsesOf(text());
    if (uses === null) return;
    setWritten(undefined);
    props.onChange(uses === undefined ? "" : String(uses));
  };
  return (
    <form
      class="capacity-uses no-print"
      onSubmit={(event) => {
        event.preventDefault();
        commit();
      }}
    >
      <TextField
        label={words().uses}
        hint={words().usesHint}
        error={isWrong() ? words().usesWrong : undefined}
        inputmode="numeric"
        maxlength={5}
        value={text()}
        onInput={setWritten}
        onChange={commit}
      />
    </form>
  );
}

function Answer(props: { capacity: Capacity; mostUses: number | undefined; parts: BlueprintSummary["parts"] }) {
  const words = () => office().capacity;
  const cells = createMemo(() => scarcestFirst(props.capacity.cells));
  const rules = createMemo(() => scarcestFirst(props.capacity.rules));
  const partTitle = (part: number) => {
    const title = props.parts.find((entry) => entry.part === part)?.title;
    return title ? inLanguage(title) : "";
  };
  return (
    <>
      <p class="office-finding" role="status">
        {findingWords(props.capacity, props.mostUses)}
      </p>
      <div class="office-halves wide-left">
        <section class="stack tight">
          <h2>{words().chart.title}</h2>
          <p class="soft">{words().chart.lead}</p>
          <CapacityChart cells={cells()} most={props.capacity.disjointPapers} />
        </section>
        <section class="stack tight">
          <h2>{words().next.title}</h2>
          <WriteNext next={props.capacity.writeNext} />
        </section>
      </div>
      <div class="office-halves">
        <section class="stack tight">
          <h2>{words().cells.title}</h2>
          <CellTable cells={cells()} partTitle={partTitle} />
        </section>
        <section class="stack tight">
          <h2>{words().rules.title(rules().length)}</h2>
          <p class="soft">{words().rules.lead}</p>
          <RuleTable rules={rules()} />
        </section>
      </div>
    </>
  );
}

/** The sentence at the top: how many papers, how sure, how many cells stand in the way. */
function findingWords(capacity: Capacity, mostUses: number | undefined): string {
  const words = office().capacity;
  const finding = capacityFinding(capacity);
  const first = capacity.cells.filter(({ runsOutFirst }) => runsOutFirst).length;
  const said = () => {
    if (finding.kind === "none") return words.finding.none(finding.items);
    if (finding.kind === "reached") return words.finding.reached(finding.items, finding.papers);
    return words.finding.between(finding.items, finding.found, finding.most);
  };
  const start = mostUses === undefined ? "" : words.finding.limited(mostUses);
  const end = first > 0 ? words.first(first, capacity.cells.length) : "";
  return `${start}${said()}${language() === "zh" ? "" : " "}${end}`;
}
