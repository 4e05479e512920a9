import type { ItemVersion } from "#item-bank/item.ts";
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
  const frozen = ordered.map(({ item, version }, at) => {
    const points = item.type === "essay" ? blueprint.essays?.pointsEach : blueprint.types[item.type]?.points;
    assert(points !== undefined, "every chosen item has its place in the blueprint");
    return { slot: at + 1, version, points, item };
  });
  const slots: AssembledSlot[] = frozen.map(({ slot, version, points, item }) => ({
    slot,
    id: item.id,
    version,
    type: item.type,
    part: item.part,
    points,
    ...(item.type === "essay" ? {} : { key: item.key }),
    enemies: item.enemies.length > 1 ? [...item.enemies].sort() : item.enemies,
  }));
  return { form, seed, hash: paperHash({ blueprintId: blueprint.id, form, seed, slots: frozen }, hashing), slots };
}
