import X from "lucide-solid/icons/x";
import { Show } from "solid-js";
import { common } from "#client/i18n/common.ts";
import { formatDuration, formatTime } from "#client/i18n/format.ts";
import { office } from "#client/i18n/office.ts";
import { Button } from "#client/ui/button.tsx";
import { Icon } from "#client/ui/icon.tsx";
import type { BoardSeat } from "#contract/sittings.ts";
import { agoWords } from "./age-words.ts";
import type { Alarm } from "./alarms.ts";
import { GrantTime } from "./grant-time.tsx";
import { stateWords } from "./seat-tile.tsx";

/** Everything about one seat, and the act that belongs to it. Escape closes. */
export function SeatPanel(props: {
  seat: BoardSeat;
  alarm: Alarm | null;
  now: number;
  onClose: () => void;
  onSeat: (seat: BoardSeat) => void;
}) {
  const words = () => office().board.panel;
  return (
    <aside
      class="panel stack office-seat-panel"
      aria-label={words().title}
      onKeyDown={(event) => event.key === "Escape" && !event.isComposing && props.onClose()}
    >
      <header>
        <h2>
          {props.seat.seat} {props.seat.name}
        </h2>
        <Button variant="plain" size="small" onClick={() => props.onClose()}>
          <Icon of={X} name={common().close} />
        </Button>
      </header>
      <dl class="facts">
        <dt>{words().state}</dt>
        <dd>{stateWords(props.seat, props.alarm, props.now)}</dd>
        <dt>{words().connection}</dt>
        <dd>{connectionWords(props.seat, props.now)}</dd>
        <dt>{words().answered}</dt>
        <dd class="figures">{office().board.answered(props.seat.answered, props.seat.total)}</dd>
        <dt>{words().saved}</dt>
        <dd class="figures">
          <Show when={props.seat.lastSavedAt} fallback={words().notSaved}>
            {(savedAt) => <>{words().savedAt(formatTime(savedAt()), agoWords(savedAt(), props.now))}</>}
          </Show>
        </dd>
        <Show when={props.seat.deadline}>
          {(deadline) => (
            <>
              <dt>{words().deadline}</dt>
              <dd class="figures">{formatTime(deadline())}</dd>
              <Show when={props.seat.state === "running"}>
                <dt>{words().left}</dt>
                <dd class="figures">{formatDuration(deadline() - props.now)}</dd>
              </Show>
            </>
          )}
        </Show>
        <dt>{words().granted}</dt>
        <dd class="figures">{common().minutes(props.seat.grantedMinutes)}</dd>
        <dt>{words().seat}</dt>
        <dd>
          {props.seat.room} {props.seat.seat}
        </dd>
        <dt>{words().ticket}</dt>
        <dd class="figures">…{props.seat.ticketTail}</dd>
        <dt>{words().form}</dt>
        <dd>{props.seat.form}</dd>
      </dl>
      <Show when={props.seat.state === "running"} fallback={<p class="soft">{noGrantWords(props.seat)}</p>}>
        <Show when={props.seat.attemptId} keyed>
          {(attemptId) => <GrantTime attemptId={attemptId} onSeat={props.onSeat} />}
        </Show>
      </Show>
    </aside>
  );
}

function noGrantWords({ state }: BoardSeat): string {
  return state === "closed" ? office().board.grant.closed : office().board.grant.notBegun;
}

function connectionWords({ isConnected, lastSeenAt }: BoardSeat, now: number): string {
  const words = office().board.panel;
  if (isConnected) return words.connected;
  return lastSeenAt === null ? words.neverConnected : words.disconnected(agoWords(lastSeenAt, now));
}
