import { createEffect, onCleanup } from "solid-js";

export type HighlightName = "authoring-must" | "authoring-should" | "authoring-hint" | "authoring-comment" | "authoring-chosen";

/**
 * Marks stretches of the page without touching its elements; `::highlight(name)` says how they look. Browsers without
 * it show none, and the lists beside the text still say everything.
 */
export function createHighlight(name: HighlightName, ranges: () => readonly Range[]): void {
  if (typeof Highlight === "undefined" || !CSS.highlights) return;
  const registry = CSS.highlights;
  const highlight = registry.get(name) ?? new Highlight();
  registry.set(name, highlight);
  let mine: readonly Range[] = [];
  const clear = () => {
    for (const range of mine) highlight.delete(range);
    mine = [];
  };
  createEffect(() => {
    const next = ranges();
    clear();
    mine = next;
    for (const range of next) highlight.add(range);
  });
  onCleanup(clear);
}
