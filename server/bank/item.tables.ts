import type { Kit } from "../database/kit-sqlite.ts";

export function itemTables(kit: Kit) {
  return {
    items: kit.table(
      "items",
      {
        id: kit.text("id"),
        type: kit.text("type"),
        part: kit.int("part"),
        topic: kit.text("topic"),
        level: kit.text("level"),
        difficulty: kit.real("difficulty"),
        latestVersion: kit.int("latest_version"),
        approvedVersion: kit.maybeInt("approved_version"),
        isRetired: kit.flag("is_retired"),
        /** Normalised stem, options and topic, for searching. */
        searchText: kit.text("search_text"),
      },
      (table) => [kit.primaryKey({ columns: [table.id] }), kit.index("items_cell").on(table.part, table.type)],
    ),
    itemVersions: kit.table(
      "item_versions",
      {
        itemId: kit.text("item_id"),
        version: kit.int("version"),
        /** The whole item as canonical JSON. Immutable. */
        content: kit.json("content"),
        contentHash: kit.text("content_hash"),
        savedAt: kit.instant("saved_at"),
        savedBy: kit.text("saved_by"),
        note: kit.text("note"),
        approvedBy: kit.maybeText("approved_by"),
        approvedAt: kit.maybeInstant("approved_at"),
      },
      (table) => [kit.primaryKey({ columns: [table.itemId, table.version] })],
    ),
  };
}
