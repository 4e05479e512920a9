import type { Sentence } from "#kernel/issue-sentences.ts";
import { OPTION_LABELS, type OptionLabel } from "../types/choice/choice.ts";
import type { ForeignItem, ForeignMapping } from "./foreign-item.ts";
import { mappedScore, scoreForeign } from "./foreign-score.ts";

/** A response that was put to the item, and the SCORE it earned. */
export interface Probe {
  readonly chosen: readonly OptionLabel[];
  readonly score: number;
}

export interface Known {
  readonly declaredKey: readonly OptionLabel[];
  /** The mapping the item declares, where its scoring uses it. */
  readonly declared: ForeignMapping | undefined;
  readonly isSingle: boolean;
  readonly labels: readonly OptionLabel[];
  /** How many may be chosen; 0 for any number. */
  readonly mostChoices: number;
}

export type Fitted = Pick<ForeignItem, "key" | "mapping" | "maxScore" | "isUnscored"> & { readonly notes: readonly Sentence[] };

type Rule = Pick<ForeignItem, "key" | "mapping" | "maxScore">;

/** The rule of ours that gives every probe its score: the key or nothing, else points per option; told where none does. */
export function fittedScoring(probes: readonly Probe[], known: Known): Fitted | { readonly problem: Sentence } {
  const allowed = probes.filter(({ chosen }) => chosen.length <= mostChosen(known));
  const most = Math.max(...allowed.map(({ score }) => score));
  const { key, notes } = keyOf(probes, known);
  if (key.length === 0) {
    return {
      problem: {
        zh: "没有写正确答案，作答规则也看不出哪个选项正确",
        en: "no correct response is declared, and the scoring does not show one",
      },
    };
  }
  const whole: Rule = { key, maxScore: most };
  if (most <= 0) {
    const never = { zh: "评分规则从不给分（SCORE 始终不大于 0）", en: "the scoring never gives a point (SCORE stays at 0)" };
    return { key, isUnscored: true, notes: [...notes, never] };
  }
  const isMet = (rule: Rule): boolean => misfit(probes, rule) === undefined;
  const ruleOf = (mapping: ForeignMapping): Rule => ({ key, mapping, maxScore: reachable(mapping, known) });
  const declared = known.declared && ruleOf(known.declared);
  const fit = [declared, whole].find((rule) => rule && isMet(rule)) ?? mappings(probes, known).map(ruleOf).find(isMet);
  if (fit) return { ...fit, notes: [...notes, ...lesserKeyNotes(fit, probes)] };
  return { ...whole, notes: [...notes, unfit(misfit(probes, whole))] };
}

/** How many options a response may hold; a limit below the number of right ones is a slip and not believed. */
function mostChosen({ isSingle, labels, mostChoices, declaredKey }: Known): number {
  if (isSingle) return 1;
  return mostChoices === 0 || mostChoices < declaredKey.length ? labels.length : mostChoices;
}

function misfit(probes: readonly Probe[], rule: Rule): Probe | undefined {
  return probes.find(({ chosen, score }) => Math.abs(scoreForeign(rule, chosen) - score) > 1e-9);
}

/** The declared key, or what earns points: the best option of a single choice, all that add of a multiple one. */
function keyOf(
  probes: readonly Probe[],
  { declaredKey, declared, isSingle }: Known,
): { key: readonly OptionLabel[]; notes: Sentence[] } {
  if (declaredKey.length > 0) return { key: declaredKey, notes: [] };
  const assumed: Sentence = {
    zh: "没有写正确答案，按得分最高的选项定为答案",
    en: "no correct response is declared; the answer with the most points is taken",
  };
  if (declared && !isSingle) {
    const labels = OPTION_LABELS.filter((label) => (declared.entries[label] ?? 0) > 0);
    return { key: labels, notes: labels.length > 0 ? [assumed] : [] };
  }
  const most = Math.max(...probes.map(({ score }) => score));
  const best = most > 0 ? probes.filter(({ score }) => score === most) : [];
  return best.length === 1 ? { key: best[0]?.chosen ?? [], notes: [assumed] } : { key: [], notes: [] };
}

/** Mappings worth trying: the declared one first, then what options add alone or beside the best; each also within bounds. */
function mappings(probes: readonly Probe[], { declared, isSingle, labels }: Known): ForeignMapping[] {
  const scores = new Map(probes.map(({ chosen, score }) => [chosen.join(""), score]));
  const alone = (label: OptionLabel): number => scores.get(label) ?? 0;
  const best = labels.reduce((one, other) => (alone(other) > alone(one) ? other : one));
  const beside = (label: OptionLabel): number => (scores.get([best, label].sort().join("")) ?? 0) - alone(best);
  const bases: ForeignMapping[] = [
    ...(declared ? [declared] : []),
    { entries: Object.fromEntries(labels.map((label) => [label, alone(label)])), defaultPoints: 0 },
    ...(isSingle
      ? []
      : [
          {
            entries: Object.fromEntries(labels.map((label) => [label, label === best ? alone(best) : beside(label)])),
            defaultPoints: 0,
          },
        ]),
  ];
  const given = probes.filter(({ chosen }) => chosen.length > 0).map(({ score }) => score);
  const [least, most] = [Math.min(...given), Math.max(...given)];
  return bases.flatMap((base) => [base, { ...base, least }, { ...base, most }, { ...base, least, most }]);
}

/** The most a mapping can give to as many options as may be chosen. */
function reachable(mapping: ForeignMapping, known: Known): number {
  const points = known.labels.map((label) => mapping.entries[label] ?? mapping.defaultPoints).sort((one, other) => other - one);
  const best = points.slice(0, mostChosen(known)).filter((value, at) => at === 0 || value > 0);
  const sum = best.reduce((total, value) => total + value, 0);
  return mappedScore({ ...mapping, entries: {}, defaultPoints: Math.round(sum * 1e9) / 1e9 }, ["A"]);
}

/** Where another answer earns more than the correct one. */
function lesserKeyNotes(rule: Rule, probes: readonly Probe[]): Sentence[] {
  const own = scoreForeign(rule, rule.key);
  const better = probes.find(({ score }) => score === rule.maxScore);
  if (!better || own >= better.score - 1e-9) return [];
  const [key, other] = [rule.key.join(""), better.chosen.join("")];
  return [
    {
      zh: `正确答案 ${key} 得 ${own} 分，选 ${other} 却得 ${better.score} 分，请核对`,
      en: `the correct response ${key} earns ${own}, but ${other} earns ${better.score}; please check`,
    },
  ];
}

function unfit(probe: Probe | undefined): Sentence {
  const chosen = probe?.chosen.join("") ?? "";
  const shown = chosen === "" ? { zh: "不作答", en: "no answer" } : { zh: `选 ${chosen} `, en: chosen };
  return {
    zh: `评分规则（responseProcessing）不能表示（例如${shown.zh}原来得 ${probe?.score ?? 0} 分），按“与答案完全一致得满分”导入`,
    en: `the scoring rule cannot be expressed (${shown.en} earns ${probe?.score ?? 0}, for one); taken as exactly the key or nothing`,
  };
}
