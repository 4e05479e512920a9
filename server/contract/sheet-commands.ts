import { z } from "zod";

const slot = z.int().min(1).max(500);
const label = z.enum(["A", "B", "C", "D", "E", "F", "G", "H"]);
const offset = z.int().min(0).max(1_000_000);

/** What a candidate can do to the answer sheet. Labels are as shown to this candidate. */
export const sheetCommand = z.discriminatedUnion("kind", [
  /** The whole new choice; an empty list clears it, and nothing else does. */
  z.strictObject({ kind: z.literal("choose"), slot, options: z.array(label).max(8) }),
  z.strictObject({ kind: z.literal("strike"), slot, options: z.array(label).max(8) }),
  z.strictObject({ kind: z.literal("flag"), slot, on: z.boolean() }),
  z.strictObject({ kind: z.literal("visit"), slot }),
  /** A splice of an essay in UTF-16 units; `before` is the length of the text it was made against. */
  z.strictObject({
    kind: z.literal("write"),
    slot,
    at: offset,
    remove: offset,
    insert: z.string().max(20_000),
    before: offset,
    /** True when taken in the middle of an input-method composition. */
    composing: z.literal(true).optional(),
  }),
  /** The whole text: after an explicit restore, or when splices got out of step. */
  z.strictObject({ kind: z.literal("rewrite"), slot, text: z.string().max(40_000) }),
  /** The switch 计入评分. */
  z.strictObject({ kind: z.literal("count"), slot, on: z.boolean() }),
]);
export type SheetCommand = z.infer<typeof sheetCommand>;
