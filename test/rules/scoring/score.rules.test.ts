import { describe, expect, it } from "vitest";
import type { Item } from "#item-bank/item.ts";
import { OPTION_LABELS } from "#item-bank/types/choice/choice.ts";
import { points, sumPoints, units } from "#kernel/points.ts";
import { differences, newest, type ScoredPaper, type SlotScore, scoreResponses } from "#server/scoring/score.rules.ts";
import { cmqBlueprint } from "../../support/exam-files.ts";
import { plantedBank } from "../../support/synthetic-bank.ts";

const blueprint = cmqBlueprint();

/** A paper of every item of one planted form, in the order the bank has them. */
function paperOf(rules = blueprint): ScoredPaper {
  const items = plantedBank(blueprint, { papers: 1, seed: "score" });
  return {
    blueprint: rules,
    slots: items.map(({ item, version }, at) => ({
      slot: at + 1,
      part: item.part,
      points: item.type === "single" ? points(1) : item.type === "multiple" ? points(2) : points(20),
      version,
      item,
    })),
  };
}

const keyOf = (item: Item): string => (item.type === "essay" ? "" : item.key.join(""));
const total = (scores: readonly SlotScore[]) => sumPoints(scores.map((score) => score.points));

describe("scoring a paper", () => {
  const paper = paperOf();
  const answered = (answer: (item: Item, slot: number) => string) =>
    new Map(paper.slots.map(({ slot, item }) => [slot, answer(item, slot)]));

  it("[SCO-1] gives 90 for every key, 70 scores of 70 choices, none of an essay", () => {
    const scores = scoreResponses(paper, answered(keyOf));
    expect(scores).toHaveLength(70);
    expect(total(scores)).toBe(points(90));
    expect(scores.every(({ outcome }) => outcome === "exact")).toBe(true);
    const byPart = [1, 2, 3, 4, 5, 6].map((part) => total(scores.filter((score) => score.part === part)));
    expect(byPart).toEqual([4, 20, 6, 12, 24, 24].map(points));
  });

  it("[SCO-2] marks what was left out as blank, whether the row is there or not", () => {
    for (const scores of [
      scoreResponses(paper, new Map()),
      scoreResponses(
        paper,
        answered(() => ""),
      ),
    ]) {
      expect(scores).toHaveLength(70);
      expect(scores.every((score) => score.points === 0 && score.outcome === "blank")).toBe(true);
    }
  });

  it("[SCO-1] takes the rule of the item's own type from the blueprint", () => {
    const first = answered((item) => (item.type === "essay" ? "" : (item.key[0] ?? "")));
    const policies = (policy: string) =>
      total(scoreResponses(paperOf(cmqBlueprint(["{ kind: partial, perRightOption: 0.5 }", policy])), first));
    const keys = paper.slots.flatMap(({ item }) => (item.type === "multiple" ? [item.key.length] : []));
    expect(keys).toHaveLength(20);
    expect(policies("{ kind: partial, perRightOption: 0.5 }")).toBe(points(50 + 20 * 0.5));
    expect(policies("{ kind: exact }")).toBe(points(50));
    expect(policies("{ kind: right-minus-wrong }")).toBe(points(50) + keys.reduce((sum, count) => sum + 120 / count, 0));
  });

  it("[SCO-3] is the same for the same paper and responses, and does not touch either", () => {
    const responses = answered((_, slot) => OPTION_LABELS[slot % 5] ?? "");
    const before = JSON.stringify([paper, [...responses]]);
    expect(scoreResponses(paper, responses)).toEqual(scoreResponses(paper, responses));
    expect(JSON.stringify([paper, [...responses]])).toBe(before);
  });
});

describe("stored scores", () => {
  const score = (slot: number, earned: number, outcome: SlotScore["outcome"] = "exact") => ({
    attemptId: "a",
    round: 1,
    slot,
    part: 1,
    itemId: `i${slot}`,
    version: 1,
    points: units(earned),
    outcome,
  });

  it("[SCO-3] counts of every slot of every attempt the highest round", () => {
    const rows = [
      score(2, 60),
      { ...score(1, 60), round: 2 },
      score(1, 0, "wrong"),
      { ...score(1, 30, "partial"), round: 3 },
      { ...score(1, 120), attemptId: "b" },
    ];
    for (const order of [rows, [...rows].reverse()]) {
      const found = newest(order).map(({ attemptId, slot, points: earned }) => [attemptId, slot, earned]);
      expect(found).toHaveLength(3);
      expect(found).toContainEqual(["a", 1, 30]);
      expect(found).toContainEqual(["a", 2, 60]);
      expect(found).toContainEqual(["b", 1, 120]);
      expect(found.map(([, slot]) => slot)).toEqual([1, 1, 2]);
    }
  });

  it("[SCO-4] differ in points, in outcome, by a slot missing or one too many; each is said once", () => {
    const derived = [score(1, 60), score(2, 0, "wrong"), score(3, 60)];
    expect(differences(derived, derived)).toEqual([]);
    const stored = [score(1, 30, "partial"), score(2, 0, "blank"), score(9, 60)];
    expect(differences(stored, derived)).toEqual([
      "score of slot 1 is 30, should be 60",
      "outcome of slot 2 is blank, should be wrong",
      "score of slot 3 is missing, should be 60",
      "a score of slot 9, which has none",
    ]);
  });
});
