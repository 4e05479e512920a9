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
 * How many slots the given items can fill over `forms` disjoint papers: an item once, and of a group of mutual enemies
 * at most one per paper. An upper bound (the groups used do not overlap), exact for the pairs and cliques banks have.
 */
export function supplyOf(members: readonly number[], groups: readonly (readonly number[])[], forms: number): number {
  const free = new Set(members);
  let supply = members.length;
  for (const group of groups) {
    const inside = group.filter((item) => free.has(item));
    if (inside.length <= forms) continue;
    supply -= inside.length - forms;
    for (const item of inside) free.delete(item);
  }
  return supply;
}
