const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"; // Crockford base 32, lower case: no i, l, o, u

/** Cryptographic bytes; the only dice outside seeded streams. Passed in so that tests own them. */
export type RandomBytes = (length: number) => Uint8Array;

/** Base-32 text of `length` characters, 5 random bits each. */
export function randomToken(randomBytes: RandomBytes, length: number): string {
  let text = "";
  for (const byte of randomBytes(length)) text += ALPHABET[byte & 31];
  return text;
}

/** An unguessable identifier: a short noun and 80 random bits, for example `att_4k2…`. */
export function newId(randomBytes: RandomBytes, noun: string): string {
  return `${noun}_${randomToken(randomBytes, 16)}`;
}

/** An entry code for a ticket: 12 characters, 60 bits, shown in groups of four. */
export function newEntryCode(randomBytes: RandomBytes): string {
  return randomToken(randomBytes, 12).toUpperCase();
}

/** Undoes what people do to a code when they type it: case, spaces, dashes, full-width forms, O for 0, I and L for 1. */
export function normaliseCode(typed: string): string {
  return typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, "")
    .replace(/O/g, "0")
    .replace(/[IL]/g, "1")
    .replace(/U/g, "V");
}
