import { type ChoiceType, type Draft, typesInUse, withEntry, withValue } from "./blueprint-draft.ts";
import { nextPart } from "./totals.ts";

/** The draft with one more part, still without a name. */
export function newPart(draft: Draft): Draft {
  const types = Object.fromEntries(typesInUse(draft).map(({ type }) => [type, 0]));
  const part = { part: nextPart(draft), title: { zh: "", en: "" }, items: 0, points: 0, types, topics: [{ topic: "" }] };
  return withEntry(draft, ["syllabus"], part);
}

const FIRST_RULES: Readonly<Record<ChoiceType, unknown>> = {
  single: {
    title: { zh: "单项选择题", en: "Single choice" },
    rule: { zh: "每题的备选项中只有一个正确答案，选对得分。", en: "Exactly one option is right; it earns the points." },
    items: 0,
    points: 1,
    policy: { kind: "exact" },
  },
  multiple: {
    title: { zh: "多项选择题", en: "Multiple choice" },
    rule: {
      zh: "每题有两个或两个以上正确答案，全部选对得分。",
      en: "Two or more options are right; all of them earn the points.",
    },
    items: 0,
    points: 2,
    policy: { kind: "exact" },
  },
};

/** The draft with a choice type taken in or out. */
export function withType(draft: Draft, type: ChoiceType, isUsed: boolean): Draft {
  return withValue(draft, ["types", type], isUsed ? FIRST_RULES[type] : undefined);
}

/** What essays and their marking start from. */
export const FIRST_ESSAYS = {
  title: { zh: "论述题", en: "Essays" },
  rule: { zh: "共 2 题，任选 1 题作答并计分，每题 20 分。", en: "Two questions; one of your choice is counted, 20 points." },
  offered: 2,
  counted: 1,
  pointsEach: 20,
  longestCharacters: 5000,
  selection: "selected",
  mostPerTopic: 1,
};

export const FIRST_MARKING = {
  scheme: "two-blind-third-adjudication",
  tolerance: 3,
  step: 0.5,
  leaseMinutes: 30,
  undoSeconds: 60,
  thirdBetween: "higher-pair",
};

export const CONSTRAINT_KINDS = ["count", "points", "difficulty", "information", "reading", "time", "keys"] as const;
export type ConstraintKind = (typeof CONSTRAINT_KINDS)[number];

/** A further rule of a kind, still to be filled in. */
export function newConstraint(kind: ConstraintKind): Readonly<Record<string, unknown>> {
  if (kind === "keys") return { kind, type: "single", letters: ["A", "B", "C", "D"], least: 0.15, most: 0.35 };
  if (kind === "difficulty") return { kind, of: {}, mean: 0.65, tolerance: 0.05 };
  if (kind === "information") return { kind, of: {}, at: [{ ability: 0 }] };
  return { kind, of: {} };
}
