import { z } from "zod";
import type { Blueprint } from "#blueprints/blueprint-schema.ts";
import type { Points } from "#kernel/points.ts";
import { itemType } from "./bank.ts";
import { blueprintCell, blueprintSummary } from "./papers.ts";
import { byId, instant, pointUnits, route, staff } from "./route.ts";

const readers = staff("office", "administrator", "auditor");
const office = staff("office");
/** A blueprint with long rules for candidates is some 20 kB. */
const BODY_LIMIT = 262_144;

/** One sentence in each language. */
export const sentence = z.object({ zh: z.string(), en: z.string() });

/** A blueprint as people write it: points as plain numbers (1, 2, 0.5), everything else as in a record. */
type Written<T> = T extends Points
  ? number
  : T extends readonly (infer Entry)[]
    ? Written<Entry>[]
    : T extends object
      ? { [Name in keyof T]: Written<T[Name]> }
      : T;
export type WrittenBlueprint = Written<Blueprint>;

/** What the server answers is always whole; its shape is the blueprint's own, so it is not written down twice. */
const writtenBlueprint = z.record(z.string(), z.unknown()) as unknown as z.ZodType<WrittenBlueprint>;
/** What an editor sends may be half done. */
const draftBlueprint = z.record(z.string(), z.unknown());

/** A place to mend: the path into the blueprint as written, and why. */
export const blueprintProblem = z.object({ path: z.array(z.union([z.string(), z.int()])), sentence });
export type BlueprintProblem = z.infer<typeof blueprintProblem>;

export const blueprintVersion = z.object({
  version: z.int(),
  hash: z.string(),
  /** Null for what the product came with (a file): nobody saved it. */
  savedAt: instant.nullable(),
  savedBy: z.string().nullable(),
  note: z.string(),
});
export type BlueprintVersion = z.infer<typeof blueprintVersion>;

export const blueprintDetail = blueprintSummary.extend({
  content: writtenBlueprint,
  /** Newest first; the newest is in use. */
  versions: z.array(blueprintVersion),
});
export type BlueprintDetail = z.infer<typeof blueprintDetail>;

/** What follows from a blueprint's numbers. */
export const derivedNumbers = z.object({
  cells: z.array(blueprintCell),
  types: z.array(z.object({ type: itemType, items: z.int(), points: pointUnits })),
  parts: z.array(z.object({ part: z.int(), items: z.int(), points: pointUnits })),
  totals: z.object({
    choiceItems: z.int(),
    choicePoints: pointUnits,
    essayPoints: pointUnits,
    points: pointUnits,
  }),
  /** Shares as whole numbers of items of one paper. */
  levels: z.array(z.object({ level: z.string(), least: z.int(), most: z.int() })),
  /** Every further rule as a sentence, in the order of `constraints`. */
  constraints: z.array(sentence),
});
export type DerivedNumbers = z.infer<typeof derivedNumbers>;

/** What a cell needs and the bank can give. Part 0: essays, which may come from any part. */
export const cellSupply = z.object({
  part: z.int(),
  type: itemType,
  perPaper: z.int(),
  /** Over all papers asked for. */
  needed: z.int(),
  available: z.int(),
  /** Only where it is short: what became of the items, step by step. */
  sentence: sentence.nullable(),
});
export type CellSupply = z.infer<typeof cellSupply>;

/** What counting alone shows of the approved bank; a search may still find that rules exclude each other. */
export const feasibility = z.object({
  forms: z.int(),
  isEnough: z.boolean(),
  cells: z.array(cellSupply),
  /** Other rules that are short, contradictions of the request; in words. */
  sentences: z.array(sentence),
  /** Papers without shared items that the cells could still give. */
  capacity: z.int(),
});
export type Feasibility = z.infer<typeof feasibility>;

export const blueprintCheck = z.object({
  problems: z.array(blueprintProblem),
  /** Null until the numbers can be read and fit each other. */
  derived: derivedNumbers.nullable(),
  /** Null as long as there are problems. */
  feasibility: feasibility.nullable(),
});
export type BlueprintCheck = z.infer<typeof blueprintCheck>;

