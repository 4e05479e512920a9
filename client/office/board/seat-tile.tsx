import CircleDashed from "lucide-solid/icons/circle-dashed";
import CircleDot from "lucide-solid/icons/circle-dot";
import CirclePlay from "lucide-solid/icons/circle-play";
import ClipboardCheck from "lucide-solid/icons/clipboard-check";
import Hourglass from "lucide-solid/icons/hourglass";
import SquareCheck from "lucide-solid/icons/square-check";
import WifiOff from "lucide-solid/icons/wifi-off";
import { Show } from "solid-js";
import { formatDuration } from "#client/i18n/format.ts";
import { office } from "#client/i18n/office.ts";
import { Icon } from "#client/ui/icon.tsx";
import type { BoardSeat } from "#contract/sittings.ts";
import { ageWords } from "./age-words.ts";
import type { Alarm } from "./alarms.ts";

const SHAPES = {
  "not-here": CircleDashed,
  "signed-in": CircleDot,
  ready: Hourglass,
  running: CirclePlay,
  closed: SquareCheck,
} as const;
const ALARM_SHAPES = { lost: WifiOff, neverSeen: WifiOff, notBegun: Hourglass, notEnded: ClipboardCheck } as const;

/** One seat of the room: number, person, state by shape and word, answers, age of the last save, time left. */
export function SeatTile(props: { seat: BoardSeat; alarm: Alarm | null; now: number; isChosen: boolean; onChoose: () => void }) {
  const words = () => office().board;
  const state = () => stateWords(props.seat, props.alarm, props.now);
  return (
    <button
      type="button"
      class={`office-tile ${props.seat.state}`}
      classList={{ danger: props.alarm?.level === "danger", attention: props.alarm?.level === "attention" }}
      aria-pressed={props.isChosen}
      aria-label={words().tile({ ...props.seat, state: state() })}
      data-seat={props.seat.attemptId}
      onClick={() => props.onChoose()}
    >
      <span class="office-tile-head">
        <strong class="figures">{props.seat.seat}</strong>
        <span class="office-tile-state">
          <Icon of={props.alarm ? ALARM_SHAPES[props.alarm.kind] : SHAPES[props.seat.state]} size={16} />
          {state()}
        </span>
      </span>
      <span class="office-tile-name">{props.seat.name}</span>
      <span class="office-tile-line figures">
        <span>{words().answered(props.seat.answered, props.seat.total)}</span>
        <Show when={props.seat.state === "running"}>
          <span>{savedWords(props.seat, props.now)}</span>
        </Show>
      </span>
      <Show when={props.seat.state === "running" && props.seat.deadline}>
        {(deadline) => <span class="office-tile-line figures soft">{words().left(formatDuration(deadline() - props.now))}</span>}
      </Show>
    </button>
  );
}

/** The word on the tile: the alarm where there is one, else the state. */
export function stateWords(seat: BoardSeat, alarm: Alarm | null, now: number): string {
  const words = office().board;
  if (!alarm) return words.states[seat.state];
  return alarm.kind === "lost" ? words.alarms.lost(ageWords(alarm.since ?? now, now)) : words.alarms[alarm.kind];
}

function savedWords({ lastSavedAt }: BoardSeat, now: number): string {
  return lastSavedAt === null ? office().board.notSaved : office().board.saved(ageWords(lastSavedAt, now));
}
