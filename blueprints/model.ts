import type { ItemType, ItemVersion } from "#item-bank/item.ts";
import type { Points } from "#kernel/points.ts";
import type { Intake } from "./eligible.ts";
import type { ItemSet } from "./prepared-bank.ts";
import type { Sentence } from "./words.ts";

/** Exactly so many items of one kind in every paper. Part 0: from any part. Cells share no item. */
export interface CellRule {
  readonly part: number;
  readonly type: ItemType;
  readonly items: number;
  readonly pointsEach: Points;
  /** Items that may be chosen, ascending; anchors too. */
  readonly members: readonly number[];
}

/** A value the search comes as near to as it can; no paper is refused for it. */
export interface SoftTarget {
  readonly value: number;
  readonly weight: number;
}

/** Between `least` and `most` of the members in every paper. Rules of one family never share an item. */
export interface CountRule {
  readonly id: string;
  readonly family: string;
  readonly name: Sentence;
  readonly least: number;
  readonly most: number;
  readonly members: readonly number[];
  readonly target?: SoftTarget;
}

/**
 * The members' weights add up to between `least` and `most` in every paper. All whole numbers, so that sums are exact;
 * a bound that is missing is infinite.
 */
export interface SumRule {
  readonly id: string;
  readonly kind: "difficulty" | "spread" | "points" | "information" | "reading" | "time";
  readonly name: Sentence;
  readonly least: number;
  readonly most: number;
  readonly members: readonly number[];
  /** Beside `members`. */
  readonly weights: readonly number[];
  /** Units of `weights` in one unit people read (for a mean: millionths × items). */
  readonly scale: number;
  /** A size of the sum by which one per cent is judged. */
  readonly reference: number;
  readonly target?: SoftTarget;
}

/** Items fixed to a paper, or (`form` null) to any one of the papers. */
export interface Pin {
  readonly item: number;
  readonly form: number | null;
}

/** How items may be used in this run, by item index. */
export interface Usage {
  /** Papers of this run an item may stand on; 0: not at all. Anchors are not bound by it. */
  readonly capOf: Int32Array;
  /** The cap of every usable item where it is the same for all and the request takes none away; otherwise null. */
  readonly uniformCap: number | null;
  /** Dense rank of how recently and often an item was used; 0 comes first. */
  readonly rankOf: Int32Array;
  /** In every paper, neither counted as use nor as overlap. */
  readonly anchors: readonly number[];
  readonly pins: readonly Pin[];
  /** Items two papers of the run may share at most, or null. */
  readonly mostShared: number | null;
}

/**
 * Everything assembly has to respect, over item indexes. Items are those of the whole prepared bank; one that cannot be
 * used is a member of nothing. Rows: every cell, every count rule and every sum rule holds in every paper.
 */
export interface AssemblyModel {
  readonly items: readonly ItemVersion[];
  /** What became of the items, counted when asked. */
  intake(): readonly Intake[];
  readonly cells: readonly CellRule[];
  readonly counts: readonly CountRule[];
  readonly sums: readonly SumRule[];
  readonly enemies: readonly (readonly number[])[];
  readonly enemyGroups: readonly (readonly number[])[];
  /** Usable sets; their items stand on a paper together or not at all. */
  readonly sets: readonly ItemSet[];
  readonly usage: Usage;
  /** Requests that contradict themselves, in sentences; papers can only be searched when there are none. */
  readonly contradictions: readonly Sentence[];
  /** Flat arrays for the search; see kernel.ts. */
  readonly kernel: Kernel;
}

/** Static flat arrays: rows are the count rules, then the sum rules. */
export interface Kernel {
  readonly items: number;
  readonly rows: number;
  /** Slots of one paper, cell by cell. */
  readonly slots: number;
  readonly cellOfSlot: Int32Array;
  /** First slot of cell c, and one past the last slot at the end. */
  readonly cellStart: Int32Array;
  /** Cell of item i, or −1. */
  readonly cellOf: Int32Array;
  /** Rows of item i: `rowList[rowStart[i] … rowStart[i + 1])` with their weights. */
  readonly rowStart: Int32Array;
  readonly rowList: Int32Array;
  readonly rowWeight: Float64Array;
  /** How many members of cell c are members of row r: `[c × rows + r]`. */
  readonly membersPerRow: Float64Array;
  readonly enemyStart: Int32Array;
  readonly enemyList: Int32Array;
  /** Set of item i, or −1. */
  readonly setOf: Int32Array;
}
