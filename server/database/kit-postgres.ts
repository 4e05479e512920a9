import { bigint, boolean, doublePrecision, index, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import type { Kit } from "./kit-sqlite.ts";

const int = (name: string) => bigint(name, { mode: "number" });

/** The same words for PostgreSQL. The cast is the price of one declaration; the contract suite runs on both engines. */
export const postgresKit = {
  table: pgTable,
  text: (name: string) => text(name).notNull(),
  maybeText: (name: string) => text(name),
  int: (name: string) => int(name).notNull(),
  maybeInt: int,
  instant: (name: string) => int(name).notNull(),
  maybeInstant: int,
  flag: (name: string) => boolean(name).notNull(),
  real: (name: string) => doublePrecision(name).notNull(),
  json: (name: string) => text(name).notNull(),
  maybeJson: (name: string) => text(name),
  primaryKey,
  index,
  unique: uniqueIndex,
} as unknown as Kit;
