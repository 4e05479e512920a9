import type { Item } from "#item-bank/item.ts";
import type { Blueprint } from "./blueprint-schema.ts";
import { cellsOf } from "./cells.ts";
import type { Selector } from "./constraint-schema.ts";

/** Whether a constraint speaks of the item. */
export function fits(of: Selector, item: Item): boolean {
  if (of.type ? !of.type.includes(item.type) : item.type === "essay") return false;
  if (of.part && !of.part.includes(item.part)) return false;
  if (of.topic && !of.topic.includes(item.topic)) return false;
  if (of.level && !of.level.includes(item.level)) return false;
  if (of.tag && !of.tag.some((tag) => item.tags?.includes(tag))) return false;
  if (of.key && (item.type === "essay" || !item.key.includes(of.key))) return false;
  if (!of.difficulty) return true;
  const { from, to } = of.difficulty;
  return from <= item.difficulty && (item.difficulty < to || (to === 1 && item.difficulty === 1));
}

/** How many items of every paper the selector picks, where the blueprint's cells alone decide that; otherwise undefined. */
export function fixedCount(of: Selector, blueprint: Blueprint): number | undefined {
  if (of.topic || of.level || of.tag || of.difficulty || of.key) return undefined;
  if (of.part && of.type?.includes("essay")) return undefined;
  const cells = cellsOf(blueprint).filter(
    ({ part, type }) => (!of.part || of.part.includes(part)) && (!of.type || of.type.includes(type)),
  );
  const essays = of.type?.includes("essay") ? (blueprint.essays?.offered ?? 0) : 0;
  return cells.reduce((total, cell) => total + cell.items, essays);
}
