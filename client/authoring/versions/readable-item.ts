import type { Item } from "#item-bank/item.ts";
import { contentOf, type ItemDraft } from "../editor/item-draft.ts";

/** A draft as an item to be read and compared, never saved: figures that are missing or unreadable count as 0. */
export function readableItem(draft: ItemDraft): Item {
  return withFigures(contentOf(draft)) as Item;
}

const FIGURES = new Set(["part", "difficulty", "points", "expectedSeconds"]);

function withFigures(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withFigures);
  if (typeof value === "number") return Number.isNaN(value) ? 0 : value;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, member === undefined && FIGURES.has(name) ? 0 : withFigures(member)]),
  );
}
