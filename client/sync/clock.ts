import type { Clock } from "#kernel/instant.ts";

/** One question to the server's clock: when it left, when the answer came (both monotonic), what it said. */
export interface ClockReading {
  readonly sentAtMs: number;
  readonly receivedAtMs: number;
  readonly serverNow: number;
}

export interface ServerClock extends Clock {
  /** A monotonic reading for measuring round trips. */
  monotonic(): number;
  observe(reading: ClockReading): void;
  /** True when the machine slept or its clock was moved since the last reading: ask the server again. */
  isSuspect(): boolean;
}

/** Sources of time of this machine. */
export interface MachineTime {
  monotonic(): number;
  wall(): number;
}

export const machineTime: MachineTime = { monotonic: () => performance.now(), wall: () => Date.now() };

const READINGS_KEPT = 12;
const DRIFT_MS = 2_000;

/**
 * The server's time on this machine: a monotonic timer plus the offset from the reading with the shortest round trip
 * (half of which is the most that reading can be wrong). The machine's own date plays no part, except to notice sleep,
 * through which some browsers stop the monotonic timer.
 */
export function createServerClock(machine: MachineTime = machineTime): ServerClock {
  let readings: { roundTripMs: number; offsetMs: number }[] = [];
  let bestOffsetMs = machine.wall() - machine.monotonic();
  let gapAtReadingMs = machine.wall() - machine.monotonic();

  function isSuspect(): boolean {
    return Math.abs(machine.wall() - machine.monotonic() - gapAtReadingMs) > DRIFT_MS;
  }

  return {
    monotonic: machine.monotonic,
    isSuspect,
    now: () => Math.round(machine.monotonic() + bestOffsetMs),
    observe({ sentAtMs, receivedAtMs, serverNow }) {
      if (isSuspect()) readings = [];
      gapAtReadingMs = machine.wall() - machine.monotonic();
      const roundTripMs = receivedAtMs - sentAtMs;
      readings.push({ roundTripMs, offsetMs: serverNow - (sentAtMs + receivedAtMs) / 2 });
      readings = readings.slice(-READINGS_KEPT);
      const best = readings.reduce((a, b) => (b.roundTripMs <= a.roundTripMs ? b : a));
      bestOffsetMs = best.offsetMs;
    },
  };
}
