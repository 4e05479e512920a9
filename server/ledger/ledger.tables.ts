import type { Kit } from "../database/kit-sqlite.ts";

export function ledgerTables(kit: Kit) {
  return {
    /** Append-only facts. `(stream, sequence)` is the concurrency control; `hash` chains each stream. */
    events: kit.table(
      "events",
      {
        stream: kit.text("stream"),
        sequence: kit.int("sequence"),
        kind: kit.text("kind"),
        at: kit.instant("at"),
        /** Who caused it: an account id, `candidate`, or `server`. */
        actor: kit.text("actor"),
        body: kit.json("body"),
        hash: kit.text("hash"),
      },
      (table) => [kit.primaryKey({ columns: [table.stream, table.sequence] })],
    ),
  };
}
