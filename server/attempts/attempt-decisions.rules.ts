import { applyCommand, countedSlots, isAnswered } from "#contract/answer-sheet.ts";
import type { RefusalCode } from "#contract/refusals.ts";
import type { SheetCommand } from "#contract/sheet-commands.ts";
import { MINUTE_MS } from "#kernel/instant.ts";
import { isRefusal, type Refusal, refuse } from "#kernel/refusal.ts";
import type { Attempt, AttemptEvent, Booking, Closed, Running } from "./attempt.rules.ts";

/*
 * What may happen to an attempt, as pure decisions over its state: facts to record, or a refusal.
 */

/** Shortest draft that is counted by itself when time runs out with fewer essays switched on than count. */
export const SHORTEST_COUNTED_DRAFT = 20;

const nothing: { readonly events: readonly AttemptEvent[]; readonly reply: null } = { events: [], reply: null };

type Outcome<Reply> = { readonly events: readonly AttemptEvent[]; readonly reply: Reply } | Refusal<RefusalCode>;

/** Books the attempt for a seated candidate; repeating it is harmless. */
export function decideBook(attempt: Attempt, booking: Booking): Outcome<null> {
  return { events: attempt.status === "none" ? [{ kind: "booked", ...booking }] : [], reply: null };
}

export function decideIdentify(attempt: Attempt, inputTest: string): Outcome<null> {
  if (attempt.status !== "booked") return attempt.status === "none" ? refuse("wrong-state") : nothing;
  return attempt.identityAt === null ? { events: [{ kind: "identified", inputTest }], reply: null } : nothing;
}

export function decideAcceptRules(attempt: Attempt, version: string): Outcome<null> {
  if (attempt.status !== "booked") return attempt.status === "none" ? refuse("wrong-state") : nothing;
  if (attempt.identityAt === null) return refuse("wrong-state");
  return attempt.rulesVersion === version ? nothing : { events: [{ kind: "rulesAccepted", version }], reply: null };
}

/** When a sitting lets this candidate start, and until when. */
export interface StartPlan {
  readonly sittingStartedAt: number | null;
  readonly clock: "sitting" | "candidate";
  readonly durationMs: number;
  readonly lateEntryMs: number | null;
  readonly earliestHandInMs: number;
}

/** Starts the attempt. The deadline is fixed here, once, from one formula. */
export function decideStart(attempt: Attempt, plan: StartPlan, now: number): Outcome<null> {
  if (attempt.status === "running" || attempt.status === "closed") return nothing;
  if (attempt.status === "none" || attempt.identityAt === null) return refuse("wrong-state");
  if (attempt.rulesVersion === null) return refuse("rules-not-accepted");
  if (plan.sittingStartedAt === null || now < plan.sittingStartedAt) return refuse("not-started");
  if (plan.lateEntryMs !== null && now > plan.sittingStartedAt + plan.lateEntryMs)
    return refuse("too-late", { minutes: plan.lateEntryMs / MINUTE_MS });
  const from = plan.clock === "sitting" ? plan.sittingStartedAt : now;
  if (now >= from + plan.durationMs) return refuse("too-late");
  return {
    events: [{ kind: "started", deadline: from + plan.durationMs, handInFrom: from + plan.earliestHandInMs }],
    reply: null,
  };
}

/** Makes a device the writer: a new fencing number, unless it is the writer already. */
export function decideHello(attempt: Attempt, device: string): Outcome<{ epoch: number }> {
  if (attempt.status === "closed") return refuse("attempt-closed");
  if (attempt.status !== "running") return refuse("not-started");
  if (attempt.device === device) return { events: [], reply: { epoch: attempt.epoch } };
  const epoch = attempt.epoch + 1;
  return { events: [{ kind: "greeted", device, epoch }], reply: { epoch } };
}

export interface Saying {
  readonly device: string;
  readonly epoch: number;
  readonly messages: readonly { readonly n: number; readonly command: SheetCommand }[];
}

export interface SaidReply {
  readonly ackedThrough: number;
  readonly refused: readonly { readonly n: number; readonly code: RefusalCode }[];
}

/**
 * Records what a device says. Messages already recorded are skipped (saying twice changes nothing), a gap in the
 * numbers refuses the rest, an older fencing number refuses all. After the deadline and inside the grace the words
 * count and are labelled; after the close they are kept for the office and do not count.
 */
export function decideSay(attempt: Attempt, saying: Saying, now: number): Outcome<SaidReply> {
  if (attempt.status === "closed") return keepLate(attempt, saying);
  if (attempt.status !== "running") return refuse("not-started");
  if (saying.epoch !== attempt.epoch || saying.device !== attempt.device) return refuse("not-the-writer");
  if (now > attempt.deadline + attempt.booking.graceMs) return refuse("attempt-closed");
  const known = attempt.acked.get(saying.device) ?? 0;
  const fresh = saying.messages.filter(({ n }) => n > known);
  if (fresh.length === 0) return { events: [], reply: { ackedThrough: known, refused: [] } };
  if (fresh.some(({ n }, at) => n !== known + 1 + at)) return refuse("out-of-step", { expected: known + 1 });
  return tryCommands(attempt, { saying, fresh, first: known + 1, now });
}

