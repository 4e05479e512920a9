import type { Kit } from "../database/kit-sqlite.ts";

export function sittingTables(kit: Kit) {
  return {
    sittings: kit.table(
      "sittings",
      {
        id: kit.text("id"),
        name: kit.text("name"),
        blueprintId: kit.text("blueprint_id"),
        state: kit.text("state"),
        startsAt: kit.instant("starts_at"),
        startedAt: kit.maybeInstant("started_at"),
        settings: kit.json("settings"),
        rooms: kit.json("rooms"),
        paperIds: kit.json("paper_ids"),
        createdAt: kit.instant("created_at"),
      },
      (table) => [kit.primaryKey({ columns: [table.id] }), kit.index("sittings_state").on(table.state)],
    ),
    candidates: kit.table(
      "candidates",
      {
        id: kit.text("id"),
        sittingId: kit.text("sitting_id"),
        name: kit.text("name"),
        /** Admission ticket number (准考证号), normalised; unique over the installation. */
        ticket: kit.text("ticket"),
        idTail: kit.text("id_tail"),
        organisation: kit.text("organisation"),
        room: kit.maybeText("room"),
        seat: kit.maybeText("seat"),
        paperId: kit.maybeText("paper_id"),
        attemptId: kit.text("attempt_id"),
        /** Counted up to make a new entry code; the code itself is derived and stored nowhere. */
        codeRound: kit.int("code_round"),
      },
      (table) => [
        kit.primaryKey({ columns: [table.id] }),
        kit.unique("candidates_ticket").on(table.ticket),
        kit.unique("candidates_attempt").on(table.attemptId),
        kit.index("candidates_sitting").on(table.sittingId),
      ],
    ),
  };
}
