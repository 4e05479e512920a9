import type { Sentence } from "#kernel/issue-sentences.ts";
import { OPTION_LABELS, type OptionLabel } from "../types/choice/choice.ts";
import type { ForeignItem, ForeignMapping } from "./foreign-item.ts";
import { scoreForeign } from "./foreign-score.ts";
import { ExpressionUnknown } from "./qti-expressions.ts";
import { hasProcessing, responseProcessor, usesMapping } from "./qti-processing.ts";
import { type Declaration, declarations, listOf } from "./qti-values.ts";
import type { XmlElement } from "./xml-tree.ts";

/** Identifiers of the options, in order; their places are their labels. */
export type OptionIds = readonly string[];

export type Scoring = Pick<ForeignItem, "key" | "mapping" | "maxScore" | "isUnscored"> & { readonly notes: readonly Sentence[] };

/** A response that was put to the item, and the SCORE it earned. */
interface Probe {
  readonly chosen: readonly OptionLabel[];
  readonly score: number;
}

/**
 * How a choice item is scored, found by putting responses to its own processing: as a mapping, or exactly the key or
 * nothing. A rule that is neither is told, and the item is taken as scored by its key.
 */
export function choiceScoring(
  item: XmlElement,
  declaration: Declaration,
  ids: OptionIds,
): Scoring | { readonly problem: Sentence } {
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
  const declaredKey = labelsOf(named, ids);
  if (!hasProcessing(item)) return unscored(declaredKey);
  let probes: Probe[];
  try {
    probes = probesOf(item, { declaration, ids, key: declaredKey });
  } catch (error) {
    if (error instanceof ExpressionUnknown) return unknownRule(declaredKey, error.construct);
    throw error;
  }
  const mapping = usesMapping(item) ? labelledMapping(declaration, ids) : undefined;
  const scoring = fitting(probes, { declaredKey, mapping, isSingle: declaration.cardinality === "single" });
  if ("problem" in scoring) return scoring;
  return { ...scoring, notes: [...scoring.notes, ...maxScoreNotes(item, scoring)] };
}

function labelsOf(named: readonly string[], ids: OptionIds): OptionLabel[] {
  return [...new Set(named)].map((id) => OPTION_LABELS[ids.indexOf(id)] as OptionLabel).sort();
}

