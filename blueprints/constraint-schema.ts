import { z } from "zod";
import type { Points } from "#kernel/points.ts";

const titles = z.strictObject({ zh: z.string().trim().min(1).max(300), en: z.string().trim().min(1).max(600) });

/** One value or a list of them; always a list once read. */
function oneOrMore<Entry extends z.ZodType>(entry: Entry) {
  return z.preprocess((value) => (Array.isArray(value) ? value : [value]), z.array(entry).min(1).max(100)).optional();
}

/**
 * Which items a constraint speaks of: those that fit every line given. Without `type` the choice items are meant; an
 * item fits a list when it fits any entry of it.
 */
export const selector = z.strictObject({
  part: oneOrMore(z.int().min(1).max(99)),
  type: oneOrMore(z.enum(["single", "multiple", "essay"])),
  topic: oneOrMore(z.string().trim().min(1).max(60)),
  level: oneOrMore(z.string().trim().min(1).max(20)),
  tag: oneOrMore(z.string().trim().min(1).max(40)),
  /** A difficulty band: from ≤ expected facility < to (1 included when `to` is 1). */
  difficulty: z.strictObject({ from: z.number().min(0).max(1), to: z.number().min(0).max(1) }).optional(),
  /** Choice items whose key holds the letter. */
  key: z.enum(["A", "B", "C", "D", "E", "F", "G", "H"]).optional(),
});

const weight = z.number().positive().max(1000).optional();
const tolerance = z.number().positive().max(1).optional();

/** `exact`, `least` and `most` must hold; `target` is come near to, the nearer the heavier its `weight` (1 unless given). */
function limitsOf<Value extends z.ZodType<number>>(value: Value) {
  return { exact: value.optional(), least: value.optional(), most: value.optional(), target: value.optional(), weight };
}

/** A constraint as data, with points read by `pointsField`. Its kind decides its checker and its sentence. */
export function constraintOf<Field extends z.ZodType<Points>>(pointsField: Field) {
  const of = selector.default({});
  /** The office's own words for the constraint, where the made ones are not good enough. */
  const title = titles.optional();
  return z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("count"), title, of, ...limitsOf(z.int().min(0).max(500)) }),
    z.strictObject({ kind: z.literal("points"), title, of, ...limitsOf(pointsField) }),
    /** Mean expected facility, and its spread: the root mean square distance from `mean`. */
    z.strictObject({
      kind: z.literal("difficulty"),
      title,
      of,
      mean: z.number().min(0).max(1),
      tolerance,
      spread: z
        .strictObject({ least: z.number().min(0).max(1).optional(), most: z.number().min(0).max(1).optional() })
        .optional(),
    }),
    /** Test information of the two-parameter model; `target` with `tolerance` (a share of it) must be met, alone it is come near to. */
    z.strictObject({
      kind: z.literal("information"),
      title,
      of,
      at: z
        .array(
          z.strictObject({
            ability: z.number().min(-6).max(6),
            least: z.number().positive().max(10_000).optional(),
            most: z.number().positive().max(10_000).optional(),
            target: z.number().positive().max(10_000).optional(),
            tolerance,
            weight,
          }),
        )
        .min(1)
        .max(20),
    }),
    /** Characters to read: stems and options, white space not counted. */
    z.strictObject({ kind: z.literal("reading"), title, of, ...limitsOf(z.int().min(0).max(1_000_000)) }),
    /** Seconds a typical candidate needs; items that do not say take `unknownSeconds`, or nothing and are named. */
    z.strictObject({
      kind: z.literal("time"),
      title,
      of,
      unknownSeconds: z.int().min(1).max(7200).optional(),
      ...limitsOf(z.int().min(0).max(1_000_000)),
    }),
    /** Every letter is the key (or part of it) in between these shares of the items of the type. */
    z.strictObject({
      kind: z.literal("keys"),
      title,
      type: z.enum(["single", "multiple"]),
      letters: z
        .array(z.enum(["A", "B", "C", "D", "E", "F", "G", "H"]))
        .min(1)
        .default(["A", "B", "C", "D"]),
      least: z.number().min(0).max(1).default(0),
      most: z.number().min(0).max(1).default(1),
    }),
  ]);
}

/** How often and how widely items may be used; a request may narrow or widen it. */
export const exposureLimits = z.strictObject({
  /** Papers an item may have been on in all, this run included. */
  mostUses: z.int().min(1).max(100_000).optional(),
  /** Papers of one run an item may stand on; 1 when left out. */
  mostPapersPerItem: z.int().min(1).max(10).optional(),
  /** Items any two papers of one run may share, anchors not counted. */
  mostSharedBetweenPapers: z.int().min(0).max(500).optional(),
  /** Items a paper may share with each protected past paper, anchors not counted. */
  mostSharedWithPast: z.int().min(0).max(500).optional(),
});

export type Selector = z.infer<typeof selector>;
export type ExposureLimits = z.infer<typeof exposureLimits>;
