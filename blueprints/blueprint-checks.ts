import { sumPoints, toNumber } from "#kernel/points.ts";
import type { Blueprint } from "./blueprint-schema.ts";
import { deriveCells } from "./cells.ts";
import { brokenConstraints } from "./constraint-checks.ts";
import { levelRange } from "./levels.ts";
import type { Sentence } from "./words.ts";

/** A rule of a blueprint as a whole that does not hold, with the place to mend. */
export interface BrokenRule {
  readonly path: readonly PropertyKey[];
  readonly sentence: Sentence;
}

type Check = (blueprint: Blueprint) => readonly BrokenRule[];

/** Everything a field alone cannot show: sums, ranges that exclude each other, names used twice, types per part. */
export function brokenRules(blueprint: Blueprint): BrokenRule[] {
  return CHECKS.flatMap((check) => check(blueprint));
}

const CHECKS: readonly Check[] = [
  namesOnce,
  totals,
  times,
  levelRanges,
  topicRanges,
  essaySection,
  typesPerPart,
  brokenConstraints,
];

function namesOnce({ syllabus, levels }: Blueprint): BrokenRule[] {
  const part = repeated(syllabus.map((entry) => String(entry.part)));
  const level = repeated(levels.map((entry) => entry.level));
  const broken: BrokenRule[] = [];
  if (part >= 0) broken.push(rule(["syllabus", part, "part"], "部分编号重复", "the same part number is used twice"));
  if (level >= 0) broken.push(rule(["levels", level], "认知层次重复", "the same level is listed twice"));
  for (const [at, entry] of syllabus.entries()) {
    const topic = repeated(entry.topics.map((line) => line.topic));
    if (topic >= 0) broken.push(rule(["syllabus", at, "topics", topic], "知识点重复", "the same topic is listed twice"));
  }
  return broken;
}

function totals({ types, syllabus, essays, totalPoints, passPoints }: Blueprint): BrokenRule[] {
  const broken: BrokenRule[] = [];
  const rules = Object.values(types).filter((entry) => entry !== undefined);
  if (rules.length === 0) broken.push(rule(["types"], "至少要有一种选择题", "at least one choice type is needed"));
  const items = { types: sum(rules.map((entry) => entry.items)), parts: sum(syllabus.map((part) => part.items)) };
  if (items.types !== items.parts) {
    const zh = `各部分合计 ${items.parts} 题，题型合计 ${items.types} 题，两者应相等`;
    broken.push(rule(["syllabus"], zh, `the parts hold ${items.parts} items, the types ${items.types}; they must agree`));
  }
  const essayPoints = essays ? essays.counted * toNumber(essays.pointsEach) : 0;
  const sumOfParts = toNumber(sumPoints(syllabus.map((part) => part.points))) + essayPoints;
  if (sumOfParts !== toNumber(totalPoints)) {
    const zh = `各部分与论述题合计 ${sumOfParts} 分，总分写的是 ${toNumber(totalPoints)} 分`;
    broken.push(
      rule(["totalPoints"], zh, `parts and essays add up to ${sumOfParts} points, the total says ${toNumber(totalPoints)}`),
    );
  }
  if (passPoints > totalPoints) broken.push(rule(["passPoints"], "合格线高于总分", "the pass mark is above the total"));
  return broken;
}

function times(blueprint: Blueprint): BrokenRule[] {
  const { durationMinutes, earliestHandInMinutes, lateEntryMinutes, warningMinutes } = blueprint;
  const broken: BrokenRule[] = [];
  if (earliestHandInMinutes > durationMinutes) {
    broken.push(rule(["earliestHandInMinutes"], "最早交卷时间晚于考试时长", "the earliest hand-in is after the end of the exam"));
  }
  if ((lateEntryMinutes ?? 0) > durationMinutes) {
    broken.push(rule(["lateEntryMinutes"], "迟到时限长于考试时长", "the late-entry limit is longer than the exam"));
  }
  const late = warningMinutes.findIndex((minutes) => minutes >= durationMinutes);
  if (late >= 0) broken.push(rule(["warningMinutes", late], "提醒时间不短于考试时长", "a warning is not shorter than the exam"));
  return broken;
}

