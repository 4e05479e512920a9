import { z } from "zod";
import { type Points, points } from "#kernel/points.ts";

const pointsInFile = z
  .number()
  .positive()
  .refine((value) => Math.abs(value * 60 - Math.round(value * 60)) < 1e-9, "cannot be expressed in 1/60 point")
  .transform((value): Points => points(value));

/** How responses turn into points; data of a blueprint, so that the next exam can choose. `perRightOption` is written in points. */
export const scoringPolicySchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("exact") }),
  z.strictObject({ kind: z.literal("partial"), perRightOption: pointsInFile }),
  z.strictObject({ kind: z.literal("right-minus-wrong") }),
]);

export type ScoringPolicy = z.infer<typeof scoringPolicySchema>;
