import { toNumber, units } from "#kernel/points.ts";
import type { Purpose } from "./marking.rules.ts";

/** One reading with what progress needs of its script. */
export interface ReadingFigures {
  readonly scriptId: string;
  readonly scriptState: string;
  /** The settled mark; null before. */
  readonly points: number | null;
  readonly settledBy: string | null;
  readonly purpose: string;
  readonly state: string;
  readonly graderId: string | null;
  readonly total: number | null;
  readonly claimedAt: number | null;
  readonly markedAt: number | null;
}

export interface EssayFigures {
  readonly scripts: number;
  readonly settled: number;
  readonly agreed: number;
  readonly thirdMarked: number;
  readonly adjudicated: number;
  readonly waitingFirst: number;
  readonly waitingSecond: number;
  readonly waitingThird: number;
  readonly waitingAdjudication: number;
  /** Mean settled mark in points, for display; null while none is settled. */
  readonly mean: number | null;
}

/** How far one essay is, out of all readings of its scripts. */
export function essayFigures(rows: readonly ReadingFigures[]): EssayFigures {
  const scripts = [...groupedBy(rows, ({ scriptId }) => scriptId).values()].flatMap((group) => group.slice(0, 1));
  const settled = scripts.filter(({ scriptState }) => scriptState === "settled");
  const by = (how: string) => settled.filter(({ settledBy }) => settledBy === how).length;
  const waiting = (wanted: Purpose) => rows.filter(({ purpose, state }) => purpose === wanted && state !== "marked").length;
  return {
    scripts: scripts.length,
    settled: settled.length,
    agreed: by("agreed"),
    thirdMarked: by("third"),
    adjudicated: by("adjudicated"),
    waitingFirst: waiting("first"),
    waitingSecond: waiting("second"),
    waitingThird: waiting("third"),
    waitingAdjudication: waiting("adjudication"),
    mean: meanPoints(settled.map(({ points }) => points)),
  };
}

export interface GraderFigures {
  readonly graderId: string;
  readonly marked: number;
  /** Mean mark in points, for display. */
  readonly mean: number | null;
  /** Median time from claim to mark, in seconds. */
  readonly medianSeconds: number | null;
  /** Share of the grader's blind marks' comparisons with the other blind marks of the same script that are within tolerance. */
  readonly withinTolerance: number | null;
}

/** One line per grader who marked anything; adjudications count as marks but are compared with nothing, being sighted. */
export function graderFigures(rows: readonly ReadingFigures[], tolerance: number): GraderFigures[] {
  const marked = rows.filter(({ state }) => state === "marked");
  const blindByScript = groupedBy(
    marked.filter(({ purpose }) => purpose !== "adjudication"),
    ({ scriptId }) => scriptId,
  );
  return [...groupedBy(marked, ({ graderId }) => graderId ?? "")].map(([graderId, own]) => {
    const comparisons = own
      .filter(({ purpose }) => purpose !== "adjudication")
      .flatMap((row) =>
        (blindByScript.get(row.scriptId) ?? [])
          .filter((other) => other.purpose !== row.purpose)
          .map((other) => Math.abs((other.total ?? 0) - (row.total ?? 0)) <= tolerance),
      );
    return {
      graderId,
      marked: own.length,
      mean: meanPoints(own.map(({ total }) => total)),
      medianSeconds: median(own.map(({ claimedAt, markedAt }) => ((markedAt ?? 0) - (claimedAt ?? 0)) / 1000)),
      withinTolerance: comparisons.length === 0 ? null : comparisons.filter(Boolean).length / comparisons.length,
    };
  });
}

/** Rows by key, in the order in which the keys first come. */
export function groupedBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}

/** Exact sum in units, one division at the end; a figure to look at, never a mark. */
function meanPoints(marks: readonly (number | null)[]): number | null {
  if (marks.length === 0) return null;
  return toNumber(units(marks.reduce<number>((sum, mark) => sum + (mark ?? 0), 0))) / marks.length;
}

/** The middle value, of an even count the mean of the two in the middle. */
function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
