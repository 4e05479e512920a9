/**
 * The text of an XML file: a byte order mark decides, then the encoding its first line declares, then UTF-8, then GB18030.
 * A declaration that names UTF-8 or nothing known is not believed when the bytes are no UTF-8.
 */
export function decodeXml(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 200));
  const declared = /^\s*(?:ï»¿)?<\?xml[^>]*\bencoding\s*=\s*["']([\w-]+)["']/.exec(head)?.[1]?.toLowerCase();
  const isUtf8 = declared === undefined || declared === "utf-8" || declared === "utf8" || declared.startsWith("utf-16");
  return (
    (isUtf8 ? undefined : tryDecode(bytes, declared)) ?? tryDecode(bytes, "utf-8") ?? tryDecode(bytes, "gb18030") ?? latin(bytes)
  );
}

function tryDecode(bytes: Uint8Array, encoding: string | undefined): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function latin(bytes: Uint8Array): string {
  return new TextDecoder("windows-1252").decode(bytes);
}
