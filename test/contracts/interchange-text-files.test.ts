import { describe, expect, it } from "vitest";
import { decodeText } from "#server/interchange/decode-text.ts";
import { readQuestions } from "#server/interchange/read-questions.ts";
import { readSheetCsv } from "#server/interchange/sheet-csv.ts";
import { refusals, shown, warnings } from "../rules/interchange/shown.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);
const latin = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0));
const utf16 = (text: string, isBig = false) =>
  Uint8Array.from(
    [...`\uFEFF${text}`].flatMap((char) =>
      isBig ? [char.charCodeAt(0) >> 8, char.charCodeAt(0) & 255] : [char.charCodeAt(0) & 255, char.charCodeAt(0) >> 8],
    ),
  );
/** GB18030 bytes of 题干,A,B,答案 / 质量,一,二,A in two rows. */
const GB = [
  0xcc, 0xe2, 0xb8, 0xc9, 0x2c, 0x41, 0x2c, 0x42, 0x2c, 0xb4, 0xf0, 0xb0, 0xb8, 0x0d, 0x0a, 0xd6, 0xca, 0xc1, 0xbf, 0x2c, 0xd2,
  0xbb, 0x2c, 0xb6, 0xfe, 0x2c, 0x41, 0x0d, 0x0a,
];

describe("text of any encoding", () => {
  it.each([
    ["utf-8", utf8("质量 café")],
    ["utf-8", utf8("\uFEFF质量 café")],
    ["utf-16le", utf16("质量 café")],
    ["utf-16be", utf16("质量 café", true)],
  ])("reads %s", (encoding, bytes) => {
    expect(decodeText(bytes)).toEqual({ text: "质量 café", encoding });
  });

  it("tells Chinese from western bytes", () => {
    expect(decodeText(Uint8Array.from(GB))).toEqual({ text: "题干,A,B,答案\r\n质量,一,二,A\r\n", encoding: "gb18030" });
    const western = "What is \x93caf\xe9\x94 \x96 the na\xefve r\xf4le of Stra\xdfe? \x80 5";
    expect(decodeText(latin(western))).toEqual({
      text: "What is “café” – the naïve rôle of Straße? € 5",
      encoding: "windows-1252",
    });
  });
});

describe("csv", () => {
  it.each([
    ["commas, GB18030, CRLF", Uint8Array.from(GB)],
    ["tabs", utf8("题干\tA\tB\t答案\n质量\t一\t二\tA\n")],
    ["semicolons with a mark", utf8("\uFEFF题干;A;B;答案\r\n质量;一;二;A\r\n")],
    ["full-width commas", utf8("题干，A，B，答案\n质量，一，二，A\n")],
    ["quotes, a title row and blank lines", utf8('"题库, 第一版"\n\n"题干","A","B","答案"\n\n"质量","一","二","A"\n,,,\n')],
    ["UTF-16", utf16("题干\tA\tB\t答案\n质量\t一\t二\tA\n")],
  ])("reads %s", async (_, bytes) => {
    expect(shown(readSheetCsv(bytes))).toEqual(["single A / 质量 / A一|B二"]);
    expect((await readQuestions({ name: "bank.txt", bytes })).format).toBe("csv");
  });

  it("keeps commas, quotes and line breaks inside cells, and names rows as a sheet program does", () => {
    const reading = readSheetCsv(utf8('题干,A,B,答案\n"甲,""乙""\n丙",一,二,A\n丁,一,二,C\n'));
    expect(shown(reading)).toEqual(['single A / 甲,"乙" 丙 / A一|B二']);
    expect(refusals(reading)).toEqual(["row 3 cell D3: 答案里的 C 不是这道题的选项（只有 AB）"]);
  });
});

describe("any file", () => {
  it.each([
    ["bank.dat", utf8("甲{=一 ~二}"), "gift"],
    ["bank.dat", utf8("Q\nA) 一\nB) 二\nANSWER: A"), "aiken"],
    ["bank.csv", utf8("1. 甲\nA. 一\nB. 二\n答案：A"), "csv"],
    ["bank.txt", utf8("1. 甲\nA. 一\nB. 二\n答案：A"), "text"],
    ["bank.md", utf8("# 单选\n1. 甲\nA. 一\nB. 二\n答案：A"), "text"],
  ])("tells the format of %s by its content", async (name, bytes, format) => {
    expect((await readQuestions({ name, bytes })).format).toBe(format);
  });

  it.each([
    ["empty.txt", new Uint8Array(), "文件是空的"],
    ["old.xls", Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 1, 2), "旧版"],
    ["book.pdf", utf8("%PDF-1.7"), "PDF"],
    ["page.html", utf8("<!DOCTYPE html><html><body>1. 甲</body></html>"), "网页"],
    ["song.mp3", Uint8Array.from({ length: 400 }, (_, at) => at % 8), "不是文本文件"],
    ["bank.json", utf8('{"items": []}'), "JSON"],
    ["letter.txt", utf8("你好，这里没有试题。"), "没有找到试题"],
  ])("refuses %s with a reason", async (name, bytes, reason) => {
    const reading = await readQuestions({ name, bytes });
    expect(reading.items).toEqual([]);
    expect(refusals(reading)[0]).toContain(reason);
    expect(reading.refused[0]?.place).toBe(name);
    expect(warnings(reading).length).toBeLessThan(2);
  });

  it("says when the format asked for is not the file's", async () => {
    expect(refusals(await readQuestions({ name: "a.txt", bytes: utf8("甲") }, { format: "xlsx" }))).toEqual([
      "a.txt: 这个文件不是 xlsx 格式",
    ]);
  });
});
