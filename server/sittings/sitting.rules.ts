import type { RefusalCode } from "#contract/refusals.ts";
import type { SittingSettings, SittingState } from "#contract/sittings.ts";
import { type Refusal, refuse } from "#kernel/refusal.ts";

export interface Sitting {
  readonly id: string;
  readonly name: string;
  readonly blueprintId: string;
  readonly state: SittingState;
  /** Planned start. */
  readonly startsAt: number;
  /** The server's own start; null before. */
  readonly startedAt: number | null;
  readonly settings: SittingSettings;
  readonly rooms: readonly { readonly name: string; readonly seats: number }[];
  readonly paperIds: readonly string[];
}

/** What happens to a sitting as a whole. */
export type SittingMove = "open" | "start" | "close" | "release";

/** Every allowed move; whatever is not here is refused. */
const MOVES: Record<SittingState, Partial<Record<SittingMove, SittingState>>> = {
  scheduled: { open: "open" },
  open: { start: "started", close: "closed" },
  started: { close: "closed" },
  closed: { release: "released" },
  released: {},
};

/** The state after a move. Repeating a move that has been made is harmless and answers the state as it is. */
export function moveSitting(state: SittingState, move: SittingMove): SittingState | Refusal<RefusalCode> {
  const next = MOVES[state][move];
  if (next) return next;
  return RESULT_OF[move] === state ? state : refuse("wrong-state", { state, move });
}

const RESULT_OF: Record<SittingMove, SittingState> = { open: "open", start: "started", close: "closed", release: "released" };

/** What still stands in the way of opening. */
export function obstacles(facts: {
  papers: number;
  candidates: number;
  seated: number;
}): ("no-papers" | "no-candidates" | "not-seated")[] {
  if (facts.papers === 0) return ["no-papers"];
  if (facts.candidates === 0) return ["no-candidates"];
  return facts.seated < facts.candidates ? ["not-seated"] : [];
}

/** Whether the planned start has come. */
export function isDue(sitting: Pick<Sitting, "state" | "startsAt">, now: number): boolean {
  return sitting.state === "open" && now >= sitting.startsAt;
}

/**
 * Whether a started sitting is over by the clock: with a common clock, when the time and the grace have passed and
 * nobody runs any more; with clocks of their own, candidates may start at any time, so the office closes.
 */
export function isOver(sitting: Sitting, facts: { now: number; running: number; graceMs: number }): boolean {
  if (sitting.state !== "started" || sitting.startedAt === null || sitting.settings.clock !== "sitting") return false;
  return facts.running === 0 && facts.now > sitting.startedAt + sitting.settings.durationMinutes * 60_000 + facts.graceMs;
}
