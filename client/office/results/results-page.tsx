import { A, useNavigate } from "@solidjs/router";
import { createMemo } from "solid-js";
import { formatDateTime } from "#client/i18n/format.ts";
import { office } from "#client/i18n/office.ts";
import { call } from "#client/sync/api-client.ts";
import { createQuery } from "#client/sync/create-query.ts";
import { Loaded } from "#client/ui/loaded.tsx";
import { EmptyState, PageHeader } from "#client/ui/page-header.tsx";
import { type Column, Table } from "#client/ui/table.tsx";
import { type SittingSummary, sittingsApi } from "#contract/sittings.ts";
import { SittingBadge } from "../shared/sitting-badge.tsx";

/** Sittings that have results or will soon have them, newest first. */
export function ResultsPage() {
  const navigate = useNavigate();
  const query = createQuery(
    () => true,
    () => call(sittingsApi.listSittings),
  );
  const ended = createMemo(() =>
    (query.data()?.sittings ?? [])
      .filter(({ state }) => state === "started" || state === "closed" || state === "released")
      .sort((a, b) => b.startsAt - a.startsAt),
  );
  return (
    <>
      <PageHeader title={office().results.title} lead={office().results.lead} />
      <Loaded query={query}>
        {() => (
          <Table
            caption={office().results.title}
            columns={columns()}
            rows={ended()}
            onFollow={({ id }) => navigate(resultsHref(id))}
            empty={<EmptyState title={office().results.listEmpty}>{office().results.listEmptyText}</EmptyState>}
          />
        )}
      </Loaded>
    </>
  );
}

function columns(): Column<SittingSummary>[] {
  const words = office().results.columns;
  return [
    { key: "sitting", title: words.sitting, cell: ({ id, name }) => <A href={resultsHref(id)}>{name}</A> },
    { key: "startsAt", title: words.startsAt, cell: ({ startsAt }) => formatDateTime(startsAt) },
    { key: "candidates", title: words.candidates, align: "end", cell: ({ candidates }) => candidates },
    { key: "state", title: words.state, cell: ({ state }) => <SittingBadge state={state} /> },
    { key: "open", title: words.open, cell: ({ id }) => <A href={resultsHref(id)}>{office().results.open}</A> },
  ];
}

function resultsHref(id: string): string {
  return `/staff/office/results/${id}`;
}
