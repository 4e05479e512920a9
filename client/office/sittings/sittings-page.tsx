import { A, useNavigate } from "@solidjs/router";
import Plus from "lucide-solid/icons/plus";
import { createMemo, For, Show } from "solid-js";
import { common } from "#client/i18n/common.ts";
import { formatDateTime } from "#client/i18n/format.ts";
import { office } from "#client/i18n/office.ts";
import { useStaffSession } from "#client/staff/session.ts";
import { call } from "#client/sync/api-client.ts";
import { createQuery } from "#client/sync/create-query.ts";
import { Loaded } from "#client/ui/loaded.tsx";
import { EmptyState, PageHeader } from "#client/ui/page-header.tsx";
import { type Column, Table } from "#client/ui/table.tsx";
import { type SittingSummary, sittingState, sittingsApi } from "#contract/sittings.ts";
import { Chip } from "../shared/chip.tsx";
import { useFilters } from "../shared/filters.ts";
import { LinkButton } from "../shared/link-button.tsx";
import { listed } from "../shared/listed.ts";
import { SittingBadge } from "../shared/sitting-badge.tsx";
import { nextActionOf, sittingHref } from "./next-action.ts";

/** All sittings, newest first, each with its state and the one thing to do next. */
export function SittingsPage() {
  const session = useStaffSession();
  const query = createQuery(
    () => true,
    () => call(sittingsApi.listSittings),
  );
  const canSchedule = () => session.has("office");
  return (
    <>
      <PageHeader
        title={office().sittings.title}
        lead={office().sittings.lead}
        actions={
          <Show when={canSchedule()}>
            <LinkButton href="/staff/office/sittings/new" variant="primary" icon={Plus}>
              {office().sittings.schedule}
            </LinkButton>
          </Show>
        }
      />
      <Loaded query={query}>
        {(answer) => (
          <Show
            when={answer().sittings.length > 0}
            fallback={
              <EmptyState
                title={office().sittings.emptyTitle}
                action={
                  <Show when={canSchedule()}>
                    <LinkButton href="/staff/office/papers">{office().sittings.toPapers}</LinkButton>
                  </Show>
                }
              >
                {office().sittings.emptyText}
              </EmptyState>
            }
          >
            <SittingList sittings={answer().sittings} />
          </Show>
        )}
      </Loaded>
    </>
  );
}

function SittingList(props: { sittings: readonly SittingSummary[] }) {
  const navigate = useNavigate();
  const filters = useFilters<"state">();
  const shown = createMemo(() =>
    props.sittings
      .filter(({ state }) => filters.read("state") === "" || state === filters.read("state"))
      .sort((a, b) => b.startsAt - a.startsAt),
  );
  return (
    <div class="stack">
      <fieldset class="office-chips" aria-label={office().sittings.stateFilter}>
        <Chip isOn={filters.read("state") === ""} count={props.sittings.length} onPress={() => filters.write({ state: "" })}>
          {common().all}
        </Chip>
        <For each={sittingState.options}>
          {(state) => (
            <Chip
              isOn={filters.read("state") === state}
              count={props.sittings.filter((sitting) => sitting.state === state).length}
              onPress={() => filters.write({ state })}
            >
              {office().sittings.states[state]}
            </Chip>
          )}
        </For>
      </fieldset>
      <Table
        caption={office().sittings.title}
        columns={columns()}
        rows={shown()}
        onFollow={(sitting) => navigate(sittingHref(sitting.id))}
        empty={<p class="soft">{office().sittings.noMatch}</p>}
      />
    </div>
  );
}

function columns(): Column<SittingSummary>[] {
  const words = office().sittings;
  return [
    { key: "name", title: words.columns.name, cell: (sitting) => <A href={sittingHref(sitting.id)}>{sitting.name}</A> },
    {
      key: "startsAt",
      title: words.columns.startsAt,
      cell: ({ startsAt }) => <span class="office-nowrap">{formatDateTime(startsAt)}</span>,
    },
    { key: "candidates", title: words.columns.candidates, align: "end", cell: ({ candidates }) => words.people(candidates) },
    { key: "papers", title: words.columns.papers, cell: ({ papers }) => listed(papers.map(({ form }) => form)) },
    { key: "state", title: words.columns.state, cell: ({ state }) => <SittingBadge state={state} /> },
    {
      key: "next",
      title: words.columns.next,
      cell: (sitting) => {
        const next = nextActionOf(sitting);
        return (
          <A class="office-nowrap" href={next.href}>
            {words.next[next.word]}
          </A>
        );
      },
    },
  ];
}
