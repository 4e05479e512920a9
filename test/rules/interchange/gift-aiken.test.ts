import { describe, expect, it } from "vitest";
import { isAiken, readAiken } from "#item-bank/interchange/aiken.ts";
import { isGift, readGift } from "#item-bank/interchange/gift.ts";
import { plainText } from "#item-bank/rich-text.ts";
import { readGiftFile } from "#server/interchange/gift-read.ts";
import { refusals, shown, warnings } from "./shown.ts";

describe("GIFT", () => {
  it("reads choices, true or false and essays with titles, formats, escapes and comments", () => {
    const text = `// [id:q-7] [tag:过程] [tag:顾客]
$CATEGORY: $course$/top/质量工具

// 单选
::甲题:: 2 \\+ 2 \\= \\{4\\}\\: 5\\~6\\#?{
  // 行内注释
  =4 # 对了
  ~[html]<b>5</b>
  ~%-25%6
  ####总的说明
}

[html]<p>质量<strong>不</strong>是成本</p>{FALSE#答错#答对}

::丙:: 第一行\\n第二行 {}

[markdown]**乙**{T}`;
    const reading = readGift(text);
    expect(shown(reading)).toEqual([
      "single A / 2 \\+ 2 = {4}: 5~6#? / A4|B5|C6",
      "single B / 质量不是成本 / A正确|B错误",
      "essay / 第一行 第二行",
      "single A / 乙 / A正确|B错误",
    ]);
    const [first, second, , fourth] = reading.items;
    expect(first).toMatchObject({ place: "line 5 (甲题)", topic: "质量工具", rationale: "总的说明\nA: 对了", maxScore: 1 });
    expect(first?.mapping).toEqual({ entries: { A: 1, B: 0, C: -0.25 }, defaultPoints: 0, least: 0, most: 1 });
    expect(first?.options[1]?.text).toBe("**5**");
    expect([second?.stem, second?.rationale, fourth?.stem]).toEqual(["质量**不**是成本", "答错：答错\n答对：答对", "**乙**"]);
  });

  it("turns percentages into a key and a mapping", () => {
    const { items } = readGift(
      "甲{~%50%一 ~%50%二 ~%-100%三}\n\n乙{~%33.33333%一 ~%33.33333%二 ~%33.33333%三 ~四}\n\n丙{=一 ~%50%二 ~三}",
    );
    expect(
      items.map(({ type, key, mapping, maxScore }) => [type, key.join(""), Object.values(mapping?.entries ?? {}), maxScore]),
    ).toEqual([
      ["multiple", "AB", [0.5, 0.5, -1], 1],
      ["multiple", "ABC", [1 / 3, 1 / 3, 1 / 3, 0], 1],
      ["single", "A", [1, 0.5, 0], 1],
    ]);
  });

  it("refuses every other kind by name and place, and reads on behind a broken one", () => {
    const text = `匹配{=甲 -> 一 =乙 -> 二 =丙 -> 三}

填空{=甲 =乙}

数值{#3:0.1}

只是说明

没有答案{~甲 ~乙}

::坏题:: 没有右括号{
  =甲
  ~乙

::好题:: 好{=甲 ~乙}

四季有 {~三 =四} 个。

两对{=甲 =乙 ~丙}`;
    const reading = readGift(text);
    expect(refusals(reading)).toEqual([
      "line 1: 这是匹配题，不能导入",
      "line 3: 这是填空（简短作答）题，不能导入",
      "line 5: 这是数值题，不能导入",
      "line 7: 这是说明文字（没有大括号），不是试题",
      "line 9: 没有标出正确答案（没有“=”，也没有正的百分比）",
      "line 11 (坏题): 大括号没有成对，这道题读不下去",
    ]);
    expect(shown(reading)).toEqual([
      "single A / 好 / A甲|B乙",
      "single B / 四季有 _____ 个。 / A三|B四",
      "multiple AB / 两对 / A甲|B乙|C丙",
    ]);
    expect(warnings(reading)).toHaveLength(2);
  });

  it("takes the house's own fields from its comment", () => {
    const house = {
      id: "cmq-1",
      part: 2,
      level: "理解",
      difficulty: 0.6,
      enemies: ["cmq-2"],
      calibration: { a: 1, b: 0 },
      stem: "旧题干",
    };
    const { items } = readGift(
      `// kaoheng: ${JSON.stringify(house)}\n[markdown]新题干 $x_1$\\: \\{a\\}{~%50%一 ~%50%二 ~%-100%三}`,
    );
    expect(items[0]).toEqual({
      place: "line 2",
      type: "multiple",
      stem: "新题干 $x_1$: {a}",
      options: ["一", "二", "三"].map((text, at) => ({ label: "ABC"[at], text })),
      key: ["A", "B"],
      id: "cmq-1",
      part: 2,
      level: "理解",
      difficulty: 0.6,
      house: { enemies: ["cmq-2"], calibration: { a: 1, b: 0 } },
    });
  });

  it("reads arrows between choices, TeX and Markdown of any format, and words for true and false", () => {
    const text = `哪个方向对{=甲 -> 乙 ~乙 -> 甲}

下列 \\(\\\\frac\\{1\\}\\{2\\}\\) 等于 $$x$$ 吗{=\\(0.5\\) ~2}

[markdown]# 标题\\n*斜* \`码\` [链接](http\\://a.b){正确}

[plain]\\(x\\)*y*{×#不对}`;
    const reading = readGift(text);
    expect(reading.items.map(({ stem, options }) => [stem, ...options.map((option) => option.text)])).toEqual([
      ["哪个方向对", "甲 -> 乙", "乙 -> 甲"],
      ["下列 $\\frac{1}{2}$ 等于 $x$ 吗", "$0.5$", "2"],
      ["**标题**\n\n斜 码 链接", "正确", "错误"],
      ["\\\\(x\\\\)\\*y\\*", "True", "False"],
    ]);
    expect(reading.items.map(({ key }) => key.join(""))).toEqual(["A", "A", "A", "B"]);
    expect(warnings(reading)).toEqual(["line 5: 斜体没有保留，文字保留", "line 5: 链接 http://a.b 没有保留，文字保留"]);
  });

  it("refuses what would put a second answer into the stem, and says what is wrong with braces", () => {
    const reading = readGift(
      "水由{=1 ~2}个氧和{=2 ~3}个氢组成\n\n全角｛＝一～二｝\n\n半全{＝一 ～二}\n\n求 $\\frac{1}{2}$ 为{=0.5 ~2}",
    );
    expect(reading.items).toEqual([]);
    expect(refusals(reading)).toEqual([
      expect.stringMatching(/^line 1: 有几组大括号/),
      expect.stringMatching(/^line 3: 答案部分用了全角大括号/),
      expect.stringMatching(/^line 5: 答案“＝一 ～二”用了全角符号/),
      expect.stringMatching(/^line 7: 大括号里的“1”看不懂/),
    ]);
  });

  it("takes the part of our own categories, numbers repeated identifiers and spaces no Chinese", () => {
    const reading = readGift(
      "$CATEGORY: $course$/top/第3部分/战略\n\n// [id:q1]\n一年有{=四 ~五}季。\n\n// [id:q1]\n乙{=一 ~二}",
    );
    expect(reading.items.map(({ id, part, topic, stem }) => [id, part, topic, stem])).toEqual([
      ["q1", 3, "战略", "一年有_____季。"],
      ["q1-2", 3, "战略", "乙"],
    ]);
    expect(warnings(reading)[1]).toBe("line 7: 标识 q1 与 line 4 相同，改为 q1-2");
  });

  it("takes images written as data, a lone backslash as a blank line, and tells a title that is not closed", () => {
    const data =
      "data\\:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg\\=\\=";
    const reading = readGiftFile(
      `[html]图<img src\\="${data}" alt\\="甲">{=一 ~二}\n\n题一\n\\\n第二段{=一 ~二}\n\n::没关 题干{=一 ~二}`,
    );
    expect(reading.items.map(({ stem, figures }) => [plainText(stem), figures?.length])).toEqual([
      ["图甲", 1],
      ["题一 第二段", undefined],
      ["::没关 题干", undefined],
    ]);
    expect(warnings(reading)).toEqual(["line 7: 题干以“::”开头，像是标题没有用“::”收尾，请核对"]);
  });

  it("is told from other texts", () => {
    expect(isGift("甲{=一 ~二}")).toBe(true);
    expect(isGift("甲{}")).toBe(true);
    expect(isGift("1. 集合 {1, 2} 是\nA. 一\nB. 二\n答案：A")).toBe(false);
  });
});

