import { createMemo, Show } from "solid-js";
import { office } from "#client/i18n/office.ts";
import { useStaffSession } from "#client/staff/session.ts";
import { call } from "#client/sync/api-client.ts";
import { createQuery } from "#client/sync/create-query.ts";
import { Loaded } from "#client/ui/loaded.tsx";
import { EmptyState } from "#client/ui/page-header.tsx";
import type { PageProps } from "#client/ui/pages.tsx";
import { Select } from "#client/ui/select.tsx";
import { type Column, Table } from "#client/ui/table.tsx";
import { type RosterRow, sittingsApi } from "#contract/sittings.ts";
import { matches, useFilters } from "../shared/filters.ts";
import { FindField } from "../shared/find-field.tsx";
import { LinkButton } from "../shared/link-button.tsx";
import { byNumber, bySeat } from "../shared/seat-order.ts";
import { sittingHref } from "./next-action.ts";
import { SittingFrame } from "./sitting-frame.tsx";

const ROW_HEIGHT_PX = 40;

/** Everybody registered for a sitting, by seat. */
export function RosterPage(props: PageProps) {
  return (
    <Show when={props.params.id} keyed>
      {(id) => (
        <SittingFrame id={id}>{(sitting) => <Roster id={id} canRegister={sitting().state === "scheduled"} />}</SittingFrame>
      )}
    </Show>
  );
}

function Roster(props: { id: string; canRegister: boolean }) {
  const session = useStaffSession();
  const query = createQuery(
    () => props.id,
    (id) => call(sittingsApi.listCandidates, { params: { id } }),
  );
  return (
    <Loaded query={query}>
      {(answer) => (
        <Show
          when={answer().rows.length > 0}
          fallback={
            <EmptyState
              title={office().sittings.roster.empty}
              action={
                <Show when={props.canRegister && session.has("office")}>
                  <LinkButton href={`${sittingHref(props.id)}/register`} variant="primary">
                    {office().sittings.steps.acts.register}
                  </LinkButton>
                </Show>
              }
            >
              {office().sittings.roster.emptyText}
            </EmptyState>
          }
        >
          <RosterTable rows={answer().rows} />
        </Show>
      )}
    </Loaded>
  );
}

function RosterTable(props: { rows: readonly RosterRow[] }) {
  const words = () => office().sittings.roster;
  const filters = useFilters<"find" | "room">();
  const rooms = createMemo(() =>
    [...new Set(props.rows.map(({ room }) => room ?? ""))].filter((room) => room !== "").sort(byNumber),
  );
  const shown = createMemo(() =>
    props.rows
      .filter((row) => filters.read("room") === "" || row.room === filters.read("room"))
      .filter((row) => matches(filters.read("find"), row.name, row.ticket, row.organisation))
      .sort(bySeat),
  );
  return (
    <div class="stack">
      <div class="office-filters">
        <FindField label={words().find} value={filters.read("find")} onFind={(find) => filters.write({ find })} />
        <Show when={rooms().length > 1}>
          <Select
            label={words().room}
            value={filters.read("room")}
            choices={[{ value: "", label: words().allRooms }, ...rooms().map((room) => ({ value: room, label: room }))]}
            onChange={(room) => filters.write({ room })}
          />
        </Show>
        <span class="soft office-count">{words().shown(shown().length, props.rows.length)}</span>
      </div>
      <Table
        caption={words().title}
        columns={columns()}
        rows={shown()}
        maxHeight="calc(100vh - 300px)"
        rowHeightPx={ROW_HEIGHT_PX}
        empty={<p class="soft">{words().noMatch}</p>}
      />
    </div>
  );
}

function columns(): Column<RosterRow>[] {
  const words = office().sittings.roster;
  return [
    { key: "room", title: words.columns.room, cell: ({ room }) => room ?? <span class="soft">{words.unseated}</span> },
    { key: "seat", title: words.columns.seat, align: "end", cell: ({ seat }) => seat ?? "" },
    { key: "name", title: words.columns.name, cell: ({ name }) => <span title={name}>{name}</span> },
    { key: "ticket", title: words.columns.ticket, cell: ({ ticket }) => ticket },
    { key: "idTail", title: words.columns.idTail, cell: ({ idTail }) => idTail },
    {
      key: "organisation",
      title: words.columns.organisation,
      cell: ({ organisation }) => <span title={organisation}>{organisation}</span>,
    },
    { key: "form", title: words.columns.form, cell: ({ form }) => form ?? "" },
  ];
}
