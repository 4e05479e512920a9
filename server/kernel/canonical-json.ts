import { Fault } from "./assert.ts";

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

/**
 * JSON text with one spelling per value: keys sorted by UTF-16 code unit, no white space, `undefined` members left out.
 * Hashes and byte-for-byte comparisons are made over this text (the idea of RFC 8785, for the values we use).
 */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value === "boolean" || typeof value === "string") return JSON.stringify(value);
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw new Fault("a number that is not finite cannot be recorded");
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map((entry) => canonicalJson(entry as Json)).join(",")}]`;
  const record = value as { readonly [key: string]: Json | undefined };
  let text = "";
  for (const key of Object.keys(record).sort()) {
    const member = record[key];
    if (member === undefined) continue;
    text += `${text === "" ? "" : ","}${JSON.stringify(key)}:${canonicalJson(member)}`;
  }
  return `{${text}}`;
}
