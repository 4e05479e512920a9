import { call } from "#client/sync/api-client.ts";
import { type BulkChange, bankOverviewApi } from "#contract/bank-overview.ts";
import type { ReplyOf } from "#contract/route.ts";

export type BulkRecord = ReplyOf<typeof bankOverviewApi.bulkChangeItems>;

/** What became of one change a person asked for; the server may have taken it in several pieces. */
export interface BulkOutcome {
  readonly change: BulkChange;
  /** Ids of the recorded changes, oldest first. */
  readonly records: readonly string[];
  readonly changed: number;
  readonly refused: readonly { readonly itemId: string; readonly code: string }[];
}

export interface BulkCalls {
  change(items: string[], change: BulkChange): Promise<BulkRecord>;
  undo(id: string): Promise<BulkRecord>;
}

export const bulkCalls: BulkCalls = {
  change: (items, change) => call(bankOverviewApi.bulkChangeItems, { body: { items, change } }),
  undo: (id) => call(bankOverviewApi.undoBulkChange, { params: { id } }),
};

/** As many items as the server takes at once. */
export const MOST_AT_ONCE = 500;
/** Enemies one item can have. */
export const MOST_ENEMIES = 50;

/** Why a selection cannot take this change at all, before anything is asked of the server. */
export function standsInTheWay(change: BulkChange["kind"], count: number): "too-few" | "too-many" | undefined {
  if (change !== "enemies") return count === 0 ? "too-few" : undefined;
  if (count < 2) return "too-few";
  return count > MOST_ENEMIES + 1 ? "too-many" : undefined;
}

/** Changes any number of items, in pieces the server takes; `onProgress` is told how many are through. */
export async function runBulk(
  calls: BulkCalls,
  order: { readonly items: readonly string[]; readonly change: BulkChange; onProgress?: (done: number) => void },
): Promise<BulkOutcome> {
  let outcome: BulkOutcome = { change: order.change, records: [], changed: 0, refused: [] };
  for (let from = 0; from < order.items.length; from += MOST_AT_ONCE) {
    const piece = order.items.slice(from, from + MOST_AT_ONCE);
    const record = await calls.change(piece, order.change);
    outcome = {
      ...outcome,
      records: [...outcome.records, record.id],
      changed: outcome.changed + record.changed,
      refused: [...outcome.refused, ...record.refused],
    };
    order.onProgress?.(from + piece.length);
  }
  return outcome;
}

/** Takes every piece back, the last one first. */
export async function undoBulk(calls: BulkCalls, records: readonly string[]): Promise<void> {
  for (const id of [...records].reverse()) await calls.undo(id);
}

/** What was refused, grouped by reason, the commonest first. */
export function byReason(refused: BulkOutcome["refused"]): { readonly code: string; readonly items: readonly string[] }[] {
  const groups = new Map<string, string[]>();
  for (const { itemId, code } of refused) groups.set(code, [...(groups.get(code) ?? []), itemId]);
  return [...groups].map(([code, items]) => ({ code, items })).sort((left, right) => right.items.length - left.items.length);
}
