import { createHmac, timingSafeEqual } from "node:crypto";
import { normaliseCode } from "#kernel/ids.ts";

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const CODE_LENGTH = 12;

/**
 * The entry code of a ticket: 12 Crockford base-32 characters, 60 bits, derived from the server's secret. It is stored
 * nowhere: printing derives it, signing in derives it again. A fast keyed hash, so 500 sign-ins at once cost nothing.
 */
export function entryCode(serverSecret: string, candidate: { readonly id: string; readonly codeRound: number }): string {
  const digest = createHmac("sha256", serverSecret).update(`entry-code\n${candidate.id}\n${candidate.codeRound}`).digest();
  let code = "";
  for (let at = 0; at < CODE_LENGTH; at++) code += ALPHABET[(digest[at] as number) & 31];
  return code;
}

/** Compares in constant time, whatever was typed. */
export function isEntryCode(expected: string, typed: string): boolean {
  const normal = normaliseCode(typed).slice(0, CODE_LENGTH).padEnd(CODE_LENGTH, " ");
  return timingSafeEqual(Buffer.from(expected), Buffer.from(normal)) && normaliseCode(typed).length === CODE_LENGTH;
}

/** Groups of four, as people read codes out. */
export function inGroups(code: string): string {
  return code.replace(/(.{4})(?=.)/g, "$1 ");
}
