import type { Blueprint } from "#blueprints/blueprint.ts";
import { cellsOf } from "#blueprints/cells.ts";
import { type ItemType, type ItemVersion, itemSchema } from "#item-bank/item.ts";
import { toNumber } from "#kernel/points.ts";
import { type RandomStream, randomStream } from "#kernel/random-stream.ts";

/**
 * A bank with planted papers: it holds `papers` sound papers and nothing else, with enemies only between items of
 * different ones. So `papers` forms exist, and use every item there is.
 */
export function plantedBank(blueprint: Blueprint, plan: { papers: number; seed: string; enemyShare?: number }): ItemVersion[] {
  const random = randomStream(plan.seed, "planted bank");
  const papers = Array.from({ length: plan.papers }, (_, paper) => plantedPaper(blueprint, { paper, random }));
  const enemies = plantedEnemies(papers, { random, share: plan.enemyShare ?? 0 });
  const rows = papers.flat().map((row) => ({ ...row, enemies: enemies.get(row.id) ?? [] }));
  return random.shuffle(rows).map((row) => ({ item: itemSchema.parse(row), version: 1 }));
}

interface Row {
  readonly id: string;
  readonly [field: string]: unknown;
}

const LEVELS = ["识记", "理解", "应用", "理解", "识记", "应用", "理解", "识记", "应用", "理解"];

function plantedPaper(blueprint: Blueprint, about: { paper: number; random: RandomStream }): Row[] {
  const rows: Row[] = [];
  const aim = blueprint.difficulty?.mean ?? 0.65;
  let distance = 0;
  const add = (cell: { part: number; type: ItemType }, topic: string): void => {
    const count = rows.length;
    if (count % 2 === 0) distance = about.random.below(20) / 100;
    const isEssay = cell.type === "essay";
    const middle = isEssay ? (blueprint.essays?.difficulty?.mean ?? 0.6) : aim;
    const difficulty = isEssay ? middle : middle + (count % 2 === 0 ? distance : -distance);
    const id = `syn-${about.paper}-${cell.part}-${cell.type}-${count}`;
    rows.push({
      ...content(cell.type, blueprint, about.random),
      id,
      ...cell,
      topic,
      level: LEVELS[count % 10],
      difficulty: round(difficulty),
    });
  };
  for (const cell of cellsOf(blueprint)) {
    const topics = blueprint.syllabus.find((part) => part.part === cell.part)?.topics ?? [];
    const before = rows.filter((row) => row.part === cell.part).length;
    for (let index = 0; index < cell.items; index++) {
      add({ part: cell.part, type: cell.type }, topics[(before + index) % topics.length]?.topic ?? "");
    }
  }
  for (let index = 0; index < (blueprint.essays?.offered ?? 0); index++) {
    const part = blueprint.syllabus[index % blueprint.syllabus.length];
    add({ part: part?.part ?? 0, type: "essay" }, part?.topics[about.paper % part.topics.length]?.topic ?? "");
  }
  return rows;
}

function content(type: ItemType, blueprint: Blueprint, random: RandomStream): Record<string, unknown> {
  const stem = `题干 ${random.below(1_000_000)}`;
  if (type === "essay") {
    const points = blueprint.essays ? toNumber(blueprint.essays.pointsEach) : 20;
    const rubric = [{ id: "c1", title: "要点", points, guide: [{ points, text: "全部" }] }];
    return { stem, rationale: "解析", rubric, outline: "提纲" };
  }
  const labels = type === "single" ? ["A", "B", "C", "D"] : ["A", "B", "C", "D", "E"];
  const options = labels.map((label) => ({ label, text: `选项 ${label}` }));
  const key = random.shuffle(labels).slice(0, type === "single" ? 1 : 2 + random.below(3));
  return { stem, rationale: "解析", options, key };
}

function plantedEnemies(papers: readonly Row[][], about: { random: RandomStream; share: number }): Map<string, string[]> {
  const enemies = new Map<string, string[]>();
  const all = papers.flatMap((rows, paper) => rows.map((row) => ({ id: row.id, paper })));
  for (const one of all) {
    const other = all[about.random.below(all.length)];
    if (!other || other.paper === one.paper || about.random.next() >= about.share / 2) continue;
    if (enemies.get(one.id)?.includes(other.id)) continue;
    enemies.set(one.id, [...(enemies.get(one.id) ?? []), other.id]);
    enemies.set(other.id, [...(enemies.get(other.id) ?? []), one.id]);
  }
  return enemies;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
