import type { ForeignItem, ForeignNote } from "./foreign-item.ts";

/** An identifier used again gets a number, because importing twice finds items by it. */
export function distinctIds(items: readonly ForeignItem[]): { items: ForeignItem[]; warnings: ForeignNote[] } {
  const used = new Map<string, string>();
  const lastNumbers = new Map<string, number>();
  const warnings: ForeignNote[] = [];
  const named = items.map((item) => {
    if (item.id === undefined) return item;
    const first = used.get(item.id);
    if (first === undefined) {
      used.set(item.id, item.place);
      return item;
    }
    let number = (lastNumbers.get(item.id) ?? 1) + 1;
    while (used.has(`${item.id}-${number}`)) number += 1;
    lastNumbers.set(item.id, number);
    const id = `${item.id}-${number}`;
    used.set(id, item.place);
    warnings.push({
      place: item.place,
      reason: {
        zh: `标识 ${item.id} 与 ${first} 相同，改为 ${id}`,
        en: `the identifier ${item.id} is also that of ${first}; changed to ${id}`,
      },
    });
    return { ...item, id };
  });
  return { items: named, warnings };
}
