import { Navigate } from "@solidjs/router";
import { Show } from "solid-js";
import { office } from "#client/i18n/office.ts";
import { call } from "#client/sync/api-client.ts";
import { createQuery, type Query } from "#client/sync/create-query.ts";
import { Loaded } from "#client/ui/loaded.tsx";
import { EmptyState, PageHeader } from "#client/ui/page-header.tsx";
import type { PageProps } from "#client/ui/pages.tsx";
import { type SittingSummary, sittingsApi } from "#contract/sittings.ts";
import { BoardView } from "./board-view.tsx";
import { watchable } from "./watchable.ts";

/** The board of the sitting in the address; without one, of the sitting that needs watching most. */
export function BoardPage(props: PageProps) {
  const query = createQuery(
    () => true,
    () => call(sittingsApi.listSittings),
  );
  return (
    <Show when={props.params.id} keyed fallback={<FirstBoard query={query} />}>
      {(id) => <BoardView id={id} sittings={watchable(query.data()?.sittings ?? [], id)} />}
    </Show>
  );
}

function FirstBoard(props: { query: Query<{ sittings: SittingSummary[] }> }) {
  return (
    <Loaded query={props.query}>
      {(answer) => (
        <Show
          when={watchable(answer().sittings)[0]}
          fallback={
            <>
              <PageHeader title={office().board.title} />
              <EmptyState title={office().board.noneTitle}>{office().board.noneText}</EmptyState>
            </>
          }
        >
          {(first) => <Navigate href={`/staff/office/board/${first().id}`} />}
        </Show>
      )}
    </Loaded>
  );
}
