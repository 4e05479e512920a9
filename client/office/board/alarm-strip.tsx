import { For, Show } from "solid-js";
import { office } from "#client/i18n/office.ts";
import type { BoardSeat } from "#contract/sittings.ts";
import type { AlarmedSeat } from "./alarms.ts";
import { SeatTile } from "./seat-tile.tsx";

/** Seats that need a hand, danger first, whatever the filters say. */
export function AlarmStrip(props: {
  alarmed: readonly AlarmedSeat[];
  now: number;
  chosen: string;
  onChoose: (seat: BoardSeat) => void;
}) {
  const words = () => office().board;
  const sentence = () => (props.alarmed.length === 0 ? words().stripEmpty : words().strip(props.alarmed.length));
  return (
    <section class="office-strip" classList={{ calm: props.alarmed.length === 0 }} aria-label={words().stripTitle}>
      <p aria-live="polite">{sentence()}</p>
      <Show when={props.alarmed.length > 0}>
        <div class="office-tiles">
          <For each={props.alarmed.map(({ seat }) => seat)}>
            {(seat) => (
              <SeatTile
                seat={seat}
                alarm={props.alarmed.find((entry) => entry.seat === seat)?.alarm ?? null}
                now={props.now}
                isChosen={props.chosen === seat.attemptId}
                onChoose={() => props.onChoose(seat)}
              />
            )}
          </For>
        </div>
      </Show>
    </section>
  );
}
