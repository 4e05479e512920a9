import { describe, expect, it } from "vitest";
import { LINT_RULES, lintItem } from "#item-bank/lint/lint.ts";
import { type LabelledItem, readLintSet, scoreLint } from "./lint-set/read-lint-set.ts";

const LEAST_RECALL = 0.9;
const MOST_FALSE_ALARMS = 0.15;

const cells = [
  { part: 1, type: "single" },
  { part: 1, type: "multiple" },
];
const lint = ({ item, author }: LabelledItem) => lintItem(item, { stage: "approve", cells, author });
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

describe("the lint over labelled items", () => {
  const halves = (["tune", "held-out"] as const).map((half) => ({ half, set: readLintSet(half) }));

  it("[A-05] has at least 320 items in both languages, clean ones among them, and labels that are rules", () => {
    const all = halves.flatMap(({ set }) => set);
    expect(all.length).toBeGreaterThanOrEqual(320);
    expect(all.filter(({ isChinese }) => isChinese).length).toBeGreaterThanOrEqual(210);
    expect(all.filter(({ flaws }) => flaws.length === 0).length).toBeGreaterThanOrEqual(120);
    const known = new Set(LINT_RULES.map(({ id }) => id));
    expect(all.flatMap(({ flaws }) => flaws).filter((flaw) => !known.has(flaw))).toEqual([]);
  });

  it.each(halves)("[A-05] finds planted flaws and leaves clean items alone: $half", ({ half, set }) => {
    const score = scoreLint(set, lint);
    const figures = [
      `recall ${percent(score.recall)} (${score.found} of ${score.planted})`,
      `false alarms ${percent(score.falseAlarms)} of ${score.clean} clean items`,
      `precision over findings ${percent(score.precision)}`,
    ];
    console.log(`lint, ${half}, ${score.items} items: ${figures.join("; ")}`);
    expect(score.recall).toBeGreaterThanOrEqual(LEAST_RECALL);
    expect(score.falseAlarms).toBeLessThanOrEqual(MOST_FALSE_ALARMS);
    expect(score.precision).toBeGreaterThanOrEqual(1 - MOST_FALSE_ALARMS);
  });

  it.each([true, false])("[A-05] holds in each language alone (Chinese: %s)", (isChinese) => {
    const score = scoreLint(
      halves.flatMap(({ set }) => set).filter((one) => one.isChinese === isChinese),
      lint,
    );
    expect(score.recall).toBeGreaterThanOrEqual(LEAST_RECALL);
    expect(score.falseAlarms).toBeLessThanOrEqual(MOST_FALSE_ALARMS);
  });
});
