import { z } from "zod";
import { byId, instant, pointUnits, route, staff } from "./route.ts";

const readers = staff("office", "auditor");
const titles = z.object({ zh: z.string(), en: z.string() });

/** What keeps results from being complete, with how many of it. */
export const missing = z.object({ kind: z.enum(["attempts-running", "readings-waiting"]), count: z.int() });

export const resultRow = z.object({
  attemptId: z.string(),
  name: z.string(),
  ticket: z.string(),
  room: z.string(),
  seat: z.string(),
  form: z.string(),
  /** False when the candidate never started; then every figure is null. */
  isPresent: z.boolean(),
  parts: z.array(pointUnits).nullable(),
  objective: pointUnits.nullable(),
  essays: pointUnits.nullable(),
  total: pointUnits.nullable(),
  isPass: z.boolean().nullable(),
});
export type ResultRow = z.infer<typeof resultRow>;

export const sittingResults = z.object({
  sittingId: z.string(),
  sitting: z.string(),
  examTitle: titles,
  parts: z.array(z.object({ part: z.int(), title: titles, points: pointUnits })),
  objectivePoints: pointUnits,
  essayPoints: pointUnits,
  totalPoints: pointUnits,
  passPoints: pointUnits,
  missing: z.array(missing),
  releasedAt: instant.nullable(),
  rows: z.array(resultRow),
});
export type SittingResults = z.infer<typeof sittingResults>;

export const resultsApi = {
  sittingResults: route("GET /api/sittings/:id/results", {
    access: readers,
    summary: "Results as they stand; totals are null while marks are missing",
    params: byId,
    reply: sittingResults,
  }),
  releaseResults: route("POST /api/sittings/:id/results/release", {
    access: staff("office"),
    summary: "Lock and release; refused while anything is missing",
    params: byId,
    reply: sittingResults,
  }),
  resultsXlsx: route("GET /api/sittings/:id/results.xlsx", {
    access: staff("office"),
    summary: "Results as a workbook",
    params: byId,
    answers: "file",
  }),
  resultsCsv: route("GET /api/sittings/:id/results.csv", {
    access: staff("office"),
    summary: "Results as csv (UTF-8 with mark)",
    params: byId,
    answers: "file",
  }),
};
