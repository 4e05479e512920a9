import { deviation, mean } from "d3-array";
import type { ResultRow } from "#contract/results.ts";

/** The figures of the sentence that comes first. Points are units of 1/60 and rounded to whole units. */
export interface Finding {
  readonly people: number;
  readonly mean: number;
  readonly deviation: number;
  readonly passed: number;
  /** Between 0 and 1. */
  readonly passRate: number;
  readonly absent: number;
}

/** Over everybody who has a total; null when nobody has one. Standard deviation with n − 1. */
export function findingOf(rows: readonly Pick<ResultRow, "total" | "isPass" | "isPresent">[]): Finding | null {
  const counted = rows.filter(({ total }) => total !== null);
  if (counted.length === 0) return null;
  const totals = counted.map(({ total }) => total ?? 0);
  const passed = counted.filter(({ isPass }) => isPass === true).length;
  return {
    people: counted.length,
    mean: Math.round(mean(totals) ?? 0),
    deviation: Math.round(deviation(totals) ?? 0),
    passed,
    passRate: passed / counted.length,
    absent: rows.filter(({ isPresent }) => !isPresent).length,
  };
}

export interface PartMean {
  /** Number of the part, or null for the essays. */
  readonly part: number | null;
  readonly mean: number;
  readonly most: number;
}

/** Mean points per part over everybody whose parts are known, then of the essays over everybody whose essays are. */
export function partMeans(
  rows: readonly Pick<ResultRow, "parts" | "essays">[],
  exam: { readonly parts: readonly { part: number; points: number }[]; readonly essayPoints: number },
): { people: number; means: PartMean[] } {
  const known = rows.flatMap(({ parts }) => (parts === null ? [] : [parts]));
  const means: PartMean[] = exam.parts.map(({ part, points }, at) => ({
    part,
    mean: Math.round(mean(known, (parts) => parts[at] ?? 0) ?? 0),
    most: points,
  }));
  const essays = rows.flatMap((row) => (row.essays === null ? [] : [row.essays]));
  if (exam.essayPoints > 0 && essays.length > 0) {
    means.push({ part: null, mean: Math.round(mean(essays) ?? 0), most: exam.essayPoints });
  }
  return { people: known.length, means };
}
