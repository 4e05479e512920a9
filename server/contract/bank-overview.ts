import { z } from "zod";
import { itemType } from "./bank.ts";
import { byId, instant, route, staff } from "./route.ts";

const readers = staff("writer", "reviewer", "office", "auditor");

/** A finding of the lint, as the editor shows it beside its field. */
export const lintFinding = z.object({
  rule: z.string(),
  severity: z.enum(["E", "W", "I"]),
  field: z.string(),
  span: z.object({ start: z.int(), end: z.int() }).nullable(),
  reason: z.object({ zh: z.string(), en: z.string() }),
  advice: z.object({ zh: z.string(), en: z.string() }),
  isJustified: z.boolean(),
});

/** One cell of the table of specifications (双向细目表). */
export const specificationCell = z.object({
  part: z.int(),
  type: itemType,
  /** Approved and in use, by cognitive level. */
  levels: z.record(z.string(), z.int()),
  have: z.int(),
  inWork: z.int(),
  /** What the next papers need; null for a cell the blueprint does not have. */
  needed: z.int().nullable(),
  gap: z.int(),
});

/** What one bulk change does to every item. */
export const bulkChange = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("level"), level: z.string().trim().min(1).max(20) }),
  z.strictObject({ kind: z.literal("topic"), part: z.int().min(1).max(99), topic: z.string().trim().min(1).max(60) }),
  z.strictObject({ kind: z.literal("difficulty"), difficulty: z.number().min(0).max(1) }),
  z.strictObject({ kind: z.literal("add-tag"), tag: z.string().trim().min(1).max(40) }),
  z.strictObject({ kind: z.literal("remove-tag"), tag: z.string().trim().min(1).max(40) }),
  z.strictObject({ kind: z.literal("enemies") }),
  z.strictObject({ kind: z.literal("submit") }),
  z.strictObject({ kind: z.literal("retire") }),
  z.strictObject({ kind: z.literal("revive") }),
]);
export type BulkChange = z.infer<typeof bulkChange>;

const bulkOutcome = z.object({
  id: z.string(),
  at: instant,
  by: z.string(),
  change: bulkChange,
  changed: z.int(),
  refused: z.array(z.object({ itemId: z.string(), code: z.string() })),
  undoneAt: instant.nullable(),
});

export const bulkPass = z.object({
  id: z.string(),
  askedBy: z.string(),
  isMine: z.boolean(),
  askedAt: instant,
  reason: z.string(),
  grantedBy: z.string().nullable(),
  expiresAt: instant.nullable(),
});

export const bankOverviewApi = {
  specification: route("GET /api/bank/specification", {
    access: readers,
    summary: "Table of specifications: part × type × level, what is there and what the next papers need",
    query: z.object({ blueprintId: z.string().max(60).optional(), papers: z.coerce.number().int().min(1).max(10).default(2) }),
    reply: z.object({
      blueprintId: z.string(),
      papers: z.int(),
      parts: z.array(z.object({ part: z.int(), title: z.object({ zh: z.string(), en: z.string() }) })),
      levels: z.array(z.string()),
      cells: z.array(specificationCell),
      /** Over all cells: what a paper wants of each level. */
      levelNeeds: z.array(z.object({ level: z.string(), have: z.int(), least: z.int(), most: z.int() })),
    }),
  }),
  bankProgress: route("GET /api/bank/progress", {
    access: readers,
    summary: "States, ages and exposure of items, and what every author has in hand",
    reply: z.object({
      states: z.array(z.object({ state: z.string(), count: z.int() })),
      ages: z.array(z.object({ upToDays: z.int().nullable(), count: z.int() })),
      exposure: z.array(z.object({ uses: z.int(), count: z.int() })),
      authors: z.array(
        z.object({ id: z.string(), name: z.string(), draft: z.int(), inReview: z.int(), approved: z.int(), last30Days: z.int() }),
      ),
    }),
  }),
  lintDraft: route("POST /api/bank/lint", {
    access: staff("writer", "reviewer"),
    summary: "What the lint and the near-duplicate search say of a text that is being written",
    body: z.strictObject({ item: z.record(z.string(), z.unknown()), stage: z.enum(["write", "approve"]).default("write") }),
    reply: z.object({
      findings: z.array(lintFinding),
      likes: z.array(z.object({ itemId: z.string(), similarity: z.number(), isBlocking: z.boolean(), stem: z.string() })),
    }),
    bodyLimit: 262_144,
  }),
  bulkChangeItems: route("POST /api/bank/bulk", {
    access: staff("writer", "reviewer", "office"),
    summary: "Change many items at once; what a person may not do to an item is refused for that item by code",
    body: z.strictObject({ items: z.array(z.string().min(1).max(80)).min(1).max(500), change: bulkChange }),
    reply: bulkOutcome,
  }),
  undoBulkChange: route("POST /api/bank/bulk/:id/undo", {
    access: staff("writer", "reviewer", "office"),
    summary: "Take a bulk change back: items nobody touched since get their former content as a new version",
    params: byId,
    reply: bulkOutcome,
  }),
  listBulkChanges: route("GET /api/bank/bulk", {
    access: readers,
    summary: "The last bulk changes",
    reply: z.object({ changes: z.array(bulkOutcome) }),
  }),
  accessLog: route("GET /api/bank/access-log", {
    access: staff("office", "administrator", "auditor"),
    summary: "Who opened, found or took out which items, newest first",
    query: z.object({ itemId: z.string().max(80).optional(), limit: z.coerce.number().int().min(1).max(500).default(100) }),
    reply: z.object({
      entries: z.array(
        z.object({
          at: instant,
          by: z.string(),
          action: z.enum(["open", "list", "search", "export", "print"]),
          items: z.array(z.string()),
          isLive: z.boolean(),
          secondPerson: z.string().nullable(),
        }),
      ),
    }),
  }),
  askBulkPass: route("POST /api/bank/passes", {
    access: readers,
    summary: "Ask a second person to allow seeing or taking out more than 20 live items",
    body: z.strictObject({ reason: z.string().trim().min(4).max(300) }),
    reply: bulkPass,
  }),
  listBulkPasses: route("GET /api/bank/passes", {
    access: staff("writer", "reviewer", "office", "auditor", "administrator"),
    summary: "Passes asked for and granted in the last day",
    reply: z.object({ passes: z.array(bulkPass) }),
  }),
  grantBulkPass: route("POST /api/bank/passes/:id/grant", {
    access: staff("office", "administrator"),
    summary: "Allow it for 30 minutes; not one's own",
    params: byId,
    reply: bulkPass,
  }),
};
