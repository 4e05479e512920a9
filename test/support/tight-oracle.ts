import { cellsOf } from "#blueprints/cells.ts";
import type { Item } from "#item-bank/item.ts";
import type { TightCase } from "./tight-cases.ts";

/** A row over items of one paper, in plain words: weights and limits. */
interface PaperRow {
  readonly what: string;
  readonly weigh: (item: Item) => number;
  readonly least: number;
  readonly most: number;
}

export const SLACK = 1e-6;

/** The rules of a paper written down a second time, from the blueprint alone. */
export function paperRows(test: TightCase): PaperRow[] {
  const { blueprint, limits, pastPapers } = test;
  const anchors = anchorsOf(test);
  const rows: PaperRow[] = [];
  const add = (what: string, weigh: PaperRow["weigh"], least: number, most: number) => rows.push({ what, weigh, least, most });
  const flag = (holds: (item: Item) => boolean) => (item: Item) => (holds(item) ? 1 : 0);
  const count = blueprint.syllabus.reduce((total, part) => total + part.items, 0);
  for (const cell of cellsOf(blueprint))
    add(
      "cell",
      flag((i) => i.part === cell.part && i.type === cell.type),
      cell.items,
      cell.items,
    );
  for (const { level, least, most } of blueprint.levels) {
    add(
      level,
      flag((i) => i.level === level),
      least * count - SLACK,
      most * count + SLACK,
    );
  }
  for (const { part, topics } of blueprint.syllabus) {
    for (const { topic, most } of topics)
      if (most !== undefined)
        add(
          topic,
          flag((i) => i.part === part && i.topic === topic),
          0,
          most,
        );
  }
  if (blueprint.difficulty) {
    const { mean, tolerance } = blueprint.difficulty;
    add("mean", (i) => i.difficulty - mean, -tolerance * count - SLACK, tolerance * count + SLACK);
  }
  for (const past of pastPapers ?? []) {
    add(
      "past",
      flag((i) => past.items.includes(i.id) && !anchors.includes(i.id)),
      0,
      limits?.mostSharedWithPast ?? 0,
    );
  }
  for (const constraint of blueprint.constraints ?? []) rows.push(...constraintRows(constraint, blueprint));
  return rows;
}

/** Anchors and the rest of their sets, which must come along. */
export function anchorsOf({ items, anchors = [] }: TightCase): string[] {
  const sets = items.flatMap(({ item }) => (anchors.includes(item.id) && item.set ? [item.set] : []));
  return items.flatMap(({ item }) => (anchors.includes(item.id) || sets.includes(item.set ?? "") ? [item.id] : []));
}

type Constraint = NonNullable<TightCase["blueprint"]["constraints"]>[number];

function constraintRows(constraint: Constraint, blueprint: TightCase["blueprint"]): PaperRow[] {
  const free = { least: Number.NEGATIVE_INFINITY, most: Number.POSITIVE_INFINITY };
  const row = (weigh: PaperRow["weigh"], range: Partial<typeof free>): PaperRow => ({
    what: constraint.kind,
    weigh,
    ...free,
    ...range,
  });
  if (constraint.kind === "keys") {
    const single = blueprint.types.single?.items ?? 0;
    return constraint.letters.map((letter) =>
      row((i) => (i.type === "single" && i.key[0] === letter ? 1 : 0), { most: constraint.most * single + SLACK }),
    );
  }
  const { tag, topic, difficulty } = constraint.of;
  const isMeant = (i: Item): boolean =>
    (!tag || (i.tags ?? []).includes(tag[0] ?? "")) &&
    (!topic || topic.includes(i.topic)) &&
    (!difficulty || i.difficulty < difficulty.to);
  const only = (weigh: (item: Item) => number) => (item: Item) => (isMeant(item) ? weigh(item) : 0);
  switch (constraint.kind) {
    case "count":
      return [
        row(
          only(() => 1),
          { least: constraint.least ?? 0, most: constraint.most ?? Number.POSITIVE_INFINITY },
        ),
      ];
    case "points":
      return [
        row(
          only((i) => (i.type === "single" ? 60 : 120)),
          { least: constraint.least ?? 0 },
        ),
      ];
    case "information":
      return [
        row(
          only((i) => Math.round(informationAtZero(i) * 1e6)),
          { least: Math.round((constraint.at[0]?.least ?? 0) * 1e6) },
        ),
      ];
    case "reading":
      return [
        row(
          only((i) => (i.type === "essay" ? 0 : i.stem.length + 8)),
          { most: constraint.most ?? Number.POSITIVE_INFINITY },
        ),
      ];
    case "time":
      return [
        row(
          only((i) => i.expectedSeconds ?? 60),
          { most: constraint.most ?? Number.POSITIVE_INFINITY },
        ),
      ];
    case "difficulty":
      return [
        row(
          only((i) => i.difficulty - 0.6 - 0.1),
          { most: SLACK },
        ),
        row(
          only((i) => i.difficulty - 0.6 + 0.1),
          { least: -SLACK },
        ),
        row(
          only((i) => (i.difficulty - 0.6) ** 2 - 0.0625),
          { most: SLACK },
        ),
      ];
  }
}

function informationAtZero({ calibration }: Item): number {
  if (!calibration) return 0;
  const chance = 1 / (1 + Math.exp(calibration.a * calibration.b));
  return calibration.a ** 2 * chance * (1 - chance);
}

/** What is wrong with papers given as ids, counted from the case alone; empty when they are sound. */
export function faultsOf(test: TightCase, papers: readonly (readonly string[])[]): string[] {
  const bank = new Map(test.items.map(({ item }) => [item.id, item]));
  const rows = paperRows(test);
  const { limits = {}, include = [], exclude = [], uses } = test;
  const anchors = anchorsOf(test);
  const faults: string[] = [];
  for (const [at, ids] of papers.entries()) {
    const items = ids.map((id) => bank.get(id) as Item);
    if (new Set(ids).size < ids.length) faults.push("twice");
    for (const { what, weigh, least, most } of rows) {
      const value = items.reduce((total, item) => total + weigh(item), 0);
      if (value < least - SLACK || value > most + SLACK) faults.push(`${what}: ${value} of ${least}–${most}`);
    }
    if (items.some((one) => one.enemies.some((id) => ids.includes(id)))) faults.push("enemies");
    const sets = new Set(items.flatMap((item) => item.set ?? []));
    for (const { item } of test.items) if (item.set && sets.has(item.set) && !ids.includes(item.id)) faults.push("set");
    if (ids.some((id) => exclude.includes(id)) || anchors.some((id) => !ids.includes(id))) faults.push("excluded or anchor");
    for (const other of papers.slice(0, at)) {
      const shared = ids.filter((id) => other.includes(id) && !anchors.includes(id)).length;
      if (shared > (limits.mostSharedBetweenPapers ?? ids.length)) faults.push("shared");
    }
  }
  for (const { item } of test.items) {
    const now = papers.filter((ids) => ids.includes(item.id)).length;
    if (anchors.includes(item.id)) continue;
    if (now > (limits.mostPapersPerItem ?? 1)) faults.push("too often in this run");
    if (now > 0 && now + (uses?.get(item.id) ?? 0) > (limits.mostUses ?? 99)) faults.push("too often in all");
  }
  for (const { id, form } of include) {
    if (!papers.some((ids, at) => ids.includes(id) && (form === undefined || form === "ABC"[at]))) faults.push("include");
  }
  return faults;
}
