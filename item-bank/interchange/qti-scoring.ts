import type { Sentence } from "#kernel/issue-sentences.ts";
import { OPTION_LABELS, type OptionLabel } from "../types/choice/choice.ts";
import type { ForeignItem, ForeignMapping } from "./foreign-item.ts";
import { ExpressionUnknown } from "./qti-expressions.ts";
import { type Fitted, fittedScoring } from "./qti-fit.ts";
import { hasProcessing, responseProcessor, usesMapping } from "./qti-processing.ts";
import { type Declaration, declarations, listOf } from "./qti-values.ts";
import { findAll, isElement, type XmlElement } from "./xml-tree.ts";

/** The options of a choice interaction, in order; their places are their labels. */
export interface ChoiceFrame {
  readonly ids: readonly string[];
  /** How many may be chosen; 0 for any number. */
  readonly mostChoices: number;
}

export type Scoring = Pick<ForeignItem, "key" | "mapping" | "maxScore" | "isUnscored"> & { readonly notes: readonly Sentence[] };

type Problem = { readonly problem: Sentence };

/** All sets of options are tried up to this many; with more, those around the key, the pairs and everything. */
const MOST_TRIED_WHOLLY = 6;

/** Elements of an item's scoring, times the responses it is tried with: more than any honest item has. */
const MOST_STEPS = 500_000;

/**
 * How a choice item is scored, found by putting responses to its own processing: as a mapping, or exactly the key or
 * nothing. A rule that is neither is told, and the item is taken as scored by its key.
 */
export function choiceScoring(item: XmlElement, declaration: Declaration, frame: ChoiceFrame): Scoring | Problem {
  const { ids } = frame;
  const named = listOf(declaration.correct).map(String);
  const stray = named.find((id) => !ids.includes(id));
  if (stray !== undefined) {
    return {
      problem: {
        zh: `正确答案写的是 ${stray}，但没有这个选项`,
        en: `the correct response names ${stray}, which is no option`,
      },
    };
  }
  const twice = named.find((id, at) => named.indexOf(id) < at);
  if (twice !== undefined) {
    return { problem: { zh: `正确答案里 ${twice} 写了两次`, en: `the correct response names ${twice} twice` } };
  }
  const declaredKey = labelsOf(named, ids);
  if (!hasProcessing(item)) return unscored(declaredKey);
  const isSingle = declaration.cardinality === "single";
  const chosenSets = trials(ids.length, { isSingle, key: declaredKey });
  if (effort(item) * chosenSets.length > MOST_STEPS) return unknownRule(declaredKey, TOO_LONG);
  let fitted: Fitted | Problem;
  try {
    const score = scorer(item, declaration, ids);
    const probes = chosenSets.map((chosen) => ({ chosen, score: score(chosen) }));
    const labels = ids.map((_, at) => OPTION_LABELS[at] as OptionLabel);
    const declared = usesMapping(item) ? labelledMapping(declaration, ids) : undefined;
    fitted = fittedScoring(probes, { declaredKey, declared, isSingle, labels, mostChoices: frame.mostChoices });
  } catch (error) {
    if (error instanceof ExpressionUnknown) {
      return unknownRule(declaredKey, {
        zh: `用了不支持的 ${error.construct}`,
        en: `uses ${error.construct}, which is not known`,
      });
    }
    throw error;
  }
  if ("problem" in fitted) return fitted;
  const notes = [...fitted.notes, ...mappingNotes(item, declaration, ids), ...maxScoreNotes(item, fitted)];
  return { ...fitted, notes };
}

/** How much there is to go through for one response. */
function effort(item: XmlElement): number {
  const parts = ["responseProcessing", "responseDeclaration", "outcomeDeclaration", "templateDeclaration"];
  const roots = item.children.filter((child): child is XmlElement => isElement(child) && parts.includes(child.name));
  return roots.reduce((sum, root) => sum + findAll(root, () => true).length, 0);
}

function labelsOf(named: readonly string[], ids: readonly string[]): OptionLabel[] {
  return named.map((id) => OPTION_LABELS[ids.indexOf(id)] as OptionLabel).sort();
}

function labelledMapping({ mapping }: Declaration, ids: readonly string[]): ForeignMapping | undefined {
  if (!mapping) return undefined;
  const entries = mapping.entries.flatMap(({ key, points }) =>
    ids.includes(key) ? [[OPTION_LABELS[ids.indexOf(key)], points]] : [],
  );
  return {
    entries: Object.fromEntries(entries),
    defaultPoints: mapping.defaultPoints,
    ...(mapping.least === undefined ? {} : { least: mapping.least }),
    ...(mapping.most === undefined ? {} : { most: mapping.most }),
  };
}

