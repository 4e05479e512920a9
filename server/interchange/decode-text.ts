export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "gb18030" | "windows-1252";

export interface DecodedText {
  /** Without a byte-order mark. */
  readonly text: string;
  readonly encoding: Encoding;
}

/** 0x80 to 0x9F; the five positions without a character keep their control character. */
const WESTERN = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/**
 * Decodes a text file of unknown encoding: by its mark; as UTF-8 when it is valid UTF-8; otherwise as GB18030 or
 * windows-1252, whichever its bytes look like.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const encoding = encodingOf(bytes);
  const text = encoding === "windows-1252" ? decodeWestern(bytes) : new TextDecoder(encoding).decode(bytes);
  return { text: text.replace(/^\uFEFF/, ""), encoding };
}

/** Bytes as windows-1252. Node's own decoder of this encoding gives control characters for 0x80 to 0x9F, where the quotes and dashes are. */
export function decodeWestern(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString("latin1")
    .replace(/[\u0080-\u009f]/g, (char) => WESTERN[char.charCodeAt(0) - 0x80] ?? char);
}

function encodingOf(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const wide = zeroBytes(bytes);
  if (wide) return wide;
  if (decodes(bytes, "utf-8")) return "utf-8";
  return looksChinese(bytes) ? "gb18030" : "windows-1252";
}

/** UTF-16 without a mark shows by the zero bytes of its spaces and line ends, all on one side; no other text has any. */
function zeroBytes(bytes: Uint8Array): Encoding | null {
  const zeros = [0, 0];
  const sample = bytes.subarray(0, 4096);
  for (const [at, byte] of sample.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (even + odd < sample.length / 50 || Math.min(even, odd) * 10 > even + odd) return null;
  return odd > even ? "utf-16le" : "utf-16be";
}

/**
 * Chinese text is made of pairs whose bytes are both high (GB 2312); western text has lone high bytes between ASCII letters,
 * which pair up with the letter behind them or with nothing.
 */
function looksChinese(bytes: Uint8Array): boolean {
  let pairs = 0;
  let others = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const [lead, trail] = [bytes[at] ?? 0, bytes[at + 1] ?? 0];
    if (lead < 0x80) continue;
    const isCommon = lead >= 0xa1 && lead <= 0xf7 && trail >= 0xa1 && trail <= 0xfe;
    const isFour = lead >= 0x81 && lead <= 0xfe && trail >= 0x30 && trail <= 0x39;
    if (isCommon) pairs += 1;
    else others += 1;
    if (isFour && (bytes[at + 2] ?? 0) >= 0x81) at += 3;
    else if (lead > 0x80 && trail >= 0x40) at += 1;
  }
  return pairs > others;
}

function decodes(bytes: Uint8Array, encoding: string): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
