/*
 * Simple charts as vector drawings. Series differ by shade and by dash or mark, so that a black-and-white print tells
 * them apart.
 */

const INK = "#1f2933";
const GRID = "#d5dae0";
const SHADES = ["#1f5a96", "#c2571a", "#2f7d4f", "#7a4fa3", "#a8801c", "#1d8a8a", "#b03a5b", "#5d6a75", "#3d4fb5", "#6e8c1f"];
const DASHES = ["", "6 3", "2 3", "8 3 2 3", "4 2", "1 2", "10 4", "6 2 2 2", "3 3", "12 3"];

export interface Series {
  readonly name: string;
  readonly values: readonly number[];
}

export interface ChartFrame {
  readonly width: number;
  readonly height: number;
  /** Below the horizontal axis. */
  readonly ticks: readonly string[];
  readonly title: { readonly x: string; readonly y: string };
}

const LEFT = 34;
const BOTTOM = 34;
const TOP = 20;
const RIGHT = 8;

export function shadeOf(index: number): string {
  return SHADES[index % SHADES.length] as string;
}

/** Bars side by side, one colour per series; ticks stand between the groups' ends. */
export function barChart(series: readonly Series[], frame: ChartFrame): string {
  const groups = Math.max(1, ...series.map(({ values }) => values.length));
  const plane = planeOf(series, frame);
  const step = plane.width / groups;
  const bar = (step * 0.8) / Math.max(1, series.length);
  const bars = series.flatMap(({ values }, at) =>
    values.map((value, group) => {
      const left = LEFT + group * step + step * 0.1 + at * bar;
      const top = plane.y(value);
      return `<rect x="${fixed(left)}" y="${fixed(top)}" width="${fixed(bar)}" height="${fixed(plane.y(0) - top)}" fill="${shadeOf(at)}"/>`;
    }),
  );
  const ticks = frame.ticks.map((tick, at) =>
    label(tick, { x: LEFT + (at * plane.width) / Math.max(1, frame.ticks.length - 1), y: plane.y(0) + 11 }),
  );
  return svg(frame, [...plane.grid, ...bars, ...ticks, ...legend(series), ...titles(frame)]);
}

/** Curves over each other; values stand at even distances from the first tick to the last. */
export function lineChart(series: readonly Series[], frame: ChartFrame): string {
  const plane = planeOf(series, frame);
  const lines = series.map(({ values }, at) => {
    const points = values.map(
      (value, index) => `${fixed(LEFT + (index * plane.width) / Math.max(1, values.length - 1))},${fixed(plane.y(value))}`,
    );
    const dash = DASHES[at % DASHES.length];
    return `<polyline points="${points.join(" ")}" fill="none" stroke="${shadeOf(at)}" stroke-width="1.4"${dash ? ` stroke-dasharray="${dash}"` : ""}/>`;
  });
  const ticks = frame.ticks.map((tick, at) =>
    label(tick, { x: LEFT + (at * plane.width) / Math.max(1, frame.ticks.length - 1), y: plane.y(0) + 11 }),
  );
  return svg(frame, [...plane.grid, ...lines, ...ticks, ...legend(series), ...titles(frame)]);
}

function planeOf(series: readonly Series[], { width, height }: ChartFrame) {
  const top = niceTop(Math.max(0, ...series.flatMap(({ values }) => values)));
  const inner = { width: width - LEFT - RIGHT, height: height - TOP - BOTTOM };
  const y = (value: number): number => TOP + inner.height * (1 - value / top);
  const grid = [0, 0.25, 0.5, 0.75, 1].flatMap((share) => {
    const at = fixed(y(share * top));
    const line = `<line x1="${LEFT}" y1="${at}" x2="${LEFT + inner.width}" y2="${at}" stroke="${GRID}" stroke-width="0.6"/>`;
    return [line, label(String(Math.round(share * top * 100) / 100), { x: LEFT - 4, y: y(share * top) + 3, anchor: "end" })];
  });
  return { width: inner.width, y, grid };
}

/** A round number at or above the largest value, divisible into quarters without ugly decimals. */
function niceTop(largest: number): number {
  if (largest <= 0) return 4;
  const unit = 10 ** Math.floor(Math.log10(largest));
  const factor = [1, 1.2, 1.6, 2, 2.4, 3.2, 4, 6, 8, 10].find((step) => step * unit >= largest) ?? 10;
  const top = factor * unit;
  return largest >= 4 ? Math.ceil(top / 4) * 4 : top;
}

function legend(series: readonly Series[]): string[] {
  const width = 46;
  return series.flatMap(({ name }, at) => {
    const x = LEFT + at * width;
    const swatch = `<rect x="${x}" y="4" width="12" height="7" fill="${shadeOf(at)}"/>`;
    return [swatch, label(name, { x: x + 16, y: 11, anchor: "start" })];
  });
}

function titles({ width, height, title }: ChartFrame): string[] {
  return [
    label(title.x, { x: LEFT + (width - LEFT - RIGHT) / 2, y: height - 6 }),
    label(title.y, { x: width - RIGHT, y: 11, anchor: "end" }),
  ];
}

function label(text: string, at: { x: number; y: number; anchor?: "start" | "middle" | "end" }): string {
  const { x, y, anchor = "middle" } = at;
  return `<text x="${fixed(x)}" y="${fixed(y)}" font-size="7.5" font-family="Noto" fill="${INK}" text-anchor="${anchor}">${escaped(text)}</text>`;
}

function svg({ width, height }: ChartFrame, parts: readonly string[]): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${parts.join("")}</svg>`;
}

function fixed(value: number): string {
  return String(Math.round(value * 100) / 100);
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
