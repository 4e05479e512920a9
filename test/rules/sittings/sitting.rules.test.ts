import { describe, expect, it } from "vitest";
import { type SittingState, sittingState } from "#contract/sittings.ts";
import { isRefusal } from "#kernel/refusal.ts";
import { isDue, isOver, moveSitting, obstacles, type Sitting, type SittingMove } from "#server/sittings/sitting.rules.ts";

const MOVES: readonly SittingMove[] = ["open", "start", "close", "release"];

/** What the office is told: state by state, what each move leads to. `no` is refused. */
const ANSWERS: Record<SittingState, readonly (SittingState | "no")[]> = {
  scheduled: ["open", "no", "no", "no"],
  open: ["open", "started", "closed", "no"],
  started: ["no", "started", "closed", "no"],
  closed: ["no", "no", "closed", "released"],
  released: ["no", "no", "no", "released"],
};

const sitting: Sitting = {
  id: "sit_1",
  name: "十月场",
  blueprintId: "cmq",
  state: "started",
  startsAt: 1_000,
  startedAt: 1_000,
  settings: { durationMinutes: 3, clock: "sitting", lateEntryMinutes: null, earliestHandInMinutes: 0 },
  rooms: [],
  paperIds: [],
};

describe("a sitting's moves", () => {
  const all = sittingState.options.flatMap((state) => MOVES.map((move, at) => ({ state, move, answer: ANSWERS[state][at] })));

  it.each(all)("[SIT-1] $state, $move: $answer", ({ state, move, answer }) => {
    const next = moveSitting(state, move);
    if (answer === "no") expect(next).toEqual({ refused: "wrong-state", detail: { state, move } });
    else expect(next).toBe(answer);
  });

  it("[SIT-1] never lead back, by any series of moves", () => {
    const order = sittingState.options;
    for (const state of order) {
      for (const move of MOVES) {
        const next = moveSitting(state, move);
        if (!isRefusal(next)) expect(order.indexOf(next)).toBeGreaterThanOrEqual(order.indexOf(state));
      }
    }
  });

  it("[SIT-2] name the first thing that stands in the way of opening", () => {
    expect(obstacles({ papers: 0, candidates: 0, seated: 0 })).toEqual(["no-papers"]);
    expect(obstacles({ papers: 1, candidates: 0, seated: 0 })).toEqual(["no-candidates"]);
    expect(obstacles({ papers: 1, candidates: 3, seated: 2 })).toEqual(["not-seated"]);
    expect(obstacles({ papers: 1, candidates: 3, seated: 3 })).toEqual([]);
  });

  it("[SIT-3] come due at the planned instant and only while open", () => {
    for (const state of sittingState.options) {
      expect(isDue({ state, startsAt: 1_000 }, 999)).toBe(false);
      expect(isDue({ state, startsAt: 1_000 }, 1_000)).toBe(state === "open");
    }
  });

  it("[SIT-6] end by the clock only when time and grace are over and nobody runs", () => {
    const end = 1_000 + 3 * 60_000 + 10_000;
    const facts = { now: end + 1, running: 0, graceMs: 10_000 };
    expect(isOver(sitting, facts)).toBe(true);
    expect(isOver(sitting, { ...facts, now: end })).toBe(false);
    expect(isOver(sitting, { ...facts, running: 1 })).toBe(false);
    expect(isOver({ ...sitting, settings: { ...sitting.settings, clock: "candidate" } }, facts)).toBe(false);
    for (const state of sittingState.options) expect(isOver({ ...sitting, state }, facts)).toBe(state === "started");
  });
});
