import { postgresKit } from "./kit-postgres.ts";
import { allTables } from "./tables.ts";

// The migration generator reads tables from exports, one each.
export const {
  events,
  accounts,
  sessions,
  items,
  itemVersions,
  workingCopies,
  editLocks,
  comments,
  reviewTasks,
  keyChecks,
  figures,
  itemAccess,
  bulkPasses,
  bulkChanges,
  importedItems,
  blueprintVersions,
  assemblies,
  papers,
  paperSlots,
  sittings,
  candidates,
  attempts,
  responses,
  scores,
  scripts,
  readings,
  results,
} = allTables(postgresKit);
