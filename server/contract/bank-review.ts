import { z } from "zod";
import { itemDetail, keyCheck } from "./bank.ts";
import { candidateItem } from "./candidate-item.ts";
import { byId, instant, route, staff } from "./route.ts";

const bankStaff = staff("writer", "reviewer", "office");

/** A remark on a place of an item's text. The first of a thread carries the place; answers carry `threadId`. */
export const comment = z.object({
  id: z.string(),
  threadId: z.string(),
  version: z.int(),
  /** `stem`, `option A`, `rationale`, `rubric`, … or `item` for the whole. */
  field: z.string(),
  /** Characters of the field's text at that version, or null for the whole field. */
  span: z.object({ start: z.int(), end: z.int() }).nullable(),
  /** The text commented on, so that the thread makes sense after an edit. */
  quote: z.string(),
  text: z.string(),
  by: z.string(),
  isMine: z.boolean(),
  at: instant,
  /** Only on the first of a thread. */
  assignee: z.string().nullable(),
  dueAt: instant.nullable(),
  resolvedAt: instant.nullable(),
  resolvedBy: z.string().nullable(),
});
export type Comment = z.infer<typeof comment>;

export const reviewTask = z.object({
  id: z.string(),
  kind: z.enum(["review", "key-check", "comment"]),
  itemId: z.string(),
  version: z.int(),
  /** Where the item stands in the syllabus; never its text. */
  part: z.int(),
  topic: z.string(),
  assignee: z.string(),
  isMine: z.boolean(),
  askedBy: z.string(),
  askedAt: instant,
  dueAt: instant.nullable(),
  doneAt: instant.nullable(),
});
export type ReviewTask = z.infer<typeof reviewTask>;

const dueAt = instant.nullable().default(null);

export const bankReviewApi = {
  listComments: route("GET /api/bank/items/:id/comments", {
    access: bankStaff,
    summary: "Every thread of an item, oldest first",
    params: byId,
    reply: z.object({ comments: z.array(comment) }),
  }),
  addComment: route("POST /api/bank/items/:id/comments", {
    access: bankStaff,
    summary: "Start a thread on a span, or answer one; an assignee gets a task",
    params: byId,
    body: z.strictObject({
      threadId: z.string().max(80).optional(),
      version: z.int().min(1),
      field: z.string().trim().min(1).max(60),
      span: z
        .strictObject({ start: z.int().min(0), end: z.int().min(1) })
        .nullable()
        .default(null),
      quote: z.string().max(500).default(""),
      text: z.string().trim().min(1).max(2000),
      assigneeId: z.string().max(80).nullable().default(null),
      dueAt,
    }),
    reply: z.object({ comments: z.array(comment) }),
  }),
  resolveComment: route("POST /api/bank/items/:id/comments/:commentId/resolution", {
    access: bankStaff,
    summary: "Resolve a thread, or open it again",
    params: byId.extend({ commentId: z.string().min(1).max(80) }),
    body: z.strictObject({ isResolved: z.boolean() }),
    reply: z.object({ comments: z.array(comment) }),
  }),
  listReviewers: route("GET /api/bank/people", {
    access: bankStaff,
    summary: "Writers and reviewers tasks can be given to",
    reply: z.object({ people: z.array(z.object({ id: z.string(), name: z.string(), roles: z.array(z.string()) })) }),
  }),
  listTasks: route("GET /api/bank/tasks", {
    access: bankStaff,
    summary: "Review tasks: one's own, or everybody's; open ones unless asked otherwise",
    query: z.object({ whose: z.enum(["me", "all"]).default("me"), isDone: z.stringbool().default(false) }),
    reply: z.object({ tasks: z.array(reviewTask) }),
  }),
  giveTasks: route("POST /api/bank/tasks", {
    access: staff("writer", "reviewer", "office"),
    summary: "Ask somebody to review items in review, or to check their keys blind",
    body: z.strictObject({
      kind: z.enum(["review", "key-check"]),
      items: z.array(z.string().min(1).max(80)).min(1).max(500),
      assigneeId: z.string().min(1).max(80),
      dueAt,
    }),
    reply: z.object({ tasks: z.array(reviewTask), refused: z.array(z.object({ itemId: z.string(), code: z.string() })) }),
  }),
  showBlind: route("GET /api/bank/items/:id/blind", {
    access: staff("writer", "reviewer"),
    summary: "The newest version in review as a candidate sees it: no key, no rationale. For the blind key check",
    params: byId,
    reply: z.object({ itemId: z.string(), version: z.int(), item: candidateItem }),
  }),
  checkKey: route("POST /api/bank/items/:id/key-checks", {
    access: staff("writer", "reviewer"),
    summary: "Answer without the key; refused to its author and to whoever has seen the key. Tells whether the answers agree",
    params: byId,
    body: z.strictObject({
      version: z.int().min(1),
      answer: z
        .array(z.string().regex(/^[A-H]$/))
        .min(1)
        .max(8),
      remark: z.string().trim().max(1000).default(""),
    }),
    reply: keyCheck,
  }),
  reviewItem: route("GET /api/bank/items/:id/review", {
    access: bankStaff,
    summary: "The newest version in the candidate's rendering, for a reviewer",
    params: byId,
    reply: z.object({ itemId: z.string(), version: z.int(), item: candidateItem, detail: itemDetail }),
  }),
};
