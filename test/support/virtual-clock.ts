import type { Clock } from "#kernel/instant.ts";

/** A clock that stands still until a test moves it. */
export class VirtualClock implements Clock {
  #now: number;
  constructor(start: number = Date.UTC(2026, 9, 18, 1, 0, 0)) {
    this.#now = start;
  }
  now(): number {
    return this.#now;
  }
  advance(byMs: number): void {
    this.#now += byMs;
  }
  set(now: number): void {
    this.#now = now;
  }
}