/** One difference of two blueprints; lists are compared by what their entries are called, not by their place. */
export const blueprintDifference = z.object({
  /** Names and, for entries of lists, what they are called: `syllabus`, `第 3 部分`, `items`. */
  path: z.array(z.string()),
  before: z.unknown(),
  after: z.unknown(),
});

const supplied = { have: z.int(), perPaper: z.int(), papers: z.int(), runsOutFirst: z.boolean() };

/** How far the bank goes; `papers` is what a line alone is good for, the smallest runs out first. */
export const capacity = z.object({
  blueprintId: z.string(),
  version: z.int(),
  usableItems: z.int(),
  /** No more papers without a shared item than this: counts and enemies allow no more. */
  disjointPapers: z.int(),
  /** Papers really assembled and verified one beside the other (not stored). */
  found: z.int(),
  /** Part 0: essays. */
  cells: z.array(z.object({ part: z.int(), type: itemType, ...supplied })),
  /** Other rules that ask for a least number of items: topics, levels … */
  rules: z.array(z.object({ name: sentence, ...supplied })),
  runsOutFirst: z.array(sentence),
  /** What it takes to come to `papers`, one more than now. */
  writeNext: z.object({
    papers: z.int(),
    items: z.array(
      z.object({
        name: sentence,
        items: z.int(),
        /** Null for a rule other than a cell. Part 0: essays. */
        cell: z.object({ part: z.int(), type: itemType }).nullable(),
      }),
    ),
  }),
});
export type Capacity = z.infer<typeof capacity>;

const byVersion = z.object({ id: z.string().min(1).max(80), version: z.coerce.number().int().min(1) });
const note = z.string().trim().max(300).default("");

export const blueprintsApi = {
  checkBlueprint: route("POST /api/blueprints/check", {
    access: office,
    summary: "What is to mend in a blueprint being written, what follows from its numbers, and whether the bank serves it",
    body: z.strictObject({ content: draftBlueprint, forms: z.int().min(1).max(10).default(2) }),
    reply: blueprintCheck,
    bodyLimit: BODY_LIMIT,
  }),
  showBlueprint: route("GET /api/blueprints/:id", {
    access: readers,
    summary: "The blueprint in use, with its versions",
    params: byId,
    reply: blueprintDetail,
  }),
  showBlueprintVersion: route("GET /api/blueprints/:id/versions/:version", {
    access: readers,
    summary: "One version of a blueprint",
    params: byVersion,
    reply: blueprintVersion.extend({ blueprintId: z.string(), content: writtenBlueprint }),
  }),
  compareBlueprints: route("GET /api/blueprints/:id/versions/:version/differences", {
    access: readers,
    summary: "What another version, or another blueprint, has otherwise",
    params: byVersion,
    query: z.object({ withId: z.string().min(1).max(80), withVersion: z.coerce.number().int().min(1) }),
    reply: z.object({ differences: z.array(blueprintDifference) }),
  }),
  createBlueprint: route("POST /api/blueprints", {
    access: office,
    summary: "A new blueprint from a copy of another one",
    body: z.strictObject({
      from: z.string().min(1).max(80),
      fromVersion: z.int().min(1).optional(),
      id: z.string().trim().min(2).max(40),
      title: z.strictObject({ zh: z.string().trim().min(1).max(300), en: z.string().trim().min(1).max(600) }),
      note,
    }),
    reply: blueprintDetail,
  }),
  saveBlueprint: route("PUT /api/blueprints/:id", {
    access: office,
    summary: "A new version, in use from now on; papers made before keep theirs",
    params: byId,
    body: z.strictObject({ content: draftBlueprint, baseVersion: z.int().min(1), note }),
    reply: blueprintDetail,
    bodyLimit: BODY_LIMIT,
  }),
  blueprintCapacity: route("GET /api/blueprints/:id/capacity", {
    access: readers,
    summary: "How many papers the bank can still give, which cells run out first, what to write next",
    params: byId,
    query: z.object({ mostUses: z.coerce.number().int().min(1).max(100_000).optional() }),
    reply: capacity,
  }),
};
