import type { SittingSummary } from "#contract/sittings.ts";

const RANK: Partial<Record<SittingSummary["state"], number>> = { started: 0, open: 1 };

/** Sittings one can watch, running ones first, then by their start; `alsoId` stays in the list whatever its state. */
export function watchable(sittings: readonly SittingSummary[], alsoId?: string): SittingSummary[] {
  return sittings
    .filter(({ id, state }) => RANK[state] !== undefined || id === alsoId)
    .sort((a, b) => (RANK[a.state] ?? 2) - (RANK[b.state] ?? 2) || a.startsAt - b.startsAt);
}
