import { index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

/*
 * The dozen words that tables are declared with. One kit per engine offers the same words, so that a table is
 * declared once; the types of this one are the types of record. A word means "never null" unless it says `maybe`.
 * No defaults, triggers or counters: the application supplies every value.
 */
export const sqliteKit = {
  table: sqliteTable,
  text: (name: string) => text(name).notNull(),
  maybeText: (name: string) => text(name),
  int: (name: string) => integer(name).notNull(),
  maybeInt: (name: string) => integer(name),
  /** Milliseconds since 1970. */
  instant: (name: string) => integer(name).notNull(),
  maybeInstant: (name: string) => integer(name),
  flag: (name: string) => integer(name, { mode: "boolean" }).notNull(),
  /** A number with a fraction; never for points. */
  real: (name: string) => real(name).notNull(),
  /** Canonical JSON text, parsed by a schema when read. */
  json: (name: string) => text(name).notNull(),
  maybeJson: (name: string) => text(name),
  primaryKey,
  index,
  unique: uniqueIndex,
};

export type Kit = typeof sqliteKit;
