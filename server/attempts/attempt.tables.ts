import type { Kit } from "../database/kit-sqlite.ts";

export function attemptTables(kit: Kit) {
  return {
    /** Where each attempt stands; everything here can be rebuilt from the ledger. */
    attempts: kit.table(
      "attempts",
      {
        id: kit.text("id"),
        sittingId: kit.text("sitting_id"),
        candidateId: kit.text("candidate_id"),
        paperId: kit.text("paper_id"),
        status: kit.text("status"),
        startedAt: kit.maybeInstant("started_at"),
        deadline: kit.maybeInstant("deadline"),
        closedAt: kit.maybeInstant("closed_at"),
        grantedMinutes: kit.int("granted_minutes"),
        /** Canonical JSON of the receipt once closed. */
        receipt: kit.maybeJson("receipt"),
      },
      (table) => [
        kit.primaryKey({ columns: [table.id] }),
        kit.index("attempts_sitting").on(table.sittingId),
        kit.index("attempts_due").on(table.status, table.deadline),
      ],
    ),
  };
}
