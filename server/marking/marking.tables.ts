import type { Kit } from "../database/kit-sqlite.ts";

export function markingTables(kit: Kit) {
  return {
    /** One counted essay of one attempt, as graders see it. */
    scripts: kit.table(
      "scripts",
      {
        id: kit.text("id"),
        /** Anonymous code shown to graders. */
        code: kit.text("code"),
        sittingId: kit.text("sitting_id"),
        attemptId: kit.text("attempt_id"),
        slot: kit.int("slot"),
        itemId: kit.text("item_id"),
        version: kit.int("version"),
        state: kit.text("state"),
        /** Settled mark in units of 1/60 point; null until settled. */
        points: kit.maybeInt("points"),
        /** How it was settled: agreed, third, adjudicated. */
        settledBy: kit.maybeText("settled_by"),
        /** Stored random number: the order scripts are handed out in. */
        lot: kit.int("lot"),
      },
      (table) => [
        kit.primaryKey({ columns: [table.id] }),
        kit.unique("scripts_answer").on(table.attemptId, table.slot),
        kit.index("scripts_queue").on(table.sittingId, table.itemId, table.state, table.lot),
      ],
    ),
    /** One required reading of one script. */
    readings: kit.table(
      "readings",
      {
        id: kit.text("id"),
        scriptId: kit.text("script_id"),
        purpose: kit.text("purpose"),
        /** waiting, leased, marked. */
        state: kit.text("state"),
        graderId: kit.maybeText("grader_id"),
        token: kit.maybeText("token"),
        leaseExpiresAt: kit.maybeInstant("lease_expires_at"),
        claimedAt: kit.maybeInstant("claimed_at"),
        markedAt: kit.maybeInstant("marked_at"),
        /** Units of 1/60 point. */
        total: kit.maybeInt("total"),
        marks: kit.maybeJson("marks"),
        comment: kit.maybeText("comment"),
        draft: kit.maybeJson("draft"),
      },
      (table) => [
        kit.primaryKey({ columns: [table.id] }),
        kit.unique("readings_purpose").on(table.scriptId, table.purpose),
        kit.index("readings_grader").on(table.graderId, table.markedAt),
      ],
    ),
  };
}
