import type { Item, ItemVersion } from "#item-bank/item.ts";
import type { OptionLabel } from "#item-bank/types/choice/choice.ts";
import { assert } from "#kernel/assert.ts";
import type { Blueprint } from "./blueprint-schema.ts";
import { enemyGroups, enemyLists } from "./enemy-groups.ts";
import { type ContentHash, contentHasher, type HashText } from "./paper.ts";

/** Items that stand on a paper together or not at all, by index. */
export interface ItemSet {
  readonly name: string;
  readonly members: readonly number[];
}

/**
 * A bank made ready once and used for many assemblies: sorted by id (UTF-16 order), so that nothing depends on the order
 * in which a database answers. Items are values that never change; another bank is prepared anew.
 */
export interface PreparedBank {
  readonly entries: readonly ItemVersion[];
  readonly indexOf: ReadonlyMap<string, number>;
  readonly enemies: readonly (readonly number[])[];
  readonly enemyGroups: readonly (readonly number[])[];
  readonly sets: readonly ItemSet[];
  /** What was worked out for a blueprint, kept as long as both live. */
  readonly memory: WeakMap<Blueprint, unknown>;
  readonly hashers: WeakMap<HashText, ContentHash>;
}

export type BankInput = readonly ItemVersion[] | PreparedBank;

export function prepareBank(items: readonly ItemVersion[]): PreparedBank {
  const entries = sideBySide([...items].sort((left, right) => (left.item.id < right.item.id ? -1 : 1)));
  const twice = entries.find((entry, at) => entry.item.id === entries[at - 1]?.item.id);
  assert(!twice, `assembly needs one version per item; ${twice?.item.id} came twice`);
  const enemies = enemyLists(entries);
  return {
    entries,
    indexOf: new Map(entries.map(({ item }, at) => [item.id, at])),
    enemies,
    enemyGroups: enemyGroups(enemies),
    sets: itemSets(entries),
    memory: new WeakMap(),
    hashers: new WeakMap(),
  };
}

/** The bank made ready; one that already is comes back as it is. */
export function bankOf(items: BankInput): PreparedBank {
  return "memory" in items ? items : prepareBank(items);
}

export function itemById(bank: PreparedBank, id: string): ItemVersion | undefined {
  const at = bank.indexOf.get(id);
  return at === undefined ? undefined : bank.entries[at];
}

/** Content hashes of the bank's items, taken once. */
export function contentHashesOf(bank: PreparedBank, hash: HashText): ContentHash {
  const known = bank.hashers.get(hash) ?? contentHasher(hash);
  bank.hashers.set(hash, known);
  return known;
}

function itemSets(entries: readonly { readonly item: Item }[]): ItemSet[] {
  const sets = new Map<string, number[]>();
  for (const [at, { item }] of entries.entries()) {
    if (item.set === undefined) continue;
    const members = sets.get(item.set);
    if (members) members.push(at);
    else sets.set(item.set, [at]);
  }
  return [...sets].map(([name, members]) => ({ name, members })).sort((left, right) => (left.name < right.name ? -1 : 1));
}

/**
 * The entries as copies that lie side by side, equal texts and keys held once. A paper's items are spread over the whole
 * bank, so what papers for thousands of candidates cost is mostly fetching them: this layout makes it a third cheaper.
 */
function sideBySide(entries: readonly ItemVersion[]): ItemVersion[] {
  const topic = heldOnce((text: string) => text);
  const level = heldOnce((text: string) => text);
  const key = heldOnce((labels: OptionLabel[]) => labels.join());
  const enemies = heldOnce((ids: string[]) => ids.join());
  return entries.map(({ item, version }): ItemVersion => {
    const shared = {
      topic: topic(item.topic),
      level: level(item.level),
      enemies: enemies(item.enemies),
      ...(item.calibration ? { calibration: { ...item.calibration } } : {}),
    };
    return { item: item.type === "essay" ? { ...item, ...shared } : { ...item, ...shared, key: key(item.key) }, version };
  });
}

/** Gives the first value of each name in place of all that equal it. */
function heldOnce<Value>(nameOf: (value: Value) => string): (value: Value) => Value {
  const held = new Map<string, Value>();
  return (value) => {
    const name = nameOf(value);
    const known = held.get(name);
    if (known !== undefined) return known;
    held.set(name, value);
    return value;
  };
}
