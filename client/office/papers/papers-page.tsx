import { A, useNavigate, useSearchParams } from "@solidjs/router";
import { createSignal, For, Show } from "solid-js";
import { formatDateTime } from "#client/i18n/format.ts";
import { office } from "#client/i18n/office.ts";
import { inLanguage } from "#client/i18n/words.ts";
import { useStaffSession } from "#client/staff/session.ts";
import { call } from "#client/sync/api-client.ts";
import { createQuery } from "#client/sync/create-query.ts";
import { Badge } from "#client/ui/badge.tsx";
import { Checkbox } from "#client/ui/checkbox.tsx";
import { Loaded } from "#client/ui/loaded.tsx";
import { Notice } from "#client/ui/notice.tsx";
import { EmptyState, PageHeader } from "#client/ui/page-header.tsx";
import { type Column, Table } from "#client/ui/table.tsx";
import { assembliesApi } from "#contract/assemblies.ts";
import { type BlueprintSummary, type PaperSummary, papersApi } from "#contract/papers.ts";
import { listed } from "../shared/listed.ts";
import { AssembleForm } from "./assemble-form.tsx";
import { BlueprintCard } from "./blueprint-card.tsx";
import { draftOf, type OrderDraft } from "./order-draft.ts";
import { assemblyHref, paperHref, runHref } from "./paper-links.ts";
import { isOver } from "./run-watch.ts";

/** The blueprint on the left, the form that assembles from it on the right, the papers made so far below. */
export function PapersPage() {
  const [params] = useSearchParams<{ again: string }>();
  const again = () => (typeof params.again === "string" ? params.again : "");
  const start = createQuery(
    () => true,
    async () => {
      const [{ blueprints }, { papers }, earlier] = await Promise.all([
        call(papersApi.listBlueprints),
        call(papersApi.listPapers),
        again() === "" ? undefined : orderOfRun(again()),
      ]);
      return { blueprints, papers, earlier };
    },
  );
  return (
    <>
      <PageHeader title={office().papers.title} lead={office().papers.lead} />
      <div class="stack">
        <RunsGoingOn />
        <Loaded query={start}>
          {(answer) => (
            <>
              <Assemble {...answer()} />
              <PaperList papers={answer().papers} />
            </>
          )}
        </Loaded>
      </div>
    </>
  );
}

function Assemble(props: {
  blueprints: readonly BlueprintSummary[];
  papers: readonly PaperSummary[];
  earlier: OrderDraft | undefined;
}) {
  const session = useStaffSession();
  const [chosen, setChosen] = createSignal(props.earlier?.blueprintId ?? props.blueprints[0]?.id);
  const shown = () => (session.has("office") ? props.blueprints.filter(({ id }) => id === chosen()) : props.blueprints);
  return (
    <div class={session.has("office") ? "office-two" : "stack"}>
      <div class="stack">
        <For each={shown()}>{(blueprint) => <BlueprintCard blueprint={blueprint} />}</For>
      </div>
      <Show when={session.has("office")}>
        <AssembleForm blueprints={props.blueprints} papers={props.papers} start={props.earlier} onBlueprint={setChosen} />
      </Show>
    </div>
  );
}

/** Assemblies that somebody left running. */
function RunsGoingOn() {
  const runs = createQuery(
    () => true,
    () => call(assembliesApi.listAssemblyRuns),
  );
  return (
    <For each={runs.data()?.runs.filter((run) => !isOver(run))}>
      {(run) => (
        <Notice tone="information">
          <div class="row">
            {office().papers.run.running(run.by)}
            <A href={runHref(run.id)}>{office().papers.run.watch}</A>
          </div>
        </Notice>
      )}
    </For>
  );
}

function PaperList(props: { papers: readonly PaperSummary[] }) {
  const navigate = useNavigate();
  const words = () => office().papers.list;
  const [isWithReplaced, setWithReplaced] = createSignal(false);
  const sorted = () => [...props.papers].sort((a, b) => b.assembledAt - a.assembledAt || (a.form < b.form ? -1 : 1));
  const shown = () => sorted().filter(({ replacedBy }) => isWithReplaced() || replacedBy === null);
  const replaced = () => props.papers.filter(({ replacedBy }) => replacedBy !== null).length;
  return (
    <>
      <div class="row office-spread">
        <h2>{words().title}</h2>
        <Show when={replaced() > 0}>
          <Checkbox checked={isWithReplaced()} onChange={setWithReplaced}>
            {words().withReplaced(replaced())}
          </Checkbox>
        </Show>
      </div>
      <Table
        caption={words().title}
        columns={columns()}
        rows={shown()}
        onFollow={(paper) => navigate(paperHref(paper.id))}
        empty={<EmptyState title={words().empty}>{words().emptyText}</EmptyState>}
      />
    </>
  );
}

function columns(): Column<PaperSummary>[] {
  const words = office().papers.list;
  return [
    {
      key: "form",
      title: words.form,
      cell: (paper) => (
        <span class="row office-nowrap">
          <A href={paperHref(paper.id)}>{words.name(paper.form)}</A>
          <Show when={paper.replacedBy}>
            <Badge>{words.replaced}</Badge>
          </Show>
        </span>
      ),
    },
    { key: "exam", title: words.exam, cell: ({ blueprintTitle }) => inLanguage(blueprintTitle) },
    {
      key: "items",
      title: words.items,
      align: "end",
      cell: ({ itemCount, essayCount }) => <span class="office-nowrap">{words.itemCount(itemCount, essayCount)}</span>,
    },
    { key: "difficulty", title: words.difficulty, align: "end", cell: ({ meanDifficulty }) => meanDifficulty.toFixed(3) },
    {
      key: "seed",
      title: words.seed,
      cell: ({ seed }) => (
        <span class="papers-seed" title={seed}>
          {seed}
        </span>
      ),
    },
    {
      key: "assembledAt",
      title: words.assembledAt,
      cell: ({ assembledAt }) => <span class="office-nowrap">{formatDateTime(assembledAt)}</span>,
    },
    {
      key: "report",
      title: words.report,
      cell: ({ assemblyId }) => (assemblyId === null ? "" : <A href={assemblyHref(assemblyId)}>{words.showReport}</A>),
    },
    {
      key: "sittings",
      title: words.sittings,
      cell: ({ sittings }) => (sittings.length > 0 ? listed(sittings) : <span class="soft">{words.none}</span>),
    },
  ];
}

/** The conditions of an earlier run; a run that is forgotten leaves the form empty. */
async function orderOfRun(id: string): Promise<OrderDraft | undefined> {
  return call(assembliesApi.showAssemblyRun, { params: { id } }).then(
    ({ order }) => draftOf(order),
    () => undefined,
  );
}
