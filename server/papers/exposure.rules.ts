import type { Blueprint } from "#blueprints/blueprint.ts";
import { cellsOf } from "#blueprints/cells.ts";
import type { AssembledPaper } from "#blueprints/paper.ts";
import type { ItemVersion } from "#item-bank/item.ts";

interface CellUse {
  readonly part: number;
  readonly type: string;
  readonly items: number;
  readonly mean: number;
  readonly most: number;
  readonly unused: number;
}

interface Counted {
  readonly uses: number;
  readonly count: number;
}

/** How often the bank's items were used before an assembly and with it, and how evenly it used the items of each cell. */
export function exposureOf(
  papers: readonly AssembledPaper[],
  about: { blueprint: Blueprint; bank: readonly ItemVersion[]; uses: ReadonlyMap<string, number> },
): { before: Counted[]; after: Counted[]; cells: CellUse[] } {
  const now = new Map<string, number>();
  for (const { slots } of papers) for (const { id } of slots) now.set(id, (now.get(id) ?? 0) + 1);
  const before = about.bank.map(({ item }) => about.uses.get(item.id) ?? 0);
  const after = about.bank.map(({ item }) => (about.uses.get(item.id) ?? 0) + (now.get(item.id) ?? 0));
  return { before: counted(before), after: counted(after), cells: cellUses(now, about) };
}

function cellUses(now: ReadonlyMap<string, number>, about: { blueprint: Blueprint; bank: readonly ItemVersion[] }): CellUse[] {
  const essays = about.blueprint.essays ? [{ part: 0, type: "essay" }] : [];
  return [...cellsOf(about.blueprint), ...essays].map(({ part, type }) => {
    const members = about.bank.filter(({ item }) => item.type === type && (part === 0 || item.part === part));
    const uses = members.map(({ item }) => now.get(item.id) ?? 0);
    const total = uses.reduce((sum, use) => sum + use, 0);
    const mean = members.length === 0 ? 0 : Math.round((total / members.length) * 1000) / 1000;
    const most = uses.reduce((largest, use) => Math.max(largest, use), 0);
    return { part, type, items: members.length, mean, most, unused: uses.filter((use) => use === 0).length };
  });
}

function counted(uses: readonly number[]): Counted[] {
  const counts = new Map<number, number>();
  for (const use of uses) counts.set(use, (counts.get(use) ?? 0) + 1);
  return [...counts].map(([use, count]) => ({ uses: use, count })).sort((left, right) => left.uses - right.uses);
}
