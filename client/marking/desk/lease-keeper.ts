import { onCleanup, onMount } from "solid-js";
import type { MarkingDesk } from "./marking-desk.ts";

const LOOK_EVERY_MS = 30_000;
const RENEW_EVERY_MS = 3 * 60_000;
const STILL_ACTIVE_MS = 5 * 60_000;

/** Whether a lease should be renewed: somebody is at the desk and the last renewal is a while ago. */
export function shouldRenew(at: { nowMs: number; lastActMs: number; lastRenewalMs: number }): boolean {
  return at.nowMs - at.lastActMs < STILL_ACTIVE_MS && at.nowMs - at.lastRenewalMs >= RENEW_EVERY_MS;
}

/** Keeps the lease while there is a hand on the keyboard, the mouse or the wheel; an empty desk lets it run out. */
export function keepLease(desk: MarkingDesk): void {
  onMount(() => {
    let lastActMs = performance.now();
    let lastRenewalMs = performance.now();
    const look = () => {
      const nowMs = performance.now();
      if (!shouldRenew({ nowMs, lastActMs, lastRenewalMs })) return;
      lastRenewalMs = nowMs;
      void desk.renew();
    };
    const act = () => {
      const wasAway = performance.now() - lastActMs >= STILL_ACTIVE_MS;
      lastActMs = performance.now();
      // Whoever comes back learns at once whether the script is still theirs.
      if (wasAway) look();
    };
    const keep = () => void desk.flush();
    const timer = setInterval(look, LOOK_EVERY_MS);
    for (const kind of ["keydown", "pointerdown", "wheel"]) document.addEventListener(kind, act, { passive: true });
    window.addEventListener("pagehide", keep);
    onCleanup(() => {
      clearInterval(timer);
      for (const kind of ["keydown", "pointerdown", "wheel"]) document.removeEventListener(kind, act);
      window.removeEventListener("pagehide", keep);
      keep();
      desk.stop();
    });
  });
}
