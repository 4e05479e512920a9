export interface Age {
  readonly unit: "seconds" | "minutes" | "hours";
  readonly count: number;
}

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
/** Up to here seconds are told, since this is where an invigilator watches them run. */
const SECONDS_UNTIL_MS = 100_000;
const MINUTES_UNTIL_MS = 100 * MINUTE_MS;

/** How long ago something was, in the unit people would use; a clock that runs ahead counts as now. */
export function ageOf(instant: number, now: number): Age {
  const ms = Math.max(0, now - instant);
  if (ms < SECONDS_UNTIL_MS) return { unit: "seconds", count: Math.floor(ms / SECOND_MS) };
  if (ms < MINUTES_UNTIL_MS) return { unit: "minutes", count: Math.floor(ms / MINUTE_MS) };
  return { unit: "hours", count: Math.floor(ms / HOUR_MS) };
}
