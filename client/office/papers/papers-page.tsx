import { A, useNavigate } from "@solidjs/router";
import { For, Show } from "solid-js";
import { formatDateTime } from "#client/i18n/format.ts";
import { office } from "#client/i18n/office.ts";
import { inLanguage } from "#client/i18n/words.ts";
import { useStaffSession } from "#client/staff/session.ts";
import { call } from "#client/sync/api-client.ts";
import { createQuery } from "#client/sync/create-query.ts";
import { Loaded } from "#client/ui/loaded.tsx";
import { EmptyState, PageHeader } from "#client/ui/page-header.tsx";
import { type Column, Table } from "#client/ui/table.tsx";
import { type PaperSummary, papersApi } from "#contract/papers.ts";
import { listed } from "../shared/listed.ts";
import { AssembleForm } from "./assemble-form.tsx";
import { BlueprintCard } from "./blueprint-card.tsx";

/** Blueprints on the left, the form that assembles from them on the right, the papers made so far below. */
export function PapersPage() {
  const session = useStaffSession();
  const blueprints = createQuery(
    () => true,
    () => call(papersApi.listBlueprints),
  );
  const papers = createQuery(
    () => true,
    () => call(papersApi.listPapers),
  );
  return (
    <>
      <PageHeader title={office().papers.title} lead={office().papers.lead} />
      <div class="stack">
        <Loaded query={blueprints}>
          {(answer) => (
            <div class={session.has("office") ? "office-two" : "stack"}>
              <div class="stack">
                <For each={answer().blueprints}>{(blueprint) => <BlueprintCard blueprint={blueprint} />}</For>
              </div>
              <Show when={session.has("office")}>
                <AssembleForm blueprints={answer().blueprints} onDone={() => void papers.reload()} />
              </Show>
            </div>
          )}
        </Loaded>
        <h2>{office().papers.list.title}</h2>
        <Loaded query={papers}>{(answer) => <PaperList papers={answer().papers} />}</Loaded>
      </div>
    </>
  );
}

function PaperList(props: { papers: readonly PaperSummary[] }) {
  const navigate = useNavigate();
  const words = () => office().papers.list;
  const sorted = () => [...props.papers].sort((a, b) => b.assembledAt - a.assembledAt || (a.form < b.form ? -1 : 1));
  return (
    <Table
      caption={words().title}
      columns={columns()}
      rows={sorted()}
      onFollow={(paper) => navigate(paperHref(paper.id))}
      empty={<EmptyState title={words().empty}>{words().emptyText}</EmptyState>}
    />
  );
}

function columns(): Column<PaperSummary>[] {
  const words = office().papers.list;
  return [
    { key: "form", title: words.form, cell: (paper) => <A href={paperHref(paper.id)}>{words.name(paper.form)}</A> },
    { key: "exam", title: words.exam, cell: ({ blueprintTitle }) => inLanguage(blueprintTitle) },
    {
      key: "items",
      title: words.items,
      align: "end",
      cell: ({ itemCount, essayCount }) => words.itemCount(itemCount, essayCount),
    },
    { key: "difficulty", title: words.difficulty, align: "end", cell: ({ meanDifficulty }) => meanDifficulty.toFixed(3) },
    { key: "seed", title: words.seed, cell: ({ seed }) => seed },
    { key: "hash", title: words.hash, cell: ({ hash }) => <span title={hash}>{hash.slice(0, 12)}</span> },
    {
      key: "assembledAt",
      title: words.assembledAt,
      cell: ({ assembledAt }) => <span class="office-nowrap">{formatDateTime(assembledAt)}</span>,
    },
    {
      key: "sittings",
      title: words.sittings,
      cell: ({ sittings }) => (sittings.length > 0 ? listed(sittings) : <span class="soft">{words.none}</span>),
    },
  ];
}

function paperHref(id: string): string {
  return `/staff/office/papers/${id}`;
}
