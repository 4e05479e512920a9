import { z } from "zod";
import { itemType } from "./bank.ts";
import { candidateItem } from "./candidate-item.ts";
import { byId, instant, pointUnits, route, staff } from "./route.ts";
import { sittingSettings } from "./sittings.ts";

const readers = staff("office", "administrator", "auditor");
const titles = z.object({ zh: z.string(), en: z.string() });

const blueprintCell = z.object({ part: z.int(), type: itemType, items: z.int(), points: pointUnits });

export const blueprintSummary = z.object({
  id: z.string(),
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
export const reportLine = z.object({ rule: z.string(), wanted: z.string(), got: z.string(), isMet: z.boolean() });

const paperSlot = z.object({
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
  /** Names of sittings that use the paper. */
  sittings: z.array(z.string()),
});
export type PaperSummary = z.infer<typeof paperSummary>;

export const paperDetail = paperSummary.extend({ slots: z.array(paperSlot), report: z.array(reportLine) });
export type PaperDetail = z.infer<typeof paperDetail>;

/** A cell the bank cannot serve; the facts of the refusal `bank-short`. */
export const shortage = z.object({ part: z.int(), type: itemType, needed: z.int(), available: z.int() });

export const papersApi = {
  listBlueprints: route("GET /api/blueprints", {
    access: readers,
    summary: "Blueprints on file, with the numbers derived from them",
    reply: z.object({ blueprints: z.array(blueprintSummary) }),
  }),
  assemblePapers: route("POST /api/papers/assembly", {
    access: staff("office"),
    summary: "Assemble parallel papers; every paper returned has passed the independent verifier",
    body: z.strictObject({
      blueprintId: z.string().min(1).max(60),
      forms: z.int().min(1).max(10).default(2),
      seed: z.string().trim().min(1).max(80).optional(),
    }),
    reply: z.object({ papers: z.array(paperDetail) }),
  }),
  listPapers: route("GET /api/papers", {
    access: readers,
    summary: "All papers",
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
