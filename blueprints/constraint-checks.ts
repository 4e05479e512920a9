import type { BrokenRule } from "./blueprint-checks.ts";
import type { Blueprint, Constraint } from "./blueprint-schema.ts";
import { fixedCount } from "./selectors.ts";

/** What is wrong with the list of constraints as such: ranges upside down, names the blueprint does not know, nothing asked. */
export function brokenConstraints(blueprint: Blueprint): BrokenRule[] {
  return (blueprint.constraints ?? []).flatMap((constraint, at) =>
    problemsOf(constraint, blueprint).map(([zh, en]) => ({ path: ["constraints", at], sentence: { zh, en } })),
  );
}

type Problem = readonly [zh: string, en: string];

function problemsOf(constraint: Constraint, blueprint: Blueprint): Problem[] {
  switch (constraint.kind) {
    case "count":
    case "points":
    case "reading":
    case "time":
      return [
        ...unknownNames(constraint.of, blueprint),
        ...limitProblems(constraint),
        ...(constraint.kind === "count" ? tooMany(constraint, blueprint) : []),
      ];
    case "difficulty":
      return [...unknownNames(constraint.of, blueprint), ...rangeProblem(constraint.spread ?? {})];
    case "information":
      return [...unknownNames(constraint.of, blueprint), ...constraint.at.flatMap(informationProblems)];
    case "keys":
      return [...keyProblems(constraint), ...(blueprint.types[constraint.type] ? [] : [NO_SUCH_TYPE])];
  }
}

const NO_SUCH_TYPE: Problem = ["蓝图没有这种题型", "the blueprint has no items of this type"];

function limitProblems(limits: { exact?: number; least?: number; most?: number; target?: number }): Problem[] {
  const { exact, least, most, target } = limits;
  if ([exact, least, most, target].every((value) => value === undefined)) {
    return [["没有写要求（exact、least、most 或 target）", "asks for nothing (exact, least, most or target)"]];
  }
  if (exact !== undefined && [least, most, target].some((value) => value !== undefined)) {
    return [["写了 exact 就不再写 least、most、target", "exact stands alone, without least, most or target"]];
  }
  return rangeProblem(limits);
}

function rangeProblem({ least, most }: { least?: number; most?: number }): Problem[] {
  return (least ?? 0) > (most ?? Number.POSITIVE_INFINITY) ? [["下限大于上限", "the least is above the most"]] : [];
}

type Point = Extract<Constraint, { kind: "information" }>["at"][number];

function informationProblems(point: Point): Problem[] {
  if (point.tolerance !== undefined && point.target === undefined) {
    return [["tolerance 须与 target 同写", "a tolerance needs a target"]];
  }
  if ([point.least, point.most, point.target].every((value) => value === undefined)) {
    return [[`能力 ${point.ability} 处没有写要求`, `nothing is asked at ability ${point.ability}`]];
  }
  return rangeProblem(point);
}

function keyProblems({ letters, least, most }: Extract<Constraint, { kind: "keys" }>): Problem[] {
  const problems = rangeProblem({ least, most });
  if (new Set(letters).size < letters.length) problems.push(["选项字母重复", "a letter is named twice"]);
  return problems;
}

/** More asked for than the cells of a paper hold. */
function tooMany(constraint: Extract<Constraint, { kind: "count" }>, blueprint: Blueprint): Problem[] {
  const { part, type } = constraint.of;
  const needed = constraint.exact ?? constraint.least ?? 0;
  const room = fixedCount({ part, type }, blueprint);
  if (room === undefined || needed <= room) return [];
  return [[`要求 ${needed} 题，而一份试卷这里只有 ${room} 题`, `asks for ${needed} items where a paper holds ${room}`]];
}

type Names = Extract<Constraint, { kind: "count" }>["of"];

function unknownNames({ part, topic, level, difficulty }: Names, blueprint: Blueprint): Problem[] {
  const problems: Problem[] = [];
  const parts = new Set(blueprint.syllabus.map((entry) => entry.part));
  const inside = blueprint.syllabus.filter((entry) => !part || part.includes(entry.part));
  const topics = new Set(inside.flatMap((entry) => entry.topics.map((line) => line.topic)));
  const levels = new Set(blueprint.levels.map((entry) => entry.level));
  for (const number of part ?? []) if (!parts.has(number)) problems.push([`没有第 ${number} 部分`, `there is no part ${number}`]);
  for (const name of topic ?? []) if (!topics.has(name)) problems.push([`没有知识点“${name}”`, `there is no topic ${name} here`]);
  for (const name of level ?? []) {
    if (levels.size > 0 && !levels.has(name)) problems.push([`没有认知层次“${name}”`, `there is no level ${name}`]);
  }
  if (difficulty && difficulty.from >= difficulty.to) {
    problems.push(["难度区间的 from 应小于 to", "a difficulty band goes from a smaller to a larger facility"]);
  }
  return problems;
}
