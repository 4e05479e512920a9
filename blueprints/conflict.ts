import { type AveragePaper, averageModel, averagePaper, type NamedRule, type Phantom } from "./average-paper.ts";
import type { Blueprint } from "./blueprint-schema.ts";
import { cellsOf } from "./cells.ts";
import type { AssemblyModel } from "./model.ts";
import type { Solver } from "./solver.ts";
import { cellName, type Sentence } from "./words.ts";

/** A rule that would have to give way, and the bound that would do. */
export interface Relaxation {
  readonly name: Sentence;
  /** How far, per paper. */
  readonly by: number;
  readonly sentence: Sentence;
}

/** Items that would have to be written, over all papers. */
export interface Writing {
  readonly name: Sentence;
  readonly items: number;
}

/** Rules that cannot hold together, and the cheapest ways out. */
export interface RuleConflict {
  /** A smallest set: without any one of them the others can hold. */
  readonly rules: readonly Sentence[];
  readonly relaxations: readonly Relaxation[];
  readonly writings: readonly Writing[];
}

/** Figures of a linear program below this are nothing. */
const TINY = 1e-6;

/**
 * Looks for rules that contradict each other given what the bank has: counts first, then with enemies. Null when the
 * average paper can exist (then sums, whole numbers or luck are to blame).
 */
export async function ruleConflict(
  model: AssemblyModel,
  forms: number,
  solver: Solver,
  blueprint?: Blueprint,
): Promise<RuleConflict | null> {
  for (const withEnemies of [false, true]) {
    const paper = averagePaper(model, forms, { withEnemies });
    if (withEnemies && paper.cliques.length === 0) return null;
    const strict = averageModel(paper);
    const answer = await solver.minimise(strict);
    if (answer.status !== "infeasible") continue;
    const conflict = await solver.conflict(strict);
    return {
      rules: conflict
        ? [...conflict.rows.map((row) => rowText(model, paper, row)), ...fixedItems(model, paper, conflict.columns)]
        : [],
      relaxations: await relaxationsOf(paper, solver),
      writings: blueprint ? await writingsOf(paper, blueprint, solver) : [],
    };
  }
  return null;
}

function rowText({ items }: AssemblyModel, { rules, cliques, classes }: AveragePaper, row: number): Sentence {
  const rule = rules[row];
  if (rule) return rule.text;
  const ids = (cliques[row - rules.length] ?? []).flatMap((column) => {
    const at = classes[column]?.item;
    return at === null || at === undefined ? [] : (items[at]?.item.id ?? []);
  });
  return { zh: `互斥题不能同卷：${ids.join("、")}`, en: `enemies cannot meet in a paper: ${ids.join(", ")}` };
}

/** Items fixed to papers that take part in the conflict. */
function fixedItems({ items }: AssemblyModel, { classes }: AveragePaper, columns: readonly number[]): Sentence[] {
  const ids = columns.flatMap((column) => {
    const entry = classes[column];
    return entry && entry.item !== null && entry.least > 0 ? (items[entry.item]?.item.id ?? []) : [];
  });
  return ids.length === 0 ? [] : [{ zh: `指定入卷的题：${ids.join("、")}`, en: `items fixed to papers: ${ids.join(", ")}` }];
}

async function relaxationsOf(paper: AveragePaper, solver: Solver): Promise<Relaxation[]> {
  const { rules, classes } = paper;
  const elastic = await solver.minimise(averageModel(paper, { isElastic: true }));
  if (elastic.status !== "optimal") return [];
  return rules.flatMap((rule, at) => {
    const short = elastic.values[classes.length + 2 * at] ?? 0;
    const over = elastic.values[classes.length + 2 * at + 1] ?? 0;
    return short > TINY || over > TINY ? [relaxation(rule, { short, over })] : [];
  });
}

function relaxation(rule: NamedRule, { short, over }: { short: number; over: number }): Relaxation {
  const by = Math.round(Math.max(short, over) * 100) / 100;
  const bound = short > over ? Math.floor(rule.least - short + TINY) : Math.ceil(rule.most + over - TINY);
  const from = short > over ? rule.least : rule.most;
  const { name } = rule;
  if (rule.isCell) {
    const sentence = {
      zh: `把${name.zh}的题数由 ${from} 改为 ${bound}`,
      en: `change the number of ${name.en} items from ${from} to ${bound}`,
    };
    return { name, by, sentence };
  }
  const side = short > over ? { zh: "下限", en: "minimum" } : { zh: "上限", en: "maximum" };
  return {
    name,
    by,
    sentence: {
      zh: `把${name.zh}的${side.zh}由 ${from} 放宽到 ${bound}`,
      en: `relax the ${side.en} of ${name.en} from ${from} to ${bound}`,
    },
  };
}

/** The fewest items that, once written, make the average paper possible. */
async function writingsOf(paper: AveragePaper, blueprint: Blueprint, solver: Solver): Promise<Writing[]> {
  const phantoms = phantomsOf(paper, blueprint);
  const answer = await solver.minimise(averageModel(paper, { phantoms }));
  if (answer.status !== "optimal") return [];
  const first = paper.classes.length;
  return phantoms.flatMap(({ name }, at) => {
    const items = Math.ceil((answer.values[first + at] ?? 0) * paper.forms - TINY);
    return items > 0 ? [{ name, items }] : [];
  });
}

/** Every kind of item the blueprint has a place for: cell, topic, level. */
function phantomsOf({ rules }: AveragePaper, blueprint: Blueprint): Phantom[] {
  const indexOf = new Map(rules.map(({ id }, at) => [id, at]));
  const levels = blueprint.levels.length === 0 ? [""] : blueprint.levels.map(({ level }) => level);
  return cellsOf(blueprint).flatMap(({ part, type }) => {
    const topics = blueprint.syllabus.find((entry) => entry.part === part)?.topics ?? [];
    return topics.flatMap(({ topic }) =>
      levels.map((level): Phantom => {
        const ids = [`cell ${part} ${type}`, `topic ${part} ${topic}`, `level ${level}`];
        const cell = cellName(part, type);
        const name = {
          zh: `${cell.zh}（知识点“${topic}”${level === "" ? "" : `，${level}`}）`,
          en: `${cell.en} (${topic}${level === "" ? "" : `, ${level}`})`,
        };
        return { name, rules: ids.flatMap((id) => indexOf.get(id) ?? []) };
      }),
    );
  });
}
