import type { Blueprint } from "./blueprint-schema.ts";
import { type TargetBound, targetBounds } from "./bounds.ts";
import { type RuleConflict, ruleConflict } from "./conflict.ts";
import type { AssemblyModel } from "./model.ts";
import { sumsOutOfReach } from "./reach.ts";
import type { Solver } from "./solver.ts";
import type { Sentence } from "./words.ts";

/** Why there are no papers, in sentences: what is wrong, which rules exclude each other, and what would help. */
export interface Explanation {
  readonly sentences: readonly Sentence[];
  readonly conflict: readonly Sentence[];
  readonly waysOut: readonly Sentence[];
  /** Whether it proves that no such papers exist. */
  readonly isProof: boolean;
}

/** Most kinds of items named in a plan of what to write. */
const MOST_NAMED = 6;

/**
 * Why the search found nothing although every count alone can be met: rules that exclude each other, a target out of
 * reach, or neither (then another seed may do).
 */
export async function explainFailure(
  model: AssemblyModel,
  about: { readonly forms: number; readonly blueprint?: Blueprint },
  solver: Solver,
): Promise<Explanation> {
  const { forms, blueprint } = about;
  const tooFar = sumsOutOfReach(model, forms);
  if (tooFar.length > 0) return proof(tooFar.map(({ sentence }) => sentence));
  const conflict = await ruleConflict(model, forms, solver, blueprint);
  if (conflict) return conflictExplanation(conflict, forms);
  const bounds = (await targetBounds(model, forms, solver)).filter((bound) => bound !== null);
  const outOfReach = bounds.filter((bound) => bound.leastDistance > bound.tolerance);
  if (outOfReach.length > 0) return proof(outOfReach.map(boundSentence));
  const unknown = {
    zh: "逐项核算没有发现矛盾，但在规定的搜索次数内没有找到合格试卷；可换一个种子再试，或增加题目",
    en: "the rules do not contradict each other as far as can be proved, but the search found no papers in the moves allowed; try another seed or add items",
  };
  return { sentences: [unknown], conflict: [], waysOut: [], isProof: false };
}

function proof(sentences: readonly Sentence[]): Explanation {
  return { sentences, conflict: [], waysOut: [], isProof: true };
}

function conflictExplanation({ rules, relaxations, writings }: RuleConflict, forms: number): Explanation {
  const together = {
    zh: `以下要求在现有题库下不能同时满足：${rules.map((rule) => rule.zh).join("；")}`,
    en: `with this bank these rules cannot hold together: ${rules.map((rule) => rule.en).join("; ")}`,
  };
  const relax = relaxations.map(({ sentence }) => sentence);
  const waysOut = [...joined(relax), ...writingSentence(writings, forms)];
  return { sentences: [together, ...waysOut], conflict: rules, waysOut, isProof: true };
}

/** Relaxations that are needed together are one way out. */
function joined(sentences: readonly Sentence[]): Sentence[] {
  if (sentences.length === 0) return [];
  return [{ zh: sentences.map(({ zh }) => zh).join("，并"), en: sentences.map(({ en }) => en).join(" and ") }];
}

function writingSentence(writings: RuleConflict["writings"], forms: number): Sentence[] {
  if (writings.length === 0) return [];
  const total = writings.reduce((sum, { items }) => sum + items, 0);
  const named = writings.slice(0, MOST_NAMED);
  const zh = named.map(({ name, items }) => `${name.zh} ${items} 道`).join("，");
  const en = named.map(({ name, items }) => `${items} × ${name.en}`).join(", ");
  return [{ zh: `${forms} 份试卷共补 ${total} 道：${zh}`, en: `for ${forms} papers write ${total} items: ${en}` }];
}

function boundSentence({ name, wantedMean, tolerance, leastDistance }: TargetBound): Sentence {
  return {
    zh: `${name.zh}：要求 ${wantedMean}${tolerance > 0 ? ` ± ${tolerance}` : ""}，现有题库最接近也要相差 ${leastDistance}`,
    en: `${name.en}: ${wantedMean}${tolerance > 0 ? ` ± ${tolerance}` : ""} wanted, this bank comes no nearer than ${leastDistance}`,
  };
}
