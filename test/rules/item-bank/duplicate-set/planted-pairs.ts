import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { z } from "zod";
import type { DraftItem } from "#item-bank/lint/lint-finding.ts";
import { type RandomStream, randomStream } from "#kernel/random-stream.ts";
import { edits } from "./edits.ts";

const item = z.strictObject({ q: z.string(), o: z.string(), k: z.string() });

/** A copy of an item, edited in one way. */
export interface PlantedPair {
  readonly kind: string;
  readonly original: DraftItem;
  readonly copy: DraftItem;
}

/** Questions asked twice in different words. */
function paraphrasedPairs(): PlantedPair[] {
  const entries = z.array(item.extend({ r: z.string() })).parse(parse(textOf("paraphrases.yaml")));
  return entries.map(({ q, r, o, k }, at) => ({
    kind: "paraphrase",
    original: draft(`told-${at}`, { q, o, k }),
    copy: draft(`told-${at}-copy`, { q: r, o, k }),
  }));
}

/** Questions that look alike and are not the same. */
export function nonPairs(): DraftItem[] {
  const groups = z.array(z.array(item)).parse(parse(textOf("non-pairs.yaml")));
  return groups.flatMap((group, at) => group.map((one, which) => draft(`other-${at}-${which}`, one)));
}

/** From each pool so many of each kind. */
const OF_HOUSE = 25;

/**
 * Copies of every kind in equal numbers: paraphrases people wrote first, then edits of the house's items and of made-up
 * ones. Every original is copied once; an item that offers nothing to edit is passed over.
 */
export function plantedPairs(
  total: number,
  { house, written }: { house: readonly DraftItem[]; written: readonly DraftItem[] },
): PlantedPair[] {
  const random: RandomStream = randomStream("near-duplicates", "planted pairs");
  const [ours, theirs] = [random.shuffle(house.filter(({ type }) => type !== "essay")), random.shuffle(written)];
  const told = paraphrasedPairs();
  const kinds = Object.entries(edits);
  return kinds.flatMap(([kind, edit], at) => {
    const wanted = Math.floor(total / kinds.length) + (at < total % kinds.length ? 1 : 0);
    const pairs = kind === "paraphrase" ? [...told] : [];
    const fromHouse = pairs.length + OF_HOUSE;
    while (pairs.length < wanted) {
      const original = (pairs.length < fromHouse ? ours : theirs).pop();
      if (!original) throw new Error(`too few items for ${wanted} of ${kind}`);
      const copy = edit(original, random);
      if (copy) pairs.push({ kind, original, copy: { ...copy, id: `${original.id}-copy` } });
    }
    return pairs;
  });
}

function draft(id: string, { q, o, k }: z.infer<typeof item>): DraftItem {
  const options = o.split(" | ").map((text, at) => ({ label: "ABCDEFGH"[at] ?? "?", text }));
  return { id, type: "single", stem: q, options, key: [...k] };
}

function textOf(name: string): string {
  return readFileSync(fileURLToPath(new URL(name, import.meta.url)), "utf8");
}
