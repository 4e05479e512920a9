import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { scoreForeign } from "#item-bank/interchange/foreign-score.ts";
import { foreignToItem } from "#item-bank/interchange/house-item.ts";
import { plainText } from "#item-bank/rich-text.ts";
import { readMoodle } from "#server/interchange/moodle-read.ts";
import { choice, read, told } from "./moodle-quiz.ts";

/** A folder of third-party examples that is not part of this repository; without it these tests are skipped. */
const examples = process.env.KAOHENG_INTEROP_EXAMPLES ?? "";
const isThere = existsSync(join(examples, "expected/moodle-xml.json"));

describe("Moodle XML", () => {
  it("reads single choice, tags, identifier, grade and feedback", () => {
    const more =
      "<single>true</single><defaultgrade>2.0</defaultgrade><idnumber>Q 7</idnumber><tags><tag><text>spc</text></tag></tags><generalfeedback><text>Since.</text></generalfeedback><correctfeedback><text>Your answer is correct.</text></correctfeedback>";
    const reading = read(
      choice(
        [
          [0, "x", "Not so."],
          [100, "y"],
        ],
        more,
      ),
    );
    expect(told(reading)).toEqual([]);
    expect(reading.items).toEqual([
      {
        place: "line 3 (Name)",
        type: "single",
        stem: "What **is** it?",
        options: [
          { label: "A", text: "x" },
          { label: "B", text: "y" },
        ],
        key: ["B"],
        id: "Q 7",
        points: 2,
        maxScore: 2,
        house: { tags: ["spc"] },
        rationale: "Since.\nA: Not so.",
      },
    ]);
  });

  it("turns shares into a mapping that gives thirds exactly and never less than nothing", () => {
    const [item] = read(
      choice(
        [
          ["33.33333", "a"],
          ["33.33333", "b"],
          ["33.33333", "c"],
          [-50, "d"],
        ],
        "<single>false</single>",
      ),
    ).items;
    if (!item) throw new Error("no item");
    expect(item).toMatchObject({
      type: "multiple",
      key: ["A", "B", "C"],
      maxScore: 1,
      mapping: { least: 0, most: 1, defaultPoints: 0 },
    });
    expect(scoreForeign(item, ["A", "B", "C"])).toBe(1);
    expect(scoreForeign(item, ["A"])).toBeCloseTo(1 / 3, 12);
    expect(scoreForeign(item, ["A", "D"])).toBe(0);
    const [partial] = read(
      choice(
        [
          [100, "a"],
          [50, "b"],
          [-25, "c"],
        ],
        "<single>1</single><defaultgrade>2</defaultgrade>",
      ),
    ).items;
    expect(partial).toMatchObject({ type: "single", key: ["A"], mapping: { entries: { A: 2, B: 1, C: -0.5 } }, maxScore: 2 });
  });

  it("reads true/false whatever the order, and essays with their grader's notes", () => {
    const truth = (right: string) =>
      `<question type="truefalse"><questiontext><text>水是湿的。</text></questiontext><answer fraction="${right === "false" ? 100 : 0}"><text>false</text></answer><answer fraction="${right === "true" ? 100 : 0}"><text>true</text></answer></question>`;
    const reading = read(`${truth("true")}${truth("false")}${truth("")}`);
    expect(reading.items.map(({ key, options }) => [key, options.map(({ text }) => text)])).toEqual([
      [["A"], ["正确", "错误"]],
      [["B"], ["正确", "错误"]],
    ]);
    expect(told(reading)).toEqual(["line 3: the true/false question does not say which answer is right"]);
    const essay = read(
      '<question type="essay"><questiontext><text>Discuss.</text></questiontext><graderinfo><text>a&lt;br/&gt;b</text></graderinfo><responsetemplate><text>Dear</text></responsetemplate><hidden>1</hidden><hint><text>h</text></hint></question>',
    );
    expect(essay.items[0]).toMatchObject({ type: "essay", outline: "a\nb" });
    expect(told(essay).map((line) => line.replace("line 3: ", ""))).toEqual([
      "the question is hidden in Moodle; it comes in all the same",
      "hints did not come in",
      "the response template did not come in",
    ]);
  });

  it("takes topics from categories, parts only by the house's own words", () => {
    const category = (path: string) => `<question type="category"><category><text>${path}</text></category></question>`;
    const one = choice([
      [100, "a"],
      [0, "b"],
    ]);
    const reading = read(
      `${category("$course$/top/Tools/A//B test")}${one}${category("$course$/top/第3部分/战略")}${one}${category("$course$/Default for X")}${one}`,
    );
    expect(reading.items.map(({ part, topic }) => [part, topic])).toEqual([
      [undefined, "A/B test"],
      [3, "战略"],
      [undefined, undefined],
    ]);
  });

  it("tells repeated identifiers apart", () => {
    const one = choice(
      [
        [100, "a"],
        [0, "b"],
      ],
      "<idnumber>q1</idnumber>",
    );
    const reading = read(one + one);
    expect(reading.items.map(({ id }) => id)).toEqual(["q1", "q1-2"]);
    expect(told(reading)).toEqual([expect.stringContaining("changed to q1-2")]);
  });

  it("keeps the good beside the bad, each refusal with its place", () => {
    const questions = [
      choice([
        [100, "a"],
        [0, "b"],
      ]),
      choice([[100, "a"]]),
      choice([
        [100, "a"],
        [100, "b"],
      ]),
      choice([
        [0, "a"],
        [0, "b"],
      ]),
      choice([
        ["x", "a"],
        [100, "b"],
      ]),
      choice([
        [100, "a"],
        [0, " a "],
      ]),
      choice(Array.from({ length: 9 }, (_, at) => [at === 0 ? 100 : 0, `o${at}`] as const)),
      '<question type="cloze"><questiontext><text>{1:SA:=x}</text></questiontext></question>',
      '<question type="ddwtos"/><question type="numerical"/><question/>',
      '<question type="essay"><questiontext><text> </text></questiontext></question>',
    ];
    const reading = read(questions.join("\n"));
    expect(reading.items).toHaveLength(1);
    expect(told(reading)).toEqual([
      expect.stringMatching(/^line 4 \(Name\): there are fewer than 2/),
      expect.stringMatching(/^line 5 .*2 best options \(AB\)/),
      expect.stringMatching(/^line 6 .*no right answer/),
      expect.stringMatching(/^line 7 .*fraction “x” of option A/),
      expect.stringMatching(/^line 8 .*A and B have the same text/),
      expect.stringMatching(/^line 9 .*9 options/),
      expect.stringMatching(/^line 10: questions of type cloze/),
      expect.stringMatching(/ddwtos/),
      expect.stringMatching(/numerical/),
      expect.stringMatching(/type \?/),
      expect.stringMatching(/stem is empty/),
    ]);
    expect(told(read("<question>"))[0]).toContain("no well-formed XML");
  });

  it("reads what the file declares its encoding to be, and careless entities", () => {
    const text = `<?xml version="1.0" encoding="windows-1252"?><quiz>${choice([
      [100, "caf\u00e9&nbsp;x"],
      [0, "b"],
    ])}</quiz>`;
    const [item] = readMoodle({ name: "q.xml", bytes: Uint8Array.from(text, (letter) => letter.charCodeAt(0)) }).items;
    expect(item?.options[0]?.text).toBe("café x");
  });

  it("becomes an item of the bank with defaults, and says what is missing without them", () => {
    const [foreign] = read(
      choice(
        [
          [100, "a"],
          [0, "b"],
        ],
        "<idnumber>My Q_7</idnumber>",
      ),
    ).items;
    if (!foreign) throw new Error("no item");
    expect(foreignToItem(foreign)).toEqual({ missing: ["part", "topic", "level", "difficulty", "rationale"], problems: [] });
    const defaults = { part: 1, topic: "t", level: "识记", difficulty: 0.5, rationale: "r" };
    expect(foreignToItem(foreign, defaults)).toMatchObject({
      item: { id: "my-q-7", part: 1, key: ["A"], enemies: [] },
      notes: [],
    });
    const nameless = { ...foreign, id: undefined, difficulty: "较难" };
    const [one, other] = [foreignToItem(nameless, defaults), foreignToItem({ ...nameless, stem: "Other" }, defaults)];
    if (!("item" in one) || !("item" in other)) throw new Error("no items");
    expect(one.item.difficulty).toBe(0.45);
    expect(one.item.id).not.toBe(other.item.id);
    expect(foreignToItem({ ...foreign, options: [] }, defaults)).toMatchObject({
      missing: [],
      problems: [{ place: "line 3 (Name)" }, {}],
    });
  });
});