function levelRanges({ levels, types }: Blueprint): BrokenRule[] {
  if (levels.length === 0) return [];
  const upsideDown = levels.findIndex((entry) => entry.least > entry.most);
  if (upsideDown >= 0) return [rule(["levels", upsideDown], "下限大于上限", "the least is above the most")];
  const items = sum(Object.values(types).map((entry) => entry?.items ?? 0));
  const ranges = levels.map((entry) => levelRange(entry, items));
  const empty = ranges.findIndex((range) => range.least > range.most);
  if (empty >= 0) {
    const zh = `${items} 题中没有整数题数落在这个比例范围内`;
    return [rule(["levels", empty], zh, `no whole number of ${items} items falls into this range`)];
  }
  const [least, most] = [sum(ranges.map((range) => range.least)), sum(ranges.map((range) => range.most))];
  if (least <= items && items <= most) return [];
  const zh = `各层次合计 ${least}–${most} 题，应能等于 ${items} 题`;
  return [rule(["levels"], zh, `the levels allow ${least}–${most} items, but a paper has ${items}`)];
}

function topicRanges({ syllabus }: Blueprint): BrokenRule[] {
  return syllabus.flatMap((part, at) => {
    const path = ["syllabus", at, "topics"];
    const upsideDown = part.topics.findIndex((entry) => (entry.least ?? 0) > (entry.most ?? part.items));
    if (upsideDown >= 0) {
      return [
        rule([...path, upsideDown], "知识点的题数下限大于上限", "the least of a topic is above its most, or above the part"),
      ];
    }
    const least = sum(part.topics.map((entry) => entry.least ?? 0));
    const most = sum(part.topics.map((entry) => entry.most ?? part.items));
    if (least <= part.items && part.items <= most) return [];
    const zh = `第 ${part.part} 部分各知识点合计 ${least}–${most} 题，而该部分为 ${part.items} 题`;
    return [rule(path, zh, `the topics of part ${part.part} allow ${least}–${most} items, but it has ${part.items}`)];
  });
}

function essaySection({ essays, marking }: Blueprint): BrokenRule[] {
  if (!essays) return [];
  const broken: BrokenRule[] = [];
  if (essays.counted > essays.offered) {
    broken.push(rule(["essays", "counted"], "计分题数多于所给题数", "more essays count than are offered"));
  }
  if (!marking) return [...broken, rule(["essays"], "有论述题就须写明 marking（评卷方式）", "essays need a marking rule")];
  if (marking.step <= 0 || essays.pointsEach % marking.step !== 0) {
    broken.push(
      rule(["marking", "step"], "每题分值应为给分步长的整数倍", "an essay's points must be a multiple of the marking step"),
    );
  }
  if (marking.tolerance > essays.pointsEach) {
    broken.push(rule(["marking", "tolerance"], "允许分差大于每题分值", "the tolerance is larger than what an essay is worth"));
  }
  return broken;
}

function typesPerPart(blueprint: Blueprint): BrokenRule[] {
  const derivation = deriveCells(blueprint);
  if (derivation.kind === "derived") return [];
  const part = derivation.kind === "contradictory" ? derivation.part : derivation.choices[0]?.part;
  const at = blueprint.syllabus.findIndex((entry) => entry.part === part);
  return [{ path: at < 0 ? ["types"] : ["syllabus", at], sentence: derivation.sentence }];
}

function rule(path: readonly PropertyKey[], zh: string, en: string): BrokenRule {
  return { path, sentence: { zh, en } };
}

/** Index of the first name that was there before, or -1. */
function repeated(names: readonly string[]): number {
  return names.findIndex((name, at) => names.indexOf(name) < at);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
