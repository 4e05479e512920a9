import { canonicalItem, type Item, type ItemType } from "#item-bank/item.ts";
import type { OptionLabel } from "#item-bank/types/choice/choice.ts";
import { type Points, toNumber } from "#kernel/points.ts";

/** SHA-256 of a text in lower-case hex; a port, because pure code has no hash of its own. */
export type HashText = (text: string) => string;

export interface AssembledSlot {
  /** 1-based place on the paper. */
  readonly slot: number;
  readonly id: string;
  readonly version: number;
  readonly type: ItemType;
  readonly part: number;
  readonly points: Points;
  /** Choice items only. */
  readonly key?: readonly OptionLabel[];
  readonly enemies: readonly string[];
}

export interface AssembledPaper {
  /** A, B, C … */
  readonly form: string;
  readonly seed: string;
  readonly hash: string;
  readonly slots: readonly AssembledSlot[];
}

/** What a paper's hash covers of a slot. */
export interface HashedSlot {
  readonly slot: Pick<AssembledSlot, "slot" | "version" | "points">;
  readonly item: Item;
}

/** What a paper's hash says of an item, as JSON members: the hash of its whole content, and its id. */
export type ContentHash = (item: Item) => string;

/** Hashes every item once, however often it is asked for. Items are immutable, so the answer cannot go stale. */
export function contentHasher(hash: HashText): ContentHash {
  const known = new Map<Item, string>();
  return (item) => {
    let content = known.get(item);
    if (content === undefined) {
      content = `"content":${JSON.stringify(hash(canonicalItem(item)))},"id":${JSON.stringify(item.id)}`;
      known.set(item, content);
    }
    return content;
  };
}

/**
 * The content hash of a paper: blueprint, form, seed (which orders the options), and for every slot its item, version,
 * points and the hash of the item's whole content. Change one character of one option and it is another paper.
 */
export function paperHash(
  paper: { blueprintId: string; form: string; seed: string; slots: readonly HashedSlot[] },
  by: { hash: HashText; content: ContentHash },
): string {
  // The text `canonicalJson` gives, written out: papers for thousands of candidates are sealed and recounted one by one.
  let slots = "";
  for (const { slot, item } of paper.slots) {
    const separator = slots === "" ? "" : ",";
    slots += `${separator}{${by.content(item)},"points":${slot.points},"slot":${slot.slot},"version":${slot.version}}`;
  }
  const { blueprintId, form, seed } = paper;
  const rest = `"form":${JSON.stringify(form)},"seed":${JSON.stringify(seed)},"slots":[${slots}]`;
  return by.hash(`{"blueprint":${JSON.stringify(blueprintId)},${rest}}`);
}

/** A paper as a JSON document for other programs: points as plain numbers, essays apart. */
export function paperDocument(paper: AssembledPaper) {
  const { form, seed, hash } = paper;
  return {
    form,
    seed,
    hash,
    items: paper.slots
      .filter((slot) => slot.type !== "essay")
      .map((slot) => ({
        slot: slot.slot,
        id: slot.id,
        version: slot.version,
        part: slot.part,
        type: slot.type,
        points: toNumber(slot.points),
        key: slot.key ?? [],
        enemies: slot.enemies,
      })),
    essays: paper.slots
      .filter((slot) => slot.type === "essay")
      .map((slot) => ({ slot: slot.slot, id: slot.id, version: slot.version, points: toNumber(slot.points) })),
  };
}

/** Forms are called A, B, C … */
export function formName(index: number): string {
  return String.fromCharCode(65 + index);
}
