import type { AssemblyModel, CellRule, SumRule } from "./model.ts";
import type { Sentence } from "./words.ts";

/** A sum no choice of items can bring within its bounds, whatever the other rules say. */
export interface OutOfReach {
  readonly rule: SumRule;
  /** The nearest the average paper can come, in the unit people read. */
  readonly best: number;
  readonly bound: number;
  readonly sentence: Sentence;
}

/**
 * Sums that filling every cell with the items best for them still cannot meet: a bound from sorting alone, in
 * milliseconds, and a proof, since it looks away from every other rule.
 */
export function sumsOutOfReach(model: AssemblyModel, forms: number): OutOfReach[] {
  return model.sums.flatMap((rule): OutOfReach[] => {
    const weights = new Map(rule.members.map((item, at) => [item, rule.weights[at] as number]));
    if (Number.isFinite(rule.least)) {
      const most = extreme(model, { weights, forms, isLargest: true });
      if (most < rule.least - 0.5) return [outOfReach(rule, { best: most, bound: rule.least })];
    }
    if (Number.isFinite(rule.most)) {
      const least = extreme(model, { weights, forms, isLargest: false });
      if (least > rule.most + 0.5) return [outOfReach(rule, { best: least, bound: rule.most })];
    }
    return [];
  });
}

/** Largest or smallest sum of an average paper when only the cells count. */
function extreme(
  { cells, usage }: AssemblyModel,
  about: { weights: ReadonlyMap<number, number>; forms: number; isLargest: boolean },
): number {
  const { weights, forms, isLargest } = about;
  return cells.reduce((total, cell) => total + cellExtreme(cell), 0) / forms;

  function cellExtreme({ members, items }: CellRule): number {
    const sorted = members
      .map((item) => ({ weight: weights.get(item) ?? 0, places: Math.min(forms, usage.capOf[item] as number) }))
      .sort((left, right) => (isLargest ? right.weight - left.weight : left.weight - right.weight));
    let open = items * forms;
    let sum = 0;
    for (const { weight, places } of sorted) {
      if (open === 0) break;
      const taken = Math.min(open, places);
      sum += taken * weight;
      open -= taken;
    }
    return sum;
  }
}

function outOfReach(rule: SumRule, { best, bound }: { best: number; bound: number }): OutOfReach {
  const shown = { best: round(best / rule.scale), bound: round(bound / rule.scale) };
  const { name } = rule;
  const isBelow = best < bound;
  return {
    rule,
    ...shown,
    sentence: {
      zh: `${name.zh}：要求${isBelow ? "不低于" : "不高于"} ${shown.bound}，现有题库${isBelow ? "最高只能到" : "最低也有"} ${shown.best}`,
      en: `${name.en}: ${isBelow ? "at least" : "at most"} ${shown.bound} wanted, this bank reaches ${shown.best} at ${isBelow ? "most" : "least"}`,
    },
  };
}

/** To 4 decimals, as people read a difficulty. */
function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
