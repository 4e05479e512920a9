import { z } from "zod";
import { canonicalJson, type Json } from "#kernel/canonical-json.ts";
import { figuresOf } from "./rich-text.ts";
import { choiceContent } from "./types/choice/choice.ts";
import { essayContent } from "./types/essay/essay.ts";

const facets = {
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{2,59}$/, "an id is 3–60 lower-case letters, digits and dashes"),
  /** Syllabus part, 1-based, as numbered in the blueprint. */
  part: z.int().min(1).max(99),
  topic: z.string().trim().min(1).max(60),
  /** Cognitive level in the syllabus's own word, for example 识记. */
  level: z.string().trim().min(1).max(20),
  /** Expected facility: the share of the points a typical candidate earns, 0 to 1. */
  difficulty: z.number().min(0).max(1),
  /** Empty in a draft; the lint asks for one before review. */
  rationale: z.string().trim().max(4000).default(""),
  /** Where the tested fact stands: a standard and clause, or a work by name. */
  reference: z.string().trim().min(1).max(300).optional(),
  /** Free words of the exam office, for blueprint rules and filters. */
  tags: z.array(z.string().trim().min(1).max(40)).max(20).optional(),
  /** Items of one set stand on a paper together, next to each other, or not at all. */
  set: z.string().trim().min(1).max(60).optional(),
  /** How long a typical candidate needs. */
  expectedSeconds: z.int().min(1).max(7200).optional(),
  /** Two-parameter logistic model: discrimination `a` and location `b` on the ability scale. Only calibrated items have it. */
  calibration: z.strictObject({ a: z.number().positive().max(10), b: z.number().min(-10).max(10) }).optional(),
  /** Why a finding of the lint is right the way it is, by rule id. */
  justifications: z.record(z.string().max(40), z.string().trim().min(1).max(500)).optional(),
  /** Items that must never meet this one in a paper. */
  enemies: z.array(z.string()).max(50).default([]),
};

const single = z.strictObject({ ...facets, type: z.literal("single"), ...choiceContent("single") });
const multiple = z.strictObject({ ...facets, type: z.literal("multiple"), ...choiceContent("multiple") });
const essay = z.strictObject({ ...facets, type: z.literal("essay"), ...essayContent });

/** One version of a question, with everything a writer knows about it. Never leaves the staff side: see candidate-view.ts. */
export const itemSchema = z.discriminatedUnion("type", [single, multiple, essay]).superRefine((item, context) => {
  if (item.type === "essay") return;
  const labels = item.options.map((option) => option.label);
  const stray = item.key.find((label) => !labels.includes(label));
  if (stray) context.addIssue({ code: "custom", path: ["key"], message: `the key names option ${stray}, which does not exist` });
  const texts = new Set(item.options.map((option) => option.text.normalize("NFKC").trim()));
  if (texts.size < item.options.length) {
    context.addIssue({ code: "custom", path: ["options"], message: "two options have the same text" });
  }
  if (item.type === "multiple" && item.key.length >= item.options.length) {
    context.addIssue({ code: "custom", path: ["key"], message: "at least one option must be wrong" });
  }
});

export type Item = z.infer<typeof itemSchema>;
export type ChoiceItem = Extract<Item, { type: "single" | "multiple" }>;
export type EssayItem = Extract<Item, { type: "essay" }>;
export type ItemType = Item["type"];

/** An item pinned to one immutable version. */
export interface ItemVersion {
  readonly item: Item;
  /** 1 for the first, counted up on every save. */
  readonly version: number;
}

/** The text an item's content hash is taken over; equal text means equal item. */
export function canonicalItem(item: Item): string {
  return canonicalJson({ ...item, enemies: [...item.enemies].sort() } as unknown as Json);
}

/** Every text of an item that may show figures. */
export function textsOf(item: Item): string[] {
  const shared = [item.stem, item.rationale];
  return item.type === "essay" ? [...shared, item.outline] : [...shared, ...item.options.map(({ text }) => text)];
}

/** The figures an item shows. */
export function itemFigures(item: Item): { name: string; alt: string }[] {
  return textsOf(item).flatMap(figuresOf);
}
