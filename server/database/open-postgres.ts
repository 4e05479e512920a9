import { asc, eq } from "drizzle-orm";
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import { type Database, type Query, someCause, type Tx } from "./database.ts";
import { postgresKit } from "./kit-postgres.ts";
import { allTables } from "./tables.ts";

/**
 * The PostgreSQL adapter over any drizzle PostgreSQL handle whose schema is migrated.
 * @param close ends the connection behind the handle
 */
export function postgresDatabase(handle: PgDatabase<PgQueryResultHKT>, close: () => Promise<void>): Database {
  const tables = allTables(postgresKit);
  const read = handle as unknown as Query;
  return {
    engine: "postgres",
    tables,
    read,
    transaction: <T>(work: (tx: Tx) => Promise<T>) => handle.transaction((tx) => work(tx as unknown as Tx)),
    async appendEvents(tx, rows) {
      if (rows.length > 0) await tx.insert(tables.events).values([...rows]);
    },
    async readEvents(stream, tx) {
      const { events } = tables;
      return (tx ?? read).select().from(events).where(eq(events.stream, stream)).orderBy(asc(events.sequence));
    },
    isDuplicate: (error) => someCause(error, ({ code }) => code === "23505"),
    close,
  };
}
