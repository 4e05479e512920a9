import { type RuleConflict, ruleConflict, type TargetBound, targetBounds } from "./bounds.ts";
import type { AssemblyModel } from "./model.ts";
import type { Solver } from "./solver.ts";
import type { Sentence } from "./words.ts";

/**
 * Why the search found nothing although every count alone can be met: rules that exclude each other, a target out of
 * reach, or neither (then another seed may do).
 */
export async function explainFailure(model: AssemblyModel, forms: number, solver: Solver): Promise<Sentence[]> {
  const conflict = await ruleConflict(model, forms, solver);
  if (conflict) return conflictSentences(conflict, forms);
  const bounds = await targetBounds(model, forms, solver);
  const outOfReach = bounds.filter((bound) => bound !== null).filter((bound) => bound.leastDistance > bound.tolerance);
  if (outOfReach.length > 0) return outOfReach.map(boundSentence);
  return [
    {
      zh: "逐项核算没有发现矛盾，但在规定的搜索次数内没有找到合格试卷；可换一个种子再试，或增加题目",
      en: "the rules do not contradict each other as far as can be proved, but the search found no papers in the moves allowed; try another seed or add items",
    },
  ];
}

function conflictSentences({ rules, relaxations }: RuleConflict, forms: number): Sentence[] {
  const together = {
    zh: `以下要求在现有题库下不能同时满足：${rules.map((rule) => rule.zh).join("；")}`,
    en: `with this bank these rules cannot hold together: ${rules.map((rule) => rule.en).join("; ")}`,
  };
  const relaxed = relaxations.map(({ name, by }) => {
    const items = Math.ceil(Math.round(by * forms * 100) / 100);
    return {
      zh: `放宽${name.zh}（${forms} 份试卷共 ${items} 题）`,
      en: `relax ${name.en} (by ${items} over ${forms} papers)`,
    };
  });
  const wayOut = {
    zh: `最少的放宽办法：${relaxed.map((line) => line.zh).join("，并")}；或补充相应题目`,
    en: `the least that helps: ${relaxed.map((line) => line.en).join(" and ")}; or write such items`,
  };
  return [...(rules.length > 0 ? [together] : []), ...(relaxed.length > 0 ? [wayOut] : [])];
}

function boundSentence({ name, wantedMean, tolerance, leastDistance }: TargetBound): Sentence {
  return {
    zh: `${name.zh}：要求 ${wantedMean} ± ${tolerance}，现有题库最接近也要相差 ${leastDistance}`,
    en: `${name.en}: ${wantedMean} ± ${tolerance} wanted, this bank comes no nearer than ${leastDistance}`,
  };
}
