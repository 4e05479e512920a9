import { decodeText, decodeWestern } from "./decode-text.ts";

/**
 * The text of an XML file: a byte order mark decides, then the zero bytes of UTF-16, then the encoding its first line
 * declares, then what the bytes look like. A declaration that names UTF-8 or nothing known is not believed when the bytes
 * are no UTF-8.
 */
export function decodeXml(bytes: Uint8Array): string {
  const wide = wideEncoding(bytes);
  if (wide) return new TextDecoder(wide).decode(bytes);
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 200));
  const declared = /^\s*(?:ï»¿)?<\?xml[^>]*\bencoding\s*=\s*["']([\w-]+)["']/.exec(head)?.[1]?.toLowerCase();
  const isUtf8 = declared === undefined || declared === "utf-8" || declared === "utf8" || declared.startsWith("utf-16");
  return (isUtf8 ? undefined : tryDecode(bytes, declared)) ?? tryDecode(bytes, "utf-8") ?? decodeText(bytes).text;
}

/** UTF-16 by its mark, or by how `<` stands at the beginning. */
function wideEncoding([first, second]: Uint8Array): string | undefined {
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return "utf-16le";
  return (first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c) ? "utf-16be" : undefined;
}

function tryDecode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    const decoder = new TextDecoder(encoding, { fatal: true });
    return decoder.encoding === "windows-1252" ? decodeWestern(bytes) : decoder.decode(bytes);
  } catch {
    return undefined;
  }
}
