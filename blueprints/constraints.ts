import type { Item, ItemVersion } from "#item-bank/item.ts";
import type { Blueprint } from "./blueprint-schema.ts";
import { cellsOf } from "./cells.ts";
import { constraintRows } from "./constraint-rows.ts";
import { intakeOf, type Unfit, unfitReasons } from "./eligible.ts";
import { kernelOf } from "./kernel.ts";
import { levelRange } from "./levels.ts";
import type { AssemblyModel, CellRule, CountRule, Kernel, SumRule } from "./model.ts";
import { type BankInput, bankOf, type ItemSet, type PreparedBank } from "./prepared-bank.ts";
import { type AssemblyTerms, pastRules, usageOf } from "./request-terms.ts";
import { cellName, type Sentence } from "./words.ts";

const MILLION = 1_000_000;

/** What a blueprint makes of a bank, whatever the request. */
export interface StaticModel {
  readonly reasons: readonly (Unfit | undefined)[];
  readonly cells: readonly CellRule[];
  readonly counts: readonly CountRule[];
  readonly sums: readonly SumRule[];
  readonly sets: readonly ItemSet[];
  readonly kernel: Kernel;
}

/**
 * Turns a blueprint, a bank and the terms of a request into rules over item indexes. Same inputs with items in any order,
 * same model. What does not depend on the request is worked out once per prepared bank and blueprint.
 */
export function assemblyModel(
  blueprint: Blueprint,
  items: BankInput,
  request: AssemblyTerms & { forms?: number } = {},
): AssemblyModel {
  const bank = bankOf(items);
  const base = staticModel(blueprint, bank);
  const { usage, reasons, contradictions } = usageOf({ blueprint, bank, base, forms: request.forms ?? 1 }, request);
  const past = pastRules({ blueprint, bank, usage }, request);
  const isUsable = (at: number): boolean => (usage.capOf[at] as number) > 0;
  const anchors = new Set(usage.anchors);
  const isCut = reasons !== base.reasons;
  const left = (members: readonly number[]) => (isCut ? members.filter((at) => isUsable(at) || anchors.has(at)) : members);
  const counts = [...base.counts, ...past];
  return {
    items: bank.entries,
    intake: () => intakeOf(bank.entries, reasons),
    cells: base.cells.map((cell) => ({ ...cell, members: left(cell.members) })),
    counts: isCut ? counts.map((rule) => ({ ...rule, members: left(rule.members) })) : counts,
    sums: base.sums,
    enemies: bank.enemies,
    enemyGroups: bank.enemyGroups,
    sets: isCut ? base.sets.filter(({ members }) => members.every((at) => isUsable(at) || anchors.has(at))) : base.sets,
    usage,
    contradictions,
    kernel: past.length === 0 ? base.kernel : kernelOf({ ...base, counts }, bank),
  };
}

/** Ids of the anchors, and of the items that come along because they are in a set with one. */
export function anchorIds({ items, usage }: AssemblyModel): ReadonlySet<string> {
  return new Set(usage.anchors.flatMap((at) => items[at]?.item.id ?? []));
}

function staticModel(blueprint: Blueprint, bank: PreparedBank): StaticModel {
  const known = bank.memory.get(blueprint) as StaticModel | undefined;
  if (known) return known;
  const reasons = unfitReasons(blueprint, bank);
  const usable = reasons.flatMap((reason, at) => (reason ? [] : [at]));
  const groups = memberGroups(bank.entries, usable);
  const where = (group: string): readonly number[] => groups.get(group) ?? [];
  const ground = { blueprint, items: bank.entries, usable };
  const own = (blueprint.constraints ?? []).map((entry, at) => constraintRows(entry, { ...ground, number: at + 1 }));
  const rules = {
    reasons,
    cells: cellRules(blueprint, where),
    counts: [
      ...levelRules(blueprint, where),
      ...topicRules(blueprint, where),
      ...essayRules(blueprint, where),
      ...own.flatMap((rows) => rows.counts),
    ],
    sums: [...targetRules(blueprint, bank.entries, usable), ...own.flatMap((rows) => rows.sums)],
    sets: bank.sets.filter(({ members }) => members.every((at) => !reasons[at])),
  };
  const made = { ...rules, kernel: kernelOf(rules, bank) };
  bank.memory.set(blueprint, made);
  return made;
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
function memberGroups(items: readonly ItemVersion[], usable: readonly number[]): ReadonlyMap<string, readonly number[]> {
  const groups = new Map<string, number[]>();
  const add = (group: string, at: number): void => {
    const members = groups.get(group);
    if (members) members.push(at);
    else groups.set(group, [at]);
  };
  for (const at of usable) {
    const { type, part, topic, level } = (items[at] as ItemVersion).item;
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
    id: `level ${entry.level}`,
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
      const id = `topic ${part.part} ${topic}`;
      return [{ id, family: `topic ${part.part}`, name, least: least ?? 0, most: most ?? part.items, members }];
    }),
  );
}

function essayRules(blueprint: Blueprint, where: Where): CountRule[] {
  const { essays, syllabus } = blueprint;
  if (!essays) return [];
  const byPart = syllabus.map(({ part }) => ({
    id: `essay part ${part}`,
    family: "essay part",
    name: { zh: `论述题：第 ${part} 部分`, en: `essays of part ${part}` },
    least: 0,
    most: essays.mostPerPart ?? essays.offered,
    members: where(`${KIND.essayPart} ${part}`),
  }));
  const byTopic = syllabus.flatMap(({ part, topics }) =>
    topics.map(({ topic }) => ({
      id: `essay topic ${part} ${topic}`,
      family: "essay topic",
      name: { zh: `论述题：第 ${part} 部分“${topic}”`, en: `essays of part ${part}, ${topic}` },
      least: 0,
      most: essays.mostPerTopic,
      members: where(`${KIND.essayTopic} ${part} ${topic}`),
    })),
  );
  return [...byPart, ...byTopic].filter((rule) => rule.members.length > rule.most);
}

function targetRules(blueprint: Blueprint, items: readonly ItemVersion[], usable: readonly number[]): SumRule[] {
  const { difficulty, essays } = blueprint;
  const rules: SumRule[] = [];
  const add = (name: Sentence, aim: { mean: number; tolerance: number }, over: { items: number; isEssay: boolean }): void => {
    const members = usable.filter((at) => isEssay((items[at] as ItemVersion).item) === over.isEssay);
    const wanted = Math.round(aim.mean * MILLION * over.items);
    const tolerance = Math.round(aim.tolerance * MILLION * over.items);
    rules.push({
      id: over.isEssay ? "essay difficulty" : "difficulty",
      kind: "difficulty",
      name,
      least: wanted - tolerance,
      most: wanted + tolerance,
      members,
      weights: members.map((at) => Math.round((items[at] as ItemVersion).item.difficulty * MILLION)),
      scale: MILLION * over.items,
      reference: Math.max(wanted, (MILLION / 2) * over.items),
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
