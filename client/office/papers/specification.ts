import type { PaperSlot } from "#contract/papers.ts";

export interface SpecificationRow {
  readonly part: number;
  readonly type: PaperSlot["type"];
  /** Number of items per level, in the order of `levels`. */
  readonly counts: readonly number[];
  readonly total: number;
}

export interface Specification {
  readonly levels: readonly string[];
  readonly rows: readonly SpecificationRow[];
  readonly totals: readonly number[];
  readonly total: number;
  readonly largest: number;
}

/** From the easiest demand to the hardest, as syllabi list them; other words follow in the order they turn up. */
const LEVEL_ORDER = ["识记", "理解", "应用"];
const TYPE_ORDER: readonly PaperSlot["type"][] = ["single", "multiple", "essay"];

/** How many items of each part and type a paper holds at each cognitive level. */
export function specificationOf(slots: readonly Pick<PaperSlot, "part" | "type" | "level">[]): Specification {
  const found = [...new Set(slots.map(({ level }) => level))];
  const levels = [
    ...LEVEL_ORDER.filter((level) => found.includes(level)),
    ...found.filter((level) => !LEVEL_ORDER.includes(level)),
  ];
  const parts = [...new Set(slots.map(({ part }) => part))].sort((a, b) => a - b);
  const rows = parts.flatMap((part) =>
    TYPE_ORDER.map((type) => {
      const own = slots.filter((slot) => slot.part === part && slot.type === type);
      return { part, type, counts: levels.map((level) => countAt(own, level)), total: own.length };
    }).filter(({ total }) => total > 0),
  );
  return {
    levels,
    rows,
    totals: levels.map((level) => countAt(slots, level)),
    total: slots.length,
    largest: Math.max(0, ...rows.flatMap(({ counts }) => counts)),
  };
}

/** A shade from 0 (nothing) to 4 (the largest cell of the table). */
export function heatOf(count: number, largest: number): 0 | 1 | 2 | 3 | 4 {
  if (count <= 0 || largest <= 0) return 0;
  return Math.min(4, Math.ceil((count / largest) * 4)) as 1 | 2 | 3 | 4;
}

function countAt(slots: readonly { level: string }[], level: string): number {
  return slots.filter((slot) => slot.level === level).length;
}
