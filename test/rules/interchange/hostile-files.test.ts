import { randomBytes } from "node:crypto";
import { deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { htmlText } from "#item-bank/interchange/html-text.ts";
import { readXml } from "#item-bank/interchange/xml-tree.ts";
import { HostileFile } from "#server/interchange/hostile-file.ts";
import { checkImage } from "#server/interchange/image-guard.ts";
import { readMoodle } from "#server/interchange/moodle-read.ts";
import { readQti } from "#server/interchange/qti-read.ts";
import { readZip } from "#server/interchange/zip-reader.ts";
import { zipOf } from "./zip-of.ts";

/** What a reading throws; every refusal says why in both languages. */
function refusal(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (!(error instanceof HostileFile)) throw error;
    expect(error.sentence.zh).toMatch(/\p{Script=Han}/u);
    return error.sentence.en;
  }
  throw new Error("nothing was refused");
}

describe("archives that mean harm", () => {
  it("unpacks an honest archive, whatever the way its names are written", () => {
    const gbk = Uint8Array.from([0xd6, 0xd0, 0xce, 0xc4, 0x2e, 0x78, 0x6d, 0x6c]);
    const files = readZip(
      zipOf([
        { name: "a\\b.txt", data: "hello" },
        { name: gbk, data: "x".repeat(9), flags: 0 },
        { name: "c", isStored: true, data: "s" },
      ]),
    );
    expect([...files.keys()]).toEqual(["a/b.txt", "中文.xml", "c"]);
    expect(new TextDecoder().decode(files.get("a/b.txt"))).toBe("hello");
  });

  it("refuses a bomb by its ratio, without unpacking it", () => {
    const zeros = new Uint8Array(20 * 2 ** 20);
    expect(refusal(() => readZip(zipOf([{ name: "bomb.xml", data: zeros }])))).toContain("like a zip bomb");
  });

  it("refuses a member, and a whole, that is too large", () => {
    expect(refusal(() => readZip(zipOf([{ name: "a", data: "x", claimedBytes: 33 * 2 ** 20 }])))).toContain("32 MB");
    const noise = new Uint8Array(randomBytes(2 ** 17));
    const members = Array.from({ length: 9 }, (_, at) => ({ name: `${at}`, data: noise, claimedBytes: 15 * 2 ** 20 }));
    expect(refusal(() => readZip(zipOf(members)))).toContain("128 MB");
  });

  it("stops where the sizes lie, in either direction", () => {
    const data = new Uint8Array(5 * 2 ** 20);
    expect(refusal(() => readZip(zipOf([{ name: "a", data, claimedBytes: 10 }])))).toContain("damaged");
    expect(refusal(() => readZip(zipOf([{ name: "a", data: "abc", claimedBytes: 10 }])))).toContain("damaged");
    expect(refusal(() => readZip(zipOf([{ name: "a", data: "abc", isStored: true, claimedBytes: 10 }])))).toContain("damaged");
  });

  it.each(["../evil", "a/../../evil", "/etc/passwd", "C:\\evil", "..\\evil", "a\u0000b", "", "x".repeat(301), "./a"])(
    "refuses the name %j",
    (name) => {
      expect(refusal(() => readZip(zipOf([{ name, data: "x" }])))).toContain("unsafe file name");
    },
  );

  it("refuses links, passwords, unknown packing, doubles, overlaps and names that differ", () => {
    expect(refusal(() => readZip(zipOf([{ name: "l", data: "/etc", mode: 0o120777 }])))).toContain("symbolic link");
    expect(refusal(() => readZip(zipOf([{ name: "p", data: "x", flags: 0x801 }])))).toContain("encrypted");
    expect(refusal(() => readZip(zipOf([{ name: "p", data: "x", method: 14 }])))).toContain("unknown method");
    expect(refusal(() => readZip(zipOf([{ name: "d" }, { name: "d" }])))).toContain("two files");
    const data = "x".repeat(100);
    const inner = zipOf([{ name: "i", data, isStored: true }]).subarray(0, 131);
    const overlapping = [
      { name: "o", data: inner, isStored: true },
      { name: "i", data, isStored: true, startsAt: 31 },
    ];
    expect(refusal(() => readZip(zipOf(overlapping)))).toContain("overlap");
    expect(refusal(() => readZip(zipOf([{ name: "o", localName: "e", data }])))).toContain("damaged");
  });

  it("refuses 100,000 members, also where the count has wrapped around", () => {
    const members = Array.from({ length: 100_000 }, (_, at) => ({ name: `f${at}`, isStored: true }));
    expect(refusal(() => readZip(zipOf(members)))).toContain("files; at most 5000");
    expect(refusal(() => readZip(zipOf(members.slice(0, 6000), { claimedCount: 3 })))).toContain("files; at most 5000");
    expect(refusal(() => readZip(zipOf([], { claimedCount: 0xffff })))).toContain("65535+ files");
  });

  it("refuses contents that are not those the directory vouches for", () => {
    const bytes = zipOf([{ name: "a", data: "abc", isStored: true }]);
    bytes[31] = (bytes[31] ?? 0) + 1;
    expect(refusal(() => readZip(bytes))).toContain("damaged");
  });

  it("refuses what is cut off or no archive", () => {
    const whole = zipOf([{ name: "a", data: "abc" }]);
    expect(refusal(() => readZip(whole.subarray(0, 40)))).toContain("damaged");
    expect(refusal(() => readZip(new Uint8Array(4)))).toContain("damaged");
  });
});

