import type { Kit } from "../database/kit-sqlite.ts";

export function scoreTables(kit: Kit) {
  return {
    /** Machine scores. A changed key or rule adds rows with a higher `round`; results pick the highest. */
    scores: kit.table(
      "scores",
      {
        attemptId: kit.text("attempt_id"),
        slot: kit.int("slot"),
        round: kit.int("round"),
        itemId: kit.text("item_id"),
        version: kit.int("version"),
        part: kit.int("part"),
        /** Units of 1/60 point. */
        points: kit.int("points"),
        outcome: kit.text("outcome"),
        scoredAt: kit.instant("scored_at"),
      },
      (table) => [kit.primaryKey({ columns: [table.attemptId, table.slot, table.round] })],
    ),
  };
}
