import { describe, expect, it } from "vitest";
import { OPTION_LABELS, type OptionLabel } from "#item-bank/types/choice/choice.ts";
import { type ChoiceScore, scoreChoice } from "#item-bank/types/choice/choice-score.ts";
import type { ScoringPolicy } from "#item-bank/types/choice/scoring-policy.ts";
import { points, units } from "#kernel/points.ts";

const UNITS = 60;
const PARTIAL: ScoringPolicy = { kind: "partial", perRightOption: points(0.5) };
const EXACT: ScoringPolicy = { kind: "exact" };
const NET: ScoringPolicy = { kind: "right-minus-wrong" };
const POLICIES = [EXACT, PARTIAL, NET];

interface Case {
  readonly options: readonly OptionLabel[];
  readonly key: readonly OptionLabel[];
  readonly response: readonly OptionLabel[];
}

/** Every set of labels out of `options`, the empty one first. */
function subsets(options: readonly OptionLabel[]): OptionLabel[][] {
  return Array.from({ length: 2 ** options.length }, (_, mask) => options.filter((_, at) => (mask >> at) % 2 === 1));
}

/** All pairs of key and response for 2 to 6 options: every key that is not empty, every response, blank too. */
const CASES: readonly Case[] = [2, 3, 4, 5, 6].flatMap((count) => {
  const options = OPTION_LABELS.slice(0, count);
  const sets = subsets(options);
  return sets.slice(1).flatMap((key) => sets.map((response) => ({ options, key, response })));
});

/** Two full values: what the exam uses, and one that thirds and quarters do not divide evenly in points. */
const FULL = [points(2), points(1)];

/**
 * The rules once more, in points and fractions instead of units, option by option, the way a brochure tells them.
 * Nothing of the product's own arithmetic is used.
 */
const BY_THE_BOOK: Record<ScoringPolicy["kind"], (sample: Case, full: number) => number> = {
  exact: ({ options, key, response }, full) => {
    for (const option of options) if (key.includes(option) !== response.includes(option)) return 0;
    return full;
  },
  partial: ({ options, key, response }, full) => {
    let earned = 0;
    let isComplete = true;
    for (const option of options) {
      if (response.includes(option) && !key.includes(option)) return 0;
      if (response.includes(option)) earned += 0.5;
      else if (key.includes(option)) isComplete = false;
    }
    return isComplete ? full : Math.min(full, earned);
  },
  "right-minus-wrong": ({ options, key, response }, full) => {
    let net = 0;
    for (const option of options) if (response.includes(option)) net += key.includes(option) ? 1 : -1;
    return net <= 0 ? 0 : (net / key.length) * full;
  },
};

function score(sample: Case, policy: ScoringPolicy, full = points(2)): ChoiceScore {
  return scoreChoice(sample.key, sample.response, full, policy);
}

function told({ key, response }: Case, policy: ScoringPolicy): string {
  return `${policy.kind} key ${key.join("")} response ${response.join("") || "-"}`;
}

