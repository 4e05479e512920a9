import { optionOrder } from "#item-bank/candidate-view.ts";
import type { ChoiceItem, EssayItem } from "#item-bank/item.ts";
import type { FrozenPaper } from "#server/papers/frozen-paper.ts";

/** What the candidate of the journey does with one choice item, and what that earns in half points, worked out by hand. */
export interface PlannedChoice {
  readonly slot: number;
  readonly part: number;
  /** Labels as this candidate sees them; empty for a blank. */
  readonly press: readonly string[];
  readonly earnedHalves: number;
}

/**
 * The fixed script: of the single-choice items every fifth is left blank and every third answered wrong; of the multiple
 * ones the first of four is answered whole, the second with one right option only, the third with a wrong one among the
 * right ones, the fourth left blank. Points are written down here and not computed by the product: 1 and 2 for exact,
 * a half for the one right option, nothing else.
 */
export function planChoices(paper: FrozenPaper, attemptId: string): PlannedChoice[] {
  let multiples = 0;
  return paper.slots.flatMap(({ slot, part, item }) => {
    if (item.type === "essay") return [];
    const order = optionOrder(item, paper.seed, attemptId, slot);
    const shown = (label: string) => "ABCDEFGH"[(order as string[]).indexOf(label)] as string;
    const [stored, earnedHalves] = item.type === "single" ? planSingle(item, slot) : planMultiple(item, multiples++);
    return [{ slot, part, press: stored.map(shown), earnedHalves }];
  });
}

function planSingle(item: ChoiceItem, slot: number): [string[], number] {
  if (slot % 5 === 0) return [[], 0];
  if (slot % 3 === 0) return [[wrongOption(item)], 0];
  return [[...item.key], 2];
}

function planMultiple(item: ChoiceItem, at: number): [string[], number] {
  if (at % 4 === 0) return [[...item.key], 4];
  if (at % 4 === 1) return [item.key.slice(0, 1), 1];
  if (at % 4 === 2) return [[...item.key, wrongOption(item)], 0];
  return [[], 0];
}

function wrongOption(item: ChoiceItem): string {
  return item.options.find(({ label }) => !item.key.includes(label))?.label ?? "";
}

/** Spreads a mark over the criteria of an essay, each filled to its maximum in turn. */
export function spreadMark(item: EssayItem, total: number): number[] {
  let left = total;
  return item.rubric.map(({ points }) => {
    const mark = Math.min(points, left);
    left -= mark;
    return mark;
  });
}
