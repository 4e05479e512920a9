import { describe, expect, it } from "vitest";
import { ageOf } from "#client/office/board/age.ts";
import { alarmedSeats, alarmOf, fitsFilter } from "#client/office/board/alarms.ts";
import { watchable } from "#client/office/board/watchable.ts";
import type { BoardSeat, SittingSummary } from "#contract/sittings.ts";

const NOW = 1_000_000_000;
const moment = { now: NOW, startedAt: NOW - 600_000 };

function seat(edit: Partial<BoardSeat> = {}): BoardSeat {
  return {
    attemptId: "att-1",
    name: "王芳",
    ticketTail: "0001",
    room: "第一机房",
    seat: "001",
    form: "A",
    state: "running",
    isConnected: true,
    lastSeenAt: NOW - 1_000,
    answered: 12,
    total: 75,
    lastSavedAt: NOW - 5_000,
    deadline: NOW + 3_600_000,
    grantedMinutes: 0,
    ...edit,
  };
}

describe("how long ago", () => {
  it("is told in seconds while they matter, then in minutes and hours, and never before now", () => {
    expect(ageOf(NOW - 99_999, NOW)).toEqual({ unit: "seconds", count: 99 });
    expect(ageOf(NOW - 100_000, NOW)).toEqual({ unit: "minutes", count: 1 });
    expect(ageOf(NOW - 100 * 60_000, NOW)).toEqual({ unit: "hours", count: 1 });
    expect(ageOf(NOW + 4_000, NOW)).toEqual({ unit: "seconds", count: 0 });
  });
});

describe("V-02 alarms of a seat", () => {
  it("turn to attention after ten seconds of silence and to danger after thirty", () => {
    expect(alarmOf(seat({ lastSeenAt: NOW - 9_999 }), moment)).toBeNull();
    expect(alarmOf(seat({ lastSeenAt: NOW - 10_000 }), moment)).toMatchObject({
      level: "attention",
      kind: "lost",
    });
    expect(alarmOf(seat({ lastSeenAt: NOW - 29_999 }), moment)).toMatchObject({
      level: "attention",
    });
    expect(alarmOf(seat({ lastSeenAt: NOW - 30_000 }), moment)).toMatchObject({
      level: "danger",
      kind: "lost",
    });
  });

  it("take the server's word that a link is gone, and know a machine that was never heard of", () => {
    expect(alarmOf(seat({ isConnected: false }), moment)).toMatchObject({
      level: "danger",
      kind: "lost",
    });
    expect(alarmOf(seat({ isConnected: false, lastSeenAt: null }), moment)).toMatchObject({ level: "danger", kind: "neverSeen" });
  });

  it("name who has signed in but not begun, only where everybody's clock runs", () => {
    expect(alarmOf(seat({ state: "ready" }), moment)).toMatchObject({
      level: "attention",
      kind: "notBegun",
    });
    expect(alarmOf(seat({ state: "ready" }), { now: NOW, startedAt: NOW - 59_000 })).toBeNull();
    expect(alarmOf(seat({ state: "ready" }), { now: NOW, startedAt: null })).toBeNull();
  });

  it("name an attempt the server has not ended, and leave absent and ended ones alone", () => {
    expect(alarmOf(seat({ deadline: NOW - 21_000 }), moment)).toMatchObject({
      level: "danger",
      kind: "notEnded",
    });
    expect(alarmOf(seat({ deadline: NOW - 19_000 }), moment)).toBeNull();
    expect(alarmOf(seat({ state: "closed", isConnected: false }), moment)).toBeNull();
    expect(alarmOf(seat({ state: "not-here", isConnected: false, lastSeenAt: null }), moment)).toBeNull();
  });

  it("stand danger first, then by how long", () => {
    const seats = [
      seat({ attemptId: "a", lastSeenAt: NOW - 12_000 }),
      seat({ attemptId: "b", lastSeenAt: NOW - 40_000 }),
      seat({ attemptId: "c" }),
      seat({ attemptId: "d", lastSeenAt: NOW - 400_000 }),
      seat({ attemptId: "e", state: "signed-in" }),
    ];
    expect(alarmedSeats(seats, moment).map((entry) => entry.seat.attemptId)).toEqual(["d", "b", "e", "a"]);
  });
});

describe("filters of the board", () => {
  it("put signed-in and ready together", () => {
    expect(fitsFilter({ state: "signed-in" }, "here")).toBe(true);
    expect(fitsFilter({ state: "ready" }, "here")).toBe(true);
    expect(fitsFilter({ state: "running" }, "here")).toBe(false);
    expect(fitsFilter({ state: "not-here" }, "not-here")).toBe(true);
    expect(fitsFilter({ state: "closed" }, "all")).toBe(true);
  });

  it("offer running sittings first and keep the one in view", () => {
    const sitting = (id: string, state: SittingSummary["state"]): SittingSummary => ({
      id,
      state,
      name: id,
      blueprintId: "cmq",
      startsAt: 1,
      candidates: 1,
      papers: [],
    });
    const all = [sitting("planned", "scheduled"), sitting("open", "open"), sitting("runs", "started"), sitting("over", "closed")];
    expect(watchable(all).map(({ id }) => id)).toEqual(["runs", "open"]);
    expect(watchable(all, "over").map(({ id }) => id)).toEqual(["runs", "open", "over"]);
  });
});
