import { z } from "zod";
import { scoringPolicyOf } from "#item-bank/types/choice/scoring-policy.ts";
import { type Points, UNITS_PER_POINT, units } from "#kernel/points.ts";
import { constraintOf, exposureLimits } from "./constraint-schema.ts";

const titles = z.strictObject({ zh: z.string().trim().min(1).max(300), en: z.string().trim().min(1).max(600) });
const share = z.number().min(0).max(1);
const minutes = z.int().min(0).max(1440);
const topicName = z.string().trim().min(1).max(60);

/** Points as written by people: 1, 2, 0.5. */
const pointsInFile = z
  .number()
  .min(0)
  .max(1000)
  .refine((value) => Math.abs(value * UNITS_PER_POINT - Math.round(value * UNITS_PER_POINT)) < 1e-9, {
    error: "cannot be expressed in 1/60 point",
    params: { zh: "分值无法用 1/60 分的整数倍表示" },
  })
  .transform((value): Points => units(Math.round(value * UNITS_PER_POINT)));

/** Points in a record: whole units. */
const pointsInRecord = z.int().min(0).transform(units);

/** A warning time: minutes before the end, or seconds written as `10 s`. */
const warningTime = z.preprocess(
  (value) => (typeof value === "string" && /^\d+ ?s$/.test(value) ? Number.parseInt(value, 10) / 60 : value),
  z.number().positive().max(1440),
);

/** A topic alone, or a topic with the fewest and most items one paper may hold of it. */
const topic = z.preprocess(
  (value) => (typeof value === "string" ? { topic: value } : value),
  z.strictObject({ topic: topicName, least: z.int().min(0).max(200).optional(), most: z.int().min(0).max(200).optional() }),
);

const level = z.strictObject({ level: z.string().trim().min(1).max(20), least: share, most: share });

/**
 * A blueprint, with points read by `pointsField`. The same shape serves the file people write (points) and the copy a
 * paper keeps (units), so there is one definition of what a blueprint is.
 */
function blueprintOf<Field extends z.ZodType<Points>>(pointsField: Field) {
  const choiceRule = z.strictObject({
    title: titles,
    /** The sentence under the section's title that says how it is scored. */
    rule: titles,
    /** How many items of the type one paper holds. */
    items: z.int().min(1).max(500),
    /** What one item is worth. */
    points: pointsField,
    policy: scoringPolicyOf(pointsField),
  });
  const syllabusPart = z.strictObject({
    part: z.int().min(1).max(99),
    title: titles,
    items: z.int().min(0).max(500),
    points: pointsField,
    /** Items per type, only where counts and points leave a choice. */
    types: z.partialRecord(z.enum(["single", "multiple"]), z.int().min(0).max(500)).optional(),
    topics: z.array(topic).min(1).max(100),
  });
  const difficulty = z.strictObject({ mean: share, tolerance: z.number().positive().max(0.5) });
  const essays = z.strictObject({
    title: titles,
    rule: titles,
    offered: z.int().min(1).max(20),
    counted: z.int().min(1).max(20),
    pointsEach: pointsField,
    longestCharacters: z.int().min(100).max(20_000),
    /** `selected`: the candidate switches on which essays count; at the end missing ones are filled from the longest drafts. */
    selection: z.literal("selected"),
    mostPerTopic: z.int().min(1).max(20).default(1),
    mostPerPart: z.int().min(1).max(20).optional(),
    difficulty: difficulty.optional(),
  });
  const marking = z.strictObject({
    /** Two blind marks; too far apart: a third; too far from both: the chief decides. */
    scheme: z.literal("two-blind-third-adjudication"),
    /** Largest difference of two marks that still counts as agreement. */
    tolerance: pointsField,
    step: pointsField,
    leaseMinutes: z.int().min(1).max(240),
    undoSeconds: z.int().min(0).max(3600),
    /** Which pair counts when the third mark lies exactly between two marks that are each within tolerance. */
    thirdBetween: z.enum(["higher-pair", "mean-of-three"]),
  });
  return z.strictObject({
    id: z.string().regex(/^[a-z0-9][a-z0-9-]{1,39}$/, {
      error: "an id is 2–40 lower-case letters, digits and dashes",
    }),
    title: titles,
    durationMinutes: z.int().min(1).max(1440),
    clock: z.enum(["sitting", "candidate"]),
    warningMinutes: z.array(warningTime).max(20).default([]),
    /** null: no limit. */
    lateEntryMinutes: minutes.nullable(),
    earliestHandInMinutes: minutes,
    graceSeconds: z.int().min(0).max(600),
    passPoints: pointsField,
    totalPoints: pointsField,
    types: z.strictObject({ single: choiceRule.optional(), multiple: choiceRule.optional() }),
    syllabus: z.array(syllabusPart).min(1).max(99),
    /** Shares of the choice items per paper. */
    levels: z.array(level).max(20).default([]),
    /** Mean expected facility of the choice items of a paper. */
    difficulty: difficulty.optional(),
    /** Longest run of one key in a row. */
    longestKeyRun: z.int().min(1).max(50).default(3),
    /** Further rules of every paper, as data. */
    constraints: z.array(constraintOf(pointsField)).max(200).optional(),
    exposure: exposureLimits.optional(),
    essays: essays.nullable().default(null),
    marking: marking.nullable().default(null),
    /** What the candidate reads and accepts; the version is recorded. */
    rules: z.strictObject({
      version: z.string().trim().min(1).max(40),
      zh: z.array(z.string().trim().min(1).max(500)).min(1).max(50),
      en: z.array(z.string().trim().min(1).max(1000)).min(1).max(50),
    }),
  });
}

/** A blueprint as written in a file: points as numbers. */
export const blueprintFile = blueprintOf(pointsInFile);

/** A blueprint as kept in a record (JSON): points as whole units of 1/60. Reads back exactly what was parsed from a file. */
export const blueprintRecord = blueprintOf(pointsInRecord);

export type Blueprint = z.infer<typeof blueprintFile>;
export type ChoiceType = keyof Blueprint["types"];
export type ChoiceRule = NonNullable<Blueprint["types"][ChoiceType]>;
export type SyllabusPart = Blueprint["syllabus"][number];
export type EssaySection = NonNullable<Blueprint["essays"]>;
export type Constraint = NonNullable<Blueprint["constraints"]>[number];
export type MarkingRule = NonNullable<Blueprint["marking"]>;

/** Choice types in the order in which they stand on a paper. */
export const CHOICE_TYPES = ["single", "multiple"] as const satisfies readonly ChoiceType[];
