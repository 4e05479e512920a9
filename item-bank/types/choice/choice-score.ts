import { exhaustive } from "#kernel/assert.ts";
import { type Points, units, ZERO_POINTS } from "#kernel/points.ts";
import type { OptionLabel } from "./choice.ts";
import type { ScoringPolicy } from "./scoring-policy.ts";

/** What a score says besides its points: statistics need blank apart from wrong. */
export type ChoiceOutcome = "blank" | "exact" | "partial" | "wrong";

export interface ChoiceScore {
  readonly points: Points;
  readonly outcome: ChoiceOutcome;
}

/**
 * Scores one choice response, exactly and without side effects.
 *
 * - `exact`: full points for exactly the key, otherwise 0. Serves single choice and all-or-nothing multiple choice.
 * - `partial`: full for exactly the key; 0 as soon as a wrong option is chosen; otherwise `perRightOption` for each
 *   right one, never more than full (the rule of Chinese professional exams: 错选不得分，少选每个选项得 0.5 分).
 * - `right-minus-wrong`: full/|key| for each right option less the same for each wrong one, not below the floor of 0
 *   (net-correct scoring). For an item worth whole points that is exact with up to six keys; any rest below 1/60 point
 *   is dropped, once.
 *
 * Blank is told from wrong whatever the policy, for the statistics.
 *
 * @param key labels of the right options; here and below order and repetition do not matter
 * @param response labels chosen
 */
export function scoreChoice(
  key: readonly OptionLabel[],
  response: readonly OptionLabel[],
  full: Points,
  policy: ScoringPolicy,
): ChoiceScore {
  const chosen = new Set(response);
  if (chosen.size === 0) return { points: ZERO_POINTS, outcome: "blank" };
  const keys = new Set(key);
  const right = [...keys].filter((label) => chosen.has(label)).length;
  const wrong = chosen.size - right;
  if (right === keys.size && wrong === 0) return { points: full, outcome: "exact" };
  const earned = partialPoints({ right, wrong, keys: keys.size }, full, policy);
  return { points: earned, outcome: earned > 0 ? "partial" : "wrong" };
}

function partialPoints(count: { right: number; wrong: number; keys: number }, full: Points, policy: ScoringPolicy): Points {
  switch (policy.kind) {
    case "exact":
      return ZERO_POINTS;
    case "partial":
      return count.wrong > 0 ? ZERO_POINTS : units(Math.min(full, policy.perRightOption * count.right));
    case "right-minus-wrong":
      return units(Math.max(0, Math.floor((full * (count.right - count.wrong)) / count.keys)));
    default:
      return exhaustive(policy);
  }
}