describe("Aiken", () => {
  it("reads plain text as it stands, and refuses the broken question alone", () => {
    const text = `\uFEFFWhich <b>is</b> *right* at $5?\r\nA) one\r\nB. two\r\nANSWER: B\r\n\r\n质量\r\n分两行\r\nA．一\r\nB．二\r\nC．三\r\nANSWER：A, C\r\n\r\n缺答案\r\nA) 一\r\nB) 二\r\n\r\n错答案\r\nA) 一\r\nB) 二\r\nANSWER: D\r\n一段文字`;
    const reading = readAiken(text);
    expect(shown(reading)).toEqual([
      "single B / Which <b>is</b> *right* at $5? / Aone|Btwo",
      "multiple AC / 质量 分两行 / A一|B二|C三",
    ]);
    expect(refusals(reading)).toEqual([
      "line 13: 没有答案",
      "line 20: 答案里的 D 不是这道题的选项（只有 AB）",
      "line 21: 这段文字后面没有选项，也没有 ANSWER 行，不是完整的试题",
    ]);
    expect(isAiken(text)).toBe(true);
    expect(isAiken("1. 甲\nA. 一\nB. 二\nANSWER: A")).toBe(false);
  });

  it("reads full-width letters, missing colons, options on one line and stems that look like options", () => {
    const text = [
      "质量是（　　）\nＡ．一\nＢ．二\nＡＮＳＷＥＲ：Ｂ",
      "甲\nA) 一\nB) 二\nANSWER B",
      "乙\nA) 一  B) 二  C) 三\nCORRECT ANSWER: C",
      "I. one\nII. two\nWhich?\nA) I\nB) II\nANSWER: A",
      "A. Smith wrote?\nA) X\nB) Y\nANSWER: B) Y",
      "没有答案\nA) 一\nB) 二\n紧跟着\nA) 三\nB) 四\nANSWER: A",
      "没有选项\nANSWER: A\n\u001a",
    ].join("\n\n");
    const reading = readAiken(text);
    expect(shown(reading)).toEqual([
      "single B / 质量是（ ） / A一|B二",
      "single B / 甲 / A一|B二",
      "single C / 乙 / A一|B二|C三",
      "single A / I. one II. two Which? / AI|BII",
      "single B / A. Smith wrote? / AX|BY",
      "single A / 紧跟着 / A三|B四",
    ]);
    expect(refusals(reading)).toEqual(["line 27: 没有答案", "line 35: 没有选项：每个选项要单独一行，以“A)”或“A.”开头"]);
    expect(isAiken(text)).toBe(true);
  });

  it("tells headings and stems of several paragraphs, and keeps explanations", () => {
    const reading = readAiken(
      "题库第一版\n\n一、单选题\n\n甲\nA) 一\nB) 二\nANSWER: A\n解析：因为\n所以\n\n材料如下。\n\n问？\nA) 一\nB) 二\nANSWER: B\nFeedback: so\n丙\nA) 一\nB) 二\nANSWER: B",
    );
    expect(reading.items.map(({ stem, rationale }) => [stem, rationale])).toEqual([
      ["甲", "因为\n所以"],
      ["材料如下。\n问？", "so"],
      ["丙", undefined],
    ]);
    expect(warnings(reading)).toEqual([
      "line 1: “题库第一版”是标题，不属于任何试题，没有导入",
      "line 3: “一、单选题”是标题，不属于任何试题，没有导入",
      "line 12: 题干由空行隔开的几段组成，全部算作题干，请核对",
    ]);
  });
});
