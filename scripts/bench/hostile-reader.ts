import { deflateSync } from "node:zlib";
import { zipSync } from "fflate";
import { createImportPort } from "../../server/interchange/import-port.ts";

/*
 * One file read in a process of its own, so that its memory is its own: what it costs beyond a small clean file read
 * before it, and how long the process was deaf to others meanwhile. Started with the kind of file, or `kinds` for their
 * list; prints one line of JSON.
 */

const BEAT_MS = 2;
const MB = 2 ** 20;
const text = (written: string): Uint8Array => new TextEncoder().encode(written);
const zeros = new Uint8Array(200 * MB);

const FILES: Readonly<Record<string, () => { name: string; bytes: Uint8Array }>> = {
  clean: () => ({ name: "clean.xml", bytes: text(quiz(2_000)) }),
  "billion laughs": () => ({ name: "laughs.xml", bytes: text(laughs()) }),
  "external entity": () => ({
    name: "entity.xml",
    bytes: text('<!DOCTYPE q [<!ENTITY x SYSTEM "file:///etc/passwd">]><quiz>&x;</quiz>'),
  }),
  "zip bomb": () => ({ name: "bomb.zip", bytes: zipSync({ "imsmanifest.xml": zeros }) }),
  "zip slip": () => ({
    name: "slip.zip",
    bytes: zipSync({ "../../../etc/cron.d/x": text("x"), "imsmanifest.xml": text("<a/>") }),
  }),
  "100,000 members": () => ({ name: "crowd.zip", bytes: zipSync(members(100_000), { level: 0 }) }),
  "huge image": () => ({ name: "image.zip", bytes: zipSync({ "imsmanifest.xml": text("<manifest/>"), "i.png": hugePng() }) }),
  "deep nesting": () => ({ name: "deep.xml", bytes: text(`<quiz>${"<a>".repeat(1_000_000)}`) }),
  "crowds of elements": () => ({ name: "crowds.zip", bytes: zipSync(crowds(3), { level: 0 }) }),
  "sheet of many rows": () => ({ name: "rows.xlsx", bytes: hugeSheet(500_000) }),
  "endless line": () => ({ name: "line.txt", bytes: text("1. 题干 A. 甲 B. 乙 ".repeat(500_000)) }),
  "many questions": () => ({ name: "many.xml", bytes: text(quiz(40_000)) }),
};

function quiz(questions: number): string {
  const one = `<question type="multichoice"><name><text>q</text></name><questiontext><text>2 + 2 = ?</text></questiontext>
<answer fraction="100"><text>4</text></answer><answer fraction="0"><text>5</text></answer><single>true</single></question>`;
  return `<quiz>${one.repeat(questions)}</quiz>`;
}

function laughs(): string {
  const levels = Array.from({ length: 9 }, (_, at) => `<!ENTITY a${at + 1} "${`&a${at};`.repeat(10)}">`);
  return `<!DOCTYPE q [<!ENTITY a0 "lol">${levels.join("")}]><quiz>&a9;</quiz>`;
}

function members(count: number): Record<string, Uint8Array> {
  const empty = new Uint8Array(0);
  return Object.fromEntries(Array.from({ length: count }, (_, at) => [`m${at}.xml`, empty]));
}

/** As many elements as may be, in as many files as fit. */
function crowds(count: number): Record<string, Uint8Array> {
  const items = text(`<assessmentItem identifier="i">${'<p class="c">text</p>'.repeat(240_000)}</assessmentItem>`);
  return Object.fromEntries(Array.from({ length: count }, (_, at) => [`item${at}.xml`, items]));
}

/** 60,000 × 60,000 pixels, all alike, in some kilobytes. */
function hugePng(): Uint8Array {
  const header = Buffer.alloc(25);
  header.writeUInt32BE(13, 0);
  header.write("IHDR", 4, "latin1");
  header.writeUInt32BE(60_000, 8);
  header.writeUInt32BE(60_000, 12);
  header.set([8, 2, 0, 0, 0], 16);
  const data = deflateSync(new Uint8Array(MB));
  return Buffer.concat([Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), header, Buffer.from("IDAT", "latin1"), data]);
}

function hugeSheet(count: number): Uint8Array {
  const rows = Array.from({ length: count }, (_, at) => `<row r="${at + 1}"><c r="A${at + 1}"><v>${at}</v></c></row>`);
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  return zipSync({
    "xl/workbook.xml": text(`<workbook xmlns="${main}"><sheets><sheet name="s" sheetId="1"/></sheets></workbook>`),
    "xl/worksheets/sheet1.xml": text(`<worksheet xmlns="${main}"><sheetData>${rows.join("")}</sheetData></worksheet>`),
  });
}

async function measure(kind: string): Promise<void> {
  const make = FILES[kind];
  if (!make) throw new Error(`no such file: ${kind}`);
  const file = make();
  const port = createImportPort();
  await port.read({ name: "warm.xml", bytes: text(quiz(20)) });
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  let most = before;
  let deafMs = 0;
  let last = performance.now();
  const beat = setInterval(() => {
    const now = performance.now();
    deafMs = Math.max(deafMs, now - last - BEAT_MS);
    last = now;
    most = Math.max(most, process.memoryUsage.rss());
  }, BEAT_MS);
  const start = performance.now();
  const outcome = await port.read(file);
  const ms = performance.now() - start;
  clearInterval(beat);
  await port.close();
  const said = "hostile" in outcome ? outcome.hostile.en : null;
  const items = "items" in outcome ? outcome.items.length : 0;
  console.log(JSON.stringify({ kind, ms, growthMb: (most - before) / MB, deafMs, items, said }));
}

const [, , asked] = process.argv;
if (asked === "kinds") console.log(JSON.stringify(Object.keys(FILES)));
else await measure(asked ?? "clean");
