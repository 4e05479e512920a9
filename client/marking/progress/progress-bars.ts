import type { markingApi } from "#contract/marking.ts";
import type { ReplyOf } from "#contract/route.ts";

export type Progress = ReplyOf<typeof markingApi.markingProgress>;
export type EssayProgress = Progress["essays"][number];

export type BarKind =
  | "agreed"
  | "thirdMarked"
  | "adjudicated"
  | "waitingFirst"
  | "waitingSecond"
  | "waitingThird"
  | "waitingAdjudication";

export interface ProgressBar {
  readonly kind: BarKind;
  readonly count: number;
  /** Length as a share of the longest possible bar, 0 to 1. */
  readonly share: number;
  readonly isSettled: boolean;
}

const SETTLED: readonly BarKind[] = ["agreed", "thirdMarked", "adjudicated"];
const WAITING: readonly BarKind[] = ["waitingFirst", "waitingSecond", "waitingThird", "waitingAdjudication"];

/** How an essay's scripts were settled and what is still wanted; bars of all essays share one scale. */
export function barsOf(essay: EssayProgress, most: number): ProgressBar[] {
  const bar = (kind: BarKind, isSettled: boolean): ProgressBar => ({
    kind,
    count: essay[kind],
    share: most === 0 ? 0 : essay[kind] / most,
    isSettled,
  });
  return [...SETTLED.map((kind) => bar(kind, true)), ...WAITING.map((kind) => bar(kind, false))];
}

/** The longest bar of all essays, which the scale is made for. */
export function longestBar(essays: readonly EssayProgress[]): number {
  return Math.max(0, ...essays.flatMap((essay) => [...SETTLED, ...WAITING].map((kind) => essay[kind])));
}

export interface Finding {
  readonly scripts: number;
  readonly settled: number;
  /** Readings still to be made. */
  readonly waiting: number;
  readonly adjudications: number;
}

/** The state of the whole sitting in four figures. */
export function findingOf(essays: readonly EssayProgress[]): Finding {
  const sum = (pick: (essay: EssayProgress) => number) => essays.reduce((total, essay) => total + pick(essay), 0);
  return {
    scripts: sum((essay) => essay.scripts),
    settled: sum((essay) => essay.settled),
    waiting: sum((essay) => WAITING.reduce((total, kind) => total + essay[kind], 0)),
    adjudications: sum((essay) => essay.waitingAdjudication),
  };
}
