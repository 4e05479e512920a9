/** One measured figure. `baseline` and `ratio` come from the same run; `ok` says whether the goal holds, null where there is none. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly baseline: number | null;
  readonly ratio: number | null;
  readonly goal: string | null;
  readonly ok: boolean | null;
}

interface Measured {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly baseline?: number;
  readonly goal?: string;
  readonly isMet?: (value: number, ratio: number) => boolean;
}

export function figure({ name, value, unit, baseline, goal, isMet }: Measured): Figure {
  const ratio = baseline === undefined || baseline === 0 ? null : value / baseline;
  return {
    name,
    value,
    unit,
    baseline: baseline ?? null,
    ratio,
    goal: goal ?? null,
    ok: isMet ? isMet(value, ratio ?? Number.NaN) : null,
  };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? Number.NaN) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

/** Processor milliseconds (user and system) the work took. */
export async function cpuMs(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
