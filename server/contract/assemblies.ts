import { z } from "zod";
import { itemType } from "./bank.ts";
import { assemblyOrder, paperDetail, paperSlot, reportLine, shortage } from "./papers.ts";
import { byId, instant, route, staff } from "./route.ts";

const readers = staff("office", "administrator", "auditor");
const office = staff("office");
const titles = z.object({ zh: z.string(), en: z.string() });
/** Facts of the refusals `bank-short` and `assembly-failed`. */
export const assemblyRefusal = z.object({
  shortages: z.array(shortage),
  /** All reasons, one a line. */
  zh: z.string(),
  en: z.string(),
  /** The same reasons one by one. */
  sentences: z.array(titles),
  /** The smallest set of rules that cannot hold together, where one was found. */
  conflict: z.array(titles),
  /** The cheapest ways out, where the engine knows any: what to relax, or what to write. */
  waysOut: z.array(titles),
  /** Counting or exhausting every case proves that there is no such paper; otherwise none was found. */
  isProven: z.boolean(),
});
export type AssemblyRefusalFacts = z.infer<typeof assemblyRefusal>;

export const runState = z.enum(["waiting", "running", "done", "refused", "cancelled", "failed"]);
export type RunState = z.infer<typeof runState>;

/** An assembly being made; kept until the server stops. */
export const assemblyRun = z.object({
  id: z.string(),
  blueprintId: z.string(),
  order: assemblyOrder,
  by: z.string(),
  startedAt: instant,
  endedAt: instant.nullable(),
  state: runState,
  progress: z.object({
    /** `reading` the bank, `searching`, `nearing` the targets, `explaining` why there is none, `storing`. */
    stage: z.enum(["waiting", "reading", "searching", "nearing", "explaining", "storing", "ended"]),
    restarts: z.int(),
    moves: z.int(),
    /** Papers found so far, and wanted. */
    papers: z.int(),
    wanted: z.int(),
  }),
  /** Set when it is done. */
  assemblyId: z.string().nullable(),
  /** Set when it was refused: the code and its facts (`assemblyRefusal`). */
  refusal: z.object({ code: z.string(), detail: z.record(z.string(), z.unknown()) }).nullable(),
});
export type AssemblyRun = z.infer<typeof assemblyRun>;

export const assemblySummary = z.object({
  id: z.string(),
  blueprintId: z.string(),
  blueprintTitle: titles,
  seed: z.string(),
  kind: z.enum(["forms", "per-candidate"]),
  at: instant,
  by: z.string(),
  /** Papers in force; per-candidate papers are many, the lists below hold the first ten. */
  paperCount: z.int(),
  /** Papers in force, in the order of the forms; of per-candidate papers the first ten. */
  papers: z.array(z.object({ id: z.string(), form: z.string() })),
});
export type AssemblySummary = z.infer<typeof assemblySummary>;

const counted = z.array(z.object({ uses: z.int(), count: z.int() }));

/** One paper as a column of the report. */
export const reportPaper = z.object({
  id: z.string(),
  form: z.string(),
  hash: z.string(),
  basedOn: z.string().nullable(),
  itemCount: z.int(),
  meanDifficulty: z.number(),
  /** Root mean square distance of the choice items' difficulties from their mean. */
  difficultySpread: z.number(),
  meanEssayDifficulty: z.number().nullable(),
  /** Points a typical candidate earns on the choice items. */
  expectedChoicePoints: z.number(),
  /** Choice items per band of difficulty; the bands are `difficultyBands`. */
  histogram: z.array(z.int()),
  /** How often each letter is (part of) the key, per type. */
  keys: z.array(z.object({ type: itemType, letters: z.record(z.string(), z.int()) })),
  longestKeyRun: z.int(),
  longestKeyRunAllowed: z.int(),
  /** Characters to read, and the seconds a typical candidate needs as far as items say. */
  reading: z.int(),
  expectedSeconds: z.int(),
  itemsWithoutSeconds: z.int(),
  enemiesMet: z.int(),
  calibratedItems: z.int(),
  /** Test information at `abilities`; empty when nothing on the paper is calibrated. */
  information: z.array(z.number()),
  lines: z.array(reportLine),
});
export type ReportPaper = z.infer<typeof reportPaper>;

/** How near papers came to targets that refuse nothing, when they were assembled. Deviations are shares: 0.01 is one per cent. */
export const targetReport = z.object({
  worst: z.number(),
  /** No papers could come nearer; null where nothing was proven. */
  bound: z.number().nullable(),
  solver: z.string().nullable(),
  lines: z.array(z.object({ rule: titles, wanted: z.number(), worst: z.number() })),
});

