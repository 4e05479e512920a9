import type { ItemType } from "#item-bank/item.ts";

const NUMBERED = /^(.*-)(\d+)$/;

/**
 * An id for a new item after the custom of its neighbours: the commonest beginning of theirs and the next free number in
 * as many digits. Empty where they show no custom.
 */
export function suggestId(ids: readonly string[]): string {
  const stems = new Map<string, { count: number; largest: number; digits: number }>();
  for (const id of ids) {
    const [, stem, number] = NUMBERED.exec(id) ?? [];
    if (!stem || !number) continue;
    const seen = stems.get(stem) ?? { count: 0, largest: 0, digits: 0 };
    stems.set(stem, {
      count: seen.count + 1,
      largest: Math.max(seen.largest, Number(number)),
      digits: Math.max(seen.digits, number.length),
    });
  }
  const [commonest] = [...stems].sort(([, a], [, b]) => b.count - a.count);
  if (!commonest) return "";
  const [stem, { largest, digits }] = commonest;
  return `${stem}${String(largest + 1).padStart(digits, "0")}`;
}

/** Neighbours are items of the same part and type; essays are numbered through all parts. */
export function neighboursOf(type: ItemType, part: number | undefined): { type: ItemType; part?: number } | undefined {
  if (type === "essay") return { type };
  return part ? { type, part } : undefined;
}