describe("XML that means harm", () => {
  const laughs = `<!DOCTYPE q [<!ENTITY a "lol">${Array.from({ length: 9 }, (_, at) => `<!ENTITY a${at} "${"&a;".repeat(10)}">`).join("")}]><quiz>&a8;</quiz>`;
  const quadratic = `<!DOCTYPE q [<!ENTITY a "${"a".repeat(50_000)}">]><quiz>${"&a;".repeat(50_000)}</quiz>`;
  const outside = '<!DOCTYPE q [<!ENTITY x SYSTEM "file:///etc/passwd">]><quiz>&x;</quiz>';
  const parameter = '<!DOCTYPE q [<!ENTITY % p SYSTEM "http://example.invalid/p.dtd"> %p;]><quiz/>';
  const address = '<!DOCTYPE q SYSTEM "http://example.invalid/q.dtd"><quiz/>';

  it.each([
    ["laughs", laughs],
    ["quadratic", quadratic],
    ["outside", outside],
    ["parameter", parameter],
    ["address", address],
  ])("refuses declared entities (%s) in Moodle XML, in QTI and inside a package", (_, text) => {
    const bytes = new TextEncoder().encode(text);
    expect(refusal(() => readMoodle({ name: "q.xml", bytes }))).toContain("DOCTYPE");
    expect(refusal(() => readQti({ name: "q.xml", bytes }))).toContain("DOCTYPE");
    expect(refusal(() => readQti({ name: "q.zip", bytes: zipOf([{ name: "items/q.xml", data: text }]) }))).toContain("DOCTYPE");
  });

  it("lets a bare document type pass", () => {
    expect(readXml("<!DOCTYPE quiz><quiz/>").name).toBe("quiz");
  });

  it("refuses depth, crowds and endless attributes", () => {
    expect(refusal(() => readXml("<a>".repeat(101)))).toContain("100 deep");
    expect(refusal(() => readXml(`<q>${"<a/>".repeat(250_000)}</q>`))).toContain("250000 elements");
    const attributes = Array.from({ length: 500 }, (_, at) => `a${at}=""`).join(" ");
    expect(refusal(() => readXml(`<q ${attributes}/>`))).toContain("too many attributes");
    expect(refusal(() => readXml(`<q>${"x".repeat(9 * 2 ** 20)}</q>`))).toContain("8 MB");
  });

  it("refuses HTML nested beyond reason inside a question", () => {
    expect(refusal(() => htmlText("<div>".repeat(5000)))).toContain("nested too deep");
  });
});

describe("images that mean harm", () => {
  it("refuses pixels by the million from the header alone, wherever the image stands", () => {
    const image = pngHeader(60_000, 60_000);
    expect(refusal(() => checkImage(image, "a.png"))).toContain("60000 × 60000");
    expect(refusal(() => readQti({ name: "q.zip", bytes: zipOf([{ name: "a.png", data: image }]) }))).toContain("40 million");
    const file = `<file name="a.png" path="/" encoding="base64">${Buffer.from(image).toString("base64")}</file>`;
    const text = `<quiz><question type="essay"><questiontext><text>&lt;img src="@@PLUGINFILE@@/a.png"&gt;x</text>${file}</questiontext></question></quiz>`;
    expect(refusal(() => readMoodle({ name: "q.xml", bytes: new TextEncoder().encode(text) }))).toContain("40 million");
    const jpeg = Uint8Array.from([
      0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc0, 0, 17, 8, 0xff, 0xff, 0xff, 0xff, 3, 0, 0, 0, 0,
    ]);
    expect(refusal(() => checkImage(jpeg, "a.jpg"))).toContain("65535 × 65535");
  });

  it("tells what is no PNG or JPEG, and what is too heavy", () => {
    const svg = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>');
    expect(checkImage(svg, "a.svg")).toMatchObject({ problem: { en: expect.stringContaining("a.svg is no PNG or JPEG") } });
    const heavy = new Uint8Array(6 * 2 ** 20);
    heavy.set(pngHeader(10, 10));
    expect(checkImage(heavy, "a.png")).toMatchObject({ problem: { en: expect.stringContaining("6.0 MB") } });
    expect(checkImage(pngHeader(10, 20), "a.png")).toEqual({ mediaType: "image/png", width: 10, height: 20 });
  });
});

function pngHeader(width: number, height: number): Uint8Array {
  const bytes = Buffer.alloc(33);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return new Uint8Array(Buffer.concat([bytes, deflateSync("")]));
}
