import type { BoardSeat } from "#contract/sittings.ts";
import { bySeat } from "../shared/seat-order.ts";

/** What makes a seat worth a look. `since` is the instant from which its age is told, where that has a meaning. */
export interface Alarm {
  readonly level: "danger" | "attention";
  readonly kind: "lost" | "neverSeen" | "notBegun" | "notEnded";
  readonly since: number | null;
}

/** Silence of a running machine: attention after ten seconds, danger after thirty (V-02). */
const SILENT_ATTENTION_MS = 10_000;
const SILENT_DANGER_MS = 30_000;
/** A candidate who has signed in but not begun this long after the start may need help. */
const NOT_BEGUN_MS = 60_000;
/** The server ends attempts by itself and needs a moment for late packets. */
const NOT_ENDED_MS = 20_000;

export interface BoardMoment {
  readonly now: number;
  /** When the exam began for everybody; null before that or when each candidate has an own clock. */
  readonly startedAt: number | null;
}

/** The alarm of one seat, or null. Absent candidates are counted elsewhere: they would bury the seats that need help now. */
export function alarmOf(seat: BoardSeat, { now, startedAt }: BoardMoment): Alarm | null {
  if (seat.state === "closed" || seat.state === "not-here") return null;
  if (seat.state !== "running") {
    const isLate = startedAt !== null && now - startedAt > NOT_BEGUN_MS;
    return isLate ? { level: "attention", kind: "notBegun", since: startedAt } : null;
  }
  if (seat.deadline !== null && now > seat.deadline + NOT_ENDED_MS) {
    return { level: "danger", kind: "notEnded", since: seat.deadline };
  }
  if (seat.lastSeenAt === null) return seat.isConnected ? null : { level: "danger", kind: "neverSeen", since: null };
  const silentMs = now - seat.lastSeenAt;
  if (!seat.isConnected || silentMs >= SILENT_DANGER_MS) return { level: "danger", kind: "lost", since: seat.lastSeenAt };
  return silentMs >= SILENT_ATTENTION_MS ? { level: "attention", kind: "lost", since: seat.lastSeenAt } : null;
}

export interface AlarmedSeat {
  readonly seat: BoardSeat;
  readonly alarm: Alarm;
}

/** Every seat with an alarm: danger first, then the longest, then by seat. No filter of the board applies here. */
export function alarmedSeats(seats: readonly BoardSeat[], moment: BoardMoment): AlarmedSeat[] {
  const found: AlarmedSeat[] = [];
  for (const seat of seats) {
    const alarm = alarmOf(seat, moment);
    if (alarm) found.push({ seat, alarm });
  }
  return found.sort(
    (a, b) =>
      Number(b.alarm.level === "danger") - Number(a.alarm.level === "danger") ||
      (a.alarm.since ?? 0) - (b.alarm.since ?? 0) ||
      bySeat(a.seat, b.seat),
  );
}

export type BoardFilter = "all" | "here" | "running" | "closed" | "not-here";
export const BOARD_FILTERS: readonly BoardFilter[] = ["all", "here", "running", "closed", "not-here"];

export function fitsFilter({ state }: Pick<BoardSeat, "state">, filter: BoardFilter): boolean {
  if (filter === "all") return true;
  return filter === "here" ? state === "signed-in" || state === "ready" : state === filter;
}
