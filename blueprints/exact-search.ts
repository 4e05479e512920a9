import type { AssemblyModel, Kernel } from "./model.ts";

export type ExactOutcome =
  | { readonly kind: "found"; readonly forms: readonly (readonly number[])[] }
  /** Everything was tried: there are no such papers. */
  | { readonly kind: "none" }
  /** Too large, or the limit of steps was reached. */
  | { readonly kind: "unknown" };

const MOST_MEMBERS = 200;
const MOST_PLACES = 80;
const MOST_STEPS = 150_000;

/**
 * Tries every choice of items for small cases, with bounds that cut off what cannot work out. It decides what the
 * exchange search leaves open: papers that were missed, or the certainty that there are none.
 */
export function searchExactly(model: AssemblyModel, forms: number): ExactOutcome {
  const members = model.cells.reduce((total, cell) => total + cell.members.length, 0);
  if (members > MOST_MEMBERS || forms * model.kernel.slots > MOST_PLACES) return { kind: "unknown" };
  return new ExactSearch(model, forms).run();
}

/** One search. Papers are filled in turn, cell by cell, with items in ascending order. */
class ExactSearch {
  private readonly model: AssemblyModel;
  private readonly kernel: Kernel;
  private readonly forms: number;
  private readonly chosen: number[][];
  private readonly used: Int32Array;
  private readonly value: Float64Array;
  /** Forced items per form and cell. */
  private readonly forced: number[][][];
  private readonly isForced: Uint8Array[];
  private readonly isAnchor: Uint8Array;
  /** Largest and smallest sum of any k members: `[cell][row][k]`. */
  private readonly reach: { most: Float64Array; least: Float64Array }[][];
  private readonly limits: { least: number; most: number }[];
  private readonly isSymmetric: boolean;
  private steps = 0;

  constructor(model: AssemblyModel, forms: number) {
    this.model = model;
    this.kernel = model.kernel;
    this.forms = forms;
    this.chosen = Array.from({ length: forms }, () => []);
    this.used = new Int32Array(model.kernel.items);
    this.value = new Float64Array(forms * model.kernel.rows);
    const { anchors, pins } = model.usage;
    this.isAnchor = new Uint8Array(model.kernel.items);
    for (const item of anchors) this.isAnchor[item] = 1;
    this.isSymmetric = pins.every((pin) => pin.form === null);
    this.isForced = Array.from({ length: forms }, () => new Uint8Array(model.kernel.items));
    this.forced = Array.from({ length: forms }, (_, form) => {
      const fixed = [...anchors, ...pins.filter((pin) => pin.form === form).map((pin) => pin.item)];
      for (const item of fixed) (this.isForced[form] as Uint8Array)[item] = 1;
      return model.cells.map((_, cell) => fixed.filter((item) => model.kernel.cellOf[item] === cell));
    });
    this.limits = [...model.counts, ...model.sums].map(({ least, most }) => ({ least, most }));
    this.reach = model.cells.map((cell) => this.reachOf(cell.members, cell.items));
  }

  run(): ExactOutcome {
    const isFound = this.startCell(0, 0);
    if (isFound) return { kind: "found", forms: this.chosen.map((items) => [...items]) };
    return { kind: this.steps > MOST_STEPS ? "unknown" : "none" };
  }

  private reachOf(members: readonly number[], items: number): { most: Float64Array; least: Float64Array }[] {
    const weights = this.limits.map(() => [] as number[]);
    for (const item of members) {
      const { rowStart, rowList, rowWeight } = this.kernel;
      const own = new Float64Array(this.limits.length);
      for (let at = rowStart[item] as number; at < (rowStart[item + 1] as number); at++)
        own[rowList[at] as number] = rowWeight[at] as number;
      for (const [row, list] of weights.entries()) list.push(own[row] as number);
    }
    return weights.map((list) => {
      const sorted = list.sort((left, right) => right - left);
      const [most, least] = [new Float64Array(items + 1), new Float64Array(items + 1)];
      for (let count = 1; count <= items; count++) {
        most[count] = (most[count - 1] as number) + (sorted[count - 1] ?? 0);
        least[count] = (least[count - 1] as number) + (sorted[sorted.length - count] ?? 0);
      }
      return { most, least };
    });
  }

  private startCell(form: number, cell: number): boolean {
    if (cell === this.model.cells.length) return this.finishForm(form);
    const forced = this.forced[form]?.[cell] ?? [];
    const wanted = this.model.cells[cell]?.items ?? 0;
    if (forced.length > wanted || forced.some((item) => !this.mayTake(form, item))) return false;
    for (const item of forced) this.take(form, item, 1);
    const isFound = this.clashes(form, forced) ? false : this.choose(form, { cell, from: 0, left: wanted - forced.length });
    if (isFound) return true;
    for (const item of [...forced].reverse()) this.take(form, item, -1);
    return false;
  }

