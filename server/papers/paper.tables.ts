import type { Kit } from "../database/kit-sqlite.ts";

export function paperTables(kit: Kit) {
  return {
    assemblies: kit.table(
      "assemblies",
      {
        id: kit.text("id"),
        blueprintId: kit.text("blueprint_id"),
        seed: kit.text("seed"),
        /** What was asked for beyond the blueprint: forms, fixed and forbidden items, caps … */
        request: kit.json("request"),
        /** Evidence that the papers are parallel, and the run's figures. */
        report: kit.json("report"),
        at: kit.instant("at_instant"),
        by: kit.text("by_account"),
      },
      (table) => [kit.primaryKey({ columns: [table.id] })],
    ),
    papers: kit.table(
      "papers",
      {
        id: kit.text("id"),
        blueprintId: kit.text("blueprint_id"),
        /** The blueprint as it was, so that a later edit of the file changes no paper. */
        blueprint: kit.json("blueprint"),
        form: kit.text("form"),
        seed: kit.text("seed"),
        hash: kit.text("hash"),
        report: kit.json("report"),
        assembledAt: kit.instant("assembled_at"),
        assembledBy: kit.text("assembled_by"),
        /** The assembly it came from; papers of one assembly are parallel. */
        assemblyId: kit.maybeText("assembly_id"),
        /** The paper it was made from by exchanging items by hand. */
        basedOn: kit.maybeText("based_on"),
        /** Set when a paper made from it takes its place. */
        replacedBy: kit.maybeText("replaced_by"),
      },
      (table) => [kit.primaryKey({ columns: [table.id] })],
    ),
    paperSlots: kit.table(
      "paper_slots",
      {
        paperId: kit.text("paper_id"),
        slot: kit.int("slot"),
        itemId: kit.text("item_id"),
        version: kit.int("version"),
        part: kit.int("part"),
        /** Units of 1/60 point. */
        points: kit.int("points"),
      },
      (table) => [kit.primaryKey({ columns: [table.paperId, table.slot] }), kit.index("paper_slots_item").on(table.itemId)],
    ),
  };
}
