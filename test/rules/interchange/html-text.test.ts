import { describe, expect, it } from "vitest";
import { htmlText } from "#item-bank/interchange/html-text.ts";
import { parseRichText, plainText } from "#item-bank/rich-text.ts";

const figureOf = (source: string) => (source.endsWith(".png") ? "a.png" : null);

describe("foreign HTML as house text", () => {
  it.each([
    ["<p>one<br>two</p><p>three</p>", "one\ntwo\n\nthree"],
    ["a <b> bold </b>word<strong>x</strong>", "a **bold** word**x**"],
    ["<ul><li>a<li><p>b</p><p>c</p></ul><ol><li>x</ol>", "- a\n- b\nc\n\n1. x"],
    ['<ol type="A"><li>x<li>y</ol><ol start="3"><li>z</ol>', "A. x\nB. y\n\n3\\. z"],
    ["<table><tr><th>a<th>b</tr><tr><td>1|2<td>3</tr></table>", "| a | b |\n| --- | --- |\n| 1\\|2 | 3 |"],
    ['<img src="x.png" alt="A [1]">', "![A \\[1\\]](a.png)"],
    [
      "x<sup>2</sup>, CO<sub>2</sub>, C<sub>6</sub>12, 10<sup>-3</sup>, x<sub>i</sub><sup>2</sup>",
      "$x^{2}$, $\\mathrm{CO}_{2}$, $C_{6}12$, $10^{-3}$, $x_{i}^{2}$",
    ],
    ["<math><mfrac><mi>a</mi><mi>b</mi></mfrac></math>", "$\\frac{a}{b}$"],
    ["see \\(x^2\\) and <p>\\[y\\]</p>", "see $x^2$ and\n\n$$y$$"],
    ["1. not a list<br>- nor this", "1\\. not a list\n\\- nor this"],
    ["$5 * 3 | [x] # &lt;b&gt; &amp;nbsp;", "\\$5 \\* 3 \\| \\[x\\] \\# <b> &nbsp;"],
    ["<h2>Head</h2>（&nbsp;&nbsp;）", "**Head**\n\n（  ）"],
    ["<pre>a\n b</pre>", "a\nb"],
    ["<script>alert(1)</script>x<!-- c -->", "x"],
  ])("%s", (html, expected) => {
    const { text, losses } = htmlText(html, { figureOf });
    expect(text).toBe(expected);
    expect(losses).toEqual([]);
  });

  it("means what it says: escaped text reads back as the same words", () => {
    for (const words of ["a*b**c", "1. x", "- y", "| a | b |", "$x$ costs $5", "![a](b.png)", "\\*", "#1 `code`", "$$x$$"]) {
      const { text } = htmlText(`<p>${words}</p>`.replace(/\$\$/g, "&#36;<span>&#36;</span>"));
      expect(plainText(text)).toBe(words);
      expect(parseRichText(text)[0]?.kind).toBe("paragraph");
    }
  });

  it("names everything it loses, each once", () => {
    const html =
      '<em>a</em><i>b</i><u>c</u><a href="https://example.org/x">d</a><img src="x.svg"><video src="v"></video><img src="y.png"><table><tr><td colspan="2">e</table>';
    const told = htmlText(html, { figureOf }).losses.map(({ en }) => en);
    expect(told).toEqual([
      expect.stringContaining("italics"),
      expect.stringContaining("underlining"),
      expect.stringContaining("https://example.org/x"),
      expect.stringContaining("x.svg did not come in"),
      expect.stringContaining("<video>"),
      expect.stringContaining("y.png has no alternative text"),
      expect.stringContaining("merged cells"),
    ]);
  });

  it("keeps options on one level", () => {
    expect(htmlText("<p>a</p><ul><li>b</ul><p>1. c</p>", { isInline: true }).text).toBe("a\nb\n1\\. c");
  });
});
