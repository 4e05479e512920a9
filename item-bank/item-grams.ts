import { comparedText } from "./compared-text.ts";
import type { GramSet } from "./gram-index.ts";
import { GramTable } from "./gram-table.ts";
import type { DraftItem } from "./lint/lint-finding.ts";

/** An item as sets of grams. */
export interface Grams {
  readonly id: string;
  readonly set: string | undefined;
  readonly isEssay: boolean;
  readonly stem: GramSet;
  readonly options: GramSet;
  /** Key texts as they are compared. */
  readonly keys: readonly string[];
}

/** What an item is read with. */
export interface Reading {
  readonly table: GramTable;
  /** Rank of every gram there was when the index was made; later ones rank behind, by their number. Null: no ranks yet. */
  readonly ranks: Int32Array | null;
  /** Where grams are numbered that the table does not hold; without it they are taken in. */
  readonly unknown?: Map<number, number>;
}

/** All items as sets of grams ranked by how often the bank has them, rarest first. */
export function ranked(items: readonly DraftItem[]): { table: GramTable; ranks: Int32Array; rows: Grams[] } {
  const table = new GramTable();
  const rows = items.map((item) => gramsOf(item, { table, ranks: null }));
  const counts = new Int32Array(table.size);
  for (const { stem, options } of rows) {
    for (let at = 0; at < stem.length; at++) counts[stem[at] as number] = (counts[stem[at] as number] as number) + 1;
    for (let at = 0; at < options.length; at++) counts[options[at] as number] = (counts[options[at] as number] as number) + 1;
  }
  const ranks = ranksBy(counts);
  const ranksOf = (grams: GramSet): GramSet => {
    for (let at = 0; at < grams.length; at++) grams[at] = ranks[grams[at] as number] as number;
    return sortedUnique(grams);
  };
  return { table, ranks, rows: rows.map((row) => ({ ...row, stem: ranksOf(row.stem), options: ranksOf(row.options) })) };
}

/** The place of each value in rising order, by counting. */
function ranksBy(counts: Int32Array): Int32Array {
  const starts = new Int32Array(counts.reduce((most, count) => Math.max(most, count), 0) + 2);
  for (const count of counts) starts[count + 1] = (starts[count + 1] as number) + 1;
  for (let at = 1; at < starts.length; at++) starts[at] = (starts[at] as number) + (starts[at - 1] as number);
  return counts.map((count) => {
    const rank = starts[count] as number;
    starts[count] = rank + 1;
    return rank;
  });
}

/** One item, read with the ranks of a bank; without ranks its grams come as they stand in the text, repeats and all. */
export function gramsOf(item: DraftItem, reading: Reading): Grams {
  const options = item.options ?? [];
  const texts = options.map(({ text }) => comparedText(text));
  return {
    id: item.id ?? "",
    set: item.set,
    isEssay: item.type === "essay",
    stem: gramSet([comparedText(item.stem ?? "")], false, reading),
    options: gramSet(texts, true, reading),
    keys: texts.filter((_, at) => item.key?.includes(options[at]?.label ?? "")),
  };
}

/** Jaccard over the grams of two lists of texts, for the few that are looked at closely. */
export function textSimilarity(left: readonly string[], right: readonly string[]): number {
  const table = new GramTable();
  const [one, other] = [left, right].map((texts) => new Set(gramSet(texts, true, { table, ranks: null }))) as [
    Set<number>,
    Set<number>,
  ];
  const shared = [...one].filter((gram) => other.has(gram)).length;
  const union = one.size + other.size - shared;
  return union === 0 ? 1 : shared / union;
}

const FIRST_ROOM = 512;
/** Where the grams of one item are gathered; grown when a text is longer. */
let room = new Int32Array(FIRST_ROOM);

function gramSet(texts: readonly string[], isClosed: boolean, { table, ranks, unknown }: Reading): GramSet {
  let size = 0;
  for (const text of texts) {
    if (size + text.length + 2 > room.length) room = grown(room, size + text.length + 2);
    size = table.read(text, { isClosed, unknown, into: room, from: size });
  }
  const grams = room.slice(0, size);
  if (ranks === null) return grams;
  for (let at = 0; at < size; at++) {
    const gram = grams[at] as number;
    if (gram >= 0 && gram < ranks.length) grams[at] = ranks[gram] as number;
  }
  return sortedUnique(grams);
}

function grown(full: Int32Array, least: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(Math.max(least, full.length * 2));
  larger.set(full);
  return larger;
}

function sortedUnique(grams: GramSet): GramSet {
  grams.sort();
  let size = 0;
  for (let at = 0; at < grams.length; at++) {
    if (at === 0 || grams[at] !== grams[at - 1]) grams[size++] = grams[at] as number;
  }
  return size === grams.length ? grams : grams.slice(0, size);
}