describe("scoring one choice", () => {
  it("[SCO-1] agrees with the rule as written for every key and response of 2 to 6 options", () => {
    expect(CASES).toHaveLength([2, 3, 4, 5, 6].reduce((sum, count) => sum + (2 ** count - 1) * 2 ** count, 0));
    const wrong: string[] = [];
    for (const policy of POLICIES)
      for (const full of FULL)
        for (const sample of CASES) {
          const expected = sample.response.length === 0 ? 0 : BY_THE_BOOK[policy.kind](sample, full / UNITS) * UNITS;
          const { points: earned } = score(sample, policy, full);
          // 1/60 point holds every share of 1 to 6 keys, so the two must meet exactly but for the float of this test.
          if (Math.abs(earned - expected) > 1e-9) wrong.push(`${told(sample, policy)}: ${earned}, not ${expected}`);
        }
    expect(wrong).toEqual([]);
  });

  it("[SCO-1] never gives less than nothing or more than all, always in whole units, all only for all or by the rule", () => {
    const wrong: string[] = [];
    for (const policy of POLICIES)
      for (const sample of CASES) {
        const { points: earned } = score(sample, policy);
        if (!Number.isInteger(earned) || Object.is(earned, -0) || earned < 0 || earned > points(2))
          wrong.push(told(sample, policy));
        const isExact = sample.key.join() === sample.response.join();
        if (isExact && earned !== points(2)) wrong.push(told(sample, policy));
        const isPaidInFull = policy.kind === "partial" && sample.response.length >= 4;
        if (!isExact && earned === points(2) && !isPaidInFull) wrong.push(told(sample, policy));
      }
    expect(wrong).toEqual([]);
  });

  it("[SCO-1] one more right option never costs, one more wrong one never pays", () => {
    const wrong: string[] = [];
    for (const policy of POLICIES)
      for (const sample of CASES)
        for (const option of sample.options.filter((label) => !sample.response.includes(label))) {
          const more = { ...sample, response: [...sample.response, option] };
          const gained = score(more, policy).points - score(sample, policy).points;
          if (sample.key.includes(option) ? gained < 0 : gained > 0) wrong.push(`${told(sample, policy)} and ${option}`);
        }
    expect(wrong).toEqual([]);
  });

  it("[SCO-1] choosing every option never earns the item, and nothing at all where a wrong option forfeits", () => {
    for (const { options, key } of CASES.filter(({ response }) => response.length === 0)) {
      if (key.length === options.length) continue;
      const all = { options, key, response: options };
      expect([score(all, EXACT).points, score(all, PARTIAL).points]).toEqual([0, 0]);
      expect(score(all, NET).points).toBeLessThan(points(2));
    }
  });

  it("[SCO-2] tells blank, exact, partial and wrong apart under every policy", () => {
    const wrong: string[] = [];
    for (const policy of POLICIES)
      for (const sample of CASES) {
        const { points: earned, outcome } = score(sample, policy);
        const isBlank = sample.response.length === 0;
        const isExact = sample.key.join() === sample.response.join();
        const expected = isBlank ? "blank" : isExact ? "exact" : earned > 0 ? "partial" : "wrong";
        if (outcome !== expected) wrong.push(`${told(sample, policy)}: ${outcome}`);
        if (policy.kind === "exact" && outcome === "partial") wrong.push(told(sample, policy));
      }
    expect(wrong).toEqual([]);
  });

  it("[SCO-1] looks at labels as sets: order and repetition change nothing", () => {
    for (const policy of POLICIES)
      for (const sample of CASES.filter(({ options }) => options.length === 5)) {
        const turned = {
          ...sample,
          key: [...sample.key, ...sample.key].reverse(),
          response: [...sample.response, ...sample.response].reverse(),
        };
        expect(score(turned, policy)).toEqual(score(sample, policy));
      }
  });

  it.each([
    ["AC", "AC", 2],
    ["AC", "A", 0.5],
    ["ACD", "AC", 1],
    ["ABCD", "ABC", 1.5],
    ["ABCD", "ABCDE", 0],
    ["AC", "AB", 0],
    ["AC", "", 0],
  ])("[SCO-1] the exam's own rule: key %s, response %s earns %d", (key, response, expected) => {
    const letters = (text: string) => [...text] as OptionLabel[];
    expect(scoreChoice(letters(key), letters(response), points(2), PARTIAL).points).toBe(points(expected));
  });

  it("[SCO-1] drops what is below the smallest unit, downwards and once", () => {
    const seven = OPTION_LABELS.slice(0, 7);
    expect(scoreChoice(seven, ["A"], units(60), NET)).toEqual({ points: 8, outcome: "partial" });
    expect(scoreChoice(seven, ["A"], units(6), NET)).toEqual({ points: 0, outcome: "wrong" });
  });
});
