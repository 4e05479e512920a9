import type { SheetShape } from "#contract/answer-sheet.ts";
import type { Item } from "#item-bank/item.ts";

interface ShapedPaper {
  readonly blueprint: { readonly essays: { readonly counted: number; readonly longestCharacters: number } | null };
  readonly slots: readonly { readonly slot: number; readonly item: Item }[];
}

/** What the answer-sheet rules need of a paper: types and option counts, nothing of the items. */
export function sheetShape(paper: ShapedPaper): SheetShape {
  return {
    slots: paper.slots.map(({ slot, item }) => ({
      slot,
      type: item.type,
      options: item.type === "essay" ? 0 : item.options.length,
    })),
    countedEssays: paper.blueprint.essays?.counted ?? 0,
    longestEssay: paper.blueprint.essays?.longestCharacters ?? 0,
  };
}
