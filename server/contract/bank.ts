import { z } from "zod";
import { itemSchema } from "#item-bank/item.ts";
import { byId, instant, route, staff } from "./route.ts";

export const itemType = z.enum(["single", "multiple", "essay"]);
const readers = staff("writer", "reviewer", "office", "auditor");
const writers = staff("writer");

/** Where an item stands. `approved` means that some version of it may go on a paper. */
export const itemState = z.enum(["draft", "approved", "retired"]);

export const itemRow = z.object({
  id: z.string(),
  type: itemType,
  part: z.int(),
  topic: z.string(),
  level: z.string(),
  difficulty: z.number(),
  state: itemState,
  version: z.int(),
  /** Newest approved version, or null. Differs from `version` while an edit waits for approval. */
  approvedVersion: z.int().nullable(),
  stem: z.string(),
  enemies: z.array(z.string()),
  savedAt: instant,
  savedBy: z.string(),
});
export type ItemRow = z.infer<typeof itemRow>;

const versionRow = z.object({
  version: z.int(),
  savedAt: instant,
  savedBy: z.string(),
  note: z.string(),
  isApproved: z.boolean(),
});

export const itemDetail = z.object({
  item: itemSchema,
  version: z.int(),
  approvedVersion: z.int().nullable(),
  state: itemState,
  versions: z.array(versionRow),
  usedIn: z.array(z.object({ paperId: z.string(), form: z.string(), version: z.int() })),
});
export type ItemDetail = z.infer<typeof itemDetail>;

const note = z.string().trim().max(500).default("");

export const bankApi = {
  listItems: route("GET /api/bank/items", {
    access: readers,
    summary: "Search the bank; filters combine, `text` looks in stem, options and topic",
    query: z.object({
      text: z.string().trim().max(100).optional(),
      part: z.coerce.number().int().optional(),
      type: itemType.optional(),
      level: z.string().max(20).optional(),
      topic: z.string().max(60).optional(),
      state: itemState.optional(),
      offset: z.coerce.number().int().min(0).default(0),
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
    reply: z.object({ rows: z.array(itemRow), total: z.int() }),
  }),
  bankFacets: route("GET /api/bank/facets", {
    access: readers,
    summary: "Words the filters offer and how many items carry each part × type",
    reply: z.object({
      levels: z.array(z.string()),
      topics: z.array(z.object({ part: z.int(), topic: z.string(), count: z.int() })),
      cells: z.array(z.object({ part: z.int(), type: itemType, approved: z.int(), draft: z.int() })),
    }),
  }),
  showItem: route("GET /api/bank/items/:id", {
    access: readers,
    summary: "One item, newest version",
    params: byId,
    reply: itemDetail,
  }),
  showItemVersion: route("GET /api/bank/items/:id/versions/:version", {
    access: readers,
    summary: "One item as it was at a version",
    params: byId.extend({ version: z.coerce.number().int().min(1) }),
    reply: z.object({ item: itemSchema, version: z.int() }),
  }),
  createItem: route("POST /api/bank/items", {
    access: writers,
    summary: "Write a new item; it starts as a draft",
    body: z.strictObject({ item: itemSchema, note }),
    reply: itemDetail,
  }),
  saveItem: route("PUT /api/bank/items/:id", {
    access: writers,
    summary: "Save a new version; refused when somebody saved since `baseVersion`",
    params: byId,
    body: z.strictObject({ item: itemSchema, baseVersion: z.int().min(1), note }),
    reply: itemDetail,
  }),
  approveItem: route("POST /api/bank/items/:id/approval", {
    access: staff("reviewer"),
    summary: "Approve the newest version for use in papers; not one's own",
    params: byId,
    body: z.strictObject({ version: z.int().min(1) }),
    reply: itemDetail,
  }),
  retireItem: route("POST /api/bank/items/:id/retirement", {
    access: staff("reviewer"),
    summary: "Take an item out of use, or bring it back; papers that hold it keep it",
    params: byId,
    body: z.strictObject({ isRetired: z.boolean() }),
    reply: itemDetail,
  }),
};
