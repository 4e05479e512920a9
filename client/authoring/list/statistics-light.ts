import type { ItemRow } from "#contract/bank.ts";

export type Light = "ok" | "look" | "check" | "few";

/** The same limits as the statistics beside the item (Ebel and Frisbie 1991), as far as a row's figures go. */
const FEWEST_ANSWERS = 10;
const LIMITS = { weak: 0.2, hardest: 0.2, easiest: 0.95 } as const;

export function lightOf({ n, facility, discrimination }: NonNullable<ItemRow["statistics"]>): Light {
  if (n < FEWEST_ANSWERS) return "few";
  if (discrimination !== null && discrimination < 0) return "check";
  const isOff = facility < LIMITS.hardest || facility > LIMITS.easiest;
  return isOff || (discrimination !== null && discrimination < LIMITS.weak) ? "look" : "ok";
}
