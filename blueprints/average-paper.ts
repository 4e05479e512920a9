import { nameOfCell } from "./constraints.ts";
import type { AssemblyModel } from "./model.ts";
import { type LinearModel, LinearModelBuilder } from "./solver.ts";
import type { Sentence } from "./words.ts";

/*
 * The average paper of a run, in items grouped into classes: over F papers a class's average presence is at most the
 * places it can fill, divided by F. What the average paper cannot do, no set of F papers can. Items that enemies or fixed
 * places tell apart are columns of their own; all others that no rule can tell apart are one column, so the model stays
 * small whatever the size of the bank.
 */

/** A rule over classes, with its numbers in words. */
export interface NamedRule {
  readonly name: Sentence;
  readonly text: Sentence;
  readonly least: number;
  readonly most: number;
  /** Cells are what an exam is; they are relaxed last. */
  readonly isCell: boolean;
  readonly id: string;
}

/** Items as one column. `least` and `most` are average presences. */
interface ItemClass {
  least: number;
  most: number;
  readonly rules: readonly number[];
  /** The item, where the column is one item. */
  readonly item: number | null;
}

export interface AveragePaper {
  readonly forms: number;
  readonly rules: readonly NamedRule[];
  readonly classes: readonly ItemClass[];
  /** Groups of mutual enemies, as columns: at most one of them in a paper. */
  readonly cliques: readonly (readonly number[])[];
}

/** The rules of a model over classes. @param withEnemies also what enemies forbid: more columns, needed only where counts alone are fine */
export function averagePaper(model: AssemblyModel, forms: number, { withEnemies }: { withEnemies: boolean }): AveragePaper {
  const rules = namedRules(model);
  const rulesOfItem = membership(model);
  const single = singledOut(model, withEnemies);
  const classes: ItemClass[] = [];
  const byRules = new Map<string, ItemClass>();
  const columnOf = new Map<number, number>();
  for (const [item, list] of rulesOfItem.entries()) {
    const places = Math.min(forms, model.usage.capOf[item] as number);
    if (places <= 0 || list.length === 0) continue;
    const most = places / forms;
    const least = single.get(item);
    if (least !== undefined) {
      columnOf.set(item, classes.length);
      classes.push({ least: Math.min(least(forms), most), most, rules: list, item });
      continue;
    }
    const key = list.join();
    const known = byRules.get(key);
    if (known) known.most += most;
    else {
      const made: ItemClass = { least: 0, most, rules: list, item: null };
      byRules.set(key, made);
      classes.push(made);
    }
  }
  const cliques = withEnemies
    ? model.enemyGroups.map((group) => group.flatMap((item) => columnOf.get(item) ?? [])).filter((group) => group.length > 1)
    : [];
  return { forms, rules, classes, cliques };
}

/** Items that need a column of their own, with their least average presence. */
function singledOut({ usage, enemyGroups }: AssemblyModel, withEnemies: boolean): Map<number, (forms: number) => number> {
  const single = new Map<number, (forms: number) => number>();
  if (withEnemies) for (const group of enemyGroups) for (const item of group) single.set(item, () => 0);
  for (const { item } of usage.pins) single.set(item, (forms) => 1 / forms);
  for (const item of usage.anchors) single.set(item, () => 1);
  return single;
}

function membership({ items, cells, counts }: AssemblyModel): number[][] {
  const rulesOfItem: number[][] = items.map(() => []);
  const all = [...cells, ...counts];
  for (const [rule, { members }] of all.entries()) for (const item of members) rulesOfItem[item]?.push(rule);
  return rulesOfItem;
}

function namedRules(model: AssemblyModel): NamedRule[] {
  const usable = (members: readonly number[]) => members.filter((item) => (model.usage.capOf[item] as number) > 0).length;
  const cells = model.cells.map((cell) => {
    return {
      id: `cell ${cell.part} ${cell.type}`,
      name: nameOfCell(cell),
      least: cell.items,
      most: cell.items,
      members: cell.members,
      isCell: true,
    };
  });
  const counts = model.counts.map(({ id, name, least, most, members }) => ({ id, name, least, most, members, isCell: false }));
  return [...cells, ...counts].map(({ members, ...rule }) => ({ ...rule, text: ruleText(rule, usable(members)) }));
}

function ruleText({ name, least, most }: Pick<NamedRule, "name" | "least" | "most">, available: number): Sentence {
  return {
    zh: `${name.zh}：每卷 ${rangeWords(least, most).zh} 题（可用 ${available} 题）`,
    en: `${name.en}: ${rangeWords(least, most).en} per paper (${available} usable items)`,
  };
}

function rangeWords(least: number, most: number): Sentence {
  if (least === most) return { zh: String(least), en: String(least) };
  if (!Number.isFinite(most)) return { zh: `至少 ${least}`, en: `at least ${least}` };
  if (least <= 0) return { zh: `至多 ${most}`, en: `at most ${most}` };
  return { zh: `${least}–${most}`, en: `${least}–${most}` };
}

/** An item that could be written: the rules it would count for. */
export interface Phantom {
  readonly name: Sentence;
  readonly rules: readonly number[];
}

/** What a rule that gives way costs beside one that does not shape the exam. */
const CELL_PRICE = 100;

/**
 * The linear model: columns are the classes, then (if asked) the phantoms, then two slacks per rule. Rows are the rules,
 * then the cliques.
 */
export function averageModel(
  paper: AveragePaper,
  about: { readonly phantoms?: readonly Phantom[]; readonly isElastic?: boolean } = {},
): LinearModel {
  const { rules, classes, cliques } = paper;
  const build = new LinearModelBuilder();
  const entries = rules.map((): [number, number][] => []);
  for (const { least, most, rules: list } of classes) {
    const column = build.column({ least, most });
    for (const rule of list) entries[rule]?.push([column, 1]);
  }
  for (const [at, phantom] of (about.phantoms ?? []).entries()) {
    // Slightly rising prices settle ties, so that the answer names few kinds of items.
    const column = build.column({ least: 0, most: Number.POSITIVE_INFINITY, cost: 1 + at * 1e-5 });
    for (const rule of phantom.rules) entries[rule]?.push([column, 1]);
  }
  for (const [at, rule] of rules.entries()) {
    const list = entries[at] ?? [];
    if (about.isElastic) {
      const price = { least: 0, most: Number.POSITIVE_INFINITY, cost: rule.isCell ? CELL_PRICE : 1 };
      list.push([build.column(price), 1], [build.column(price), -1]);
    }
    build.row(rule, list);
  }
  for (const clique of cliques)
    build.row(
      { least: 0, most: 1 },
      clique.map((column) => [column, 1] as const),
    );
  return build.build();
}
