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
        /** Where the newest version stands: draft, in-review or approved. */
        stage: kit.text("stage"),
        /** Who wrote version 1. */
        authorId: kit.text("author_id"),
        /** When the newest version was saved. */
        savedAt: kit.instant("saved_at"),
        /** Ids of the enemies the newest version names, one per line; `?` until filled from the version (see `refill`). */
        enemies: kit.text("enemies"),
        /** One tag per line. */
        tags: kit.text("tags"),
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
