import type { Item, ItemType } from "./item.ts";

/** What one paper needs of a part and type; part 0 means any part. */
export interface CheckedCell {
  readonly part: number;
  readonly type: ItemType;
  readonly items: number;
}

export interface CellCount {
  readonly part: number;
  readonly type: ItemType;
  /** For one paper; 0 where no blueprint asks for the cell. */
  readonly needed: number;
  readonly available: number;
}

/** Items per cell: the cells asked for, or, where none are named, every part and type the bank has. */
export function cellCounts(items: readonly Item[], cells: readonly CheckedCell[]): CellCount[] {
  const wanted = cells.length > 0 ? cells : cellsPresent(items);
  return wanted.map((cell) => ({
    part: cell.part,
    type: cell.type,
    needed: cell.items,
    available: items.filter((item) => item.type === cell.type && (cell.part === 0 || item.part === cell.part)).length,
  }));
}

function cellsPresent(items: readonly Item[]): CheckedCell[] {
  const names = new Set(items.map((item) => `${item.part} ${item.type}`));
  const cells = [...names].map((name) => {
    const [part, type] = name.split(" ");
    return { part: Number(part), type: type as ItemType, items: 0 };
  });
  return cells.sort((left, right) => left.part - right.part || (left.type < right.type ? -1 : 1));
}
