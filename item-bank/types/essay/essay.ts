import { z } from "zod";
import { type Points, points, sumPoints } from "#kernel/points.ts";

/** Rubric points in files are plain numbers in half-point steps; in the house they are units. */
export const halfPoints = z
  .number()
  .min(0)
  .max(1000)
  .multipleOf(0.5)
  .transform((value): Points => points(value));

const guideLine = z.strictObject({ points: z.number().min(0).multipleOf(0.5), text: z.string().trim().min(1).max(500) });

const criterion = z.strictObject({
  id: z.string().regex(/^c[1-9][0-9]?$/),
  title: z.string().trim().min(1).max(60),
  /** Maximum of the criterion, in points. */
  points: z.number().positive().multipleOf(0.5),
  guide: z.array(guideLine).min(1).max(20),
});
export type Criterion = z.infer<typeof criterion>;

const sample = z.strictObject({
  quality: z.enum(["good", "fair", "poor"]),
  points: z.number().min(0).multipleOf(0.5),
  marks: z.record(z.string(), z.number().min(0).multipleOf(0.5)),
  text: z.string().trim().min(1).max(20_000),
});

/** Fields of an essay item: prompt, analytic rubric, model outline, sample answers. Points here are plain numbers. */
export const essayContent = {
  stem: z.string().trim().min(1).max(4000),
  rubric: z.array(criterion).min(1).max(9),
  /** Empty in a draft; the lint asks for one before review. */
  outline: z.string().trim().max(4000).default(""),
  samples: z.array(sample).max(9).default([]),
};

/** The most an essay can earn: the sum of its criteria. */
export function rubricTotal(rubric: readonly Criterion[]): Points {
  return sumPoints(rubric.map((entry) => points(entry.points)));
}
