import { createMemo, For, Show } from "solid-js";
import { office } from "#client/i18n/office.ts";
import { EmptyState } from "#client/ui/page-header.tsx";
import type { BoardSeat } from "#contract/sittings.ts";
import { byNumber, bySeat } from "../shared/seat-order.ts";
import type { Alarm } from "./alarms.ts";
import { SeatTile } from "./seat-tile.tsx";

/** The rooms with their seats in order. Rooms and seats keep their place on screen (and the focus) while their facts change. */
export function SeatMap(props: {
  seats: readonly BoardSeat[];
  isShown: (seat: BoardSeat) => boolean;
  alarmOf: (seat: BoardSeat) => Alarm | null;
  now: number;
  chosen: string;
  onChoose: (seat: BoardSeat) => void;
}) {
  const ordered = createMemo(() => [...props.seats].sort(bySeat));
  const shown = createMemo(() => ordered().filter((seat) => props.isShown(seat)));
  const rooms = createMemo(() => [...new Set(shown().map(({ room }) => room))].sort(byNumber));
  return (
    <div class="stack">
      <For
        each={rooms()}
        fallback={
          <Show when={props.seats.length > 0} fallback={<EmptyState title={office().board.empty} />}>
            <p class="soft">{office().board.noMatch}</p>
          </Show>
        }
      >
        {(room) => (
          <section class="stack tight">
            <h2>{room}</h2>
            <div class="office-tiles">
              <For each={shown().filter((seat) => seat.room === room)}>
                {(seat) => (
                  <SeatTile
                    seat={seat}
                    alarm={props.alarmOf(seat)}
                    now={props.now}
                    isChosen={props.chosen === seat.attemptId}
                    onChoose={() => props.onChoose(seat)}
                  />
                )}
              </For>
            </div>
          </section>
        )}
      </For>
    </div>
  );
}
