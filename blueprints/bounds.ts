import { nameOfCell } from "./constraints.ts";
import type { AssemblyModel, SumRule } from "./model.ts";
import { type LinearModel, LinearModelBuilder, type Solver } from "./solver.ts";
import type { Sentence } from "./words.ts";

/*
 * All models here are about one average paper: over F papers an item's average presence is at most its cap/F. What
 * the average paper cannot do, no set of F papers can; so a bound found here is a proof, at the size of one paper.
 */

/** The nearest any set of papers can come to a target. */
export interface TargetBound {
  readonly name: Sentence;
  readonly wantedMean: number;
  readonly tolerance: number;
  /** Smallest distance of the mean from what is wanted; 0 when the target is within reach. */
  readonly leastDistance: number;
}

const MILLION = 1_000_000;

/** For every target (a sum with two bounds), the smallest distance that all other rules leave possible, or null where there is no answer. */
export async function targetBounds(model: AssemblyModel, forms: number, solver: Solver): Promise<(TargetBound | null)[]> {
  const bounds: (TargetBound | null)[] = [];
  const targets = model.sums.filter(({ least, most }) => Number.isFinite(least) && Number.isFinite(most));
  for (const target of targets) bounds.push(await targetBound(model, { target, forms }, solver));
  return bounds;
}

async function targetBound(
  model: AssemblyModel,
  about: { target: SumRule; forms: number },
  solver: Solver,
): Promise<TargetBound | null> {
  const { target, forms } = about;
  const build = new LinearModelBuilder();
  for (const cap of model.usage.capOf) build.column({ least: 0, most: Math.min(cap, forms) / forms });
  addItemRows(build, model);
  const distance = build.column({ least: 0, most: Number.POSITIVE_INFINITY, cost: 1 });
  const weights = target.members.map((item, at) => [item, (target.weights[at] as number) / MILLION] as const);
  const wanted = (target.least + target.most) / 2 / MILLION;
  const items = target.scale / MILLION;
  build.row({ least: wanted, most: Number.POSITIVE_INFINITY }, [...weights, [distance, 1]]);
  build.row({ least: Number.NEGATIVE_INFINITY, most: wanted }, [...weights, [distance, -1]]);
  const answer = await solver.minimise(build.build());
  if (answer.status !== "optimal") return null;
  return {
    name: target.name,
    wantedMean: round(wanted / items),
    tolerance: round((target.most - target.least) / 2 / MILLION / items),
    leastDistance: round(answer.objective / items),
  };
}

/** To 4 decimals, as people read a difficulty. */
function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

function addItemRows(build: LinearModelBuilder, model: AssemblyModel): void {
  const ones = (members: readonly number[]) => members.map((item) => [item, 1] as const);
  for (const cell of model.cells) build.row({ least: cell.items, most: cell.items }, ones(cell.members));
  for (const rule of model.counts) build.row({ least: rule.least, most: rule.most }, ones(rule.members));
  for (const group of model.enemyGroups) build.row({ least: 0, most: 1 }, ones(group));
}

/** Rules that cannot hold together, and what relaxing them would take. */
export interface RuleConflict {
  readonly rules: readonly Sentence[];
  /** How far a rule would have to give, per paper. */
  readonly relaxations: readonly { readonly name: Sentence; readonly by: number }[];
}

/** Items that no rule can tell apart, as one column. */
interface ItemClass {
  readonly size: number;
  readonly rows: readonly number[];
}

/**
 * Looks for rules that contradict each other given what the bank has, on items grouped into classes: small, whatever
 * the size of the bank. Null when the counts can all be met on average (then enemies, whole numbers or luck are to blame).
 */
export async function ruleConflict(model: AssemblyModel, forms: number, solver: Solver): Promise<RuleConflict | null> {
  const rules = namedRules(model);
  const classes = itemClasses(model, rules, forms);
  const strict = classModel(rules, classes, { forms, isElastic: false });
  const answer = await solver.minimise(strict);
  if (answer.status !== "infeasible") return null;
  const conflict = await solver.conflict(strict);
  const elastic = await solver.minimise(classModel(rules, classes, { forms, isElastic: true }));
  const slack = elastic.status === "optimal" ? elastic.values.slice(classes.length) : [];
  const relaxations = rules.flatMap((rule, at) => {
    const by = Math.round(((slack[2 * at] ?? 0) + (slack[2 * at + 1] ?? 0)) * 100) / 100;
    return by > 0 ? [{ name: rule.name, by }] : [];
  });
  return { rules: (conflict?.rows ?? []).flatMap((row) => rules[row]?.text ?? []), relaxations };
}

interface NamedRule {
  readonly name: Sentence;
  /** The rule with its numbers. */
  readonly text: Sentence;
  readonly least: number;
  readonly most: number;
  readonly members: readonly number[];
}

function namedRules(model: AssemblyModel): NamedRule[] {
  const cells = model.cells.map((cell) => ({
    name: nameOfCell(cell),
    least: cell.items,
    most: cell.items,
    members: cell.members,
  }));
  return [...cells, ...model.counts].map((rule) => {
    const { name, least, most, members } = rule;
    const range = least === most ? String(least) : `${least}–${most}`;
    const text = {
      zh: `${name.zh}：每卷 ${range} 题（可用 ${members.length} 题）`,
      en: `${name.en}: ${range} per paper (${members.length} usable items)`,
    };
    return { name, text, least, most, members };
  });
}

function itemClasses(model: AssemblyModel, rules: readonly NamedRule[], forms: number): ItemClass[] {
  const rowsOfItem: number[][] = model.items.map(() => []);
  for (const [row, rule] of rules.entries()) for (const item of rule.members) rowsOfItem[item]?.push(row);
  const classes = new Map<string, { size: number; rows: readonly number[] }>();
  for (const [item, rows] of rowsOfItem.entries()) {
    const size = Math.min(forms, model.usage.capOf[item] as number);
    const known = classes.get(rows.join());
    if (known) known.size += size;
    else classes.set(rows.join(), { size, rows });
  }
  return [...classes.values()];
}

function classModel(
  rules: readonly NamedRule[],
  classes: readonly ItemClass[],
  about: { forms: number; isElastic: boolean },
): LinearModel {
  const build = new LinearModelBuilder();
  for (const entry of classes) build.column({ least: 0, most: entry.size / about.forms });
  const entries = rules.map((): [number, number][] => []);
  for (const [column, entry] of classes.entries()) for (const row of entry.rows) entries[row]?.push([column, 1]);
  for (const [row, rule] of rules.entries()) {
    const list = entries[row] ?? [];
    if (about.isElastic) {
      const most = Number.POSITIVE_INFINITY;
      list.push([build.column({ least: 0, most, cost: 1 }), 1], [build.column({ least: 0, most, cost: 1 }), -1]);
    }
    build.row(rule, list);
  }
  return build.build();
}
