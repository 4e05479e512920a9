import { z } from "zod";
import { itemType } from "./bank.ts";
import { candidateItem } from "./candidate-item.ts";
import { byId, instant, pointUnits, route, staff } from "./route.ts";
import { sittingSettings } from "./sittings.ts";

const readers = staff("office", "administrator", "auditor");
const titles = z.object({ zh: z.string(), en: z.string() });

/** Items of one type in one part. */
export const blueprintCell = z.object({ part: z.int(), type: itemType, items: z.int(), points: pointUnits });

export const blueprintSummary = z.object({
  id: z.string(),
  /** The version in use. */
  version: z.int(),
  hash: z.string(),
  title: titles,
  durationMinutes: z.int(),
  totalPoints: pointUnits,
  passPoints: pointUnits,
  parts: z.array(z.object({ part: z.int(), title: titles, items: z.int(), points: pointUnits })),
  /** Derived from the counts and points per part. */
  cells: z.array(blueprintCell),
  essays: z.object({ offered: z.int(), counted: z.int(), pointsEach: pointUnits }).nullable(),
  /** What a sitting of this blueprint starts from. */
  defaults: sittingSettings,
});
export type BlueprintSummary = z.infer<typeof blueprintSummary>;

/** One line of the assembly report: a rule, what it wanted, what the paper has. */
export const reportLine = z.object({ rule: titles, wanted: z.string(), got: z.string(), isMet: z.boolean() });
export type ReportLine = z.infer<typeof reportLine>;

export const paperSlot = z.object({
  slot: z.int(),
  id: z.string(),
  version: z.int(),
  type: itemType,
  part: z.int(),
  topic: z.string(),
  level: z.string(),
  difficulty: z.number(),
  points: pointUnits,
  stem: z.string(),
});
export type PaperSlot = z.infer<typeof paperSlot>;

export const paperSummary = z.object({
  id: z.string(),
  blueprintId: z.string(),
  blueprintTitle: titles,
  form: z.string(),
  seed: z.string(),
  hash: z.string(),
  assembledAt: instant,
  itemCount: z.int(),
  essayCount: z.int(),
  meanDifficulty: z.number(),
  /** Papers of one assembly are parallel; null for those made before assemblies were kept. */
  assemblyId: z.string().nullable(),
  /** The paper it was made from by exchanging an item. */
  basedOn: z.string().nullable(),
  /** The paper that takes its place. */
  replacedBy: z.string().nullable(),
  /** Names of sittings that use the paper. */
  sittings: z.array(z.string()),
});
export type PaperSummary = z.infer<typeof paperSummary>;

export const paperDetail = paperSummary.extend({ slots: z.array(paperSlot), report: z.array(reportLine) });
export type PaperDetail = z.infer<typeof paperDetail>;

const itemId = z.string().trim().min(1).max(80);
const itemIds = z.array(itemId).max(2000).optional();

/** What the office asks for beyond the blueprint. */
export const assemblyOrder = z.strictObject({
  blueprintId: z.string().min(1).max(60),
  /** Parallel papers, called A, B, C … */
  forms: z.int().min(1).max(10).default(2),
  /** One paper per candidate instead of parallel forms; `forms` is not looked at then. */
  perCandidate: z.int().min(1).max(2000).optional(),
  seed: z.string().trim().min(1).max(80).optional(),
  /** Papers of this run one item may stand on; the blueprint's own (1 unless it says) when left out. */
  mostPapersPerItem: z.int().min(1).max(10).optional(),
  /** Items two papers of this run may share. */
  mostShared: z.int().min(0).max(500).optional(),
  /** Papers an item may have been on in all, this run included. */
  mostUses: z.int().min(1).max(100_000).optional(),
  /** Items a paper may share with each of the past papers named. */
  mostSharedWithPast: z.int().min(0).max(500).optional(),
  /** Papers to keep apart from, by id. */
  pastPapers: z.array(z.string().min(1).max(80)).max(50).optional(),
  /** Items that must be used: on the form named, or on any. */
  include: z
    .array(
      z.strictObject({
        id: itemId,
        form: z
          .string()
          .regex(/^[A-J]$/)
          .optional(),
      }),
    )
    .max(500)
    .optional(),
  exclude: itemIds,
  /** Items on every paper, for equating. */
  anchors: z.array(itemId).max(200).optional(),
});
export type AssemblyOrder = z.infer<typeof assemblyOrder>;

/** A cell the bank cannot serve; the facts of the refusal `bank-short`. */
export const shortage = z.object({ part: z.int(), type: itemType, needed: z.int(), available: z.int() });

export const papersApi = {
  /** Writers and reviewers choose here which table of specifications they write for. */
  listBlueprints: route("GET /api/blueprints", {
    access: staff("writer", "reviewer", "office", "administrator", "auditor"),
    summary: "Blueprints in use, with the numbers derived from them",
    reply: z.object({ blueprints: z.array(blueprintSummary) }),
  }),
  assemblePapers: route("POST /api/papers/assembly", {
    access: staff("office"),
    summary: "Assemble parallel papers and wait; every paper returned has passed the independent verifier",
    body: assemblyOrder.omit({ perCandidate: true }),
    reply: z.object({ assemblyId: z.string(), papers: z.array(paperDetail) }),
  }),
  listPapers: route("GET /api/papers", {
    access: readers,
    summary: "All papers, without those made one per candidate",
    reply: z.object({ papers: z.array(paperSummary) }),
  }),
  showPaper: route("GET /api/papers/:id", {
    access: readers,
    summary: "One paper with its report",
    params: byId,
    reply: paperDetail,
  }),
  previewPaper: route("GET /api/papers/:id/preview", {
    access: staff("office"),
    summary: "The paper as a candidate sees it (stored option order)",
    params: byId,
    reply: z.object({ items: z.array(z.object({ slot: z.int(), points: pointUnits, item: candidateItem })) }),
  }),
};