/** The responses an item is tried with, each once. */
function trials(count: number, { isSingle, key }: { isSingle: boolean; key: readonly OptionLabel[] }): OptionLabel[][] {
  const labels = OPTION_LABELS.slice(0, count);
  const alone = labels.map((label) => [label]);
  if (isSingle) return [[], ...alone];
  if (count <= MOST_TRIED_WHOLLY) {
    return Array.from({ length: 2 ** count }, (_, bits) => labels.filter((_label, at) => (bits >> at) % 2 === 1));
  }
  const around = labels.map((label) => (key.includes(label) ? key.filter((other) => other !== label) : [...key, label].sort()));
  const pairs = labels.flatMap((one, at) => labels.slice(at + 1).map((other) => [one, other]));
  const sets = [[], ...alone, [...key], ...around, ...pairs, [...labels]];
  return [...new Map(sets.map((chosen) => [chosen.join(""), chosen])).values()];
}

function scorer(item: XmlElement, { id }: Declaration, ids: readonly string[]): (chosen: readonly OptionLabel[]) => number {
  const process = responseProcessor(item);
  return (chosen) => {
    const values = chosen.map((label) => ids[OPTION_LABELS.indexOf(label)] as string);
    const { SCORE } = process({ [id]: values.length === 0 ? null : values });
    return typeof SCORE === "number" ? SCORE : 0;
  };
}

function unscored(key: readonly OptionLabel[]): Scoring | Problem {
  if (key.length === 0) {
    return { problem: { zh: "没有写正确答案，也没有评分规则", en: "there is neither a correct response nor any scoring" } };
  }
  return {
    key,
    isUnscored: true,
    notes: [
      {
        zh: "没有评分规则（responseProcessing），按正确答案导入",
        en: "there is no response processing; the correct response is taken as the key",
      },
    ],
  };
}

const TOO_LONG: Sentence = { zh: "（responseProcessing）过长", en: "(responseProcessing) is too long" };

/** @param why what keeps the rule from being understood, to follow the words “the scoring” */
function unknownRule(key: readonly OptionLabel[], why: Sentence): Scoring | Problem {
  if (key.length === 0) {
    return {
      problem: { zh: `评分规则${why.zh}，也没有写正确答案`, en: `the scoring ${why.en}, and no correct response is declared` },
    };
  }
  return {
    key,
    notes: [
      {
        zh: `评分规则${why.zh}，按“与答案完全一致得满分”导入`,
        en: `the scoring ${why.en}; taken as exactly the key or nothing`,
      },
    ],
  };
}

/** So many entries of a mapping are told by name. */
const MOST_NAMED = 20;

/** What of a mapping that is used says nothing about an option, or no number. */
function mappingNotes(item: XmlElement, { mapping }: Declaration, ids: readonly string[]): Sentence[] {
  if (!usesMapping(item)) return [];
  if (!mapping) {
    return [{ zh: "按选项给分（map_response），但没有写给分表（mapping）", en: "scored by a mapping, but there is none" }];
  }
  const strays = mapping.entries.map(({ key }) => key).filter((key) => !ids.includes(key));
  return [
    ...strays.slice(0, MOST_NAMED).map((key) => ({
      zh: `给分表（mapping）里的 ${key} 不是选项，没有导入`,
      en: `the mapping names ${key}, which is no option; it did not come in`,
    })),
    ...mapping.unreadable.slice(0, MOST_NAMED).map((number) => ({
      zh: `给分表（mapping）里的“${number}”不是数字，按 0 分或没有上下限算`,
      en: `“${number}” in the mapping is no number; it counts as nothing`,
    })),
  ];
}

/** What the source calls the full score, where that is not what its own scoring reaches. */
function maxScoreNotes(item: XmlElement, { maxScore }: Fitted): Sentence[] {
  const declared = declaredMaximum(item);
  if (declared === null || maxScore === undefined || Math.abs(declared.value - maxScore) < 1e-9) return [];
  return [
    {
      zh: `题目声明满分 ${declared.value}（${declared.name}），但评分规则最多给 ${maxScore} 分，按后者导入`,
      en: `${declared.name} is ${declared.value}, but the scoring gives ${maxScore} at most; the latter is taken`,
    },
  ];
}

/** The full score an item declares: as MAXSCORE, or else as the maximum of SCORE. */
export function declaredMaximum(item: XmlElement): { readonly name: string; readonly value: number } | null {
  const outcomes = declarations(item, "outcomeDeclaration");
  const most = outcomes.get("MAXSCORE")?.initial;
  if (typeof most === "number" && most > 0) return { name: "MAXSCORE", value: most };
  const normal = outcomes.get("SCORE")?.normalMaximum;
  return normal === undefined || normal <= 0 ? null : { name: "normalMaximum", value: normal };
}
