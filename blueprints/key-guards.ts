import type { Item, ItemVersion } from "#item-bank/item.ts";
import { kernelOf } from "./kernel.ts";
import type { AssemblyModel, CellRule, CountRule } from "./model.ts";
import type { PreparedBank } from "./prepared-bank.ts";

/**
 * A model that also knows what order alone cannot mend: of n items of a part that stand together, k with one key leave a
 * run of at least k / (n − k + 1), so no more than L (n + 1) / (L + 1) may have it for runs of at most L. The search meets
 * such items seldom enough to begin anew; a search that is kept to few items cannot.
 */
export function withKeyGuards(model: AssemblyModel, about: { bank: PreparedBank; longestKeyRun: number }): AssemblyModel {
  const { bank, longestKeyRun } = about;
  const guards = model.cells.flatMap((cell) => guardsOf(cell, model.items, longestKeyRun));
  if (guards.length === 0) return model;
  const counts = [...model.counts, ...guards];
  return { ...model, counts, kernel: kernelOf({ ...model, counts }, bank) };
}

function guardsOf(cell: CellRule, items: readonly ItemVersion[], longestRun: number): CountRule[] {
  if (cell.type === "essay") return [];
  const most = Math.floor((longestRun * (cell.items + 1)) / (longestRun + 1));
  const byKey = new Map<string, number[]>();
  for (const at of cell.members) {
    const key = keyText((items[at] as ItemVersion).item);
    const members = byKey.get(key);
    if (members) members.push(at);
    else byKey.set(key, [at]);
  }
  return [...byKey].flatMap(([key, members]) => {
    if (most >= cell.items || members.length <= most) return [];
    const id = `key ${cell.part} ${cell.type} ${key}`;
    const name = { zh: `第 ${cell.part} 部分答案为 ${key} 的题`, en: `part ${cell.part}, items with key ${key}` };
    return [{ id, family: `key ${cell.part} ${cell.type}`, name, least: 0, most, members }];
  });
}

function keyText(item: Item): string {
  return item.type === "essay" ? "" : item.key.join("");
}
