import { createHash } from "node:crypto";
import type { LedgerRow } from "../database/database.ts";

/** The hash of a fact: SHA-256 over its predecessor's hash and every field, one per line (`body` is canonical JSON). */
export function factHash(previousHash: string, row: Omit<LedgerRow, "hash">): string {
  return createHash("sha256")
    .update(`${previousHash}\n${row.stream}\n${row.sequence}\n${row.kind}\n${row.at}\n${row.actor}\n${row.body}`)
    .digest("base64url");
}

/** The short form printed on receipts. */
export function shortHash(hash: string): string {
  return hash.slice(0, 10);
}

/** The first sequence number at which a stream breaks its chain or its numbering, or null when it holds. */
export function firstBreak(rows: readonly LedgerRow[]): number | null {
  let previous = "";
  let expected = 1;
  for (const { hash, ...row } of rows) {
    if (row.sequence !== expected || factHash(previous, row) !== hash) return expected;
    previous = hash;
    expected += 1;
  }
  return null;
}
