import { z } from "zod";
import { byId, instant, route, staff } from "./route.ts";

const readers = staff("office", "invigilator", "chief-grader", "auditor");
const office = staff("office");

/** `scheduled` → `open` (candidates may sign in) → `started` → `closed` (every attempt ended) → `released`. */
export const sittingState = z.enum(["scheduled", "open", "started", "closed", "released"]);
export type SittingState = z.infer<typeof sittingState>;

/** Settings a sitting takes from the blueprint and may change before it opens. */
export const sittingSettings = z.strictObject({
  durationMinutes: z.int().min(1).max(1440),
  /** `sitting`: everybody's time ends together; `candidate`: it runs from each candidate's own start. */
  clock: z.enum(["sitting", "candidate"]),
  lateEntryMinutes: z.int().min(0).max(1440).nullable(),
  earliestHandInMinutes: z.int().min(0).max(1440),
});
export type SittingSettings = z.infer<typeof sittingSettings>;

const room = z.strictObject({ name: z.string().trim().min(1).max(40), seats: z.int().min(1).max(1000) });

export const sittingSummary = z.object({
  id: z.string(),
  name: z.string(),
  blueprintId: z.string(),
  state: sittingState,
  startsAt: instant,
  candidates: z.int(),
  papers: z.array(z.object({ id: z.string(), form: z.string() })),
});
export type SittingSummary = z.infer<typeof sittingSummary>;

export const sittingDetail = sittingSummary.extend({
  settings: sittingSettings,
  rooms: z.array(room),
  startedAt: instant.nullable(),
  seated: z.int(),
  /** What still stands in the way of opening; empty when it can open. */
  obstacles: z.array(z.enum(["no-papers", "no-candidates", "not-seated"])),
});
export type SittingDetail = z.infer<typeof sittingDetail>;

export const rosterRow = z.object({
  id: z.string(),
  name: z.string(),
  ticket: z.string(),
  idTail: z.string(),
  organisation: z.string(),
  room: z.string().nullable(),
  seat: z.string().nullable(),
  form: z.string().nullable(),
});
export type RosterRow = z.infer<typeof rosterRow>;

export const rosterColumn = z.enum(["name", "ticket", "idTail", "organisation"]);
export type RosterColumn = z.infer<typeof rosterColumn>;

/** What can be wrong with a row; the client has a sentence for each in every language. */
export const rosterReason = z.enum([
  "no-name-column",
  "no-rows",
  "too-many-rows",
  "name-empty",
  "name-too-long",
  "organisation-too-long",
  "garbled",
  "digits-lost",
  "ticket-malformed",
  "ticket-taken",
  "id-malformed",
  "repeated",
]);
export type RosterReason = z.infer<typeof rosterReason>;

export const rosterProblem = z.object({
  /** 1-based, as the person sees it, heading included. */
  row: z.int(),
  column: rosterColumn.nullable(),
  reason: rosterReason,
  value: z.string(),
  /** For `repeated`: the row that says it first. */
  otherRow: z.int().optional(),
});
export type RosterProblem = z.infer<typeof rosterProblem>;

/** A candidate's standing as the invigilator sees it. */
export const seatState = z.enum(["not-here", "signed-in", "ready", "running", "closed"]);
export const boardSeat = z.object({
  attemptId: z.string(),
  name: z.string(),
  ticketTail: z.string(),
  room: z.string(),
  seat: z.string(),
  form: z.string(),
  state: seatState,
  isConnected: z.boolean(),
  /** Last sign of life from the candidate's machine since the server started; null when there was none. */
  lastSeenAt: instant.nullable(),
  answered: z.int(),
  total: z.int(),
  lastSavedAt: instant.nullable(),
  deadline: instant.nullable(),
  grantedMinutes: z.int(),
});
export type BoardSeat = z.infer<typeof boardSeat>;

const reason = z.string().trim().min(2).max(300);

export const sittingsApi = {
  listSittings: route("GET /api/sittings", {
    access: readers,
    summary: "All sittings",
    reply: z.object({ sittings: z.array(sittingSummary) }),
  }),
  scheduleSitting: route("POST /api/sittings", {
    access: office,
    summary: "Schedule a sitting of one blueprint with its papers and rooms",
    body: z.strictObject({
      name: z.string().trim().min(1).max(80),
      blueprintId: z.string().min(1),
      paperIds: z.array(z.string()).min(1).max(10),
      startsAt: instant,
      rooms: z.array(room).min(1).max(200),
      /** Fields left out come from the blueprint. */
      settings: sittingSettings.partial().optional(),
    }),
    reply: sittingDetail,
  }),
  showSitting: route("GET /api/sittings/:id", { access: readers, summary: "One sitting", params: byId, reply: sittingDetail }),
  registerCandidates: route("POST /api/sittings/:id/candidates", {
    access: office,
    summary: "Register candidates from pasted text, csv or xlsx: all rows or none; a dry run tells what would come in",
    params: byId,
    body: z.strictObject({
      format: z.enum(["text", "xlsx"]),
      /** Text as it is; xlsx in base 64. */
      content: z.string().min(1).max(8_000_000),
      isDryRun: z.boolean().default(false),
    }),
    reply: z.object({
      rows: z.array(rosterRow.pick({ name: true, ticket: true, idTail: true, organisation: true })),
      problems: z.array(rosterProblem),
      added: z.int(),
      alreadyThere: z.int(),
    }),
    bodyLimit: 12_000_000,
  }),
  listCandidates: route("GET /api/sittings/:id/candidates", {
    access: readers,
    summary: "The roster",
    params: byId,
    reply: z.object({ rows: z.array(rosterRow) }),
  }),
  assignSeats: route("POST /api/sittings/:id/seating", {
    access: office,
    summary:
      "Give every candidate a room, a seat and a paper; neighbours get different papers and, where possible, other organisations",
    params: byId,
    reply: sittingDetail,
  }),
  listTickets: route("GET /api/sittings/:id/tickets", {
    access: office,
    summary: "Admission tickets with entry codes and the QR code's text, for printing",
    params: byId,
    reply: z.object({
      tickets: z.array(
        z.object({
          name: z.string(),
          ticket: z.string(),
          idTail: z.string(),
          code: z.string(),
          room: z.string(),
          seat: z.string(),
          qrSvg: z.string(),
        }),
      ),
    }),
  }),
  openSitting: route("POST /api/sittings/:id/opening", {
    access: office,
    summary: "Freeze the sitting and let candidates sign in",
    params: byId,
    reply: sittingDetail,
  }),
  startSitting: route("POST /api/sittings/:id/start", {
    access: staff("office", "invigilator"),
    summary: "Start now instead of at the planned time",
    params: byId,
    reply: sittingDetail,
  }),
  closeSitting: route("POST /api/sittings/:id/closing", {
    access: office,
    summary: "End every attempt still running; what is recorded counts",
    params: byId,
    body: z.strictObject({ reason }),
    reply: sittingDetail,
  }),
  board: route("GET /api/sittings/:id/board", {
    access: staff("office", "invigilator"),
    summary: "Every seat as it stands now",
    params: byId,
    reply: z.object({ now: instant, sitting: sittingDetail, seats: z.array(boardSeat) }),
  }),
  grantTime: route("POST /api/attempts/:id/granted-time", {
    access: staff("office", "invigilator"),
    summary: "Give one candidate more time, with a reason",
    params: byId,
    body: z.strictObject({ minutes: z.int().min(1).max(240), reason }),
    reply: boardSeat,
  }),
};
