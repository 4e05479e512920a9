/** One candidate's final answer to one choice item, with what else that candidate earned on choice items. */
export interface AnsweredItem {
  readonly points: number;
  readonly mostPoints: number;
  /** Points on all other choice items of the paper. */
  readonly restPoints: number;
  /** Labels chosen, as the item stores them. */
  readonly labels: readonly string[];
}

export interface OptionStatistics {
  readonly label: string;
  /** Share of candidates who chose it. */
  readonly share: number;
  readonly isKey: boolean;
  /** Correlation of choosing it with the rest of the score; null without spread. */
  readonly discrimination: number | null;
}

export interface ItemStatistics {
  readonly n: number;
  /** Mean share of the points earned (classical p). */
  readonly facility: number;
  /** Correlation of the item with the rest of the choice score (corrected item-total); null below 10 answers or without spread. */
  readonly discrimination: number | null;
  readonly options: readonly OptionStatistics[];
  /** Share of candidates who chose nothing. */
  readonly omitted: number;
  readonly light: "ok" | "look" | "check";
  /** What decided the light. */
  readonly rule: "too-few" | "negative" | "wrong-option-draws-the-best" | "too-hard" | "too-easy" | "weak" | "idle-option" | "ok";
}

/** Below this many answers figures say nothing. */
export const FEWEST_ANSWERS = 10;

/** Where the light turns; the usual limits of classical item analysis (Ebel and Frisbie 1991). */
const LIMITS = { weak: 0.2, hardest: 0.2, easiest: 0.95, idleShare: 0.02, drawing: 0.1 } as const;

/** Classical statistics of one version of a choice item. @param about its option labels and key */
export function itemStatistics(
  answers: readonly AnsweredItem[],
  about: { readonly labels: readonly string[]; readonly key: readonly string[] },
): ItemStatistics {
  const n = answers.length;
  const rest = answers.map(({ restPoints }) => restPoints);
  const isEnough = n >= FEWEST_ANSWERS;
  const facility = mean(answers.map(({ points, mostPoints }) => points / mostPoints));
  const discrimination = isEnough
    ? correlation(
        answers.map(({ points }) => points),
        rest,
      )
    : null;
  const options = about.labels.map((label): OptionStatistics => {
    const chosen = answers.map(({ labels }) => (labels.includes(label) ? 1 : 0));
    const own = isEnough ? correlation(chosen, rest) : null;
    return {
      label,
      share: round(mean(chosen)),
      isKey: about.key.includes(label),
      discrimination: own === null ? null : round(own),
    };
  });
  const figures = {
    n,
    facility: round(facility),
    discrimination: discrimination === null ? null : round(discrimination),
    options,
  };
  const rule = deciding(figures);
  const omitted = round(mean(answers.map(({ labels }) => (labels.length === 0 ? 1 : 0))));
  return { ...figures, omitted, light: LIGHTS[rule], rule };
}

const LIGHTS: Readonly<Record<ItemStatistics["rule"], ItemStatistics["light"]>> = {
  "too-few": "ok",
  negative: "check",
  "wrong-option-draws-the-best": "check",
  "too-hard": "look",
  "too-easy": "look",
  weak: "look",
  "idle-option": "look",
  ok: "ok",
};

function deciding({
  n,
  facility,
  discrimination,
  options,
}: Pick<ItemStatistics, "n" | "facility" | "discrimination" | "options">): ItemStatistics["rule"] {
  if (n < FEWEST_ANSWERS) return "too-few";
  const wrong = options.filter(({ isKey }) => !isKey);
  if (discrimination !== null && discrimination < 0) return "negative";
  if (wrong.some((option) => (option.discrimination ?? 0) > LIMITS.drawing)) return "wrong-option-draws-the-best";
  if (facility < LIMITS.hardest) return "too-hard";
  if (facility > LIMITS.easiest) return "too-easy";
  if (discrimination !== null && discrimination < LIMITS.weak) return "weak";
  return wrong.some(({ share }) => share < LIMITS.idleShare) ? "idle-option" : "ok";
}

/** Pearson's r; null where one side does not vary. */
export function correlation(left: readonly number[], right: readonly number[]): number | null {
  const meanLeft = mean(left);
  const meanRight = mean(right);
  let both = 0;
  let squaresLeft = 0;
  let squaresRight = 0;
  for (const [at, value] of left.entries()) {
    const fromLeft = value - meanLeft;
    const fromRight = (right[at] ?? 0) - meanRight;
    both += fromLeft * fromRight;
    squaresLeft += fromLeft * fromLeft;
    squaresRight += fromRight * fromRight;
  }
  return squaresLeft === 0 || squaresRight === 0 ? null : both / Math.sqrt(squaresLeft * squaresRight);
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((total, value) => total + value, 0) / values.length;
}

/** To 4 decimals. */
function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
