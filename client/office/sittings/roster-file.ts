/** A roster as the interface takes it: text as it is, a workbook in base 64. */
export interface RosterContent {
  readonly format: "text" | "xlsx";
  readonly content: string;
}

export const LARGEST_FILE_BYTES = 6_000_000;
const BASE64_CHUNK_BYTES = 0x8000;

/** Reads a chosen file. Workbooks are told by their first bytes, not by their name. */
export function readRosterBytes(bytes: Uint8Array): RosterContent {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  return isZip ? { format: "xlsx", content: toBase64(bytes) } : { format: "text", content: decodeText(bytes) };
}

/** UTF-8, or what Chinese Windows writes: GB 18030, with UTF-16 where Excel put its mark. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}

function toBase64(bytes: Uint8Array): string {
  let binary = "";
  for (let start = 0; start < bytes.length; start += BASE64_CHUNK_BYTES) {
    binary += String.fromCharCode(...bytes.subarray(start, start + BASE64_CHUNK_BYTES));
  }
  return btoa(binary);
}
