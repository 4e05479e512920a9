import { expect, it } from "vitest";
import { createServerClock } from "#client/sync/clock.ts";

function machine() {
  const time = { monotonicMs: 1_000, wallMs: 50_000 };
  return {
    time,
    pass(ms: number): void {
      time.monotonicMs += ms;
      time.wallMs += ms;
    },
    source: { monotonic: () => time.monotonicMs, wall: () => time.wallMs },
  };
}

it("believes the reading with the shortest round trip", () => {
  const { source, pass } = machine();
  const clock = createServerClock(source);
  pass(400);
  clock.observe({ sentAtMs: 1_000, receivedAtMs: 1_400, serverNow: 900_000 });
  pass(20);
  clock.observe({ sentAtMs: 1_400, receivedAtMs: 1_420, serverNow: 900_500 });
  expect(clock.now()).toBe(900_510);
  pass(1_000);
  clock.observe({ sentAtMs: 1_420, receivedAtMs: 2_420, serverNow: 999_999 });
  expect(clock.now()).toBe(901_510);
});

it("does not follow a machine whose date is moved", () => {
  const { source, time, pass } = machine();
  const clock = createServerClock(source);
  pass(10);
  clock.observe({ sentAtMs: 1_000, receivedAtMs: 1_010, serverNow: 900_000 });
  time.wallMs += 3_600_000;
  expect(clock.now()).toBe(900_005);
  expect(clock.isSuspect()).toBe(true);
});

it("forgets old readings after the machine slept", () => {
  const { source, time, pass } = machine();
  const clock = createServerClock(source);
  pass(10);
  clock.observe({ sentAtMs: 1_000, receivedAtMs: 1_010, serverNow: 900_000 });
  time.wallMs += 600_000;
  pass(100);
  clock.observe({ sentAtMs: 1_010, receivedAtMs: 1_110, serverNow: 1_500_060 });
  expect(clock.now()).toBe(1_500_110);
  expect(clock.isSuspect()).toBe(false);
});
