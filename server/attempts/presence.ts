import type { Clock } from "#kernel/instant.ts";

/** A candidate counts as connected while a live link is open, or this long after the last request. */
export const PRESENT_FOR_MS = 30_000;

/** Who is there right now. Kept in memory only: after a restart everybody shows up again by themselves. */
export interface Presence {
  seen(attemptId: string): void;
  linkOpened(attemptId: string): void;
  linkClosed(attemptId: string): void;
  isPresent(attemptId: string): boolean;
  /** Instant of the last sign of life, or null. */
  lastSeenAt(attemptId: string): number | null;
}

export function createPresence(clock: Clock): Presence {
  const lastSeen = new Map<string, number>();
  const links = new Map<string, number>();
  const count = (attemptId: string, change: number) => links.set(attemptId, Math.max(0, (links.get(attemptId) ?? 0) + change));
  return {
    seen: (attemptId) => void lastSeen.set(attemptId, clock.now()),
    linkOpened(attemptId) {
      count(attemptId, 1);
      lastSeen.set(attemptId, clock.now());
    },
    linkClosed(attemptId) {
      count(attemptId, -1);
      lastSeen.set(attemptId, clock.now());
    },
    isPresent: (attemptId) =>
      (links.get(attemptId) ?? 0) > 0 || clock.now() - (lastSeen.get(attemptId) ?? Number.NEGATIVE_INFINITY) < PRESENT_FOR_MS,
    lastSeenAt: (attemptId) => lastSeen.get(attemptId) ?? null,
  };
}
