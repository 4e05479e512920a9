import type { Kit } from "../database/kit-sqlite.ts";

export function resultTables(kit: Kit) {
  return {
    /** Released results, locked; a correction is a row with a higher version. */
    results: kit.table(
      "results",
      {
        attemptId: kit.text("attempt_id"),
        version: kit.int("version"),
        sittingId: kit.text("sitting_id"),
        /** Canonical JSON of parts, essays, totals and the pass decision, in units of 1/60 point. */
        content: kit.json("content"),
        releasedAt: kit.instant("released_at"),
      },
      (table) => [
        kit.primaryKey({ columns: [table.attemptId, table.version] }),
        kit.index("results_sitting").on(table.sittingId),
      ],
    ),
  };
}
