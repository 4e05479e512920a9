import { createSignal, onCleanup, onMount } from "solid-js";
import { createStore, reconcile } from "solid-js/store";
import { call } from "#client/sync/api-client.ts";
import { type ApiProblem, asProblem } from "#client/sync/api-problem.ts";
import { createServerClock } from "#client/sync/clock.ts";
import { type BoardSeat, type SittingDetail, sittingsApi } from "#contract/sittings.ts";

const POLL_EVERY_MS = 2_000;
const ANSWER_WITHIN_MS = 8_000;
const TICK_MS = 1_000;

interface BoardState {
  sitting: SittingDetail | null;
  seats: BoardSeat[];
  /** Server's instant of the newest picture. */
  pictureAt: number | null;
}

/**
 * The board of one sitting, asked for every two seconds over plain HTTP. A question that fails or hangs leaves the last
 * picture where it is, is told as `problem`, and is asked again. `now` runs with the server's clock and moves each second.
 */
export function createBoard(sittingId: string) {
  const clock = createServerClock();
  const [board, setBoard] = createStore<BoardState>({ sitting: null, seats: [], pictureAt: null });
  const [problem, setProblem] = createSignal<ApiProblem>();
  const [now, setNow] = createSignal(clock.now());
  let isGone = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function ask(): Promise<void> {
    clearTimeout(timer);
    const sentAtMs = clock.monotonic();
    try {
      const answer = await call(sittingsApi.board, {
        params: { id: sittingId },
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      });
      if (isGone) return;
      clock.observe({ sentAtMs, receivedAtMs: clock.monotonic(), serverNow: answer.now });
      setBoard({ sitting: answer.sitting, pictureAt: answer.now });
      setBoard("seats", reconcile(answer.seats, { key: "attemptId" }));
      setProblem(undefined);
      setNow(clock.now());
    } catch (thrown) {
      if (!isGone) setProblem(asProblem(thrown));
    }
    if (!isGone) timer = setTimeout(() => void ask(), POLL_EVERY_MS);
  }

  onMount(() => {
    void ask();
    const tick = setInterval(() => setNow(clock.now()), TICK_MS);
    onCleanup(() => clearInterval(tick));
  });
  onCleanup(() => {
    isGone = true;
    clearTimeout(timer);
  });

  return {
    board,
    problem,
    now,
    /** Puts in a seat or a sitting that an act has answered, before the next question. */
    setSeat(seat: BoardSeat): void {
      setBoard("seats", (other) => other.attemptId === seat.attemptId, reconcile(seat));
    },
    setSitting(sitting: SittingDetail): void {
      setBoard("sitting", reconcile(sitting));
    },
  };
}

export type Board = ReturnType<typeof createBoard>;
