import type { CellRule, CountRule, Kernel, SumRule } from "./model.ts";
import type { ItemSet, PreparedBank } from "./prepared-bank.ts";

/** Flattens the rules of a blueprint for a bank. Rows: the count rules in their order, then the sum rules. */
export function kernelOf(
  rules: {
    readonly cells: readonly CellRule[];
    readonly counts: readonly CountRule[];
    readonly sums: readonly SumRule[];
    readonly sets: readonly ItemSet[];
  },
  bank: PreparedBank,
): Kernel {
  const items = bank.entries.length;
  const cellStart = new Int32Array(rules.cells.length + 1);
  const cellOf = new Int32Array(items).fill(-1);
  for (const [at, cell] of rules.cells.entries()) {
    cellStart[at + 1] = (cellStart[at] as number) + cell.items;
    for (const item of cell.members) cellOf[item] = at;
  }
  const setOf = new Int32Array(items).fill(-1);
  for (const [at, { members }] of rules.sets.entries()) for (const item of members) setOf[item] = at;
  const enemies = flattened(bank.enemies);
  const byItem = rowsByItem(rules, items);
  const rows = rules.counts.length + rules.sums.length;
  const membersPerRow = new Float64Array(rules.cells.length * rows);
  for (let item = 0; item < items; item++) {
    const cell = cellOf[item] as number;
    for (let at = byItem.rowStart[item] as number; cell >= 0 && at < (byItem.rowStart[item + 1] as number); at++) {
      const entry = cell * rows + (byItem.rowList[at] as number);
      membersPerRow[entry] = (membersPerRow[entry] as number) + 1;
    }
  }
  return {
    items,
    rows,
    slots: cellStart[rules.cells.length] as number,
    cellOfSlot: Int32Array.from(rules.cells.flatMap((cell, at) => new Array<number>(cell.items).fill(at))),
    cellStart,
    cellOf,
    ...byItem,
    membersPerRow,
    enemyStart: enemies.start,
    enemyList: enemies.list,
    setOf,
  };
}

function rowsByItem(rules: { readonly counts: readonly CountRule[]; readonly sums: readonly SumRule[] }, items: number) {
  const rows = [...rules.counts, ...rules.sums];
  const rowStart = new Int32Array(items + 1);
  for (const { members } of rows) for (const item of members) rowStart[item + 1] = (rowStart[item + 1] as number) + 1;
  for (let item = 0; item < items; item++) rowStart[item + 1] = (rowStart[item + 1] as number) + (rowStart[item] as number);
  const next = rowStart.slice();
  const rowList = new Int32Array(rowStart[items] as number);
  const rowWeight = new Float64Array(rowList.length);
  for (const [row, rule] of rows.entries()) {
    for (const [at, item] of rule.members.entries()) {
      const entry = next[item] as number;
      next[item] = entry + 1;
      rowList[entry] = row;
      rowWeight[entry] = "weights" in rule ? (rule.weights[at] as number) : 1;
    }
  }
  return { rowStart, rowList, rowWeight };
}

function flattened(lists: readonly (readonly number[])[]): { start: Int32Array; list: Int32Array } {
  const start = new Int32Array(lists.length + 1);
  for (const [at, list] of lists.entries()) start[at + 1] = (start[at] as number) + list.length;
  return { start, list: Int32Array.from(lists.flat()) };
}
