import { describe, expect, it } from "vitest";
import { HostileFile } from "#item-bank/interchange/hostile-file.ts";
import { readQuestions } from "#server/interchange/read-questions.ts";
import { choice, read, told } from "./moodle-quiz.ts";

describe("Moodle XML of other programs and other times", () => {
  it("names the types of plug-ins, reads types in capitals, and tells whatever else stands beside the questions", () => {
    const one = choice([
      [100, "a"],
      [0, "b"],
    ]);
    const reading = read(
      `<question type="coderunner"/><question type="kprime"/>${one.replace("multichoice", "MultiChoice")}<set>${one}</set><note>words</note>`,
    );
    expect(reading.items).toHaveLength(2);
    expect([...reading.refused, ...reading.warnings].map(({ reason }) => reason.zh)).toEqual([
      "编程题（CodeRunner）（coderunner）不能导入",
      "多项判断题（K′）（kprime）不能导入",
      "<note> 不是试题（<question>），里面的内容没有导入",
    ]);
  });

  it("tells grades and settings that do not come in, and fractions written in other ways", () => {
    const answers = [
      ["33,33333", "a"],
      ["66.66667%", "b"],
      [0, "c"],
    ] as const;
    const reading = read(
      [
        choice(answers, "<single>0</single><shuffleanswers>0</shuffleanswers><defaultgrade>1,5</defaultgrade>"),
        choice(
          [
            [100, "a"],
            [100, "b"],
            [0, "c"],
          ],
          "<single>false</single><defaultgrade>0</defaultgrade>",
        ),
        choice([
          [150, "a"],
          [0, "b"],
        ]),
      ].join("\n"),
    );
    expect(reading.items.map(({ key, maxScore }) => [key.join(""), maxScore])).toEqual([
      ["AB", 1.5],
      ["AB", 1],
    ]);
    expect(told(reading)).toEqual([
      "line 5 (Name): the fraction “150” of option A cannot be read; it should be a number from -100 to 100",
      expect.stringMatching(/^line 3 .*not shuffled in Moodle/),
      expect.stringMatching(/^line 4 .*the grade “0” cannot be used/),
      expect.stringMatching(/^line 4 .*add up to 200 %/),
    ]);
  });

  it("reads Markdown, TeX in automatic text, texts without their own element, and leaves control characters out", () => {
    const answers = '<answer fraction="100">一<feedback>好</feedback></answer><answer fraction="0">二</answer>';
    const question = (text: string) => `<question type="multichoice">${text}${answers}</question>`;
    const reading = read(
      [
        question('<questiontext format="markdown"><text>## 题\n\n*斜* **粗**\n\n* 一\n* 二</text></questiontext>'),
        question('<questiontext format="moodle_auto_format"><text>求 \\(x^2\\)\n值 a*b</text></questiontext>'),
        question("<questiontext>质\u000b量&#x1F;</questiontext>"),
      ].join("\n"),
    );
    expect(reading.items.map(({ stem, rationale }) => [stem, rationale])).toEqual([
      ["**题**\n\n斜 **粗**\n\n- 一\n- 二", "A：好"],
      ["求 $x^2$\n值 a\\*b", "A：好"],
      ["质量", "A：好"],
    ]);
    expect(told(reading)).toEqual([
      expect.stringMatching(/^line 11: the file holds invisible control characters/),
      "line 3: italics are not kept; the words are",
    ]);
  });

  it("shows the image Moodle 1 kept beside the text, and tells files that only a link names", () => {
    const png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
    const one = choice([
      [100, "a"],
      [0, "b"],
    ]);
    const reading = read(
      [
        one.replace("<single>", `<image>pic.png</image><image_base64>\n${png}\n</image_base64><single>`),
        one.replace("<single>", "<image>gone.png</image><single>"),
        one.replace("<p>What", '<p><a href="@@PLUGINFILE@@/a.mp3">Listen</a> what'),
      ].join("\n"),
    );
    expect(reading.items[0]?.stem).toMatch(/^What \*\*is\*\* it\?\n\n!\[插图\]\(pic-[0-9a-f]{8}\.png\)$/);
    expect(reading.items[0]?.figures).toHaveLength(1);
    expect(told(reading)).toEqual([
      "line 3 (Name): the image pic.png has no alternative text; please write one",
      "line 6 (Name): the image gone.png did not come in",
      "line 7 (Name): the link a.mp3 is not kept; its words are",
    ]);
  });

  it("names the line where words of a program stand around the XML", async () => {
    const one = choice([
      [100, "a"],
      [0, "b"],
    ]);
    const file = (text: string) => ({ name: "q.xml", bytes: new TextEncoder().encode(text) });
    const before = await readQuestions(file(`Notice: x\n<?xml version="1.0"?>\n<quiz>${one}</quiz>`));
    const behind = await readQuestions(file(`<quiz>\n${one}\n</quiz>\n<br/>`));
    expect([before.format, before.refused[0]?.place, behind.refused[0]?.place]).toEqual(["moodle-xml", "line 2", "line 4"]);
    expect(behind.refused[0]?.reason.zh).toContain("根元素之外还有别的内容");
  });

  it.each(["markdown", "moodle_auto_format"])("refuses a text in %s beyond any question, before looking through it", (format) => {
    const essay = (text: string) =>
      `<question type="essay"><questiontext format="${format}"><text>${text}</text></questiontext></question>`;
    expect(() => read(essay("![](a".repeat(60_000)))).toThrow(HostileFile);
    expect(read(essay("![](a".repeat(20_000))).items).toHaveLength(1);
  });

  it("refuses long HTML the same way, but not for the images inside it", () => {
    const essay = (text: string) =>
      `<question type="essay"><questiontext><text><![CDATA[${text}]]></text></questiontext></question>`;
    expect(() => read(essay("字".repeat(2 ** 20 + 1)))).toThrow(HostileFile);
    expect(read(essay(`图<img src="data:image/png;base64,${"A".repeat(2 ** 20)}" alt="甲">`)).items).toHaveLength(1);
  });
});
