import type { ItemType, ItemVersion } from "#item-bank/item.ts";
import { rubricTotal } from "#item-bank/types/essay/essay.ts";
import type { Blueprint } from "./blueprint-schema.ts";
import { cellsOf } from "./cells.ts";
import type { PreparedBank } from "./prepared-bank.ts";

/** Why an item of the right part and type cannot be used: by the blueprint, then by the request. */
export type Unfit = "topic" | "level" | "essay-points" | "set" | "excluded" | "exposure";

/** What became of the items of one part and type on the way into assembly. */
export interface Intake {
  readonly part: number;
  readonly type: ItemType;
  readonly inBank: number;
  readonly unfit: Readonly<Record<Unfit, number>>;
}

/**
 * Why the blueprint cannot use an item, by index; undefined where it can: a part and topic of its syllabus, a level it
 * grades, for essays a rubric worth exactly what an essay is worth, and a set all of whose items can be used.
 */
export function unfitReasons(blueprint: Blueprint, bank: PreparedBank): (Unfit | undefined)[] {
  const topics = new Map(blueprint.syllabus.map((part) => [part.part, new Set(part.topics.map((entry) => entry.topic))]));
  const levels = new Set(blueprint.levels.map((entry) => entry.level));
  const reasons = bank.entries.map((entry) => unfitReason(entry, { blueprint, topics, levels }));
  const cells = new Set(cellsOf(blueprint).map(({ part, type }) => `${part} ${type}`));
  const hasPlace = (at: number): boolean => {
    const item = bank.entries[at]?.item;
    return item !== undefined && (item.type === "essay" || cells.has(`${item.part} ${item.type}`));
  };
  for (const { members } of bank.sets) {
    const isWhole = members.every((at) => !reasons[at] && hasPlace(at));
    const isAtPeace = members.every((at) => !members.some((other) => bank.enemies[at]?.includes(other)));
    // One item that cannot be used, or two that are enemies, and the set as a whole cannot be used.
    if (!isWhole || !isAtPeace) for (const at of members) reasons[at] ??= "set";
  }
  return reasons;
}

/** Counts the reasons per part and type. */
export function intakeOf(entries: readonly ItemVersion[], reasons: readonly (Unfit | undefined)[]): Intake[] {
  const intake = new Map<string, { part: number; type: ItemType; inBank: number; unfit: Record<Unfit, number> }>();
  for (const [at, { item }] of entries.entries()) {
    const { part, type } = item;
    const cell = `${part} ${type}`;
    let count = intake.get(cell);
    if (!count) {
      const unfit = { topic: 0, level: 0, "essay-points": 0, set: 0, excluded: 0, exposure: 0 };
      count = { part, type, inBank: 0, unfit };
      intake.set(cell, count);
    }
    count.inBank += 1;
    const unfit = reasons[at];
    if (unfit) count.unfit[unfit] += 1;
  }
  return [...intake.values()];
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