  private choose(form: number, about: { cell: number; from: number; left: number }): boolean {
    const { cell, from, left } = about;
    this.steps += 1;
    if (this.steps > MOST_STEPS || !this.isWithinReach(form, cell, left)) return false;
    if (left === 0) return this.isSetsOpen(form, cell) && this.startCell(form, cell + 1);
    const members = this.model.cells[cell]?.members ?? [];
    for (let at = from; at <= members.length - left; at++) {
      const item = members[at] as number;
      if (this.isForced[form]?.[item] === 1 || !this.mayTake(form, item) || this.clashes(form, [item])) continue;
      if (!this.keepsOrder(form, item)) continue;
      this.take(form, item, 1);
      if (this.choose(form, { cell, from: at + 1, left: left - 1 })) return true;
      this.take(form, item, -1);
      if (this.steps > MOST_STEPS) return false;
    }
    return false;
  }

  /** Forms are alike, so only those in ascending order of their first free item are tried. */
  private keepsOrder(form: number, item: number): boolean {
    if (!this.isSymmetric || form === 0) return true;
    const first = (index: number) => this.chosen[index]?.find((one) => this.isForced[index]?.[one] !== 1);
    return first(form) !== undefined || item >= (first(form - 1) ?? 0);
  }

  private mayTake(form: number, item: number): boolean {
    return (this.used[item] as number) < (this.model.usage.capOf[item] as number) && !this.chosen[form]?.includes(item);
  }

  private clashes(form: number, items: readonly number[]): boolean {
    return items.some((item) => this.model.enemies[item]?.some((enemy) => this.chosen[form]?.includes(enemy)));
  }

  private take(form: number, item: number, by: 1 | -1): void {
    const list = this.chosen[form] as number[];
    if (by === 1) list.push(item);
    else list.pop();
    this.used[item] = (this.used[item] as number) + by;
    const { rowStart, rowList, rowWeight, rows } = this.kernel;
    for (let at = rowStart[item] as number; at < (rowStart[item + 1] as number); at++) {
      const row = form * rows + (rowList[at] as number);
      this.value[row] = (this.value[row] as number) + by * (rowWeight[at] as number);
    }
  }

  /** Whether every row can still end within its limits. */
  private isWithinReach(form: number, cell: number, left: number): boolean {
    for (const [row, { least, most }] of this.limits.entries()) {
      let highest = this.value[form * this.kernel.rows + row] as number;
      let lowest = highest;
      for (let next = cell; next < this.model.cells.length; next++) {
        const count = next === cell ? left : (this.model.cells[next]?.items ?? 0);
        highest += this.reach[next]?.[row]?.most[count] as number;
        lowest += this.reach[next]?.[row]?.least[count] as number;
      }
      if (highest < least || lowest > most) return false;
    }
    return true;
  }

  /** A set that has begun must not miss a member of a cell that is done. */
  private isSetsOpen(form: number, doneCell: number): boolean {
    const list = this.chosen[form] as number[];
    return this.model.sets.every(({ members }) => {
      if (!members.some((item) => list.includes(item))) return true;
      return members.every((item) => list.includes(item) || (this.kernel.cellOf[item] as number) > doneCell);
    });
  }

  private finishForm(form: number): boolean {
    if (!this.isApart(form)) return false;
    if (form + 1 < this.forms) return this.isEnoughLeft(form + 1) && this.startCell(form + 1, 0);
    return this.model.usage.pins.every(({ item, form: pinned }) => pinned !== null || (this.used[item] as number) > 0);
  }

  private isApart(form: number): boolean {
    const { mostShared } = this.model.usage;
    if (mostShared === null) return true;
    const here = this.chosen[form] as number[];
    const shares = (other: readonly number[]) => here.filter((item) => this.isAnchor[item] !== 1 && other.includes(item)).length;
    return this.chosen.slice(0, form).every((other) => shares(other) <= mostShared);
  }

  /** Every cell must be able to fill the papers still to come. */
  private isEnoughLeft(next: number): boolean {
    const papers = this.forms - next;
    return this.model.cells.every((cell) => {
      let supply = 0;
      for (const item of cell.members)
        supply += Math.min(papers, (this.model.usage.capOf[item] as number) - (this.used[item] as number));
      return supply >= papers * cell.items;
    });
  }
}
