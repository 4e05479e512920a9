import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { joinBankFiles, parseBankFile } from "#item-bank/bank-file.ts";
import { readBankFolder } from "#server/bank/read-bank-folder.ts";

const FOLDER = fileURLToPath(new URL("../../../item-bank/items", import.meta.url));

const SINGLE = `items:
  - id: q-001
    type: single
    part: 1
    topic: 质量概念
    level: 识记
    difficulty: 0.7
    stem: 题干？
    options:
      A: 甲
      B: 乙
      C: 丙
      D: 丁
    key: B
    rationale: 解析
`;

const ESSAY = `items:
  - id: e-001
    type: essay
    part: 2
    topic: 领导力
    level: 应用
    difficulty: 0.6
    stem: 案例
    rationale: 解析
    outline: 提纲
    rubric:
      - id: c1
        title: 要点一
        points: 8
        guide: [{ points: 4, text: 甲 }, { points: 4, text: 乙 }]
      - id: c2
        title: 要点二
        points: 12
        guide: [{ points: 12, text: 丙 }]
    samples:
      - quality: good
        points: 15.5
        marks: { c1: 6.5, c2: 9 }
        text: 答
`;

/** Problems of a file after replacing a piece of it, and the line that piece stood on. */
function afterEdit(text: string, from: string, to: string) {
  expect(text).toContain(from);
  const { problems } = parseBankFile(text.replace(from, to), "part-1.yaml");
  return { problems, line: text.slice(0, text.indexOf(from)).split("\n").length };
}

describe("a bank file", () => {
  it("[BANK-1] reads items with their lines, in YAML and in JSON", () => {
    const { items, problems } = parseBankFile(SINGLE, "part-1.yaml");
    expect(problems).toEqual([]);
    expect(items[0]).toMatchObject({ line: 2, item: { id: "q-001", key: ["B"], enemies: [] } });
    const json = JSON.stringify({ items: [items[0]?.item] });
    expect(parseBankFile(json, "part-1.json").items[0]?.item).toEqual(items[0]?.item);
  });

  it.each([
    ["difficulty: 0.7", "difficulty: 7", /difficulty: must be at most 1/],
    ["difficulty: 0.7", "difficulty: leicht", /difficulty: must be a number/],
    ["    key: B\n", "", /key: is missing/],
    ["key: B", "key: E", /the key names option E/],
    ["key: B", "key: [A, B]", /key: at most 1 entries/],
    ["      D: 丁\n", "      D: 甲\n", /two options have the same text/],
    ["topic: 质量概念", "topics: 质量概念", /unknown field topics/],
    ["type: single", "type: simple", /type/],
    ["id: q-001", "id: Q 001", /id/],
    ["items:", "item:", /items: is missing/],
  ])("[BANK-1] refuses %j changed to %j, naming file, line and reason", (from, to, reason) => {
    const { problems } = afterEdit(SINGLE, from, to);
    expect(problems.map((problem) => problem.en).join("\n")).toMatch(reason);
    expect(problems.every((problem) => problem.file === "part-1.yaml" && problem.line >= 1)).toBe(true);
    expect(problems[0]?.reason).toContain(problems[0]?.zh);
  });

  it("[BANK-1] names the item and the very line", () => {
    const { problems, line } = afterEdit(SINGLE, "difficulty: 0.7", "difficulty: 7");
    expect(problems).toMatchObject([{ itemId: "q-001", line }]);
  });

  it("[BANK-1] says where a file is not YAML at all", () => {
    const { problems } = afterEdit(SINGLE, "stem: 题干？", "stem: [题干");
    expect(problems[0]?.en).toMatch(/not valid YAML/);
    expect(parseBankFile("key: A\nkey: B\n", "x.yaml").problems[0]).toMatchObject({ line: 2 });
    expect(parseBankFile("", "x.yaml").problems).toHaveLength(1);
  });

  it("[BANK-3] reads an essay whose sums come out", () => {
    expect(parseBankFile(ESSAY, "essays.yaml").problems).toEqual([]);
    expect(parseBankFile(ESSAY, "essays.yaml", { essayPoints: 25 }).problems[0]?.en).toBe(
      "评分标准 rubric adds up to 20, not 25",
    );
  });

  it.each([
    ["        points: 12\n", "        points: 11\n", /rubric adds up to 19, not 20/],
    ["{ points: 4, text: 乙 }", "{ points: 3, text: 乙 }", /c1 guide adds up to 7, not 8/],
    ["c1: 6.5, c2: 9", "c1: 6, c2: 9", /sample good adds up to 15, not 15.5/],
    ["c1: 6.5, c2: 9", "c1: 3, c2: 12.5", /sample good gets more than the maximum of c2/],
    ["c1: 6.5, c2: 9", "c1: 6.5, c3: 9", /do not match the rubric \(c3\)/],
    ["c1: 6.5, c2: 9", "c1: 15.5", /do not match the rubric \(c2\)/],
    ["id: c2", "id: c1", /two criteria have the same id/],
  ])("[BANK-3] refuses an essay with %j changed to %j", (from, to, reason) => {
    const { problems, line } = afterEdit(ESSAY, from, to);
    expect(problems.map((problem) => problem.en).join("\n")).toMatch(reason);
    expect(problems[0]?.itemId).toBe("e-001");
    expect(Math.abs((problems[0]?.line ?? 0) - line)).toBeLessThanOrEqual(8);
  });
});

