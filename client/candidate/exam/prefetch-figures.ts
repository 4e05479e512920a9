import type { CandidatePaper } from "#contract/candidate.ts";
import { figuresOf } from "#item-bank/rich-text.ts";

/** Fetches every image of the paper while the network is there; shown later, they come from the browser's cache. */
export function prefetchFigures(paper: CandidatePaper): void {
  const texts = paper.items.flatMap(({ item }) => [
    item.stem,
    ...("options" in item ? item.options.map(({ text }) => text) : []),
  ]);
  for (const name of new Set(texts.flatMap(figuresOf).map((figure) => figure.name))) {
    new Image().src = `/api/candidate/figures/${encodeURIComponent(name)}`;
  }
}
