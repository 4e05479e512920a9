import type { ItemType, ItemVersion } from "#item-bank/item.ts";
import { rubricTotal } from "#item-bank/types/essay/essay.ts";
import { assert } from "#kernel/assert.ts";
import type { Blueprint } from "./blueprint-schema.ts";

/** Why an item of the right part and type cannot be used. */
export type Unfit = "topic" | "level" | "essay-points";

/** What became of the items of one part and type on the way into assembly. */
export interface Intake {
  readonly part: number;
  readonly type: ItemType;
  readonly inBank: number;
  readonly unfit: Readonly<Record<Unfit, number>>;
}

export interface Eligible {
  /** Sorted by id, in UTF-16 order, so that nothing depends on the order in which a database answers. */
  readonly items: readonly ItemVersion[];
  readonly intake: readonly Intake[];
}

/**
 * The items a blueprint can use: a part and topic of its syllabus, a level it grades, and for essays a rubric worth
 * exactly what an essay is worth.
 */
export function eligibleItems(blueprint: Blueprint, items: readonly ItemVersion[]): Eligible {
  const sorted = [...items].sort((left, right) => (left.item.id < right.item.id ? -1 : 1));
  const twice = sorted.find((entry, at) => entry.item.id === sorted[at - 1]?.item.id);
  assert(!twice, `assembly needs one version per item; ${twice?.item.id} came twice`);
  const topics = new Map(blueprint.syllabus.map((part) => [part.part, new Set(part.topics.map((entry) => entry.topic))]));
  const levels = new Set(blueprint.levels.map((entry) => entry.level));
  const intake = new Map<string, { part: number; type: ItemType; inBank: number; unfit: Record<Unfit, number> }>();
  const fit = sorted.filter((entry) => {
    const { part, type } = entry.item;
    const cell = `${part} ${type}`;
    const count = intake.get(cell) ?? { part, type, inBank: 0, unfit: { topic: 0, level: 0, "essay-points": 0 } };
    intake.set(cell, count);
    count.inBank += 1;
    const unfit = unfitReason(entry, { blueprint, topics, levels });
    if (unfit) count.unfit[unfit] += 1;
    return !unfit;
  });
  return { items: fit, intake: [...intake.values()] };
}

function unfitReason(
  { item }: ItemVersion,
  exam: { blueprint: Blueprint; topics: ReadonlyMap<number, ReadonlySet<string>>; levels: ReadonlySet<string> },
): Unfit | undefined {
  if (!exam.topics.get(item.part)?.has(item.topic)) return "topic";
  if (item.type === "essay") {
    const { essays } = exam.blueprint;
    return essays && rubricTotal(item.rubric) === essays.pointsEach ? undefined : "essay-points";
  }
  return exam.levels.size > 0 && !exam.levels.has(item.level) ? "level" : undefined;
}
