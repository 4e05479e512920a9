import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { diffTexts, hanWords, hasChanges, tokensOf } from "#client/authoring/versions/text-diff.ts";

const text = fc.string({ unit: fc.constantFrom(..."质量管理体系，。AB1 \n𠮷é"), maxLength: 60 });
const sideOf = (pieces: ReturnType<typeof diffTexts>, kind: "removed" | "added") =>
  pieces
    .filter((piece) => piece.kind === "same" || piece.kind === kind)
    .map((piece) => piece.text)
    .join("");

describe("tokens", () => {
  it("are words, Han ones too, numbers whole, blanks in runs", () => {
    expect(tokensOf("按ISO 9001：2015，质量  方针\n𠮷")).toEqual([
      "按",
      "ISO",
      " ",
      "9001",
      "：",
      "2015",
      "，",
      "质量",
      "  ",
      "方针",
      "\n",
      "𠮷",
    ]);
  });

  it("are single characters where nobody knows the words", () => {
    expect(hanWords("质量方针", null)).toEqual(["质", "量", "方", "针"]);
  });

  it("join to the text they came from", () => {
    fc.assert(fc.property(text, (any) => tokensOf(any).join("") === any));
  });
});

describe("comparing two texts", () => {
  it("gives both texts back, whatever they are", () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const pieces = diffTexts(before, after);
        expect(sideOf(pieces, "removed")).toBe(before);
        expect(sideOf(pieces, "added")).toBe(after);
        expect(hasChanges(pieces)).toBe(before !== after);
      }),
    );
  });

  it("leaves no two neighbours of one kind and nothing empty", () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const pieces = diffTexts(before, after);
        expect(pieces.every((piece) => piece.text !== "")).toBe(true);
        expect(pieces.every((piece, at) => piece.kind !== pieces[at + 1]?.kind)).toBe(true);
      }),
    );
  });

  it("marks the word that changed and nothing else", () => {
    expect(diffTexts("下列属于预防成本的是（　　）。", "下列不属于鉴定成本的是（　　）。")).toEqual([
      { kind: "same", text: "下列" },
      { kind: "added", text: "不" },
      { kind: "same", text: "属于" },
      { kind: "removed", text: "预防" },
      { kind: "added", text: "鉴定" },
      { kind: "same", text: "成本的是（　　）。" },
    ]);
  });

  it("never cuts a Latin word or a number", () => {
    expect(diffTexts("GB/T 19001—2015", "GB/T 19001—2016")).toEqual([
      { kind: "same", text: "GB/T 19001—" },
      { kind: "removed", text: "2015" },
      { kind: "added", text: "2016" },
    ]);
  });

  it("takes a single common character between two changes into the change", () => {
    expect(diffTexts("甲乙丙质丁戊己", "子丑寅质卯辰巳")).toEqual([
      { kind: "removed", text: "甲乙丙质丁戊己" },
      { kind: "added", text: "子丑寅质卯辰巳" },
    ]);
  });

  it("finds the shortest way: one inserted sentence is one piece", () => {
    const sentence = "组织应确定质量目标。";
    const pieces = diffTexts(sentence.repeat(3), `${sentence.repeat(2)}并予以监视。${sentence}`);
    expect(pieces.filter((piece) => piece.kind !== "same")).toEqual([{ kind: "added", text: "并予以监视。" }]);
  });

  it("calls a long text with nothing in common rewritten instead of searching for ever", () => {
    const pieces = diffTexts("甲乙".repeat(4_000), "丙丁".repeat(4_000));
    expect(pieces.map((piece) => piece.kind)).toEqual(["removed", "added"]);
  });
});
