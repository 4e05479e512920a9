import { z } from "zod";
import { itemSchema } from "#item-bank/item.ts";
import { byId, instant, route, staff } from "./route.ts";

export const itemType = z.enum(["single", "multiple", "essay"]);
const readers = staff("writer", "reviewer", "office", "auditor");
const writers = staff("writer");

/**
 * Where the newest version of an item stands. An approved version whose item is on a paper is `live`; an older approved
 * version stays in use (`approvedVersion`) while a newer one is a draft or in review.
 */
export const itemState = z.enum(["draft", "in-review", "approved", "live", "retired"]);
export type ItemState = z.infer<typeof itemState>;

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
  /** The item stands on a paper: its text is shown clipped in lists, and opening it is logged. */
  isLive: z.boolean(),
  stem: z.string(),
  tags: z.array(z.string()),
  enemies: z.array(z.string()),
  savedAt: instant,
  savedBy: z.string(),
  /** Who wrote version 1. */
  author: z.string(),
  /** Papers the item has been on, and when it last went on one. */
  uses: z.int(),
  lastUsedAt: instant.nullable(),
  openComments: z.int(),
  /** Facility and corrected discrimination, where the item has been answered. */
  statistics: z.object({ n: z.int(), facility: z.number(), discrimination: z.number().nullable() }).nullable(),
});
export type ItemRow = z.infer<typeof itemRow>;

const versionRow = z.object({
  version: z.int(),
  savedAt: instant,
  savedBy: z.string(),
  note: z.string(),
  isApproved: z.boolean(),
  /** Who approved it, where somebody has. */
  approvedBy: z.string().nullable(),
});

/** One thing a person could do with an item now; `refused` names what stands in the way. */
export const itemAction = z.enum([
  "edit",
  "submit",
  "withdraw",
  "send-back",
  "check-key",
  "settle-key",
  "approve",
  "retire",
  "revive",
]);
export type ItemAction = z.infer<typeof itemAction>;

export const keyCheck = z.object({
  id: z.string(),
  version: z.int(),
  by: z.string(),
  at: instant,
  answer: z.array(z.string()),
  agrees: z.boolean(),
  remark: z.string(),
  /** How a mismatch was settled: by whom and why the key stands. A wrong key is settled by a new version. */
  settledBy: z.string().nullable(),
  settlement: z.string().nullable(),
});
export type KeyCheck = z.infer<typeof keyCheck>;

/** Another person's hold on an item, or one's own. */
export const editLock = z.object({ holderId: z.string(), holder: z.string(), isMine: z.boolean(), expiresAt: instant });
export type EditLock = z.infer<typeof editLock>;

export const itemDetail = z.object({
  item: itemSchema,
  version: z.int(),
  approvedVersion: z.int().nullable(),
  state: itemState,
  versions: z.array(versionRow),
  usedIn: z.array(z.object({ paperId: z.string(), form: z.string(), version: z.int() })),
  isLive: z.boolean(),
  author: z.string(),
  /** Items that name this one as an enemy: enemies count from either side. */
  namedBy: z.array(z.string()),
  /** What the caller may do, and for the rest the code of what stands in the way. */
  actions: z.array(z.object({ action: itemAction, refused: z.string().nullable() })),
  keyChecks: z.array(keyCheck),
  lock: editLock.nullable(),
  /** One's own unsaved work on this item, kept by the server. */
  workingCopy: z.object({ baseVersion: z.int(), content: z.unknown(), savedAt: instant }).nullable(),
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
      tag: z.string().max(40).optional(),
      /** Account id of the author, or `me`. */
      author: z.string().max(80).optional(),
      sort: z.enum(["id", "newest", "oldest", "uses", "difficulty"]).default("id"),
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
      tags: z.array(z.object({ tag: z.string(), count: z.int() })),
      authors: z.array(z.object({ id: z.string(), name: z.string(), count: z.int() })),
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
  actOnItem: route("POST /api/bank/items/:id/actions", {
    access: staff("writer", "reviewer", "office"),
    summary: "Move an item through its states: submit, withdraw, send back, approve, retire, revive, settle a key check",
    params: byId,
    body: z.strictObject({
      action: itemAction.exclude(["edit", "check-key"]),
      version: z.int().min(1),
      /** Required to send back and to settle a key check. */
      note,
    }),
    reply: itemDetail,
  }),
  restoreItemVersion: route("POST /api/bank/items/:id/versions/:version/restoration", {
    access: writers,
    summary: "Make an old version the newest again, as a new version",
    params: byId.extend({ version: z.coerce.number().int().min(1) }),
    body: z.strictObject({ baseVersion: z.int().min(1) }),
    reply: itemDetail,
  }),
  keepWorkingCopy: route("PUT /api/bank/items/:id/working-copy", {
    access: writers,
    summary: "Autosave: keeps one's unsaved work, whatever its state; a version is made by saving",
    params: byId,
    body: z.strictObject({ baseVersion: z.int().min(0), content: z.record(z.string(), z.unknown()) }),
    reply: z.object({ savedAt: instant }),
    bodyLimit: 262_144,
  }),
  listWorkingCopies: route("GET /api/bank/working-copies", {
    access: writers,
    summary: "One's own unsaved work on items that were never saved, newest first",
    reply: z.object({ copies: z.array(z.object({ itemId: z.string(), content: z.unknown(), savedAt: instant })) }),
  }),
  dropWorkingCopy: route("DELETE /api/bank/items/:id/working-copy", {
    access: writers,
    summary: "Throw one's unsaved work away",
    params: byId,
  }),
  lockItem: route("POST /api/bank/items/:id/lock", {
    access: writers,
    summary: "Take or keep the edit lock (2 minutes, renewed while editing); `takeOver` takes it from somebody else",
    params: byId,
    body: z.strictObject({ takeOver: z.boolean().default(false) }),
    reply: editLock,
  }),
  unlockItem: route("DELETE /api/bank/items/:id/lock", { access: writers, summary: "Give the edit lock back", params: byId }),
  addFigure: route("POST /api/bank/figures", {
    access: writers,
    summary: "Add a PNG or JPEG image (base64); answers the name texts show it by. The same image gets the same name",
    body: z.strictObject({ content: z.base64().max(3_000_000) }),
    reply: z.object({ name: z.string(), width: z.int(), height: z.int() }),
    bodyLimit: 3_100_000,
  }),
  showFigure: route("GET /api/bank/figures/:name", {
    access: staff("writer", "reviewer", "office", "auditor", "grader", "chief-grader"),
    summary: "An image of the bank",
    params: z.object({ name: z.string().min(1).max(120) }),
    answers: "file",
  }),
  itemStatistics: route("GET /api/bank/items/:id/statistics", {
    access: readers,
    summary: "How the item has behaved: n, facility, corrected discrimination, shares of the options; per version",
    params: byId,
    reply: z.object({
      versions: z.array(
        z.object({
          version: z.int(),
          n: z.int(),
          facility: z.number(),
          /** Correlation with the rest of the choice score; null below 10 answers or without spread. */
          discrimination: z.number().nullable(),
          options: z.array(
            z.object({ label: z.string(), share: z.number(), isKey: z.boolean(), discrimination: z.number().nullable() }),
          ),
          omitted: z.number(),
          /** ok, look (worth a look) or check (likely flawed), with the rule that decided. */
          light: z.enum(["ok", "look", "check"]),
          rule: z.string(),
        }),
      ),
    }),
  }),
};
