import type { Item } from "#item-bank/item.ts";
import { type ItemField, textsOf } from "./item-texts.ts";
import { type DiffPiece, diffTexts, hasChanges } from "./text-diff.ts";

/** One part of an item in two versions. */
export interface FieldDiff {
  readonly field: ItemField;
  readonly which: string;
  readonly pieces: readonly DiffPiece[];
  readonly isChanged: boolean;
}

/**
 * Compares two versions of an item part by part, in the order of the newer one; parts that only the older one has stand
 * where they stood. A part is known by its kind and its label or id.
 */
export function diffItems(before: Item, after: Item): FieldDiff[] {
  const old = new Map(textsOf(before).map((part) => [`${part.field} ${part.which}`, part]));
  const fresh = new Map(textsOf(after).map((part) => [`${part.field} ${part.which}`, part]));
  return keysInOrder([...old.keys()], [...fresh.keys()]).map((key) => {
    const part = fresh.get(key) ?? old.get(key);
    const pieces = diffTexts(old.get(key)?.text ?? "", fresh.get(key)?.text ?? "");
    return { field: part?.field ?? "stem", which: part?.which ?? "", pieces, isChanged: hasChanges(pieces) };
  });
}

/** Every key once: those of the newer list in its order, the others behind the neighbour they had. */
function keysInOrder(old: readonly string[], fresh: readonly string[]): string[] {
  const order = [...fresh];
  for (const [at, key] of old.entries()) {
    if (order.includes(key)) continue;
    const before = old[at - 1];
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, key);
  }
  return order;
}
