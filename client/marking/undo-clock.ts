import { type Accessor, createEffect, createSignal, onCleanup, onMount } from "solid-js";
import { createServerClock, machineTime } from "#client/sync/clock.ts";

const TICK_MS = 500;

/** Seconds until an instant of the server's clock, counted down while there are any; the machine's own date plays no part. */
export function createUndoClock(askServer: () => Promise<number>, until: Accessor<number | undefined>) {
  const clock = createServerClock();
  const [now, setNow] = createSignal(clock.now());
  onMount(() => {
    const sentAtMs = machineTime.monotonic();
    askServer()
      .then((serverNow) => clock.observe({ sentAtMs, receivedAtMs: machineTime.monotonic(), serverNow }))
      .catch(() => undefined);
  });
  createEffect(() => {
    const end = until();
    if (end === undefined) return;
    setNow(clock.now());
    const timer = setInterval(() => {
      setNow(clock.now());
      if (clock.now() > end) clearInterval(timer);
    }, TICK_MS);
    onCleanup(() => clearInterval(timer));
  });
  return {
    now,
    secondsLeft: () => secondsUntil(until(), now()),
  };
}

/** Whole seconds, rounded up, never negative. */
export function secondsUntil(end: number | undefined, now: number): number {
  return end === undefined ? 0 : Math.max(0, Math.ceil((end - now) / 1000));
}
