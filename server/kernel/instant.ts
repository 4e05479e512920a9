/** Milliseconds since 1970-01-01T00:00:00Z by the server's clock. */
export type Instant = number;

/** A length of time in milliseconds. */
export type DurationMs = number;

export const SECOND_MS = 1_000;
export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;

/** The one source of time; passed in wherever time matters, so that tests own it. */
export interface Clock {
  now(): Instant;
}
