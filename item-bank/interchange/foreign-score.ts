import type { OptionLabel } from "../types/choice/choice.ts";
import type { ForeignItem, ForeignMapping } from "./foreign-item.ts";

/**
 * The SCORE a choice question's own source gives for a response: by its mapping where it has one, else `maxScore` (1 where
 * none is told) for exactly the key and nothing for anything else.
 */
export function scoreForeign(
  item: Pick<ForeignItem, "key" | "mapping" | "maxScore" | "isUnscored">,
  response: readonly OptionLabel[],
): number {
  const chosen = [...new Set(response)].sort();
  if (chosen.length === 0 || item.isUnscored) return 0;
  if (item.mapping) return mappedScore(item.mapping, chosen);
  return chosen.join() === [...item.key].sort().join() ? (item.maxScore ?? 1) : 0;
}

/** The sum of the chosen options' points within the bounds. */
export function mappedScore(mapping: ForeignMapping, chosen: readonly OptionLabel[]): number {
  const { entries, defaultPoints, least, most } = mapping;
  const sum = chosen.reduce((total, label) => total + (entries[label] ?? defaultPoints), 0);
  return Math.min(most ?? Number.POSITIVE_INFINITY, Math.max(least ?? Number.NEGATIVE_INFINITY, sum));
}
