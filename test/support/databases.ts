import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { PGlite } from "@electric-sql/pglite";
import { drizzle } from "drizzle-orm/pglite";
import { migrate } from "drizzle-orm/pglite/migrator";
import type { Database } from "#server/database/database.ts";
import { postgresDatabase } from "#server/database/open-postgres.ts";
import { openSqlite } from "#server/database/open-sqlite.ts";

const POSTGRES_MIGRATIONS = fileURLToPath(new URL("../../server/database/migrations/postgres", import.meta.url));

/** A fresh SQLite database in a folder of its own, removed on close. */
export async function freshSqlite(): Promise<Database> {
  const folder = await mkdtemp(join(tmpdir(), "kaoheng-test-"));
  const database = openSqlite(join(folder, "test.sqlite"));
  return {
    ...database,
    async close() {
      await database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL in this process. One connection: good for the dialect, not for locking. */
export async function freshPostgres(): Promise<Database> {
  const client = new PGlite();
  const handle = drizzle(client);
  await migrate(handle, { migrationsFolder: POSTGRES_MIGRATIONS });
  return postgresDatabase(handle as unknown as Parameters<typeof postgresDatabase>[0], () => client.close());
}

/** Every adapter a contract suite must pass on. */
export const ENGINES = [
  { engine: "sqlite", open: freshSqlite },
  { engine: "postgres", open: freshPostgres },
] as const;