function labelledMapping({ mapping }: Declaration, ids: OptionIds): ForeignMapping | undefined {
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

/** Nothing, every option alone, the key, the key with one more or one less, every pair, everything. */
function probesOf(
  item: XmlElement,
  { declaration, ids, key }: { declaration: Declaration; ids: OptionIds; key: readonly OptionLabel[] },
): Probe[] {
  const labels = ids.map((_, at) => OPTION_LABELS[at] as OptionLabel);
  const responses: OptionLabel[][] = [[], ...labels.map((label) => [label])];
  if (declaration.cardinality !== "single") {
    responses.push([...key], labels, ...labels.map((label) => toggled(key, label)));
    responses.push(...labels.flatMap((one, at) => labels.slice(at + 1).map((other) => [one, other])));
  }
  const process = responseProcessor(item);
  return responses.map((chosen) => {
    const values = chosen.map((label) => ids[OPTION_LABELS.indexOf(label)] as string);
    const score = process({ [declaration.id]: values.length === 0 ? null : values }).SCORE;
    return { chosen, score: typeof score === "number" ? score : 0 };
  });
}

function toggled(key: readonly OptionLabel[], label: OptionLabel): OptionLabel[] {
  return key.includes(label) ? key.filter((other) => other !== label) : [...key, label].sort();
}

interface Known {
  readonly declaredKey: readonly OptionLabel[];
  readonly mapping: ForeignMapping | undefined;
  readonly isSingle: boolean;
}

function fitting(probes: readonly Probe[], known: Known): Scoring | { readonly problem: Sentence } {
  const most = Math.max(...probes.map(({ score }) => score));
  const { key, notes } = keyOf(probes, known);
  if (key.length === 0) {
    return {
      problem: {
        zh: "没有写正确答案，作答规则也看不出哪个选项正确",
        en: "no correct response is declared, and the scoring does not show one",
      },
    };
  }
  const reached = known.mapping ? reachable(known.mapping, known) : most;
  const candidates: Omit<Scoring, "notes">[] = [
    { key, maxScore: most },
    ...(known.mapping ? [{ key, mapping: known.mapping, maxScore: reached }] : []),
    { key, mapping: additive(probes), maxScore: most },
  ];
  const isMet = (candidate: Omit<Scoring, "notes">): boolean =>
    probes.every(({ chosen, score }) => Math.abs(scoreForeign(candidate, chosen) - score) < 1e-9);
  const isDeclared = known.mapping && isMet({ key, mapping: known.mapping, maxScore: reached });
  const fit = isDeclared ? candidates[1] : candidates.find(isMet);
  if (!fit || most <= 0) {
    const unfit: Sentence =
      most <= 0
        ? { zh: "评分规则从不给分（SCORE 始终不大于 0）", en: "the scoring never gives a point (SCORE stays at 0)" }
        : {
            zh: "评分规则不能表示，按“与答案完全一致得满分”导入",
            en: "the scoring rule cannot be expressed; taken as exactly the key or nothing",
          };
    return { key, ...(most > 0 ? { maxScore: most } : { isUnscored: true as const }), notes: [...notes, unfit] };
  }
  return { ...fit, notes };
}

/** The declared key, or what earns points: the best option of a single choice, all that add of a multiple one. */
function keyOf(
  probes: readonly Probe[],
  { declaredKey, mapping, isSingle }: Known,
): { key: readonly OptionLabel[]; notes: Sentence[] } {
  if (declaredKey.length > 0) return { key: declaredKey, notes: [] };
  const assumed: Sentence = {
    zh: "没有写正确答案，按得分最高的选项定为答案",
    en: "no correct response is declared; the answer with the most points is taken",
  };
  if (mapping && !isSingle) {
    const labels = OPTION_LABELS.filter((label) => (mapping.entries[label] ?? 0) > 0);
    return { key: labels, notes: labels.length > 0 ? [assumed] : [] };
  }
  const most = Math.max(...probes.map(({ score }) => score));
  const best = most > 0 ? probes.filter(({ score }) => score === most) : [];
  return best.length === 1 ? { key: best[0]?.chosen ?? [], notes: [assumed] } : { key: [], notes: [] };
}

function additive(probes: readonly Probe[]): ForeignMapping {
  const entries = probes.flatMap(({ chosen, score }) => (chosen.length === 1 ? [[chosen[0], score]] : []));
  return { entries: Object.fromEntries(entries), defaultPoints: 0 };
}

/** The most a mapping can give. */
function reachable({ entries, defaultPoints, least, most }: ForeignMapping, { isSingle }: Known): number {
  const values = Object.values(entries);
  const best = isSingle ? Math.max(defaultPoints, ...values) : values.reduce((sum, value) => sum + Math.max(0, value), 0);
  return Math.min(most ?? Number.POSITIVE_INFINITY, Math.max(least ?? Number.NEGATIVE_INFINITY, best));
}

function unscored(key: readonly OptionLabel[]): Scoring | { readonly problem: Sentence } {
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

function unknownRule(key: readonly OptionLabel[], construct: string): Scoring | { readonly problem: Sentence } {
  if (key.length === 0) {
    return {
      problem: {
        zh: `评分规则用了不支持的 ${construct}，也没有写正确答案`,
        en: `the scoring uses ${construct}, which is not known, and no correct response is declared`,
      },
    };
  }
  return {
    key,
    notes: [
      {
        zh: `评分规则用了不支持的 ${construct}，按“与答案完全一致得满分”导入`,
        en: `the scoring uses ${construct}, which is not known; taken as exactly the key or nothing`,
      },
    ],
  };
}

/** What the source calls the full score, where that is not what its own scoring reaches. */
function maxScoreNotes(item: XmlElement, { maxScore }: Scoring): Sentence[] {
  const declared = declarations(item, "outcomeDeclaration").get("MAXSCORE")?.initial;
  if (typeof declared !== "number" || maxScore === undefined || Math.abs(declared - maxScore) < 1e-9) return [];
  return [
    {
      zh: `题目声明满分 ${declared}（MAXSCORE），但评分规则最多给 ${maxScore} 分，按后者导入`,
      en: `MAXSCORE is ${declared}, but the scoring gives ${maxScore} at most; the latter is taken`,
    },
  ];
}
