import { z } from "zod";
import { FORMATS } from "#item-bank/interchange/foreign-item.ts";
import { itemType } from "./bank.ts";
import { route, staff } from "./route.ts";

const sentence = z.object({ zh: z.string(), en: z.string() });
const note = z.object({ place: z.string(), reason: sentence });
export const transferFormat = z.enum(FORMATS);

/** What an imported question takes where its file says nothing. */
const defaults = z.strictObject({
  part: z.int().min(1).max(99).optional(),
  topic: z.string().trim().min(1).max(60).optional(),
  level: z.string().trim().min(1).max(20).optional(),
  difficulty: z.number().min(0).max(1).optional(),
});

const upload = {
  fileName: z.string().trim().min(1).max(200),
  content: z.base64().max(22_000_000),
  format: transferFormat.or(z.literal("auto")).default("auto"),
  defaults: defaults.default({}),
};

/** One question of the file as it would come in. */
export const incomingItem = z.object({
  place: z.string(),
  /** Given by the file, or the id the item would get. */
  itemId: z.string(),
  type: itemType,
  part: z.int().nullable(),
  topic: z.string().nullable(),
  stem: z.string(),
  options: z.array(z.object({ label: z.string(), text: z.string() })),
  key: z.array(z.string()),
  /** new: comes in as a draft; same: is in the bank already, nothing happens; changed: the bank has an older text under this id. */
  standing: z.enum(["new", "same", "changed"]),
  /** Fields without which it cannot come in, after the defaults. */
  missing: z.array(z.string()),
  likes: z.array(z.object({ itemId: z.string(), similarity: z.number(), isBlocking: z.boolean() })),
});
export type IncomingItem = z.infer<typeof incomingItem>;

export const importReport = z.object({
  format: transferFormat,
  items: z.array(incomingItem),
  refused: z.array(note),
  warnings: z.array(note),
  /** All or nothing: true when `importQuestions` would take the file as it is. */
  isReady: z.boolean(),
});
export type ImportReport = z.infer<typeof importReport>;

export const bankTransferApi = {
  tryImport: route("POST /api/bank/import/trial", {
    access: staff("writer", "office"),
    summary: "Dry run: what a file would bring in, what is refused and where, and what is there already",
    body: z.strictObject(upload),
    reply: importReport,
    bodyLimit: 23_000_000,
  }),
  importQuestions: route("POST /api/bank/import", {
    access: staff("writer", "office"),
    summary: "Bring a file's questions in as drafts: all or nothing; importing it again adds nothing",
    body: z.strictObject({
      ...upload,
      /** Places to leave out on purpose; what is refused must be left out by name. */
      leaveOut: z.array(z.string().max(300)).max(5000).default([]),
    }),
    reply: z.object({ added: z.array(z.string()), changed: z.array(z.string()), same: z.int() }),
    bodyLimit: 23_000_000,
  }),
  importTemplate: route("GET /api/bank/import/template", {
    access: staff("writer", "office"),
    summary: "An xlsx sheet with headings, an example of each type and notes",
    answers: "file",
  }),
  exportItems: route("POST /api/bank/export", {
    access: staff("writer", "reviewer", "office"),
    summary: "Items as a file; logged. More than 20 live items need a pass from a second person",
    body: z.strictObject({
      format: z.enum(["xlsx", "docx", "qti", "moodle-xml", "gift"]),
      /** Left out: the whole bank in use. */
      items: z.array(z.string().min(1).max(80)).min(1).max(50_000).optional(),
      /** docx: print the keys and rationales too. */
      withKey: z.boolean().default(true),
    }),
    answers: "file",
  }),
  tryExport: route("POST /api/bank/export/trial", {
    access: staff("writer", "reviewer", "office"),
    summary: "What a format cannot express of these items, by name",
    body: z.strictObject({
      format: z.enum(["xlsx", "docx", "qti", "moodle-xml", "gift"]),
      items: z.array(z.string().min(1).max(80)).min(1).max(50_000).optional(),
    }),
    reply: z.object({ count: z.int(), live: z.int(), warnings: z.array(note), needsPass: z.boolean() }),
  }),
};
