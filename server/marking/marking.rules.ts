import type { MarkingRule } from "#blueprints/blueprint-schema.ts";
import type { RefusalCode } from "#contract/refusals.ts";
import type { Criterion } from "#item-bank/types/essay/essay.ts";
import { type Points, points, sumPoints, UNITS_PER_POINT, units } from "#kernel/points.ts";
import { type Refusal, refuse } from "#kernel/refusal.ts";

/** The readings a script may have, in the order in which they come to be wanted. */
export const PURPOSES = ["first", "second", "third", "adjudication"] as const;
export type Purpose = (typeof PURPOSES)[number];

/** The total of each reading that has been marked. */
export type MarksByPurpose = Partial<Record<Purpose, Points>>;

export type Settlement =
  | { readonly state: "settled"; readonly points: Points; readonly by: "agreed" | "third" | "adjudicated" }
  /** Wanted next: a reading of this purpose; `first` and `second` are there from the beginning. */
  | { readonly state: "waiting"; readonly purpose: Purpose };

/**
 * What the marks given so far decide (the 2+1+1 rule of Chinese essay marking): two blind marks within the tolerance give
 * their mean; otherwise a third blind mark, which with the nearer of the two gives the mean when those are within the
 * tolerance; otherwise the adjudicator's mark stands. All arithmetic is exact: half points have exact means.
 */
export function settle(marks: MarksByPurpose, rule: Pick<MarkingRule, "tolerance" | "thirdBetween">): Settlement {
  const { first, second, third, adjudication } = marks;
  if (adjudication !== undefined) return { state: "settled", points: adjudication, by: "adjudicated" };
  if (first === undefined) return { state: "waiting", purpose: "first" };
  if (second === undefined) return { state: "waiting", purpose: "second" };
  if (Math.abs(first - second) <= rule.tolerance) return { state: "settled", points: mean([first, second]), by: "agreed" };
  if (third === undefined) return { state: "waiting", purpose: "third" };
  const decided = withThird([first, second], third, rule);
  return decided === null ? { state: "waiting", purpose: "adjudication" } : { state: "settled", points: decided, by: "third" };
}

function withThird(
  [a, b]: readonly [Points, Points],
  third: Points,
  rule: Pick<MarkingRule, "tolerance" | "thirdBetween">,
): Points | null {
  const [low, high] = a < b ? [a, b] : [b, a];
  const [toLow, toHigh] = [Math.abs(third - low), Math.abs(third - high)];
  if (Math.min(toLow, toHigh) > rule.tolerance) return null;
  if (toLow !== toHigh) return mean([third, toLow < toHigh ? low : high]);
  // Exactly between two marks that are each near enough: the sources are silent, so the blueprint says.
  return rule.thirdBetween === "higher-pair" ? mean([third, high]) : mean([low, third, high]);
}

function mean(values: readonly Points[]): Points {
  return units(sumPoints(values) / values.length);
}

/** The total of a full set of criterion marks, or what is wrong with it: missing, unknown, out of bounds, off the step. */
export function totalOf(
  marks: Readonly<Record<string, number>>,
  rubric: readonly Criterion[],
  step: Points,
): Points | Refusal<RefusalCode> {
  const known = new Set(rubric.map(({ id }) => id));
  const stray = Object.keys(marks).find((id) => !known.has(id));
  if (stray !== undefined) return refuse("bad-marks", { criterion: stray, reason: "unknown" });
  for (const { id, points: most } of rubric) {
    const mark = marks[id];
    if (mark === undefined) return refuse("bad-marks", { criterion: id, reason: "missing" });
    if (!(mark >= 0 && mark <= most)) return refuse("bad-marks", { criterion: id, reason: "bounds", most });
    if (!isOnStep(mark, step)) return refuse("bad-marks", { criterion: id, reason: "step" });
  }
  return sumPoints(rubric.map(({ id }) => points(marks[id] ?? 0)));
}

function isOnStep(mark: number, step: Points): boolean {
  const exact = Math.round(mark * UNITS_PER_POINT);
  return Math.abs(exact - mark * UNITS_PER_POINT) < 1e-9 && exact % step === 0;
}

/** Purposes a person may claim: adjudication is the chief's, blind marking the graders'. */
export function claimablePurposes(roles: readonly string[]): Purpose[] {
  const blind: Purpose[] = roles.includes("grader") ? ["first", "second", "third"] : [];
  return roles.includes("chief-grader") ? ["adjudication", ...blind] : blind;
}
