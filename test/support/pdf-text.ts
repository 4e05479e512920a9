import { inflateSync } from "node:zlib";

interface PdfObject {
  readonly head: string;
  readonly stream: Buffer | null;
}

/**
 * The text of a document this product drew, without white space, in the order it was drawn. Reads what pdfkit writes:
 * plain objects, deflated streams, glyph ids in hexadecimal, a ToUnicode table for each font.
 */
export function pdfText(bytes: Buffer): string {
  const objects = objectsOf(bytes);
  const fonts = new Map<string, ReadonlyMap<number, string>>();
  for (const { head } of objects.values()) {
    const named = /\/Font <<([^>]*)>>/.exec(head)?.[1] ?? "";
    for (const [, name, id] of named.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const table = /\/ToUnicode (\d+) 0 R/.exec(objects.get(Number(id))?.head ?? "")?.[1];
      fonts.set(name ?? "", table ? charactersOf(textOf(objects.get(Number(table)))) : new Map());
    }
  }
  const pages = [...objects.values()].flatMap(({ head }) => {
    const id = /\/Type \/Page\b/.test(head) && /\/Contents (\d+) 0 R/.exec(head)?.[1];
    return id ? [textOf(objects.get(Number(id)))] : [];
  });
  return pages
    .map((page) => drawnText(page, fonts))
    .join("")
    .replace(/\s+/g, "");
}

function objectsOf(bytes: Buffer): ReadonlyMap<number, PdfObject> {
  const objects = new Map<number, PdfObject>();
  const text = bytes.toString("latin1");
  const start = /(\d+) 0 obj\n/g;
  for (let found = start.exec(text); found; found = start.exec(text)) {
    const from = start.lastIndex;
    const end = text.indexOf("endobj", from);
    const head = text.slice(from, end).split("stream\n", 1)[0] ?? "";
    const length = Number(/\/Length (\d+)/.exec(head)?.[1] ?? Number.NaN);
    const isStream = !Number.isNaN(length) && text.startsWith("stream\n", from + head.length);
    const body = from + head.length + "stream\n".length;
    objects.set(Number(found[1]), { head, stream: isStream ? bytes.subarray(body, body + length) : null });
    if (isStream) start.lastIndex = body + length;
  }
  return objects;
}

function textOf(object: PdfObject | undefined): string {
  if (!object?.stream) return "";
  const bytes = object.head.includes("/FlateDecode") ? inflateSync(object.stream) : object.stream;
  return bytes.toString("latin1");
}

/** A ToUnicode table: ranges of glyph ids, each with the characters of its glyphs one by one. */
function charactersOf(table: string): ReadonlyMap<number, string> {
  const characters = new Map<number, string>();
  for (const [, first = "", list = ""] of table.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/gi))
    for (const [at, [, units = ""]] of [...list.matchAll(/<([0-9a-f ]*)>/gi)].entries())
      characters.set(Number.parseInt(first, 16) + at, utf16(units));
  return characters;
}

function utf16(hex: string): string {
  const units = hex.replaceAll(" ", "").match(/.{4}/g) ?? [];
  return String.fromCharCode(...units.map((unit) => Number.parseInt(unit, 16)));
}

function drawnText(page: string, fonts: ReadonlyMap<string, ReadonlyMap<number, string>>): string {
  let font: ReadonlyMap<number, string> = new Map();
  let text = "";
  for (const [, name, glyphs = ""] of page.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (name) font = fonts.get(name) ?? new Map();
    for (const [, run = ""] of glyphs.matchAll(/<([0-9a-f]+)>/gi))
      for (const glyph of run.match(/.{4}/g) ?? []) text += font.get(Number.parseInt(glyph, 16)) ?? "\ufffd";
  }
  return text;
}
