import { z } from "zod";

const shownOption = z.strictObject({ label: z.enum(["A", "B", "C", "D", "E", "F", "G", "H"]), text: z.string() });

/** An item as a candidate may see it. Strict: a field that is not listed here cannot be sent. */
export const candidateItem = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("single"), stem: z.string(), options: z.array(shownOption) }),
  z.strictObject({ type: z.literal("multiple"), stem: z.string(), options: z.array(shownOption) }),
  z.strictObject({ type: z.literal("essay"), stem: z.string() }),
]);
export type CandidateItem = z.infer<typeof candidateItem>;
