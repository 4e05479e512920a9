import type { Kit } from "../database/kit-sqlite.ts";

export function blueprintTables(kit: Kit) {
  return {
    blueprintVersions: kit.table(
      "blueprint_versions",
      {
        blueprintId: kit.text("blueprint_id"),
        version: kit.int("version"),
        /** The blueprint as a record (points in units). Immutable. */
        content: kit.json("content"),
        hash: kit.text("hash"),
        savedAt: kit.instant("saved_at"),
        savedBy: kit.text("saved_by"),
        note: kit.text("note"),
      },
      (table) => [kit.primaryKey({ columns: [table.blueprintId, table.version] })],
    ),
  };
}
