import type { Kit } from "../database/kit-sqlite.ts";

/** What belongs to the bank as a whole: images, who saw what, bulk changes, where imported items came from. */
export function holdingTables(kit: Kit) {
  return {
    figures: kit.table(
      "figures",
      {
        /** The name texts show the image by; its content never changes. */
        name: kit.text("name"),
        mediaType: kit.text("media_type"),
        /** Base64. */
        content: kit.text("content"),
        sha256: kit.text("sha256"),
        width: kit.int("width"),
        height: kit.int("height"),
        addedAt: kit.instant("added_at"),
        addedBy: kit.text("added_by"),
      },
      (table) => [kit.primaryKey({ columns: [table.name] }), kit.index("figures_sha256").on(table.sha256)],
    ),
    itemAccess: kit.table(
      "item_access",
      {
        id: kit.text("id"),
        at: kit.instant("at_instant"),
        by: kit.text("by_account"),
        /** open, list, search, export or print. */
        action: kit.text("action"),
        /** The item opened; null where several are concerned. */
        itemId: kit.maybeText("item_id"),
        version: kit.maybeInt("version"),
        /** Ids of the items concerned. */
        items: kit.json("items"),
        isLive: kit.flag("is_live"),
        secondPerson: kit.maybeText("second_person"),
      },
      (table) => [
        kit.primaryKey({ columns: [table.id] }),
        kit.index("item_access_at").on(table.at),
        kit.index("item_access_item").on(table.itemId, table.by),
      ],
    ),
    bulkPasses: kit.table(
      "bulk_passes",
      {
        id: kit.text("id"),
        askedBy: kit.text("asked_by"),
        askedAt: kit.instant("asked_at"),
        reason: kit.text("reason"),
        grantedBy: kit.maybeText("granted_by"),
        grantedAt: kit.maybeInstant("granted_at"),
        expiresAt: kit.maybeInstant("expires_at"),
      },
      (table) => [kit.primaryKey({ columns: [table.id] }), kit.index("bulk_passes_asked_at").on(table.askedAt)],
    ),
    bulkChanges: kit.table(
      "bulk_changes",
      {
        id: kit.text("id"),
        by: kit.text("by_account"),
        at: kit.instant("at_instant"),
        change: kit.json("change"),
        /** What happened to each item: `{id, from, to}` as versions, or a refusal's code. */
        items: kit.json("items"),
        undoneAt: kit.maybeInstant("undone_at"),
        undoneBy: kit.maybeText("undone_by"),
      },
      (table) => [kit.primaryKey({ columns: [table.id] }), kit.index("bulk_changes_at").on(table.at)],
    ),
    importedItems: kit.table(
      "imported_items",
      {
        /** Hash of the question as its file had it, however the file is called. */
        fingerprint: kit.text("fingerprint"),
        itemId: kit.text("item_id"),
        fileName: kit.text("file_name"),
        at: kit.instant("at_instant"),
        by: kit.text("by_account"),
      },
      (table) => [kit.primaryKey({ columns: [table.fingerprint] }), kit.index("imported_items_item").on(table.itemId)],
    ),
  };
}
