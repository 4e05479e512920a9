import { fileURLToPath } from "node:url";
import BetterSqlite from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { migrate } from "drizzle-orm/better-sqlite3/migrator";
import { assert } from "#kernel/assert.ts";
import { type Database, type LedgerRow, someCause, type Tx } from "./database.ts";
import { sqliteKit } from "./kit-sqlite.ts";
import { allTables } from "./tables.ts";

const MIGRATIONS = fileURLToPath(new URL("./migrations/sqlite", import.meta.url));
const BUSY_TIMEOUT_MS = 5_000;
const CACHE_KIB = 65_536;
/** 32 MiB of log between two checkpoints. */
const CHECKPOINT_PAGES = 8_000;

/**
 * Opens (and migrates) an SQLite file: one writing connection with `synchronous=FULL` and a second one that cannot write.
 * @throws when the settings that durability rests on did not take
 */
export function openSqlite(file: string): Database {
  const writer = new BetterSqlite(file);
  writer.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
  assert(writer.pragma("journal_mode = WAL", { simple: true }) === "wal", "SQLite did not enter WAL mode");
  // better-sqlite3 compiles WAL to synchronous=NORMAL, under which a power cut takes back acknowledged answers.
  writer.pragma("synchronous = FULL");
  assert(writer.pragma("synchronous", { simple: true }) === 2, "SQLite is not at synchronous=FULL");
  // Every save touches the tail of another stream's index: pages stay in memory and are copied back rarely.
  writer.pragma(`cache_size = -${CACHE_KIB}`);
  writer.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
  const handle = drizzle(writer);
  migrateSafely(writer, handle);

  const reader = new BetterSqlite(file, { readonly: true });
  reader.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
  reader.pragma("query_only = on");

  const append = writer.prepare(
    "insert into events (stream, sequence, kind, at, actor, body, hash) values (?, ?, ?, ?, ?, ?, ?)",
  );
  const selectStream = "select stream, sequence, kind, at, actor, body, hash from events where stream = ? order by sequence";
  const readStream = reader.prepare<[string], LedgerRow>(selectStream);
  const readStreamInside = writer.prepare<[string], LedgerRow>(selectStream);
  const begin = writer.prepare("begin immediate");
  const commit = writer.prepare("commit");
  const rollback = writer.prepare("rollback");
  let queue: Promise<unknown> = Promise.resolve();

  return {
    engine: "sqlite",
    tables: allTables(sqliteKit),
    read: drizzle(reader),
    transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
      const run = async (): Promise<T> => {
        begin.run();
        try {
          const value = await work(handle as unknown as Tx);
          commit.run();
          return value;
        } catch (error) {
          if (writer.inTransaction) rollback.run();
          throw error;
        }
      };
      const result = queue.then(run);
      queue = result.catch(() => undefined);
      return result;
    },
    async appendEvents(_tx, rows) {
      for (const row of rows) append.run(row.stream, row.sequence, row.kind, row.at, row.actor, row.body, row.hash);
    },
    async readEvents(stream, tx) {
      return (tx ? readStreamInside : readStream).all(stream);
    },
    isDuplicate: (error) =>
      someCause(error, ({ code }) => code === "SQLITE_CONSTRAINT_PRIMARYKEY" || code === "SQLITE_CONSTRAINT_UNIQUE"),
    async close() {
      await queue;
      reader.close();
      writer.close();
    },
  };
}

/** Foreign keys must be off while tables are rebuilt: dropping a parent would cascade, and inside a transaction the switch is ignored. */
function migrateSafely(connection: BetterSqlite.Database, handle: ReturnType<typeof drizzle>): void {
  connection.pragma("foreign_keys = OFF");
  migrate(handle, { migrationsFolder: MIGRATIONS });
  assert((connection.pragma("foreign_key_check") as unknown[]).length === 0, "a migration left dangling references");
  connection.pragma("foreign_keys = ON");
}
