import type { Blueprint } from "#blueprints/blueprint.ts";
import type { Item } from "#item-bank/item.ts";
import type { Points } from "#kernel/points.ts";

/** One slot with the item version frozen into it. */
export interface FrozenSlot {
  readonly slot: number;
  readonly part: number;
  readonly points: Points;
  readonly item: Item;
  readonly version: number;
}

/** A paper that never changes: its slots, its item versions, and the blueprint as it was. */
export interface FrozenPaper {
  readonly id: string;
  readonly form: string;
  /** Orders the options of every candidate; never reaches one. */
  readonly seed: string;
  readonly hash: string;
  readonly blueprint: Blueprint;
  readonly slots: readonly FrozenSlot[];
}
