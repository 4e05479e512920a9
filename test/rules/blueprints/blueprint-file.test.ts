import { describe, expect, it } from "vitest";
import { choiceRule, parseBlueprint } from "#blueprints/blueprint.ts";
import { blueprintRecord } from "#blueprints/blueprint-schema.ts";
import { paperSections } from "#blueprints/sections.ts";
import { toNumber } from "#kernel/points.ts";
import { CMQ_TEXT, cmqBlueprint, edited } from "../../support/exam-files.ts";

/** Problems of the first exam's file after an edit. */
function problemsAfter(from: string, to: string) {
  const parsed = parseBlueprint(edited(CMQ_TEXT, [[from, to]]), "cmq.yaml");
  return "problems" in parsed ? parsed.problems : [];
}

function lineOf(text: string): number {
  return CMQ_TEXT.slice(0, CMQ_TEXT.indexOf(text)).split("\n").length;
}

describe("a blueprint file", () => {
  it("[BLU-2] reads the first exam as the certification guide gives it", () => {
    const blueprint = cmqBlueprint();
    expect(blueprint.syllabus.map((part) => [part.items, toNumber(part.points)])).toEqual([
      [3, 4],
      [16, 20],
      [5, 6],
      [10, 12],
      [18, 24],
      [18, 24],
    ]);
    expect([toNumber(blueprint.totalPoints), toNumber(blueprint.passPoints), blueprint.durationMinutes]).toEqual([150, 90, 180]);
    expect(blueprint.warningMinutes).toEqual([30, 10, 5, 1, 1 / 6]);
    expect(choiceRule(blueprint, "multiple").policy).toEqual({ kind: "partial", perRightOption: 30 });
    expect(blueprint.essays).toMatchObject({ offered: 5, counted: 3, pointsEach: 1200, selection: "selected" });
    expect(blueprint.marking).toMatchObject({ tolerance: 180, step: 30, undoSeconds: 60, thirdBetween: "higher-pair" });
    expect(blueprint.rules.zh).toHaveLength(blueprint.rules.en.length);
  });

  it("[BLU-7] numbers the sections of a paper through", () => {
    expect(paperSections(cmqBlueprint()).map(({ type, from, to }) => [type, from, to])).toEqual([
      ["single", 1, 50],
      ["multiple", 51, 70],
      ["essay", 71, 75],
    ]);
  });

  it("[BLU-10] reads a copy kept in a record back as it was", () => {
    const blueprint = cmqBlueprint();
    expect(blueprintRecord.parse(JSON.parse(JSON.stringify(blueprint)))).toEqual(blueprint);
  });

  it.each([
    ["id: cmq\n", "id: cmq\n  x: [", /YAML/],
    ["graceSeconds: 10", "graceSecnds: 10", /unknown field graceSecnds|is missing/],
    ["clock: sitting ", "clock: together ", /must be sitting \/ candidate/],
    ["durationMinutes: 180", "durationMinutes: long", /must be a number/],
    ["totalPoints: 150", "totalPoints: 151", /add up to 150 points, the total says 151/],
    ["passPoints: 90", "passPoints: 190", /pass mark is above the total/],
    ["earliestHandInMinutes: 60", "earliestHandInMinutes: 200", /after the end of the exam/],
    ["least: 0.20, most: 0.35", "least: 0.40, most: 0.35", /least is above the most/],
    ["least: 0.20, most: 0.35", "least: 0.60, most: 0.65", /levels allow 81–/],
    ["{ topic: 质量概念与发展, most: 2 }", "{ topic: 质量概念与发展, most: 2, least: 4 }", /least of a topic is above its most/],
    ["{ topic: 质量管理原则, most: 2 }", "{ topic: 质量概念与发展, most: 2 }", /same topic is listed twice/],
    ["  counted: 3", "  counted: 6", /more essays count than are offered/],
    ["  step: 0.5", "  step: 0.7", /multiple of the marking step/],
    ["perRightOption: 0.5", "perRightOption: 0.123", /cannot be expressed in 1\/60 point/],
    ["  - part: 2\n", "  - part: 1\n", /same part number is used twice/],
  ])("[BLU-2] refuses %j changed to %j, naming the line and the reason", (from, to, reason) => {
    const problems = problemsAfter(from, to);
    expect(problems.map((problem) => problem.en).join("\n")).toMatch(reason);
    for (const problem of problems) {
      expect(problem.file).toBe("cmq.yaml");
      expect(problem.line).toBeGreaterThan(0);
      expect(problem.zh).toMatch(/\p{Script=Han}/u);
    }
  });

  it("[BLU-2] points at the very line", () => {
    expect(problemsAfter("graceSeconds: 10", "graceSecnds: 10").map((problem) => problem.line)).toContain(lineOf("graceSeconds"));
    expect(problemsAfter("{ topic: 质量管理原则, most: 2 }", "{ topic: 质量概念与发展, most: 2 }")[0]?.line).toBe(
      lineOf("{ topic: 质量管理原则"),
    );
  });

  it("[BLU-2] tells of a part that contradicts itself at that part", () => {
    const problem = problemsAfter("    points: 4\n", "    points: 9\n").find((entry) => entry.en.includes("contradicts itself"));
    expect(problem?.line).toBe(lineOf("- part: 1"));
  });
});
