import { describe, expect, it } from "vitest";
import { chiSquareTail, successTail } from "#item-bank/lint/chance.ts";
import type { DraftItem } from "#item-bank/lint/lint-finding.ts";
import { lintPaper } from "#item-bank/lint/lint-paper.ts";

/** Single-choice items with these keys; the key is the longest option of the first `longest`, the shortest of the rest. */
function paper(keys: string, longest = 0): DraftItem[] {
  return [...keys].map((key, at) => ({
    id: `q-${at + 1}`,
    type: "single",
    stem: `第 ${at} 题应选（　　）。`,
    key: [key],
    options: [..."ABCD"].map((label) => ({ label, text: label.repeat((label === key) === at < longest ? 5 : 4) })),
  }));
}

const EVEN = "ABCDBADCCDABDCBA".repeat(3);
const rulesOf = (items: readonly DraftItem[]) => lintPaper(items).map(({ rule }) => rule);

describe("the lint of a paper", () => {
  it("[A-05] finds nothing in an even paper", () => {
    expect(rulesOf(paper(EVEN, 12))).toEqual([]);
  });

  it("[A-05] keys that crowd on a letter, by the width of chance", () => {
    const crowded = lintPaper(paper(EVEN.replaceAll("D", "A"), 12)).find(({ rule }) => rule === "key-share");
    expect(crowded?.reason.en).toContain("A 24");
    expect(rulesOf(paper("ABCAB"))).not.toContain("key-share");
  });

  it("[A-05] more than four of one letter in a row", () => {
    const [run] = lintPaper(paper(`ABCAAAAABCD`)).filter(({ rule }) => rule === "key-run");
    expect(run?.itemIds).toEqual(["q-4", "q-5", "q-6", "q-7", "q-8"]);
    expect(rulesOf(paper("ABCAAAABCD"))).not.toContain("key-run");
  });

  it("[A-05] keys that are longest more often than chance allows", () => {
    const share = (longest: number) => rulesOf(paper(EVEN, longest)).includes("longest-keys");
    // Of 48 items of four options: P(X ≥ 17) = 0.070, P(X ≥ 18) = 0.037.
    expect([share(17), share(18)]).toEqual([false, true]);
  });

  it("[A-05] enemies and hints between items", () => {
    const stem = "对供方的第二方审核由谁组织？";
    const options = [{ label: "A", text: "第二方审核" }];
    const items: DraftItem[] = [
      { id: "a", type: "single", stem: "顾客对供方的审核叫做（　　）。", options, key: ["A"] },
      { id: "b", type: "single", stem, enemies: ["c"] },
      { id: "c", type: "multiple", stem: "某题" },
    ];
    expect(lintPaper(items).map(({ rule, severity, itemIds }) => [rule, severity, itemIds])).toEqual([
      ["mutual-hint", "W", ["a", "b"]],
      ["enemies", "E", ["b", "c"]],
    ]);
  });

  it("[A-05] probabilities as tables have them", () => {
    expect(chiSquareTail(7.815, 3)).toBeCloseTo(0.05, 4);
    expect(chiSquareTail(5.991, 2)).toBeCloseTo(0.05, 4);
    expect(chiSquareTail(3.841, 1)).toBeCloseTo(0.05, 4);
    expect(chiSquareTail(0, 3)).toBe(1);
    expect(successTail([0.5, 0.5, 0.5], 2)).toBeCloseTo(0.5, 12);
    expect(successTail([0.25, 0.2], 1)).toBeCloseTo(0.4, 12);
  });
});
