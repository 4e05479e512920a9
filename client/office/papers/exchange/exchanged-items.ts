import type { PaperSlot } from "#contract/papers.ts";

type Slot = Pick<PaperSlot, "slot" | "id" | "version">;

/** Slots that hold another item, or another version of it, than before. */
export function exchangedItems(before: readonly Slot[], after: readonly Slot[]): { slot: number; before: Slot; after: Slot }[] {
  const standing = new Map(before.map((entry) => [entry.slot, entry]));
  return after.flatMap((entry) => {
    const old = standing.get(entry.slot);
    const isSame = old?.id === entry.id && old.version === entry.version;
    return old && !isSame ? [{ slot: entry.slot, before: old, after: entry }] : [];
  });
}
