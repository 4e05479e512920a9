import type { RandomStream } from "#kernel/random-stream.ts";
import type { SearchState } from "./search-state.ts";

/** Items a search may see beyond what a paper needs, whatever their use. */
const SPARE = 4;
const FEWEST_SETS = 4;

/** Uses ahead of the average that always pass, or the first papers would have nothing to choose from. */
const HEAD_START = 2;

/**
 * The items of every cell in order of use: least used first, among equals the one that has waited longest. A search sees
 * no item that is ahead of its cell's average by more than it is allowed: popular items wait until the others have
 * caught up.
 */
export class LeastRecentlyUsed {
  private readonly state: SearchState;
  private readonly lines: Int32Array[];
  private readonly lengths: number[];
  /** Uses of all items that stand in each line. */
  private readonly sums: number[];
  private readonly sets: Int32Array[];
  /** Uses before and now. */
  private readonly total: Int32Array;
  private readonly used: Int32Array;
  private readonly mostUses: number;

  constructor(
    state: SearchState,
    about: { random: RandomStream; usesOf: (item: number) => number; mostUses: number | undefined },
  ) {
    this.state = state;
    this.mostUses = about.mostUses ?? Number.POSITIVE_INFINITY;
    this.used = new Int32Array(state.kernel.items);
    this.total = new Int32Array(state.kernel.items);
    for (let item = 0; item < this.total.length; item++) this.total[item] = about.usesOf(item);
    const byRank = (left: number, right: number) => (state.rankOf[left] as number) - (state.rankOf[right] as number);
    this.lines = state.pools.map((pool) => Int32Array.from(about.random.shuffle([...pool]).sort(byRank)));
    this.lengths = this.lines.map((line) => line.length);
    this.sums = this.lines.map((line) => line.reduce((sum, item) => sum + (this.total[item] as number), 0));
    this.sets = about.random.shuffle(state.sets).sort(([left = 0], [right = 0]) => byRank(left, right));
    state.isWindow = true;
  }

  /** Shows the search what is at most `lead` times as used as the cell's average item. False when a line is too short. */
  openWindow(lead: number): boolean {
    const { kernel, pools, sets } = this.state;
    sets.splice(0, sets.length, ...this.sets.slice(0, Math.max(FEWEST_SETS, Math.ceil(this.sets.length / 2))));
    for (const [cell, line] of this.lines.entries()) {
      const needed = (kernel.cellStart[cell + 1] as number) - (kernel.cellStart[cell] as number);
      const length = this.lengths[cell] as number;
      if (length < needed && sets.length === 0) return false;
      const average = (needed + (this.sums[cell] as number)) / Math.max(1, length);
      const limit = Math.max(lead * average, average + HEAD_START);
      pools[cell] = line.subarray(0, Math.max(Math.min(length, needed + SPARE), this.firstAbove(line, length, limit - 1)));
    }
    return true;
  }

  /** The first place of a line whose item was used more than `limit` times; lines stand in order of use. */
  private firstAbove(line: Int32Array, length: number, limit: number): number {
    let [low, high] = [0, length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.total[line[middle] as number] as number) <= limit) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Whether all items may be used once more. */
  isAllowed(items: readonly number[]): boolean {
    return items.every((item) => (this.total[item] as number) < this.mostUses);
  }

  /** Counts a paper's items and sends them back in their lines; what has reached the limit of uses leaves its line. */
  markUsed(items: readonly number[]): void {
    const { kernel } = this.state;
    const usedSets = new Set<number>();
    for (const item of items) {
      this.used[item] = (this.used[item] as number) + 1;
      const set = kernel.setOf[item] as number;
      if (set < 0) this.sendBack(kernel.cellOf[item] as number, item);
      else this.total[item] = (this.total[item] as number) + 1;
      if (set >= 0) usedSets.add(set);
    }
    for (const set of usedSets) {
      const at = this.sets.findIndex((members) => kernel.setOf[members[0] as number] === set);
      const [members] = at < 0 ? [] : this.sets.splice(at, 1);
      if (members && this.isAllowed([...members])) this.sets.push(members);
    }
  }

  usesNow(): { item: number; uses: number }[] {
    return [...this.used].flatMap((uses, item) => (uses > 0 ? [{ item, uses }] : []));
  }

  /** Counts one use of a single item and moves it behind those used as often. */
  private sendBack(cell: number, item: number): void {
    const line = this.lines[cell] as Int32Array;
    const length = this.lengths[cell] as number;
    const uses = this.total[item] as number;
    const at = line.indexOf(item, this.firstAbove(line, length, uses - 1));
    const end = this.firstAbove(line, length, uses + 1);
    this.total[item] = uses + 1;
    if (at < 0 || at >= length) return;
    this.sums[cell] = (this.sums[cell] as number) + 1;
    if (this.isAllowed([item])) {
      line.copyWithin(at, at + 1, end);
      line[end - 1] = item;
      return;
    }
    this.sums[cell] = (this.sums[cell] as number) - uses - 1;
    line.copyWithin(at, at + 1, length);
    this.lengths[cell] = length - 1;
  }
}
