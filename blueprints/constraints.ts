import type { Item, ItemType, ItemVersion } from "#item-bank/item.ts";
import type { Points } from "#kernel/points.ts";
import type { Blueprint } from "./blueprint-schema.ts";
import { cellsOf } from "./cells.ts";
import { eligibleItems, type Intake } from "./eligible.ts";
import { enemyGroups, enemyLists } from "./enemy-groups.ts";
import { levelRange } from "./levels.ts";
import { cellName, type Sentence } from "./words.ts";

/** Exactly so many items of one kind in every paper. Part 0: from any part. */
export interface CellRule {
  readonly part: number;
  readonly type: ItemType;
  readonly items: number;
  readonly pointsEach: Points;
  readonly members: readonly number[];
}

/** Between `least` and `most` of the members in every paper. Rules of one family never share an item. */
export interface CountRule {
  readonly family: string;
  readonly name: Sentence;
  readonly least: number;
  readonly most: number;
  readonly members: readonly number[];
}

/** The members' sum in every paper stays within `tolerance` of `wanted`; whole millionths, so that sums are exact. */
export interface TargetRule {
  readonly name: Sentence;
  readonly wanted: number;
  readonly tolerance: number;
  /** How many items of a paper the sum is over. */
  readonly items: number;
  readonly weights: readonly number[];
}

/** Everything assembly has to respect, over item indexes. Built once per call; the search and the bounds read it. */
export interface AssemblyModel {
  readonly items: readonly ItemVersion[];
  readonly intake: readonly Intake[];
  readonly cells: readonly CellRule[];
  readonly counts: readonly CountRule[];
  readonly targets: readonly TargetRule[];
  readonly enemies: readonly (readonly number[])[];
  readonly enemyGroups: readonly (readonly number[])[];
}

const MILLION = 1_000_000;

/** Turns a blueprint and a bank into rules over item indexes. Same blueprint and items in any order, same model. */
export function assemblyModel(blueprint: Blueprint, bank: readonly ItemVersion[]): AssemblyModel {
  const { items, intake } = eligibleItems(blueprint, bank);
  const groups = memberGroups(items);
  const where = (group: string): readonly number[] => groups.get(group) ?? [];
  const enemies = enemyLists(items);
  return {
    items,
    intake,
    cells: cellRules(blueprint, where),
    counts: [...levelRules(blueprint, where), ...topicRules(blueprint, where), ...essayRules(blueprint, where)],
    targets: targetRules(blueprint, items),
    enemies,
    enemyGroups: enemyGroups(enemies),
  };
}

/** Members of a named group, ascending. */
type Where = (group: string) => readonly number[];

const KIND = {
  cell: "cell",
  level: "level",
  topic: "topic",
  essays: "essays",
  essayPart: "essay part",
  essayTopic: "essay topic",
};

/** Every group any rule may ask for, filled in one pass over the items. */
function memberGroups(items: readonly ItemVersion[]): ReadonlyMap<string, readonly number[]> {
  const groups = new Map<string, number[]>();
  const add = (group: string, at: number): void => {
    const members = groups.get(group);
    if (members) members.push(at);
    else groups.set(group, [at]);
  };
  for (const [at, { item }] of items.entries()) {
    const { type, part, topic, level } = item;
    const names =
      type === "essay"
        ? [KIND.essays, `${KIND.essayPart} ${part}`, `${KIND.essayTopic} ${part} ${topic}`]
        : [`${KIND.cell} ${part} ${type}`, `${KIND.level} ${level}`, `${KIND.topic} ${part} ${topic}`];
    for (const name of names) add(name, at);
  }
  return groups;
}

function cellRules(blueprint: Blueprint, where: Where): CellRule[] {
  const cells: CellRule[] = cellsOf(blueprint).map(({ part, type, items, pointsEach }) => {
    return { part, type, items, pointsEach, members: where(`${KIND.cell} ${part} ${type}`) };
  });
  const { essays } = blueprint;
  if (!essays) return cells;
  return [
    ...cells,
    { part: 0, type: "essay", items: essays.offered, pointsEach: essays.pointsEach, members: where(KIND.essays) },
  ];
}

function levelRules(blueprint: Blueprint, where: Where): CountRule[] {
  const choiceItems = choiceItemsPerPaper(blueprint);
  return blueprint.levels.map((entry) => ({
    family: "level",
    name: { zh: `认知层次“${entry.level}”`, en: `level ${entry.level}` },
    ...levelRange(entry, choiceItems),
    members: where(`${KIND.level} ${entry.level}`),
  }));
}

function topicRules(blueprint: Blueprint, where: Where): CountRule[] {
  return blueprint.syllabus.flatMap((part) =>
    part.topics.flatMap(({ topic, least, most }) => {
      if (least === undefined && most === undefined) return [];
      const members = where(`${KIND.topic} ${part.part} ${topic}`);
      const name = { zh: `第 ${part.part} 部分知识点“${topic}”`, en: `part ${part.part} topic ${topic}` };
      return [{ family: `topic ${part.part}`, name, least: least ?? 0, most: most ?? part.items, members }];
    }),
  );
}

function essayRules(blueprint: Blueprint, where: Where): CountRule[] {
  const { essays, syllabus } = blueprint;
  if (!essays) return [];
  const byPart = syllabus.map(({ part }) => ({
    family: "essay part",
    name: { zh: `论述题：第 ${part} 部分`, en: `essays of part ${part}` },
    least: 0,
    most: essays.mostPerPart ?? essays.offered,
    members: where(`${KIND.essayPart} ${part}`),
  }));
  const byTopic = syllabus.flatMap(({ part, topics }) =>
    topics.map(({ topic }) => ({
      family: "essay topic",
      name: { zh: `论述题：第 ${part} 部分“${topic}”`, en: `essays of part ${part}, ${topic}` },
      least: 0,
      most: essays.mostPerTopic,
      members: where(`${KIND.essayTopic} ${part} ${topic}`),
    })),
  );
  return [...byPart, ...byTopic].filter((rule) => rule.members.length > rule.most);
}

function targetRules(blueprint: Blueprint, items: readonly ItemVersion[]): TargetRule[] {
  const { difficulty, essays } = blueprint;
  const rules: TargetRule[] = [];
  const add = (name: Sentence, aim: { mean: number; tolerance: number }, over: { items: number; isEssay: boolean }): void => {
    rules.push({
      name,
      wanted: Math.round(aim.mean * MILLION * over.items),
      tolerance: Math.round(aim.tolerance * MILLION * over.items),
      items: over.items,
      weights: items.map(({ item }) => (isEssay(item) === over.isEssay ? Math.round(item.difficulty * MILLION) : 0)),
    });
  };
  if (difficulty) {
    const name = { zh: "选择题平均预期难度", en: "mean difficulty of the choice items" };
    add(name, difficulty, { items: choiceItemsPerPaper(blueprint), isEssay: false });
  }
  if (essays?.difficulty) {
    const name = { zh: "论述题平均预期难度", en: "mean difficulty of the essays" };
    add(name, essays.difficulty, { items: essays.offered, isEssay: true });
  }
  return rules;
}

function isEssay(item: Item): boolean {
  return item.type === "essay";
}

/** Choice items of one paper, over all parts. */
export function choiceItemsPerPaper(blueprint: Blueprint): number {
  return Object.values(blueprint.types).reduce((total, rule) => total + (rule?.items ?? 0), 0);
}

/** The name of a cell as people say it. */
export function nameOfCell(cell: Pick<CellRule, "part" | "type">): Sentence {
  return cellName(cell.part, cell.type);
}
