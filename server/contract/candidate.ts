import { z } from "zod";
import { candidateItem } from "./candidate-item.ts";
import { anyone, candidateOnly, instant, pointUnits, route } from "./route.ts";
import { sheetCommand } from "./sheet-commands.ts";

const titles = z.object({ zh: z.string(), en: z.string() });

/** Where the candidate is on the way; decided by the server, followed by the screen. */
export const stage = z.enum(["identity", "rules", "waiting", "running", "closed", "absent"]);
export type Stage = z.infer<typeof stage>;

export const receipt = z.object({
  /** 12 characters; the same on every request. */
  code: z.string(),
  closedAt: instant,
  closedBy: z.enum(["candidate", "deadline", "office"]),
  answered: z.int(),
  unanswered: z.int(),
  countedEssays: z.int(),
  /** Sequence number and short hash of the last recorded fact. */
  sequence: z.int(),
  hash: z.string(),
});
export type Receipt = z.infer<typeof receipt>;

const section = z.object({
  title: titles,
  type: z.enum(["single", "multiple", "essay"]),
  rule: titles,
  from: z.int(),
  to: z.int(),
  pointsEach: pointUnits,
});
export type Section = z.infer<typeof section>;

export const candidateState = z.object({
  stage,
  now: instant,
  candidate: z.object({ name: z.string(), ticketTail: z.string(), idTail: z.string(), room: z.string(), seat: z.string() }),
  exam: z.object({
    title: titles,
    sitting: z.string(),
    durationMinutes: z.int(),
    totalPoints: pointUnits,
    passPoints: pointUnits,
    /** Minutes before the end at which a warning is shown. */
    warningMinutes: z.array(z.number()),
    lateEntryMinutes: z.int().nullable(),
    earliestHandInMinutes: z.int(),
    rules: z.object({ version: z.string(), zh: z.array(z.string()), en: z.array(z.string()) }),
  }),
  startsAt: instant,
  /** Fixed when the attempt starts; null before. Never moves earlier. */
  deadline: instant.nullable(),
  /** Earliest hand-in; null before the start. */
  handInFrom: instant.nullable(),
  receipt: receipt.nullable(),
  resultReleased: z.boolean(),
});
export type CandidateState = z.infer<typeof candidateState>;

export const candidatePaper = z.object({
  form: z.string(),
  sections: z.array(section),
  countedEssays: z.int(),
  longestEssay: z.int(),
  items: z.array(z.strictObject({ slot: z.int(), points: pointUnits, item: candidateItem })),
});
export type CandidatePaper = z.infer<typeof candidatePaper>;

const labels = z.array(z.enum(["A", "B", "C", "D", "E", "F", "G", "H"]));

/** The answer sheet on the wire. */
export const sheetSnapshot = z.object({
  choices: z.array(z.tuple([z.int(), labels])),
  struck: z.array(z.tuple([z.int(), labels])),
  essays: z.array(z.tuple([z.int(), z.object({ text: z.string(), isCounted: z.boolean(), isDecided: z.boolean() })])),
  flags: z.array(z.int()),
  currentSlot: z.int().nullable(),
});
export type SheetSnapshot = z.infer<typeof sheetSnapshot>;

/** A random name the browser keeps per tab; with the epoch it makes one tab the writer. */
export const deviceName = z.string().regex(/^[a-z0-9]{8,32}$/);

export const hello = z.strictObject({ device: deviceName, protocol: z.literal(1) });
export const welcome = z.object({
  now: instant,
  deadline: instant,
  /** Fencing number; every `say` carries it, and an older one is refused with `not-the-writer`. */
  epoch: z.int(),
  /** Highest message number of this device that is recorded. */
  ackedThrough: z.int(),
  sheet: sheetSnapshot,
});
export type Welcome = z.infer<typeof welcome>;

export const MESSAGES_PER_SAY = 50;

/** Messages of one device in the order they were made, numbered without gaps from 1. Saying them again changes nothing. */
export const say = z.strictObject({
  device: deviceName,
  epoch: z.int().min(1),
  messages: z
    .array(z.strictObject({ n: z.int().min(1), command: sheetCommand }))
    .min(1)
    .max(MESSAGES_PER_SAY),
});
export type Say = z.infer<typeof say>;

