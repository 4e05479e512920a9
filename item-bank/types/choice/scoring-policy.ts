import { z } from "zod";
import { type Points, points } from "#kernel/points.ts";

const pointsInFile = z
  .number()
  .positive()
  .refine((value) => Math.abs(value * 60 - Math.round(value * 60)) < 1e-9, "cannot be expressed in 1/60 point")
  .transform((value): Points => points(value));

/** The policies there are, with points read by the given schema: written in points in a file, in units in a record. */
export function scoringPolicyOf<Field extends z.ZodType<Points>>(pointsField: Field) {
  return z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("exact") }),
    z.strictObject({ kind: z.literal("partial"), perRightOption: pointsField }),
    z.strictObject({ kind: z.literal("right-minus-wrong") }),
  ]);
}

/** How responses turn into points; data of a blueprint, so that the next exam can choose. `perRightOption` is written in points. */
export const scoringPolicySchema = scoringPolicyOf(pointsInFile);

export type ScoringPolicy = z.infer<typeof scoringPolicySchema>;
