import type { Item } from "#item-bank/item.ts";
import { plainExp } from "./plain-exp.ts";

const MILLION = 1_000_000;

/**
 * Information an item gives at an ability under the two-parameter logistic model, a² p (1 − p), in whole millionths;
 * 0 for an item without calibration. Whole, so that sums are exact and equal on every machine.
 */
export function itemInformation(item: Item, ability: number): number {
  if (!item.calibration) return 0;
  const { a, b } = item.calibration;
  const chance = 1 / (1 + plainExp(-a * (ability - b)));
  return Math.round(a * a * chance * (1 - chance) * MILLION);
}
