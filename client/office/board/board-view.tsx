import { createMemo, createSignal, Show } from "solid-js";
import { formatTime } from "#client/i18n/format.ts";
import { office } from "#client/i18n/office.ts";
import { useStaffSession } from "#client/staff/session.ts";
import { Button } from "#client/ui/button.tsx";
import { Notice, ProblemNotice } from "#client/ui/notice.tsx";
import { Spinner } from "#client/ui/spinner.tsx";
import type { BoardSeat, SittingDetail, SittingSummary } from "#contract/sittings.ts";
import { useFilters } from "../shared/filters.ts";
import { type ActKind, SittingAct } from "../sittings/sitting-act.tsx";
import { SittingHead } from "../sittings/sitting-frame.tsx";
import { agoWords } from "./age-words.ts";
import { AlarmStrip } from "./alarm-strip.tsx";
import { alarmedSeats, BOARD_FILTERS, type BoardFilter, fitsFilter } from "./alarms.ts";
import { BoardBar } from "./board-bar.tsx";
import { type Board, createBoard } from "./create-board.ts";
import { SeatMap } from "./seat-map.tsx";
import { SeatPanel } from "./seat-panel.tsx";

interface Props {
  live: Board;
  sitting: SittingDetail;
  sittings: readonly SittingSummary[];
}

/** The live board of one sitting: what needs a hand first, then the rooms as they are. */
export function BoardView(props: { id: string; sittings: readonly SittingSummary[] }) {
  const live = createBoard(props.id);
  return (
    <Show
      when={live.board.sitting}
      fallback={
        <Show when={live.problem()} fallback={<Spinner />}>
          <Notice tone="attention" title={office().board.neverTitle} />
          <ProblemNotice problem={live.problem()?.code === "offline" ? undefined : live.problem()} />
        </Show>
      }
    >
      {(sitting) => <RunningBoard live={live} sitting={sitting()} sittings={props.sittings} />}
    </Show>
  );
}

function RunningBoard(props: Props) {
  const [act, setAct] = createSignal<ActKind>();
  return (
    <>
      <SittingHead
        sitting={props.sitting}
        lead={<ServerTime live={props.live} />}
        actions={<BoardActs sitting={props.sitting} onAct={setAct} />}
      />
      <div class="stack">
        <Show when={props.live.problem()}>
          <Notice tone="attention" title={office().board.staleTitle}>
            {office().board.staleText(formatTime(props.live.board.pictureAt ?? props.live.now()))}
          </Notice>
        </Show>
        <Seats {...props} />
      </div>
      <SittingAct kind={act()} sitting={props.sitting} onClose={() => setAct(undefined)} onDone={props.live.setSitting} />
    </>
  );
}

function Seats(props: Props) {
  const filters = useFilters<"show" | "room" | "seat">();
  /** While the server is out of reach the picture stands still: ages that ran on would turn every seat red. */
  const now = () => (props.live.problem() ? (props.live.board.pictureAt ?? props.live.now()) : props.live.now());
  const seats = () => props.live.board.seats;
  const show = (): BoardFilter => BOARD_FILTERS.find((filter) => filter === filters.read("show")) ?? "all";
  const room = () => filters.read("room");
  const alarmed = createMemo(() => {
    const { settings, startedAt } = props.sitting;
    return alarmedSeats(seats(), { now: now(), startedAt: settings.clock === "sitting" ? startedAt : null });
  });
  const alarms = createMemo(() => new Map(alarmed().map(({ seat, alarm }) => [seat.attemptId, alarm])));
  const alarmOf = (seat: BoardSeat) => alarms().get(seat.attemptId) ?? null;
  const chosen = () => seats().find(({ attemptId }) => attemptId === filters.read("seat"));
  const choose = (seat: BoardSeat) => filters.write({ seat: seat.attemptId });

  function closePanel(): void {
    const attemptId = filters.read("seat");
    filters.write({ seat: "" });
    document.querySelector<HTMLElement>(`[data-seat="${CSS.escape(attemptId)}"]`)?.focus();
  }

  return (
    <>
      <BoardBar
        seats={seats()}
        sitting={props.sitting}
        sittings={props.sittings}
        show={show()}
        room={room()}
        onShow={(next) => filters.write({ show: next === "all" ? "" : next })}
        onRoom={(next) => filters.write({ room: next })}
      />
      <AlarmStrip alarmed={alarmed()} now={now()} chosen={filters.read("seat")} onChoose={choose} />
      <div class="office-board" classList={{ open: chosen() !== undefined }}>
        <SeatMap
          seats={seats()}
          isShown={(seat) => fitsFilter(seat, show()) && (room() === "" || seat.room === room())}
          alarmOf={alarmOf}
          now={now()}
          chosen={filters.read("seat")}
          onChoose={choose}
        />
        <Show when={chosen()}>
          {(seat) => (
            <SeatPanel seat={seat()} alarm={alarmOf(seat())} now={now()} onClose={closePanel} onSeat={props.live.setSeat} />
          )}
        </Show>
      </div>
    </>
  );
}

function ServerTime(props: { live: Board }) {
  const words = () => office().board;
  return (
    <span class="figures">
      {words().serverTime} <strong>{formatTime(props.live.now())}</strong>
      <Show when={props.live.board.pictureAt}>
        {(at) => <span class="small-text"> {words().updated(agoWords(at(), props.live.now()))}</span>}
      </Show>
    </span>
  );
}

function BoardActs(props: { sitting: SittingDetail; onAct: (kind: ActKind) => void }) {
  const session = useStaffSession();
  const acts = () => office().sittings.steps.acts;
  return (
    <>
      <Show when={props.sitting.state === "open"}>
        <Button variant="primary" onClick={() => props.onAct("start")}>
          {acts().start}
        </Button>
      </Show>
      <Show when={props.sitting.state === "started" && session.has("office")}>
        <Button onClick={() => props.onAct("close")}>{acts().close}</Button>
      </Show>
    </>
  );
}
