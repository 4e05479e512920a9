import { describe, expect, it } from "vitest";
import { type Assembly, type AssemblyRequest, assemblePapers } from "#blueprints/assemble.ts";
import { parseBlueprint } from "#blueprints/blueprint.ts";
import type { Constraint } from "#blueprints/blueprint-schema.ts";
import { blueprintRecord } from "#blueprints/blueprint-schema.ts";
import { constraintSentence } from "#blueprints/constraint-words.ts";
import { plainExp } from "#blueprints/plain-exp.ts";
import { prepareBank } from "#blueprints/prepared-bank.ts";
import { verifyPapers } from "#blueprints/verify.ts";
import type { Item, ItemVersion } from "#item-bank/item.ts";
import { points } from "#kernel/points.ts";
import { generatedBank, generatedBlueprint } from "../../../scripts/support/generated-bank.ts";
import { CMQ_TEXT, cmqBlueprint, sha256 } from "../../support/exam-files.ts";

const plain = generatedBlueprint(cmqBlueprint());
const items = generatedBank(plain, { items: 400, seed: "kinds" }).map(withTraits);
const bank = prepareBank(items);

/** Every third item is tagged, every fifth is not calibrated, every fourth has no expected time. */
function withTraits({ item, version }: ItemVersion, at: number): ItemVersion {
  const { calibration, expectedSeconds, ...rest } = item;
  const traits = {
    ...(at % 3 === 0 && { tags: ["案例"] }),
    ...(at % 5 !== 0 && { calibration }),
    ...(at % 4 !== 0 && { expectedSeconds }),
    stem: "题".repeat(20 + (at % 40)),
  };
  return { item: { ...rest, ...traits } as Item, version };
}

function assembled(constraints: readonly Constraint[], request: Partial<AssemblyRequest> = {}): Assembly {
  const blueprint = { ...plain, constraints: [...constraints] };
  const outcome = assemblePapers({ blueprint, items: bank, forms: 2, seed: "kinds", ...request }, sha256);
  if ("refused" in outcome) throw new Error(outcome.sentences.map((sentence) => sentence.en).join("\n"));
  return outcome;
}

/** English names of the rules that papers assembled without the constraint break under it. */
function brokenUnder(constraint: Constraint): string[] {
  const { papers } = assembled([]);
  const blueprint = { ...plain, constraints: [constraint] };
  const check = verifyPapers({ blueprint, items: bank, papers }, { hash: sha256 });
  return [...new Set(check.papers.flatMap(({ lines }) => lines.filter((line) => !line.isMet).map((line) => line.ruleEn)))];
}

const CASES: readonly { constraint: Constraint; broken: string; zh: string; en: string }[] = [
  {
    constraint: { kind: "count", of: { tag: ["案例"] }, exact: 40 },
    broken: "number of choice items tagged 案例",
    zh: "标签“案例”选择题题数 恰为 40",
    en: "number of choice items tagged 案例 exactly 40",
  },
  {
    constraint: { kind: "points", of: { part: [2], level: ["应用"] }, least: points(11) },
    broken: "points of choice items of part 2 level 应用",
    zh: "第 2 部分层次“应用”选择题分值 至少 11",
    en: "at least 11",
  },
  {
    constraint: { kind: "difficulty", of: { type: ["multiple"] }, mean: 0.4, tolerance: 0.01, spread: { most: 0.17 } },
    broken: "mean difficulty of multiple choice",
    zh: "多选题平均预期难度 0.4 ± 0.01，离散程度 ≤ 0.17",
    en: "0.4 ± 0.01, spread ≤ 0.17",
  },
  {
    constraint: { kind: "information", of: {}, at: [{ ability: 0, least: 13.5 }] },
    broken: "test information of choice items at ability 0",
    zh: "在能力 0 处 ≥ 13.5",
    en: "at ability 0: ≥ 13.5",
  },
  {
    constraint: { kind: "reading", of: {}, most: 3300 },
    broken: "characters to read of choice items",
    zh: "阅读量（字符） 至多 3300",
    en: "characters to read of choice items at most 3300",
  },
  {
    constraint: { kind: "time", of: {}, unknownSeconds: 60, most: 4200 },
    broken: "expected seconds of choice items",
    zh: "预计用时（秒） 至多 4200",
    en: "expected seconds of choice items at most 4200",
  },
  {
    constraint: { kind: "keys", type: "single", letters: ["A", "B", "C", "D"], least: 0.24, most: 0.26 },
    broken: "keys of single choice: A",
    zh: "A、B、C、D 各占 24%–26%",
    en: "24%–26% each",
  },
];

