import type { BetterSQLite3Database } from "drizzle-orm/better-sqlite3";
import type { Tables } from "./tables.ts";

/** The common part of drizzle's core builder; what only one engine has is hidden. Always `await` it. */
export type Query = Pick<
  BetterSQLite3Database<Record<string, never>>,
  "select" | "selectDistinct" | "insert" | "update" | "delete"
>;

declare const insideTransaction: unique symbol;
/** A handle inside an open transaction; the only thing that may write. */
export type Tx = Query & { readonly [insideTransaction]: true };

/** One row of the ledger, ready to be stored. */
export interface LedgerRow {
  readonly stream: string;
  readonly sequence: number;
  readonly kind: string;
  readonly at: number;
  readonly actor: string;
  readonly body: string;
  readonly hash: string;
}

/** The seams where engines differ; one contract suite runs on every adapter. */
export interface Database {
  readonly engine: "sqlite" | "postgres";
  readonly tables: Tables;
  /** For reading only; never sees an open transaction. */
  readonly read: Query;
  /** Runs the work in one durable transaction; a throw rolls all of it back. Calls queue up. */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Appends ledger rows; hand-written per engine because every save passes here. A taken sequence is a duplicate. */
  appendEvents(tx: Tx, rows: readonly LedgerRow[]): Promise<void>;
  /** All events of a stream in order, through the open transaction where there is one. */
  readEvents(stream: string, tx?: Tx): Promise<LedgerRow[]>;
  /** True for a violated unique or primary key, however deep the driver's error is wrapped. */
  isDuplicate(error: unknown): boolean;
  close(): Promise<void>;
}

/** Drizzle wraps driver errors: walks the cause chain. */
export function someCause(error: unknown, test: (error: { code?: unknown; message?: unknown }) => boolean): boolean {
  for (let current = error, depth = 0; current && depth < 8; depth++) {
    if (typeof current !== "object") return false;
    if (test(current)) return true;
    current = (current as { cause?: unknown }).cause;
  }
  return false;
}
