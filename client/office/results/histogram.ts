import { bin } from "d3-array";
import { UNITS_PER_POINT } from "#kernel/points.ts";

export interface Band {
  /** Units of 1/60 point; from belongs to the band, to does not, except in the last one. */
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

export interface Histogram {
  readonly bands: readonly Band[];
  /** Width of a band in units. */
  readonly step: number;
  readonly largest: number;
}

const STEPS_IN_POINTS = [1, 2, 5, 10, 20, 25, 50, 100];
const MOST_BANDS = 20;

/**
 * Totals in bands of a round width, at most twenty of them. Where a width allows it the pass mark falls between two
 * bands, so that no bar holds both who passed and who did not. All values are units of 1/60 point.
 */
export function histogramOf(totals: readonly number[], exam: { readonly most: number; readonly pass: number }): Histogram {
  const step = stepFor(exam);
  const last = Math.ceil(exam.most / step);
  const thresholds = Array.from({ length: Math.max(0, last - 1) }, (_, at) => (at + 1) * step);
  const bands = bin()
    .domain([0, last * step])
    .thresholds(thresholds)(totals)
    .map((values, at) => ({ from: at * step, to: Math.min((at + 1) * step, exam.most), count: values.length }));
  return { bands, step, largest: Math.max(0, ...bands.map(({ count }) => count)) };
}

function stepFor({ most, pass }: { most: number; pass: number }): number {
  const wide = STEPS_IN_POINTS.map((points) => points * UNITS_PER_POINT).filter((step) => most / step <= MOST_BANDS);
  return wide.find((step) => pass % step === 0) ?? wide[0] ?? Math.max(1, Math.ceil(most / MOST_BANDS));
}