describe("constraints as data", () => {
  it.each(CASES)("[BLU-11] $constraint.kind: the papers keep it, the verifier misses it elsewhere, people can read it", (one) => {
    const { report } = assembled([one.constraint]);
    const lines = report.papers.flatMap((paper) => paper.lines).filter((line) => line.ruleEn.startsWith(one.broken));
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.every((line) => line.isMet)).toBe(true);
    expect(brokenUnder(one.constraint).some((name) => name.startsWith(one.broken))).toBe(true);
    expect(constraintSentence(one.constraint).zh).toContain(one.zh);
    expect(constraintSentence(one.constraint).en).toContain(one.en);
  });

  it("[BLU-11] comes nearer to a target the heavier it weighs, and refuses no paper for it", () => {
    const tagged = (weight: number): number => {
      const { papers } = assembled([
        { kind: "count", of: { tag: ["案例"] }, target: 60, weight },
        { kind: "count", of: { tag: ["案例"] }, target: 10, weight: 1 },
      ]);
      return (
        papers.flatMap(({ slots }) => slots).filter(({ id }) => bank.entries[bank.indexOf.get(id) ?? 0]?.item.tags).length / 2
      );
    };
    expect(tagged(50)).toBeGreaterThan(tagged(0.01) + 20);
  });

  it("[BLU-12] names the items that give no information because they are not calibrated", () => {
    const { papers, report } = assembled([{ kind: "information", of: {}, at: [{ ability: 0, target: 10 }] }]);
    const ids = papers.flatMap(({ slots }) => slots.map(({ id }) => id));
    const without = ids.filter((id) => !bank.entries[bank.indexOf.get(id) ?? 0]?.item.calibration);
    expect(without.length).toBeGreaterThan(0);
    expect(report.uncalibrated).toEqual([...new Set(without)].sort());
    expect(report.papers[0]?.lines.some((line) => /\d+ not calibrated/.test(line.ruleEn))).toBe(true);
  });

  it("[BLU-12] knows the exponential function to the last digits", () => {
    for (const exponent of [-30, -1.25, -0.1, 0, 0.3, 1, 2.5, 17]) {
      expect(Math.abs(plainExp(exponent) / Math.exp(exponent) - 1)).toBeLessThan(1e-14);
    }
  });
});

describe("constraints in a blueprint file", () => {
  const withConstraints = (text: string) =>
    parseBlueprint(CMQ_TEXT.replace("longestKeyRun: 3", `constraints:\n${text}\nlongestKeyRun: 3`), "cmq.yaml");

  it("[BLU-10] [BLU-11] are read, one value or a list, and kept in a record as they were", () => {
    const parsed = withConstraints(
      "  - { kind: count, of: { part: 2, tag: [案例, 计算] }, least: 2 }\n  - { kind: points, of: { topic: 领导力 }, most: 2.5 }\nexposure: { mostUses: 3 }",
    );
    if ("problems" in parsed) throw new Error(JSON.stringify(parsed.problems));
    expect(parsed.blueprint.constraints?.[0]).toEqual({ kind: "count", of: { part: [2], tag: ["案例", "计算"] }, least: 2 });
    expect(parsed.blueprint.constraints?.[1]).toMatchObject({ most: 150 });
    expect(blueprintRecord.parse(JSON.parse(JSON.stringify(parsed.blueprint)))).toEqual(parsed.blueprint);
  });

  it.each([
    ["{ kind: count, of: { part: 9 }, least: 1 }", /there is no part 9/],
    ["{ kind: count, of: { part: 1, topic: 领导力 }, least: 1 }", /there is no topic 领导力 here/],
    ["{ kind: count, of: { level: 创造 }, least: 1 }", /there is no level 创造/],
    ["{ kind: count, of: { part: 1 }, exact: 4 }", /asks for 4 items where a paper holds 3/],
    ["{ kind: count, of: {} }", /asks for nothing/],
    ["{ kind: count, of: {}, least: 5, most: 4 }", /the least is above the most/],
    ["{ kind: count, of: {}, exact: 5, most: 6 }", /exact stands alone/],
    ["{ kind: count, of: { difficulty: { from: 0.5, to: 0.5 } }, most: 6 }", /difficulty band/],
    ["{ kind: information, at: [{ ability: 0, tolerance: 0.1 }] }", /a tolerance needs a target/],
    ["{ kind: keys, type: single, letters: [A, A] }", /a letter is named twice/],
  ])("[BLU-2] refuses %s", (line, reason) => {
    const parsed = withConstraints(`  - ${line}`);
    const problems = "problems" in parsed ? parsed.problems : [];
    expect(problems.map((problem) => problem.en).join("\n")).toMatch(reason);
    for (const problem of problems) expect(problem.zh).toMatch(/\p{Script=Han}/u);
  });
});
