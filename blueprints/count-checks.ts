import type { ItemType } from "#item-bank/item.ts";
import { nameOfCell } from "./constraints.ts";
import type { Unfit } from "./eligible.ts";
import { supplyOf } from "./enemy-groups.ts";
import type { AssemblyModel, CellRule } from "./model.ts";
import type { Sentence } from "./words.ts";

/** A cell the bank cannot fill. `part` 0 means any part (essays). Counts are over all papers together. */
export interface Shortage {
  readonly part: number;
  readonly type: ItemType;
  readonly needed: number;
  readonly available: number;
  readonly shortBy: number;
  /** What became of the items in the bank, step by step. */
  readonly sentence: Sentence;
}

/** Another rule whose counts cannot be met, over all papers together. */
export interface ShortRule {
  readonly name: Sentence;
  readonly needed: number;
  readonly available: number;
  readonly sentence: Sentence;
}

export interface CountFindings {
  readonly shortages: readonly Shortage[];
  readonly shortRules: readonly ShortRule[];
}

/**
 * What plain counting can show before any search: papers share no item, so every cell needs its items once per paper,
 * and of mutual enemies or of a capped topic only so many fit.
 */
export function countFindings(model: AssemblyModel, forms: number): CountFindings {
  const shortages = model.cells.flatMap((cell) => cellShortage(model, cell, forms));
  const shortRules = model.counts.flatMap((rule) => {
    if (hasPlenty(model, rule.members, { forms, needed: rule.least * forms })) return [];
    const available = supplyOf(rule.members, model.enemyGroups, { forms, capOf: model.usage.capOf });
    const needed = rule.least * forms;
    return available >= needed ? [] : [shortRule(rule.name, { needed, available, forms })];
  });
  return { shortages, shortRules };
}

function cellShortage(model: AssemblyModel, cell: CellRule, forms: number): Shortage[] {
  const needed = cell.items * forms;
  const caps = tightestFamily(model, cell, forms);
  if (caps >= needed && hasPlenty(model, cell.members, { forms, needed })) return [];
  const afterEnemies = supplyOf(cell.members, model.enemyGroups, { forms, capOf: model.usage.capOf });
  const available = Math.min(afterEnemies, caps);
  if (available >= needed) return [];
  const shortBy = needed - available;
  const name = nameOfCell(cell);
  const steps = waterfall(model, cell, { afterEnemies, caps, all: papersOf(model, cell.members, forms) });
  const sentence = {
    zh: `${name.zh}：${forms} 份试卷共需 ${needed} 题，可用 ${available} 题，缺 ${shortBy} 题（${steps.map((step) => step.zh).join("，")}）`,
    en: `${name.en}: ${forms} papers need ${needed}, available ${available}, short by ${shortBy} (${steps.map((step) => step.en).join(", ")})`,
  };
  return [{ part: cell.part, type: cell.type, needed, available, shortBy, sentence }];
}

/** Whether items without enemies alone are enough, which settles most rules of a large bank at once. */
function hasPlenty(
  { usage, kernel }: AssemblyModel,
  members: readonly number[],
  about: { forms: number; needed: number },
): boolean {
  let supply = 0;
  for (const item of members) {
    if (supply >= about.needed) return true;
    if (kernel.enemyStart[item] === kernel.enemyStart[item + 1]) supply += Math.min(about.forms, usage.capOf[item] as number);
  }
  return supply >= about.needed;
}

/** The most a cell can supply when each rule of a family (topics of a part, levels …) caps its share. */
function tightestFamily(model: AssemblyModel, cell: CellRule, forms: number): number {
  const inside = placesPerRow(model, cell, forms);
  const capped = new Map<string, { lost: number }>();
  for (const [row, rule] of model.counts.entries()) {
    const family = capped.get(rule.family) ?? { lost: 0 };
    family.lost += Math.max(0, (inside[row] as number) - rule.most * forms);
    capped.set(rule.family, family);
  }
  const lost = [...capped.values()].map((family) => family.lost);
  return papersOf(model, cell.members, forms) - Math.max(0, ...lost);
}

/** Places that the cell's members can fill per row, over all papers. */
function placesPerRow({ kernel, usage, cells }: AssemblyModel, cell: CellRule, forms: number): Float64Array {
  const { uniformCap, capOf } = usage;
  if (uniformCap !== null && kernel.membersPerRow.length > 0) {
    const first = cells.indexOf(cell) * kernel.rows;
    return kernel.membersPerRow.slice(first, first + kernel.rows).map((count) => count * Math.min(forms, uniformCap));
  }
  const inside = new Float64Array(kernel.rows);
  for (const item of cell.members) {
    const papers = Math.min(forms, capOf[item] as number);
    for (let at = kernel.rowStart[item] as number; at < (kernel.rowStart[item + 1] as number); at++) {
      const row = kernel.rowList[at] as number;
      inside[row] = (inside[row] as number) + papers;
    }
  }
  return inside;
}

/** Places the items can fill over all papers, by their caps alone. */
function papersOf({ usage }: AssemblyModel, members: readonly number[], forms: number): number {
  if (usage.uniformCap !== null) return members.length * Math.min(forms, usage.uniformCap);
  return members.reduce((total, item) => total + Math.min(forms, usage.capOf[item] as number), 0);
}

const UNFIT_WORDS: Readonly<Record<Unfit, Sentence>> = {
  topic: { zh: "知识点不在大纲内", en: "outside the syllabus topics" },
  level: { zh: "认知层次不在蓝图内", en: "of a level the blueprint does not grade" },
  "essay-points": { zh: "评分标准总分不符", en: "with a rubric of another total" },
  set: { zh: "同组的题不能全部使用", en: "in sets that cannot be used as a whole" },
  excluded: { zh: "本次已排除", en: "excluded from this run" },
  exposure: { zh: "已达使用次数上限", en: "at the limit of uses" },
};

function waterfall(
  model: AssemblyModel,
  cell: CellRule,
  supply: { afterEnemies: number; caps: number; all: number },
): Sentence[] {
  const intake = model.intake().filter((line) => line.type === cell.type && (cell.part === 0 || line.part === cell.part));
  const inBank = sum(intake.map((line) => line.inBank));
  const steps: Sentence[] = [{ zh: `题库 ${inBank} 题`, en: `${inBank} in the bank` }];
  for (const [reason, words] of Object.entries(UNFIT_WORDS) as [Unfit, Sentence][]) {
    const lost = sum(intake.map((line) => line.unfit[reason]));
    if (lost > 0) steps.push({ zh: `${words.zh} ${lost} 题`, en: `${lost} ${words.en}` });
  }
  const enemies = supply.all - supply.afterEnemies;
  if (enemies > 0) steps.push({ zh: `因互斥不能同卷 ${enemies} 题`, en: `${enemies} kept apart as enemies` });
  const caps = supply.all - supply.caps;
  if (caps > 0) steps.push({ zh: `超出知识点等上限 ${caps} 题`, en: `${caps} above the limits of topics and the like` });
  return steps;
}

function shortRule(name: Sentence, facts: { needed: number; available: number; forms: number }): ShortRule {
  const { needed, available, forms } = facts;
  return {
    name,
    needed,
    available,
    sentence: {
      zh: `${name.zh}：${forms} 份试卷至少需 ${needed} 题，可用 ${available} 题，缺 ${needed - available} 题`,
      en: `${name.en}: ${forms} papers need at least ${needed}, available ${available}, short by ${needed - available}`,
    },
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
