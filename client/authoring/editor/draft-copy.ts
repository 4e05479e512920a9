import { z } from "zod";
import { itemType } from "#contract/bank.ts";
import { emptyDraft, type ItemDraft } from "./item-draft.ts";

const figure = z.string();
const guide = z.array(z.object({ points: figure, text: z.string() }));
const draftCopy = z.object({
  id: z.string(),
  type: itemType,
  part: figure,
  topic: z.string(),
  level: z.string(),
  difficulty: figure,
  reference: z.string(),
  tags: z.string(),
  set: z.string(),
  expectedSeconds: figure,
  justifications: z.record(z.string(), z.string()),
  calibration: z.object({ a: z.number(), b: z.number() }).nullable(),
  stem: z.string(),
  rationale: z.string(),
  enemies: z.array(z.string()),
  options: z.array(z.object({ text: z.string(), isKey: z.boolean() })),
  rubric: z.array(z.object({ id: z.string(), title: z.string(), points: figure, guide })),
  outline: z.string(),
  samples: z.array(
    z.object({ quality: z.enum(["good", "fair", "poor"]), marks: z.record(z.string(), figure), text: z.string() }),
  ),
});

/** What is kept of a draft while it is being written: the form as typed, so that half a number comes back as half a number. */
export function copyOf(draft: ItemDraft): Record<string, unknown> {
  return structuredClone({ ...draft });
}

/** The draft of a kept copy; undefined when it is none. Fields that a copy from an older edition lacks begin empty. */
export function draftFromCopy(content: unknown): ItemDraft | undefined {
  if (typeof content !== "object" || content === null) return undefined;
  const type = itemType.safeParse((content as { type?: unknown }).type);
  if (!type.success) return undefined;
  const parsed = draftCopy.safeParse({ ...emptyDraft(type.data), ...content });
  return parsed.success ? parsed.data : undefined;
}
