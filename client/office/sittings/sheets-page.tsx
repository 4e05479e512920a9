import Printer from "lucide-solid/icons/printer";
import { createMemo, For, Show } from "solid-js";
import { formatDateTime } from "#client/i18n/format.ts";
import { office } from "#client/i18n/office.ts";
import { call } from "#client/sync/api-client.ts";
import { createQuery } from "#client/sync/create-query.ts";
import { Button } from "#client/ui/button.tsx";
import { Loaded } from "#client/ui/loaded.tsx";
import { Notice } from "#client/ui/notice.tsx";
import type { PageProps } from "#client/ui/pages.tsx";
import { type RosterRow, type SittingDetail, sittingsApi } from "#contract/sittings.ts";
import { Chip } from "../shared/chip.tsx";
import { useFilters } from "../shared/filters.ts";
import { inRooms } from "../shared/seat-order.ts";
import { SittingFrame } from "./sitting-frame.tsx";
import { RoomSelect } from "./tickets-page.tsx";

const KINDS = ["sign-in", "seats"] as const;

/** What hangs on the door and lies on the desk: the sign-in sheet and the seating sheet, one room after the other. */
export function SheetsPage(props: PageProps) {
  return (
    <Show when={props.params.id} keyed>
      {(id) => (
        <SittingFrame id={id}>
          {(sitting) => (
            <Show when={sitting().seated > 0} fallback={<Notice tone="information">{office().sittings.print.notSeated}</Notice>}>
              <Sheets sitting={sitting()} />
            </Show>
          )}
        </SittingFrame>
      )}
    </Show>
  );
}

function Sheets(props: { sitting: SittingDetail }) {
  const words = () => office().sittings.print;
  const filters = useFilters<"kind" | "room">();
  const kind = () => (filters.read("kind") === "seats" ? "seats" : "sign-in");
  const query = createQuery(
    () => props.sitting.id,
    (id) => call(sittingsApi.listCandidates, { params: { id } }),
  );
  const rooms = createMemo(() => {
    const seated = (query.data()?.rows ?? []).filter(({ room }) => room !== null);
    return inRooms(seated).filter(({ room }) => filters.read("room") === "" || room === filters.read("room"));
  });
  return (
    <Loaded query={query}>
      {() => (
        <div class="stack">
          <div class="office-filters no-print">
            <fieldset class="office-chips" aria-label={words().kindLabel}>
              <For each={KINDS}>
                {(each) => (
                  <Chip isOn={kind() === each} onPress={() => filters.write({ kind: each })}>
                    {words().kinds[each]}
                  </Chip>
                )}
              </For>
            </fieldset>
            <RoomSelect sitting={props.sitting} room={filters.read("room")} onRoom={(room) => filters.write({ room })} />
            <Button variant="primary" icon={Printer} onClick={() => window.print()}>
              {words().print}
            </Button>
          </div>
          <For each={rooms()}>
            {({ room, rows }) => (
              <section class="office-sheet">
                <header>
                  <h2>{words().kinds[kind()]}</h2>
                  <span>{words().sheetHead(props.sitting.name, room)}</span>
                  <span>{formatDateTime(props.sitting.startsAt)}</span>
                </header>
                <Show when={kind() === "seats"} fallback={<SignInSheet rows={rows} />}>
                  <SeatingSheet rows={rows} />
                </Show>
              </section>
            )}
          </For>
        </div>
      )}
    </Loaded>
  );
}

function SignInSheet(props: { rows: readonly RosterRow[] }) {
  const words = () => office().sittings.print;
  return (
    <>
      <table class="office-ruled">
        <thead>
          <tr>
            <For each={Object.entries(words().signInColumns)}>
              {([key, title]) => (
                <th scope="col" class={`office-column-${key}`}>
                  {title}
                </th>
              )}
            </For>
          </tr>
        </thead>
        <tbody>
          <For each={props.rows}>
            {(row) => (
              <tr>
                <td>{row.seat}</td>
                <td>{row.name}</td>
                <td>{row.ticket}</td>
                <td>{row.idTail}</td>
                <td>{row.organisation}</td>
                <td />
                <td />
              </tr>
            )}
          </For>
        </tbody>
      </table>
      <p>{words().signInFoot(props.rows.length)}</p>
    </>
  );
}

function SeatingSheet(props: { rows: readonly RosterRow[] }) {
  return (
    <>
      <div class="office-front-wall">{office().sittings.print.front}</div>
      <ol class="office-seats">
        <For each={props.rows}>
          {(row) => (
            <li>
              <strong>
                {row.seat} <span class="soft">{row.form}</span>
              </strong>
              <span>{row.name}</span>
              <span class="small-text">{row.ticket}</span>
            </li>
          )}
        </For>
      </ol>
    </>
  );
}
