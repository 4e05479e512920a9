import type { Item, ItemVersion } from "#item-bank/item.ts";
import { assert } from "#kernel/assert.ts";
import type { Blueprint } from "./blueprint-schema.ts";
import { type AssembledPaper, type AssembledSlot, type ContentHash, type HashText, paperHash } from "./paper.ts";
import { paperOrder } from "./paper-order.ts";

export interface FreezeAbout {
  readonly blueprint: Blueprint;
  readonly seed: string;
  readonly form: string;
  readonly anchors: ReadonlySet<string>;
  readonly hashing: { readonly hash: HashText; readonly content: ContentHash };
}

/** Puts chosen items in order and seals them as a paper. */
export function frozenPaper(chosen: readonly ItemVersion[], about: FreezeAbout): AssembledPaper {
  const { blueprint, seed, form, anchors } = about;
  return sealedPaper(paperOrder(chosen, { seed, form, anchors, longestRun: blueprint.longestKeyRun }), about);
}

/** Seals items that already stand in the order of the paper. */
export function sealedPaper(ordered: readonly ItemVersion[], { blueprint, seed, form, hashing }: FreezeAbout): AssembledPaper {
  const frozen: { slot: AssembledSlot; item: Item }[] = [];
  for (const entry of ordered) frozen.push({ slot: slotOf(entry, frozen.length + 1, blueprint), item: entry.item });
  const hash = paperHash({ blueprintId: blueprint.id, form, seed, slots: frozen }, hashing);
  return { form, seed, hash, slots: frozen.map((each) => each.slot) };
}

function slotOf({ item, version }: ItemVersion, slot: number, { types, essays }: Blueprint): AssembledSlot {
  const points = item.type === "essay" ? essays?.pointsEach : types[item.type]?.points;
  assert(points !== undefined, "every chosen item has its place in the blueprint");
  const { id, type, part } = item;
  const enemies = item.enemies.length > 1 ? [...item.enemies].sort() : item.enemies;
  if (item.type === "essay") return { slot, id, version, type, part, points, enemies };
  return { slot, id, version, type, part, points, key: item.key, enemies };
}
