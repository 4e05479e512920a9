import { useNavigate } from "@solidjs/router";
import { For, Show } from "solid-js";
import { office } from "#client/i18n/office.ts";
import { Select } from "#client/ui/select.tsx";
import type { BoardSeat, SittingDetail, SittingSummary } from "#contract/sittings.ts";
import { Chip } from "../shared/chip.tsx";
import { BOARD_FILTERS, type BoardFilter, fitsFilter } from "./alarms.ts";

/** Counts that filter, the room, the sitting. */
export function BoardBar(props: {
  seats: readonly BoardSeat[];
  sitting: SittingDetail;
  sittings: readonly SittingSummary[];
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
    </div>
  );
}