function tryCommands(
  attempt: Running,
  { saying, fresh, first, now }: { saying: Saying; fresh: Saying["messages"]; first: number; now: number },
): Outcome<SaidReply> {
  const refused: { n: number; code: RefusalCode }[] = [];
  let { sheet } = attempt;
  const commands = fresh.map(({ n, command }) => {
    const next = applyCommand(sheet, command, attempt.booking.shape);
    if (isRefusal(next)) {
      refused.push({ n, code: next.refused });
      return null;
    }
    sheet = next;
    return command;
  });
  const late = now > attempt.deadline ? ({ late: true } as const) : {};
  const event: AttemptEvent = { kind: "said", d: saying.device, n: first, c: commands, ...late };
  return { events: [event], reply: { ackedThrough: first + commands.length - 1, refused } };
}

function keepLate(attempt: Closed, saying: Saying): Outcome<SaidReply> {
  const known = attempt.acked.get(saying.device) ?? 0;
  const fresh = saying.messages.filter(({ n }) => n > known);
  const first = fresh[0];
  if (!first) return { events: [], reply: { ackedThrough: known, refused: [] } };
  const refused = fresh.map(({ n }) => ({ n, code: "attempt-closed" as const }));
  const last = fresh.at(-1)?.n ?? first.n;
  return {
    events: [{ kind: "late", d: saying.device, n: first.n, c: fresh.map(({ command }) => command) }],
    reply: { ackedThrough: last, refused },
  };
}

export function decideGrant(attempt: Attempt, minutes: number, reason: string): Outcome<null> {
  if (attempt.status !== "running") return refuse(attempt.status === "closed" ? "attempt-closed" : "not-started");
  return { events: [{ kind: "granted", minutes, reason }], reply: null };
}

/** The candidate hands in; the same receipt however often. */
export function decideHandIn(
  attempt: Attempt,
  order: { epoch: number; device: string; code: string },
  now: number,
): Outcome<null> {
  if (attempt.status === "closed") return nothing;
  if (attempt.status !== "running") return refuse("not-started");
  if (order.epoch !== attempt.epoch || order.device !== attempt.device) return refuse("not-the-writer");
  if (now < attempt.handInFrom) return refuse("too-early", { minutes: Math.ceil((attempt.handInFrom - now) / MINUTE_MS) });
  if (!attempt.booking.shape.slots.some((slot) => isAnswered(attempt.sheet, slot))) return refuse("blank-paper");
  const closedAt = Math.min(now, attempt.deadline);
  return {
    events: [{ kind: "closed", by: "candidate", closedAt, counted: countedSlots(attempt.sheet), code: order.code }],
    reply: null,
  };
}

/** Closes an attempt whose time is up; harmless before the end of the grace and after the close. */
export function decideExpire(attempt: Attempt, code: string, now: number): Outcome<null> {
  if (attempt.status !== "running" || now <= attempt.deadline + attempt.booking.graceMs) return nothing;
  return {
    events: [{ kind: "closed", by: "deadline", closedAt: attempt.deadline, counted: countedAtEnd(attempt), code }],
    reply: null,
  };
}

/** The office ends the attempt; what is recorded counts. */
export function decideEnd(attempt: Attempt, order: { code: string; reason: string }, now: number): Outcome<null> {
  if (attempt.status !== "running") return nothing;
  const closedAt = Math.min(now, attempt.deadline);
  return {
    events: [{ kind: "closed", by: "office", closedAt, counted: countedAtEnd(attempt), code: order.code, reason: order.reason }],
    reply: null,
  };
}

/**
 * The essays that count when the candidate did not hand in: those switched on, filled up with the longest remaining
 * drafts of at least 20 characters, in paper order where lengths are equal. Printed in the rules candidates read.
 */
export function countedAtEnd(attempt: Running): number[] {
  const chosen = countedSlots(attempt.sheet);
  const free = Math.max(0, attempt.booking.shape.countedEssays - chosen.length);
  const drafts = [...attempt.sheet.essays]
    .filter(([slot, essay]) => !chosen.includes(slot) && [...essay.text.trim()].length >= SHORTEST_COUNTED_DRAFT)
    .sort(([slotA, a], [slotB, b]) => [...b.text].length - [...a.text].length || slotA - slotB);
  return [...chosen, ...drafts.slice(0, free).map(([slot]) => slot)].sort((a, b) => a - b);
}
