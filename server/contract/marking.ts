import { z } from "zod";
import { byId, instant, pointUnits, route, staff } from "./route.ts";

const graders = staff("grader", "chief-grader");
/** Marks per criterion id in points, half-point steps. */
export const criterionMarks = z.record(z.string().regex(/^c[1-9][0-9]?$/), z.number().min(0).max(1000).multipleOf(0.5));
export type CriterionMarks = z.infer<typeof criterionMarks>;

const criterion = z.object({
  id: z.string(),
  title: z.string(),
  points: z.number(),
  guide: z.array(z.object({ points: z.number(), text: z.string() })),
});

/** First and second are blind; third too; an adjudicator sees all marks before. */
export const readingPurpose = z.enum(["first", "second", "third", "adjudication"]);

const otherMark = z.object({ purpose: readingPurpose, total: pointUnits, marks: criterionMarks, comment: z.string() });

/** One script handed to one grader. Carries no name, ticket, seat or site. */
export const reading = z.object({
  id: z.string(),
  token: z.string(),
  expiresAt: instant,
  purpose: readingPurpose,
  sittingId: z.string(),
  /** Anonymous code of the script. */
  script: z.string(),
  essayNumber: z.int(),
  prompt: z.string(),
  rubric: z.array(criterion),
  outline: z.string(),
  fullPoints: pointUnits,
  text: z.string(),
  characters: z.object({ withPunctuation: z.int(), withoutPunctuation: z.int() }),
  draft: z.object({ marks: criterionMarks, comment: z.string() }).nullable(),
  /** Only for adjudication; empty otherwise. */
  otherMarks: z.array(otherMark),
});
export type Reading = z.infer<typeof reading>;

const comment = z.string().trim().max(1000).default("");
const lease = { token: z.string().min(1).max(60) };

const queue = z.object({
  sittingId: z.string(),
  sitting: z.string(),
  itemId: z.string(),
  essayNumber: z.int(),
  topic: z.string(),
  prompt: z.string(),
  /** Readings this person could claim now. */
  waiting: z.int(),
  /** Readings this person has marked. */
  mine: z.int(),
  /** Readings this person holds a lease on. */
  open: z.int(),
  scripts: z.int(),
  settled: z.int(),
});
export type MarkingQueue = z.infer<typeof queue>;

const essayProgress = z.object({
  itemId: z.string(),
  essayNumber: z.int(),
  topic: z.string(),
  scripts: z.int(),
  settled: z.int(),
  agreed: z.int(),
  thirdMarked: z.int(),
  adjudicated: z.int(),
  waitingFirst: z.int(),
  waitingSecond: z.int(),
  waitingThird: z.int(),
  waitingAdjudication: z.int(),
  mean: z.number().nullable(),
});
const graderProgress = z.object({
  name: z.string(),
  marked: z.int(),
  mean: z.number().nullable(),
  medianSeconds: z.number().nullable(),
  withinTolerance: z.number().nullable(),
});

export const markingApi = {
  markingQueues: route("GET /api/marking/queues", {
    access: graders,
    summary: "What this grader can mark",
    reply: z.object({ queues: z.array(queue) }),
  }),
  claimReading: route("POST /api/marking/claims", {
    access: graders,
    summary: "Take the next script of a queue under a lease; one's own open lease comes back first",
    body: z.strictObject({ sittingId: z.string(), itemId: z.string() }),
    reply: reading,
  }),
  renewLease: route("POST /api/marking/readings/:id/lease", {
    access: graders,
    summary: "Keep the lease while the page is in use",
    params: byId,
    body: z.strictObject(lease),
    reply: z.object({ expiresAt: instant }),
  }),
  saveDraft: route("PUT /api/marking/readings/:id/draft", {
    access: graders,
    summary: "Keep unfinished marks; they count for nothing",
    params: byId,
    body: z.strictObject({ ...lease, marks: criterionMarks, comment }),
    reply: z.object({ savedAt: instant }),
  }),
  submitMark: route("POST /api/marking/readings/:id/mark", {
    access: graders,
    summary: "Give the mark; every criterion needs one. The same token twice gives the same answer",
    params: byId,
    body: z.strictObject({ ...lease, marks: criterionMarks, comment }),
    reply: z.object({ total: pointUnits, undoUntil: instant }),
  }),
  undoMark: route("POST /api/marking/readings/:id/undo", {
    access: graders,
    summary: "Take back one's own mark within the grace period; the reading is held again",
    params: byId,
    reply: reading,
  }),
  releaseReading: route("POST /api/marking/readings/:id/release", {
    access: graders,
    summary: "Hand the script back unmarked",
    params: byId,
    body: z.strictObject(lease),
  }),
  recentMarks: route("GET /api/marking/recent", {
    access: graders,
    summary: "This grader's last 50 marks",
    reply: z.object({
      marks: z.array(
        z.object({
          readingId: z.string(),
          script: z.string(),
          essayNumber: z.int(),
          total: pointUnits,
          markedAt: instant,
          undoUntil: instant,
        }),
      ),
    }),
  }),
  markingProgress: route("GET /api/sittings/:id/marking", {
    access: staff("office", "chief-grader", "auditor"),
    summary: "How far marking is, by essay and by grader",
    params: byId,
    reply: z.object({ essays: z.array(essayProgress), graders: z.array(graderProgress), tolerance: pointUnits }),
  }),
};
