import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { escapeText, figuresOf, parseInline, parseRichText, plainText } from "#item-bank/rich-text.ts";

describe("house text", () => {
  it("knows paragraphs, line breaks and emphasis", () => {
    expect(parseRichText("第一行\n第二行\n\n下列**不**属于的是")).toEqual([
      {
        kind: "paragraph",
        content: [{ kind: "text", text: "第一行" }, { kind: "break" }, { kind: "text", text: "第二行" }],
      },
      {
        kind: "paragraph",
        content: [
          { kind: "text", text: "下列" },
          { kind: "strong", content: [{ kind: "text", text: "不" }] },
          { kind: "text", text: "属于的是" },
        ],
      },
    ]);
  });

  it("knows lists, tables, formulas and figures", () => {
    const text =
      "甲：\n- 一\n- 二\n\n| 班次 | 缺陷 |\n| --- | --- |\n| 早 | 3 |\n| 晚 |\n\n$$C_p=\\frac{T}{6s}$$\n\n![控制图](x-bar.png)";
    const blocks = parseRichText(text);
    expect(blocks.map(({ kind }) => kind)).toEqual(["paragraph", "list", "table", "formula", "paragraph"]);
    expect(blocks[2]).toMatchObject({
      head: [[{ text: "班次" }], [{ text: "缺陷" }]],
      rows: [
        [[{ text: "早" }], [{ text: "3" }]],
        [[{ text: "晚" }], []],
      ],
    });
    expect(blocks[3]).toEqual({ kind: "formula", tex: "C_p=\\frac{T}{6s}" });
    expect(figuresOf(text)).toEqual([{ name: "x-bar.png", alt: "控制图" }]);
    expect(plainText(text)).toBe("甲： 一 二 班次 缺陷 早 3 晚 C_p=\\frac{T}{6s} 控制图");
  });

  it("takes a dollar sign for a formula only where it can be one", () => {
    expect(parseInline("$C_{pk}$为1")).toEqual([
      { kind: "formula", tex: "C_{pk}" },
      { kind: "text", text: "为1" },
    ]);
    for (const money of ["成本 $5 到 $9", "$ 5 $", "只有一个 $", "\\$x$"]) {
      expect(parseInline(money).every(({ kind }) => kind === "text")).toBe(true);
    }
  });

  it("leaves everything else as it is", () => {
    for (const text of [
      "<b>粗</b><script>alert(1)</script>",
      "3*4*5",
      "a ** b",
      "[链接](http://x)",
      "![图](../x.png)",
      "![图](http://x/y.png)",
    ]) {
      expect(parseRichText(text)).toEqual([{ kind: "paragraph", content: [{ kind: "text", text }] }]);
    }
  });

  it("parses any string, and an escaped string means itself", () => {
    const strings = fc.string({ unit: fc.constantFrom(..."a中*$|![]()\\-1. #`\n".split("")), maxLength: 40 });
    fc.assert(
      fc.property(strings, (text) => {
        parseRichText(text);
        const oneLine = text.replace(/\s+/g, " ").trim();
        expect(plainText(escapeText(oneLine))).toBe(oneLine);
      }),
      { numRuns: 2000 },
    );
  });

  it("stays quick on hostile text", () => {
    for (const unit of ["**", "$a", "![", "|", "- ", "\\", "$$"])
      expect(parseRichText(unit.repeat(10_000)).length).toBeGreaterThan(0);
  });
});
