import Printer from "lucide-solid/icons/printer";
import { createMemo, For, Show } from "solid-js";
import { common } from "#client/i18n/common.ts";
import { formatDateTime } from "#client/i18n/format.ts";
import { office } from "#client/i18n/office.ts";
import { inLanguage } from "#client/i18n/words.ts";
import { call } from "#client/sync/api-client.ts";
import { createQuery } from "#client/sync/create-query.ts";
import { Button } from "#client/ui/button.tsx";
import { Loaded } from "#client/ui/loaded.tsx";
import { Notice } from "#client/ui/notice.tsx";
import type { PageProps } from "#client/ui/pages.tsx";
import { Select } from "#client/ui/select.tsx";
import { papersApi } from "#contract/papers.ts";
import type { ReplyOf } from "#contract/route.ts";
import { type SittingDetail, sittingsApi } from "#contract/sittings.ts";
import { matches, useFilters } from "../shared/filters.ts";
import { FindField } from "../shared/find-field.tsx";
import { bySeat } from "../shared/seat-order.ts";
import { inGroups, svgAddress } from "./entry-code.ts";
import { SittingFrame } from "./sitting-frame.tsx";

type TicketData = ReplyOf<typeof sittingsApi.listTickets>["tickets"][number];

/** Admission tickets, four to a sheet of A4. */
export function TicketsPage(props: PageProps) {
  return (
    <Show when={props.params.id} keyed>
      {(id) => (
        <SittingFrame id={id}>
          {(sitting) => (
            <Show
              when={sitting().candidates > 0 && sitting().seated >= sitting().candidates}
              fallback={<Notice tone="information">{office().sittings.print.notSeated}</Notice>}
            >
              <Tickets sitting={sitting()} />
            </Show>
          )}
        </SittingFrame>
      )}
    </Show>
  );
}

function Tickets(props: { sitting: SittingDetail }) {
  const query = createQuery(
    () => props.sitting.id,
    async (id) => {
      const [{ tickets }, { blueprints }] = await Promise.all([
        call(sittingsApi.listTickets, { params: { id } }),
        call(papersApi.listBlueprints),
      ]);
      return { tickets, exam: blueprints.find((blueprint) => blueprint.id === props.sitting.blueprintId)?.title };
    },
  );
  const filters = useFilters<"find" | "room">();
  const shown = createMemo(() =>
    [...(query.data()?.tickets ?? [])]
      .filter(({ room }) => filters.read("room") === "" || room === filters.read("room"))
      .filter(({ name, ticket }) => matches(filters.read("find"), name, ticket))
      .sort(bySeat),
  );
  const words = () => office().sittings.print;
  return (
    <Loaded query={query}>
      {(answer) => (
        <div class="stack">
          <div class="office-filters no-print">
            <FindField label={words().find} value={filters.read("find")} onFind={(find) => filters.write({ find })} />
            <RoomSelect sitting={props.sitting} room={filters.read("room")} onRoom={(room) => filters.write({ room })} />
            <span class="office-count soft">
              {words().count(shown().length)} {words().perPage}
            </span>
            <Button variant="primary" icon={Printer} onClick={() => window.print()}>
              {words().print}
            </Button>
          </div>
          <p class="no-print soft">{words().ticketsLead}</p>
          <div class="office-tickets">
            <For each={shown()}>
              {(ticket) => (
                <Ticket
                  ticket={ticket}
                  sitting={props.sitting}
                  exam={answer().exam ? inLanguage(answer().exam ?? NO_TITLE) : ""}
                />
              )}
            </For>
          </div>
        </div>
      )}
    </Loaded>
  );
}

const NO_TITLE = { zh: "", en: "" };

export function RoomSelect(props: { sitting: SittingDetail; room: string; onRoom: (room: string) => void }) {
  return (
    <Show when={props.sitting.rooms.length > 1}>
      <Select
        label={office().sittings.print.room}
        value={props.room}
        choices={[{ value: "", label: common().all }, ...props.sitting.rooms.map(({ name }) => ({ value: name, label: name }))]}
        onChange={props.onRoom}
      />
    </Show>
  );
}

function Ticket(props: { ticket: TicketData; sitting: SittingDetail; exam: string }) {
  const words = () => office().sittings.print;
  const rules = () => {
    const { durationMinutes, lateEntryMinutes, earliestHandInMinutes } = props.sitting.settings;
    return words()
      .rules({ minutes: durationMinutes, late: lateEntryMinutes, earliest: earliestHandInMinutes })
      .filter((rule) => rule !== "");
  };
  return (
    <article class="office-ticket" aria-label={`${words().ticketTitle} ${props.ticket.name}`}>
      <header>
        <strong>{words().ticketTitle}</strong>
        <span>{[props.exam, props.sitting.name].filter((title) => title !== "").join(" · ")}</span>
      </header>
      <dl class="facts">
        <dt>{words().name}</dt>
        <dd class="office-ticket-name">{props.ticket.name}</dd>
        <dt>{words().ticket}</dt>
        <dd class="figures">{props.ticket.ticket}</dd>
        <dt>{words().idTail}</dt>
        <dd class="figures">{props.ticket.idTail}</dd>
        <dt>{words().seat}</dt>
        <dd>
          {props.ticket.room} {props.ticket.seat}
        </dd>
        <dt>{words().time}</dt>
        <dd>
          {formatDateTime(props.sitting.startsAt)}（{common().minutes(props.sitting.settings.durationMinutes)}）
        </dd>
        <dt>{words().code}</dt>
        <dd class="office-ticket-code">{inGroups(props.ticket.code)}</dd>
      </dl>
      <figure>
        <img src={svgAddress(props.ticket.qrSvg)} alt={words().qr} />
        <figcaption>{words().qr}</figcaption>
      </figure>
      <section>
        <h2>{words().rulesTitle}</h2>
        <ol>
          <For each={rules()}>{(rule) => <li>{rule}</li>}</For>
        </ol>
      </section>
    </article>
  );
}