describe.skipIf(!isThere)("Moodle's own examples (KAOHENG_INTEROP_EXAMPLES)", () => {
  interface Expected {
    readonly type: string;
    readonly name: string;
    readonly stemText: string;
    readonly category: string;
    readonly answers?: readonly { fraction: number; text: string; feedback?: string }[];
  }

  it("come in as expected", () => {
    const { files } = JSON.parse(readFileSync(join(examples, "expected/moodle-xml.json"), "utf8")) as {
      files: Record<string, Expected[]>;
    };
    expect(Object.keys(files).length).toBeGreaterThan(3);
    for (const [name, entries] of Object.entries(files)) {
      const reading = readMoodle({ name, bytes: readFileSync(join(examples, name)) });
      const questions = entries.filter(({ type }) => type !== "category");
      const category = entries.filter(({ type }) => type === "category").at(-1)?.category ?? "";
      expect(reading.refused).toEqual([]);
      expect(reading.items).toHaveLength(questions.length);
      for (const [at, expected] of questions.entries()) {
        const item = reading.items[at];
        expect(item?.place).toContain(expected.name);
        expect(plainText(item?.stem ?? "")).toBe(expected.stemText);
        expect(item?.type).toBe(expected.type === "essay" ? "essay" : "single");
        if (!category.includes("Default for")) expect(item?.topic).toBe(category.split("/").at(-1));
        for (const [index, answer] of (expected.answers ?? []).entries()) {
          expect(item?.options[index]?.text.toLowerCase()).toBe(answer.text);
          expect(item?.key.includes(item.options[index]?.label ?? "H")).toBe(answer.fraction === 100);
          if (answer.feedback) expect(item?.rationale).toContain(answer.feedback);
        }
      }
    }
  });
});
