import type { ItemVersion } from "#item-bank/item.ts";

/** For every item, by index, the indexes of its enemies, ascending. Symmetric, even where only one side says it. */
export function enemyLists(items: readonly ItemVersion[]): readonly (readonly number[])[] {
  const index = new Map(items.map((entry, at) => [entry.item.id, at]));
  const lists = items.map(() => new Set<number>());
  for (const [at, { item }] of items.entries()) {
    for (const enemyId of item.enemies) {
      const enemy = index.get(enemyId);
      if (enemy === undefined || enemy === at) continue;
      lists[at]?.add(enemy);
      lists[enemy]?.add(at);
    }
  }
  return lists.map((list) => [...list].sort((left, right) => left - right));
}

/**
 * Groups of two or more items that are all enemies of each other, so that a paper can hold one of a group. Every enemy
 * pair is inside some group. Merging chains would be wrong: A–B and B–C do not make A and C enemies.
 */
export function enemyGroups(enemies: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const sets = enemies.map((list) => new Set(list));
  const covered = new Set<string>();
  const groups: number[][] = [];
  for (const [item, list] of enemies.entries()) {
    for (const enemy of list) {
      if (enemy < item || covered.has(`${item} ${enemy}`)) continue;
      const group = [item, enemy];
      for (const next of list) if (group.every((member) => member === next || sets[member]?.has(next))) group.push(next);
      const members = [...new Set(group)].sort((left, right) => left - right);
      for (const one of members) for (const other of members) covered.add(`${one} ${other}`);
      groups.push(members);
    }
  }
  return groups;
}

/**
 * How many slots the given items can fill over the papers of a run: an item as often as its cap allows, and of a group of
 * mutual enemies at most one per paper. An upper bound (the groups used do not overlap), exact for the pairs and cliques
 * banks have.
 */
export function supplyOf(
  members: readonly number[],
  groups: readonly (readonly number[])[],
  run: { readonly forms: number; readonly capOf?: ArrayLike<number> },
): number {
  const { forms, capOf } = run;
  const cap = (item: number): number => (capOf ? Math.min(forms, capOf[item] ?? 0) : 1);
  const free = new Set(members);
  let supply = 0;
  for (const item of members) supply += cap(item);
  for (const group of groups) {
    const inside = group.filter((item) => free.has(item));
    const together = inside.reduce((total, item) => total + cap(item), 0);
    if (inside.length < 2 || together <= forms) continue;
    supply -= together - forms;
    for (const item of inside) free.delete(item);
  }
  return supply;
}
