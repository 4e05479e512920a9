import { useNavigate } from "@solidjs/router";
import { For, Show } from "solid-js";
import { formatDateTime, formatTime } from "#client/i18n/format.ts";
import { office } from "#client/i18n/office.ts";
import { Select } from "#client/ui/select.tsx";
import type { BoardSeat, SittingDetail, SittingSummary } from "#contract/sittings.ts";
import { Chip } from "../shared/chip.tsx";
import { agoWords } from "./age-words.ts";
import { BOARD_FILTERS, type BoardFilter, fitsFilter } from "./alarms.ts";

/** Counts that filter, the room, the sitting, and the server's time. */
export function BoardBar(props: {
  seats: readonly BoardSeat[];
  sitting: SittingDetail;
  sittings: readonly SittingSummary[];
  now: number;
  pictureAt: number | null;
  show: BoardFilter;
  room: string;
  onShow: (filter: BoardFilter) => void;
  onRoom: (room: string) => void;
}) {
  const words = () => office().board;
  const navigate = useNavigate();
  const count = (filter: BoardFilter) => props.seats.filter((seat) => fitsFilter(seat, filter)).length;
  return (
    <div class="office-board-bar">
      <fieldset class="office-chips" aria-label={words().filters.label}>
        <For each={BOARD_FILTERS}>
          {(filter) => (
            <Chip isOn={props.show === filter} count={count(filter)} onPress={() => props.onShow(filter)}>
              {words().filters[filter]}
            </Chip>
          )}
        </For>
      </fieldset>
      <Show when={props.sitting.rooms.length > 1}>
        <Select
          label={words().room}
          value={props.room}
          choices={[
            { value: "", label: office().sittings.roster.allRooms },
            ...props.sitting.rooms.map(({ name }) => ({ value: name, label: name })),
          ]}
          onChange={props.onRoom}
        />
      </Show>
      <Show when={props.sittings.length > 1}>
        <Select
          label={words().choose}
          value={props.sitting.id}
          choices={props.sittings.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(id) => navigate(`/staff/office/board/${id}`)}
        />
      </Show>
      <span class="office-board-time figures">
        <Show when={props.sitting.state === "scheduled" || props.sitting.state === "open"}>
          <span>{words().planned(formatDateTime(props.sitting.startsAt))}</span>
        </Show>
        <span>
          {words().serverTime} <strong>{formatTime(props.now)}</strong>
        </span>
        <Show when={props.pictureAt}>
          {(at) => <span class="soft small-text">{words().updated(agoWords(at(), props.now))}</span>}
        </Show>
      </span>
    </div>
  );
}
