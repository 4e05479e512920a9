import { MINUTE_MS } from "#kernel/instant.ts";

/** From here on the clock cannot be hidden. */
export const ALWAYS_SHOWN_MS = 5 * MINUTE_MS;
/** At these warnings a screen reader interrupts; the others wait their turn. */
const URGENT_MINUTES = new Set([5, 1]);

/**
 * The warning that falls between two readings of the remaining time, in minutes before the end; null when none does.
 * Of several passed at once (the machine slept) only the latest counts. More time granted arms them again by itself.
 */
export function warningBetween(beforeMs: number, afterMs: number, minutes: readonly number[]): number | null {
  const passed = minutes.filter((minute) => beforeMs > minute * MINUTE_MS && afterMs <= minute * MINUTE_MS);
  return afterMs > 0 && passed.length > 0 ? Math.min(...passed) : null;
}

export function isUrgent(minutes: number): boolean {
  return URGENT_MINUTES.has(minutes);
}
