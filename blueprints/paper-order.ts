import type { Item, ItemType, ItemVersion } from "#item-bank/item.ts";
import { type RandomStream, randomStream } from "#kernel/random-stream.ts";

const SECTIONS: readonly ItemType[] = ["single", "multiple", "essay"];

/** More than the parts of any syllabus. */
const PARTS = 100;

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
  const { seed, form, longestRun, anchors } = rule;
  const isPlain = (anchors === undefined || anchors.size === 0) && chosen.every((entry) => entry.item.set === undefined);
  const order: ItemVersion[] = [];
  for (const [type, parts] of partsInTurn(chosen)) {
    const random = randomStream(seed, "assembly", "order", form, type);
    const most = type === "essay" ? Number.POSITIVE_INFINITY : longestRun;
    if (isPlain) {
      order.push(...arrangePlain(parts, random, most));
      continue;
    }
    const units = arrange(
      parts.map((part) => unitsOf(part, anchors)),
      random,
      most,
    );
    for (const unit of units) order.push(...unit.entries);
  }
  return order;
}

/** The longest run of one key in a row over choice items in their order; essays break nothing and count nothing. */
export function longestKeyRun(items: readonly Item[]): number {
  return longestRunOf(items.map(keyText));
}

/** A run that is still open at the end of what has been placed, and the longest so far. */
interface Run {
  key: string;
  length: number;
  longest: number;
}

function extend(run: Run, key: string): void {
  run.length = key !== "" && key === run.key ? run.length + 1 : Math.min(1, key.length);
  run.key = key;
  if (run.length > run.longest) run.longest = run.length;
}

function longestRunOf(keys: readonly string[]): number {
  const run: Run = { key: "", length: 0, longest: 0 };
  for (const key of keys) extend(run, key);
  return run.longest;
}

/** Whether a unit can follow without a run longer than `most`. */
function follows(run: Run, unit: Unit, most: number): boolean {
  let { key: last, length } = run;
  for (const key of unit.keys) {
    length = key !== "" && key === last ? length + 1 : Math.min(1, key.length);
    if (length > most) return false;
    last = key;
  }
  return true;
}

/** The entries by section and, within it, by part; sections without items are left out. */
function partsInTurn(chosen: readonly ItemVersion[]): [ItemType, ItemVersion[][]][] {
  const groups = new Map<number, ItemVersion[]>();
  for (const entry of chosen) {
    const { type, part } = entry.item;
    const place = SECTIONS.indexOf(type) * PARTS + part;
    const group = groups.get(place);
    if (group) group.push(entry);
    else groups.set(place, [entry]);
  }
  const sections = new Map<ItemType, ItemVersion[][]>();
  for (const place of [...groups.keys()].sort((left, right) => left - right)) {
    const type = SECTIONS[Math.floor(place / PARTS)] as ItemType;
    const parts = sections.get(type) ?? [];
    sections.set(type, parts);
    parts.push(groups.get(place) as ItemVersion[]);
  }
  return [...sections];
}

/** As `arrange`, with the same draws, where there is neither a set nor an anchor: item by item. */
function arrangePlain(parts: readonly ItemVersion[][], random: RandomStream, longestRun: number): ItemVersion[] {
  const keyed = parts.map((part) => part.map((entry) => ({ entry, key: keyOf(entry) })));
  let order: ItemVersion[] = [];
  for (let attempt = 0; attempt < MOST_SHUFFLES; attempt++) {
    order = [];
    const run: Run = { key: "", length: 0, longest: 0 };
    for (const part of keyed) {
      const waiting = random.shuffle(part);
      for (let head = 0; head < waiting.length; head++) {
        if (run.length >= longestRun && run.key !== "") drawForward(waiting, head, run.key);
        const { entry, key } = waiting[head] as (typeof waiting)[number];
        extend(run, key);
        order.push(entry);
      }
    }
    if (run.longest <= longestRun) break;
  }
  return order;
}

/** Brings the first one with another key to the head; the others keep their order. */
function drawForward<T extends { readonly key: string }>(waiting: T[], head: number, key: string): void {
  let other = head;
  while (other < waiting.length && (waiting[other] as T).key === key) other += 1;
  if (other === head || other === waiting.length) return;
  const drawn = waiting[other] as T;
  waiting.copyWithin(head + 1, head, other);
  waiting[head] = drawn;
}

function unitsOf(part: readonly ItemVersion[], anchors: ReadonlySet<string> | undefined): readonly Unit[] {
  const hasAnchors = anchors !== undefined && anchors.size > 0;
  const groups = new Map<string, ItemVersion[]>();
  for (const entry of part) {
    const name = entry.item.set === undefined ? `item ${entry.item.id}` : `set ${entry.item.set}`;
    const group = groups.get(name);
    if (group) group.push(entry);
    else groups.set(name, [entry]);
  }
  return [...groups.values()].map((entries) => {
    const isAnchor = hasAnchors && anchors.has(entries[0]?.item.id ?? "");
    return { entries, keys: entries.map(keyOf), isAnchor };
  });
}

function arrange(parts: readonly (readonly Unit[])[], random: RandomStream, longestRun: number): Unit[] {
  let order: Unit[] = [];
  for (let attempt = 0; attempt < MOST_SHUFFLES; attempt++) {
    order = [];
    const run: Run = { key: "", length: 0, longest: 0 };
    for (const part of parts) appendWithoutRuns({ order, run }, random.shuffle(part), longestRun);
    if (run.longest <= longestRun) break;
  }
  return order;
}

/** Appends in the given order, anchors in their places, drawing forward the first unit whose keys make no run too long. */
function appendWithoutRuns(into: { order: Unit[]; run: Run }, waiting: Unit[], longestRun: number): void {
  const hasAnchors = waiting.some((unit) => unit.isAnchor);
  const anchors = hasAnchors ? waiting.filter((unit) => unit.isAnchor) : [];
  const others = hasAnchors ? waiting.filter((unit) => !unit.isAnchor) : waiting;
  for (const isAnchor of anchorPlaces(anchors.length, others.length)) {
    const queue = isAnchor ? anchors : others;
    const next = queue.findIndex((unit) => follows(into.run, unit, longestRun));
    const [unit] = queue.splice(Math.max(0, next), 1);
    if (!unit) continue;
    into.order.push(unit);
    for (const key of unit.keys) extend(into.run, key);
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

function keyOf(entry: ItemVersion): string {
  return keyText(entry.item);
}

function keyText(item: Item): string {
  if (item.type === "essay") return "";
  return item.key.length === 1 ? (item.key[0] as string) : item.key.join("");
}
