import type { Kit } from "../database/kit-sqlite.ts";

export function responseTables(kit: Kit) {
  return {
    /** Final responses, written once when an attempt closes. */
    responses: kit.table(
      "responses",
      {
        attemptId: kit.text("attempt_id"),
        slot: kit.int("slot"),
        /** Option labels as the item stores them, joined; empty for blank and for essays. */
        labels: kit.text("labels"),
        /** Labels as the candidate saw them: the evidence. */
        shownLabels: kit.text("shown_labels"),
        /** Essay text; empty for choice items. */
        text: kit.text("text"),
        isCounted: kit.flag("is_counted"),
      },
      (table) => [kit.primaryKey({ columns: [table.attemptId, table.slot] })],
    ),
  };
}