/** Evidence that the papers of one assembly are parallel. Lists per paper are in the order of `papers`. */
export const assemblyReport = assemblySummary.omit({ papers: true }).extend({
  order: assemblyOrder,
  engine: z.string(),
  restarts: z.int(),
  moves: z.int(),
  blueprintHash: z.string(),
  bankHash: z.string(),
  papers: z.array(reportPaper),
  /** Table of specifications. Part 0: essays. */
  specification: z.array(z.object({ part: z.int(), title: titles, type: itemType, wanted: z.int(), counts: z.array(z.int()) })),
  levels: z.array(z.object({ level: z.string(), least: z.int(), most: z.int(), counts: z.array(z.int()) })),
  topics: z.array(
    z.object({ part: z.int(), topic: z.string(), least: z.int().nullable(), most: z.int().nullable(), counts: z.array(z.int()) }),
  ),
  difficultyBands: z.array(z.object({ from: z.number(), to: z.number() })),
  target: z.object({ mean: z.number(), tolerance: z.number() }).nullable(),
  abilities: z.array(z.number()),
  /** Items that two papers share: a square, the diagonal holds the size of each paper. */
  overlap: z.array(z.array(z.int())),
  /** Largest difference between any two papers. */
  spread: z.object({ meanDifficulty: z.number(), expectedChoicePoints: z.number(), level: z.int() }),
  /** Rules between papers. */
  across: z.array(reportLine),
  /** Uses of the items of the bank before this assembly and with it. */
  exposure: z.object({
    before: counted,
    after: counted,
    /** How evenly this assembly alone used the items of each cell (part 0: essays). */
    cells: z.array(z.object({ part: z.int(), type: itemType, items: z.int(), mean: z.number(), most: z.int(), unused: z.int() })),
  }),
  /** Items an information rule speaks of that are not calibrated. */
  uncalibrated: z.array(z.string()),
  targets: targetReport.nullable(),
});
export type AssemblyReport = z.infer<typeof assemblyReport>;

/** An item that may take a slot, with what the exchange costs rule by rule. */
export const exchangeCandidate = z.object({
  id: z.string(),
  version: z.int(),
  topic: z.string(),
  level: z.string(),
  difficulty: z.number(),
  /** First words of the stem. */
  stem: z.string(),
  /** Papers it has been on, this one not counted. */
  uses: z.int(),
  /** Figures that change; `form` is empty for rules between papers. */
  changes: z.array(z.object({ form: z.string(), rule: titles, wanted: z.string(), before: z.string(), after: z.string() })),
});
export type ExchangeCandidate = z.infer<typeof exchangeCandidate>;

const slotOf = z.object({ id: z.string().min(1).max(80), slot: z.coerce.number().int().min(1).max(600) });

export const assembliesApi = {
  startAssembly: route("POST /api/assembly-runs", {
    access: office,
    summary: "Start an assembly; it goes on while others work",
    body: assemblyOrder,
    reply: assemblyRun,
  }),
  listAssemblyRuns: route("GET /api/assembly-runs", {
    access: readers,
    summary: "Assemblies started since the server began, newest first",
    reply: z.object({ runs: z.array(assemblyRun) }),
  }),
  showAssemblyRun: route("GET /api/assembly-runs/:id", {
    access: readers,
    summary: "How far an assembly has come",
    params: byId,
    reply: assemblyRun,
  }),
  cancelAssembly: route("POST /api/assembly-runs/:id/cancel", {
    access: office,
    summary: "End an assembly; nothing is stored",
    params: byId,
    reply: assemblyRun,
  }),
  listAssemblies: route("GET /api/assemblies", {
    access: readers,
    summary: "Assemblies with their papers, newest first",
    reply: z.object({ assemblies: z.array(assemblySummary) }),
  }),
  assemblyReport: route("GET /api/assemblies/:id", {
    access: readers,
    summary: "Evidence that the papers of one assembly are parallel",
    params: byId,
    reply: assemblyReport,
  }),
  assemblyReportPdf: route("GET /api/assemblies/:id/report.pdf", {
    access: readers,
    summary: "The report as PDF",
    params: byId,
    answers: "file",
  }),
  exchangeCandidates: route("GET /api/papers/:id/slots/:slot/candidates", {
    access: office,
    summary:
      "Items that could stand in a slot with every rule kept: the least change away from the targets first, then the least used",
    params: slotOf,
    reply: z.object({
      paperId: z.string(),
      slot: paperSlot,
      /** The first fifty. */
      candidates: z.array(exchangeCandidate),
      /** Items that keep every rule, also those beyond the list. */
      total: z.int(),
    }),
  }),
  exchangeItem: route("POST /api/papers/:id/exchange", {
    access: office,
    summary: "A new paper with one item exchanged; it takes the place of the old one",
    params: byId,
    body: z.strictObject({
      slot: z.int().min(1).max(600),
      itemId: z.string().trim().min(1).max(80),
      note: z.string().trim().max(300).default(""),
    }),
    reply: paperDetail,
  }),
  printPaper: route("GET /api/papers/:id/print.pdf", {
    access: office,
    summary: "The paper to print, with or without the key; the look is logged",
    params: byId,
    query: z.object({ withKey: z.enum(["true", "false"]).default("false") }),
    answers: "file",
  }),
};
