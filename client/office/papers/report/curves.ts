export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Series {
  readonly name: string;
  readonly points: readonly Point[];
}

interface Band {
  readonly from: number;
  readonly to: number;
}

/** Half a band and a little: smooth enough to compare shapes, narrow enough to keep two peaks apart. */
const SMOOTHING_IN_BANDS = 0.8;
const STEPS_PER_BAND = 4;

/** The part of the scale that holds anything, with one empty band at either side where there is one. */
export function usedRange(histograms: readonly (readonly number[])[], bands: readonly Band[]): Band {
  const isUsed = bands.map((_, at) => histograms.some((counts) => (counts[at] ?? 0) > 0));
  const first = isUsed.indexOf(true);
  if (first < 0) return { from: bands[0]?.from ?? 0, to: bands.at(-1)?.to ?? 1 };
  const last = isUsed.lastIndexOf(true);
  return {
    from: bands[Math.max(0, first - 1)]?.from ?? 0,
    to: bands[Math.min(bands.length - 1, last + 1)]?.to ?? 1,
  };
}

/** Counts per band as a smooth curve whose height is items per band; its area is the number of items (what leaves the range excepted). */
export function smoothed(counts: readonly number[], bands: readonly Band[], range: Band): Point[] {
  const width = (bands[0]?.to ?? 1) - (bands[0]?.from ?? 0);
  const spread = width * SMOOTHING_IN_BANDS;
  const steps = Math.max(1, Math.round(((range.to - range.from) / width) * STEPS_PER_BAND));
  return Array.from({ length: steps + 1 }, (_, step) => {
    const x = range.from + ((range.to - range.from) * step) / steps;
    const y = counts.reduce((sum, count, at) => {
      if (count === 0) return sum;
      const middle = ((bands[at]?.from ?? 0) + (bands[at]?.to ?? 0)) / 2;
      return sum + count * Math.exp(-(((x - middle) / spread) ** 2) / 2);
    }, 0);
    return { x, y: (y * width) / (spread * Math.sqrt(2 * Math.PI)) };
  });
}

/** Room a label takes for itself. */
const LABEL_PX = 22;

/**
 * Where on its own curve each name stands: as far from the other curves as can be, never on another name if there is a
 * place without one. @param series in pixels, all with the same abscissae
 */
export function labelPlaces(series: readonly Series[]): Point[] {
  const places: (Point | undefined)[] = series.map(() => undefined);
  const free = (point: Point) =>
    Math.min(
      Number.MAX_VALUE,
      ...places.map((taken) => (taken ? Math.hypot(taken.x - point.x, taken.y - point.y) : Number.MAX_VALUE)),
    );
  const order = series.map((own, at) => ({ at, best: Math.max(0, ...own.points.map((_, k) => clearance(series, at, k))) }));
  for (const { at } of order.sort((a, b) => b.best - a.best || a.at - b.at)) {
    const points = series[at]?.points ?? [];
    const inner = points.slice(1, -1);
    const candidates = inner.length > 0 ? inner : points;
    const offset = inner.length > 0 ? 1 : 0;
    let chosen: { point: Point; score: number } | undefined;
    candidates.forEach((point, k) => {
      const room = Math.min(free(point), LABEL_PX * 2);
      const score = (room < LABEL_PX ? room - LABEL_PX * 100 : 0) + clearance(series, at, k + offset);
      if (!chosen || score > chosen.score) chosen = { point, score };
    });
    places[at] = chosen?.point;
  }
  return places.map((place) => place ?? { x: 0, y: 0 });
}

/** Distance to the nearest other curve above or below a point. */
function clearance(series: readonly Series[], at: number, k: number): number {
  const own = series[at]?.points[k]?.y ?? 0;
  const others = series.filter((_, other) => other !== at).map(({ points }) => Math.abs((points[k]?.y ?? 0) - own));
  return Math.min(LABEL_PX * 3, ...others);
}
