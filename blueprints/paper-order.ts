import type { Item, ItemType, ItemVersion } from "#item-bank/item.ts";
import { type RandomStream, randomStream } from "#kernel/random-stream.ts";

const SECTIONS: readonly ItemType[] = ["single", "multiple", "essay"];

/** Shuffles tried before a section is taken as it is; the verifier has the last word. */
const MOST_SHUFFLES = 50;

/**
 * The order of a paper: single choice, multiple choice, essays; inside a section the parts in turn, inside a part a
 * seeded shuffle in which no key stands more than `longestRun` times in a row.
 */
export function paperOrder(
  chosen: readonly ItemVersion[],
  rule: { seed: string; form: string; longestRun: number },
): ItemVersion[] {
  return SECTIONS.flatMap((type) => {
    const random = randomStream(rule.seed, "assembly", "order", rule.form, type);
    const parts = partsInTurn(chosen.filter((entry) => entry.item.type === type));
    return arrange(parts, random, type === "essay" ? Number.POSITIVE_INFINITY : rule.longestRun);
  });
}

/** The longest run of one key in a row over choice items in their order; essays break nothing and count nothing. */
export function longestKeyRun(items: readonly Item[]): number {
  let longest = 0;
  let run = 0;
  let last = "";
  for (const item of items) {
    const key = keyText(item);
    run = key !== "" && key === last ? run + 1 : Math.min(1, key.length);
    last = key;
    longest = Math.max(longest, run);
  }
  return longest;
}

function partsInTurn(section: readonly ItemVersion[]): ItemVersion[][] {
  const parts = [...new Set(section.map((entry) => entry.item.part))].sort((left, right) => left - right);
  return parts.map((part) => section.filter((entry) => entry.item.part === part));
}

function arrange(parts: readonly ItemVersion[][], random: RandomStream, longestRun: number): ItemVersion[] {
  let order: ItemVersion[] = [];
  for (let attempt = 0; attempt < MOST_SHUFFLES; attempt++) {
    order = [];
    for (const part of parts) appendWithoutRuns(order, random.shuffle(part), longestRun);
    if (longestKeyRun(order.map((entry) => entry.item)) <= longestRun) return order;
  }
  return order;
}

/** Appends in the given order, drawing forward the first item whose key does not make the run too long. */
function appendWithoutRuns(order: ItemVersion[], waiting: ItemVersion[], longestRun: number): void {
  while (waiting.length > 0) {
    const tail = order.slice(-longestRun).map((entry) => keyText(entry.item));
    const isFull = tail.length === longestRun && tail.every((key) => key === tail[0]);
    const next = isFull ? waiting.findIndex((entry) => keyText(entry.item) !== tail[0]) : 0;
    order.push(...waiting.splice(Math.max(0, next), 1));
  }
}

function keyText(item: Item): string {
  return item.type === "essay" ? "" : item.key.join("");
}