describe("a bank of several files", () => {
  const second = SINGLE.replace("q-001", "q-002");
  const withEnemies = (text: string, enemies: string) =>
    text.replace("    rationale", `    enemies: [${enemies}]\n    rationale`);

  it("[BANK-2] joins files whose ids differ and whose enemies agree", () => {
    const bank = joinBankFiles([
      { name: "a.yaml", text: withEnemies(SINGLE, "q-002") },
      { name: "b.yaml", text: withEnemies(second, "q-001") },
    ]);
    expect(bank.problems).toEqual([]);
    expect(bank.items.map(({ item, file, line }) => [item.id, file, line])).toEqual([
      ["q-001", "a.yaml", 2],
      ["q-002", "b.yaml", 2],
    ]);
  });

  it("[BANK-2] refuses an id used twice, naming both places", () => {
    const { problems } = joinBankFiles([
      { name: "a.yaml", text: SINGLE },
      { name: "b.yaml", text: SINGLE },
    ]);
    expect(problems).toMatchObject([
      { file: "b.yaml", line: 2, itemId: "q-001", en: "the id q-001 is already used at a.yaml:2" },
    ]);
  });

  it("[BANK-2] refuses an enemy that does not exist, that is the item itself, or that does not answer", () => {
    const unknown = joinBankFiles([{ name: "a.yaml", text: withEnemies(SINGLE, "q-999") }]);
    expect(unknown.problems).toMatchObject([{ file: "a.yaml", line: 2, en: "the enemy q-999 does not exist" }]);
    const itself = joinBankFiles([{ name: "a.yaml", text: withEnemies(SINGLE, "q-001") }]);
    expect(itself.problems).toMatchObject([{ en: "an item cannot be its own enemy" }]);
    const oneSided = joinBankFiles([
      { name: "a.yaml", text: withEnemies(SINGLE, "q-002") },
      { name: "b.yaml", text: second },
    ]);
    expect(oneSided.problems).toHaveLength(1);
    expect(oneSided.problems[0]).toMatchObject({ file: "a.yaml", line: 2, itemId: "q-001" });
    expect(oneSided.problems[0]?.en).toContain("the enemy q-002 (b.yaml:2) does not name q-001 in return");
  });

  it("[BANK-2] does not blame an item for an enemy that has a problem of its own", () => {
    const { problems } = joinBankFiles([
      { name: "a.yaml", text: withEnemies(SINGLE, "q-002") },
      { name: "b.yaml", text: second.replace("0.7", "7") },
    ]);
    expect(problems.map((problem) => problem.itemId)).toEqual(["q-002"]);
  });
});

describe("the bank in the repository", () => {
  it("[BANK-1] loads without a problem, recursively and by single file", async () => {
    const bank = await readBankFolder(FOLDER);
    expect(bank.problems).toEqual([]);
    expect(bank.items.length).toBeGreaterThanOrEqual(225);
    expect(bank.items.every(({ file }) => file.startsWith("cmq/"))).toBe(true);
    const one = await readBankFolder(`${FOLDER}/cmq/part-1-single.yaml`);
    expect(one.items.length).toBe(readFileSync(`${FOLDER}/cmq/part-1-single.yaml`, "utf8").match(/^ {2}- id:/gm)?.length);
  });
});
