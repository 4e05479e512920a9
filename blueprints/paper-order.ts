import type { Item, ItemType, ItemVersion } from "#item-bank/item.ts";
import { type RandomStream, randomStream } from "#kernel/random-stream.ts";

const SECTIONS: readonly ItemType[] = ["single", "multiple", "essay"];

/** Shuffles tried before a section is taken as it is; the verifier has the last word. */
const MOST_SHUFFLES = 50;

/** A set, or one item: what moves as one when a paper is put in order. */
interface Unit {
  readonly entries: readonly ItemVersion[];
  readonly keys: readonly string[];
  readonly isAnchor: boolean;
}

/**
 * The order of a paper: single choice, multiple choice, essays; inside a section the parts in turn, inside a part a
 * seeded shuffle in which the items of a set stand side by side, anchors are spread, and no key stands more than
 * `longestRun` times in a row.
 */
export function paperOrder(
  chosen: readonly ItemVersion[],
  rule: { seed: string; form: string; longestRun: number; anchors?: ReadonlySet<string> },
): ItemVersion[] {
  return SECTIONS.flatMap((type) => {
    const random = randomStream(rule.seed, "assembly", "order", rule.form, type);
    const parts = partsInTurn(chosen.filter((entry) => entry.item.type === type)).map((part) => unitsOf(part, rule.anchors));
    return arrange(parts, random, type === "essay" ? Number.POSITIVE_INFINITY : rule.longestRun);
  });
}

/** The longest run of one key in a row over choice items in their order; essays break nothing and count nothing. */
export function longestKeyRun(items: readonly Item[]): number {
  return longestRunOf(items.map(keyText));
}

function longestRunOf(keys: readonly string[]): number {
  let longest = 0;
  let run = 0;
  let last = "";
  for (const key of keys) {
    run = key !== "" && key === last ? run + 1 : Math.min(1, key.length);
    last = key;
    longest = Math.max(longest, run);
  }
  return longest;
}

function partsInTurn(section: readonly ItemVersion[]): ItemVersion[][] {
  const parts = new Map<number, ItemVersion[]>();
  for (const entry of section) {
    const part = parts.get(entry.item.part);
    if (part) part.push(entry);
    else parts.set(entry.item.part, [entry]);
  }
  return [...parts].sort(([left], [right]) => left - right).map(([, entries]) => entries);
}

function unitsOf(part: readonly ItemVersion[], anchors: ReadonlySet<string> | undefined): Unit[] {
  const sets = new Map<string, ItemVersion[]>();
  const groups: ItemVersion[][] = [];
  for (const entry of part) {
    const { set } = entry.item;
    const known = set === undefined ? undefined : sets.get(set);
    if (known) {
      known.push(entry);
      continue;
    }
    const group = [entry];
    groups.push(group);
    if (set !== undefined) sets.set(set, group);
  }
  return groups.map((entries) => ({
    entries,
    keys: entries.map((entry) => keyText(entry.item)),
    isAnchor: anchors?.has(entries[0]?.item.id ?? "") ?? false,
  }));
}

function arrange(parts: readonly (readonly Unit[])[], random: RandomStream, longestRun: number): ItemVersion[] {
  let order: Unit[] = [];
  for (let attempt = 0; attempt < MOST_SHUFFLES; attempt++) {
    order = [];
    const keys: string[] = [];
    for (const part of parts) appendWithoutRuns({ order, keys }, random.shuffle(part), longestRun);
    if (longestRunOf(keys) <= longestRun) break;
  }
  return order.flatMap((unit) => unit.entries);
}

/** Appends in the given order, anchors in their places, drawing forward the first unit whose keys make no run too long. */
function appendWithoutRuns(into: { order: Unit[]; keys: string[] }, waiting: readonly Unit[], longestRun: number): void {
  const anchors = waiting.filter((unit) => unit.isAnchor);
  const others = waiting.filter((unit) => !unit.isAnchor);
  for (const isAnchor of anchorPlaces(anchors.length, others.length)) {
    const queue = isAnchor ? anchors : others;
    const tail = into.keys.slice(-longestRun);
    const next = queue.findIndex((unit) => longestRunOf([...tail, ...unit.keys]) <= longestRun);
    const [unit] = queue.splice(Math.max(0, next), 1);
    if (!unit) continue;
    into.order.push(unit);
    into.keys.push(...unit.keys);
  }
}

/** Where anchors stand among the others: the gaps before, between and behind them filled evenly. */
function anchorPlaces(anchors: number, others: number): boolean[] {
  const gaps = others + 1;
  const places: boolean[] = [];
  for (let gap = 0; gap < gaps; gap++) {
    const count = Math.floor(((gap + 1) * anchors) / gaps) - Math.floor((gap * anchors) / gaps);
    for (let at = 0; at < count; at++) places.push(true);
    if (gap < others) places.push(false);
  }
  return places;
}

function keyText(item: Item): string {
  return item.type === "essay" ? "" : item.key.join("");
}
