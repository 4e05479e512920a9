import { assert } from "./assert.ts";

/**
 * Points are integers in 1/60 of a point, so that halves, thirds, quarters and fifths of a point are exact
 * and no score is ever summed in floating point.
 */
export type Points = number & { readonly __unit: "1/60 point" };

export const UNITS_PER_POINT = 60;

/** Turns a number of points as written by people (1, 2, 0.5) into units; refuses what has no exact unit. */
export function points(value: number): Points {
  const units = Math.round(value * UNITS_PER_POINT);
  assert(Math.abs(units / UNITS_PER_POINT - value) < 1e-9, `${value} points cannot be expressed in 1/60 point`);
  return units as Points;
}

/** A whole number of units that is already known to be one. */
export function units(value: number): Points {
  assert(Number.isInteger(value), `points must be whole units, got ${value}`);
  return value as Points;
}

export const ZERO_POINTS = 0 as Points;

/** Exact sum. */
export function sumPoints(values: Iterable<Points>): Points {
  let total = 0;
  for (const value of values) total += value;
  return total as Points;
}

/** Units as a plain number of points, for documents that leave the house (JSON, sheets). */
export function toNumber(value: Points): number {
  return value / UNITS_PER_POINT;
}

/**
 * Points as people read them: at most one decimal, halves rounded away from zero; the stored value stays exact.
 */
export function formatPoints(value: Points): string {
  const tenths = Math.floor((Math.abs(value) * 10) / UNITS_PER_POINT + 0.5);
  const text = tenths % 10 === 0 ? String(tenths / 10) : (tenths / 10).toFixed(1);
  return value < 0 && tenths > 0 ? `-${text}` : text;
}