/** The answer to a `say`; it leaves the server only after the commit. */
export const sayReply = z.object({
  now: instant,
  deadline: instant,
  /** Every message up to this number is durable or answered below with a refusal. */
  ackedThrough: z.int(),
  sequence: z.int(),
  hash: z.string(),
  refused: z.array(z.object({ n: z.int(), code: z.string() })),
});
export type SayReply = z.infer<typeof sayReply>;

/** A version of an essay that can be brought back. */
const essayVersion = z.object({ sequence: z.int(), at: instant, length: z.int(), text: z.string() });

export const candidateResult = z.object({
  examTitle: titles,
  sitting: z.string(),
  name: z.string(),
  ticketTail: z.string(),
  releasedAt: instant,
  total: pointUnits,
  totalPoints: pointUnits,
  passPoints: pointUnits,
  isPass: z.boolean(),
  parts: z.array(z.object({ part: z.int(), title: titles, earned: pointUnits, points: pointUnits })),
  essays: z.array(z.object({ number: z.int(), earned: pointUnits, points: pointUnits })),
});
export type CandidateResult = z.infer<typeof candidateResult>;

export const candidateApi = {
  candidateSignIn: route("POST /api/candidate/sign-in", {
    access: anyone,
    summary: "Sign in with ticket number and entry code; sets the candidate session cookie",
    body: z.strictObject({ ticket: z.string().trim().min(1).max(40), code: z.string().trim().min(1).max(40) }),
    reply: candidateState,
  }),
  candidateSignOut: route("POST /api/candidate/sign-out", { access: candidateOnly, summary: "End the candidate session" }),
  candidateState: route("GET /api/candidate/state", {
    access: candidateOnly,
    summary: "Where this candidate is",
    reply: candidateState,
  }),
  confirmIdentity: route("POST /api/candidate/identity", {
    access: candidateOnly,
    summary: "The candidate confirms name, seat and the input test",
    body: z.strictObject({ inputTest: z.string().max(200) }),
    reply: candidateState,
  }),
  acceptRules: route("POST /api/candidate/rules", {
    access: candidateOnly,
    summary: "The candidate has read the rules (text version is recorded)",
    body: z.strictObject({ version: z.string().max(80) }),
    reply: candidateState,
  }),
  startAttempt: route("POST /api/candidate/start", {
    access: candidateOnly,
    summary: "Start the attempt; refused before the server's start time. Repeating it is harmless",
    reply: candidateState,
  }),
  candidatePaper: route("GET /api/candidate/paper", {
    access: candidateOnly,
    summary: "The paper; only while the attempt runs",
    reply: candidatePaper,
  }),
  candidateFigure: route("GET /api/candidate/figures/:name", {
    access: candidateOnly,
    summary: "An image of one's own paper; only while the attempt runs",
    params: z.object({ name: z.string().min(1).max(120) }),
    answers: "file",
  }),
  hello: route("POST /api/candidate/hello", {
    access: candidateOnly,
    summary: "Become the writing device; answers the recorded sheet",
    body: hello,
    reply: welcome,
  }),
  say: route("POST /api/candidate/say", {
    access: candidateOnly,
    summary: "Record commands; acknowledged only after they are durable",
    body: say,
    reply: sayReply,
    bodyLimit: 262_144,
  }),
  essayHistory: route("GET /api/candidate/essays/:slot/history", {
    access: candidateOnly,
    summary: "Earlier versions of an essay, newest first, at most 100",
    params: z.object({ slot: z.coerce.number().int().min(1) }),
    reply: z.object({ versions: z.array(essayVersion) }),
  }),
  handIn: route("POST /api/candidate/hand-in", {
    access: candidateOnly,
    summary: "Close the attempt before the deadline; the same receipt on every repeat",
    body: z.strictObject({ device: deviceName, epoch: z.int().min(1) }),
    reply: candidateState,
  }),
  candidateResult: route("GET /api/candidate/result", {
    access: candidateOnly,
    summary: "The released result",
    reply: candidateResult,
  }),
};
