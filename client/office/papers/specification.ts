import type { PaperSlot } from "#contract/papers.ts";

type ItemType = PaperSlot["type"];

/** One column of the table: a type at a level. */
export interface SpecificationColumn {
  readonly type: ItemType;
  readonly level: string;
}

export interface SpecificationRow {
  readonly part: number;
  /** Number of items per column. */
  readonly counts: readonly number[];
  readonly total: number;
}

export interface Specification {
  readonly types: readonly { readonly type: ItemType; readonly levels: readonly string[] }[];
  readonly columns: readonly SpecificationColumn[];
  readonly rows: readonly SpecificationRow[];
  readonly totals: readonly number[];
  readonly total: number;
  readonly largest: number;
}

/** From the easiest demand to the hardest, as syllabi list them; other words follow in the order they turn up. */
const LEVEL_ORDER = ["识记", "理解", "应用"];
const TYPE_ORDER: readonly ItemType[] = ["single", "multiple", "essay"];

/** How many items of each part a paper holds for each type and cognitive level. Levels a type never uses have no column. */
export function specificationOf(slots: readonly Pick<PaperSlot, "part" | "type" | "level">[]): Specification {
  const types = TYPE_ORDER.map((type) => ({ type, levels: levelsOf(slots.filter((slot) => slot.type === type)) })).filter(
    ({ levels }) => levels.length > 0,
  );
  const columns = types.flatMap(({ type, levels }) => levels.map((level) => ({ type, level })));
  const parts = [...new Set(slots.map(({ part }) => part))].sort((a, b) => a - b);
  const rows = parts.map((part) => {
    const own = slots.filter((slot) => slot.part === part);
    return { part, counts: columns.map((column) => countIn(own, column)), total: own.length };
  });
  return {
    types,
    columns,
    rows,
    totals: columns.map((column) => countIn(slots, column)),
    total: slots.length,
    largest: Math.max(0, ...rows.flatMap(({ counts }) => counts)),
  };
}

/** A shade from 0 (nothing) to 4 (the largest cell of the table). */
export function heatOf(count: number, largest: number): 0 | 1 | 2 | 3 | 4 {
  if (count <= 0 || largest <= 0) return 0;
  return Math.min(4, Math.ceil((count / largest) * 4)) as 1 | 2 | 3 | 4;
}

function levelsOf(slots: readonly { level: string }[]): string[] {
  const found = [...new Set(slots.map(({ level }) => level))];
  return [...LEVEL_ORDER.filter((level) => found.includes(level)), ...found.filter((level) => !LEVEL_ORDER.includes(level))];
}

function countIn(slots: readonly { type: ItemType; level: string }[], { type, level }: SpecificationColumn): number {
  return slots.filter((slot) => slot.type === type && slot.level === level).length;
}
