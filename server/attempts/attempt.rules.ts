import { type AnswerSheet, applyCommand, EMPTY_SHEET, isAnswered, type SheetShape } from "#contract/answer-sheet.ts";
import type { SheetCommand } from "#contract/sheet-commands.ts";
import { exhaustive } from "#kernel/assert.ts";
import { MINUTE_MS } from "#kernel/instant.ts";
import { isRefusal } from "#kernel/refusal.ts";

/*
 * One candidate's run through one paper.
 *
 * | state   | accepts                                   | becomes                                             |
 * |---------|-------------------------------------------|-----------------------------------------------------|
 * | none    | book                                      | booked                                              |
 * | booked  | confirm, acceptRules, start               | booked; running, with the deadline fixed            |
 * | running | hello, say, grant, handIn, expire, end    | running; closed                                     |
 * | closed  | say (kept as late, not counted), handIn   | closed; the same receipt for ever                   |
 */

export type ClosedBy = "candidate" | "deadline" | "office";

export interface Receipt {
  readonly code: string;
  readonly closedAt: number;
  readonly closedBy: ClosedBy;
  readonly answered: number;
  readonly unanswered: number;
  readonly countedEssays: number;
  readonly sequence: number;
  readonly hash: string;
}

/** Fixed when the attempt is booked, so that its stream can be replayed without any other table. */
export interface Booking {
  readonly sittingId: string;
  readonly candidateId: string;
  readonly paperId: string;
  readonly shape: SheetShape;
  readonly graceMs: number;
}

interface Entered {
  readonly booking: Booking;
  readonly identityAt: number | null;
  readonly rulesVersion: string | null;
}

export interface Running extends Entered {
  readonly status: "running";
  readonly startedAt: number;
  readonly deadline: number;
  readonly handInFrom: number;
  readonly grantedMs: number;
  readonly sheet: AnswerSheet;
  /** Fencing number of the device that may write; 0 before the first hello. */
  readonly epoch: number;
  readonly device: string | null;
  /** Highest recorded message number of each device. */
  readonly acked: ReadonlyMap<string, number>;
  readonly lastSavedAt: number | null;
}

export interface Closed extends Omit<Running, "status"> {
  readonly status: "closed";
  readonly receipt: Receipt;
}

export type Attempt = { readonly status: "none" } | (Entered & { readonly status: "booked" }) | Running | Closed;

export type AttemptEvent =
  | ({ readonly kind: "booked" } & Booking)
  | { readonly kind: "identified"; readonly inputTest: string }
  | { readonly kind: "rulesAccepted"; readonly version: string }
  | { readonly kind: "started"; readonly deadline: number; readonly handInFrom: number }
  | { readonly kind: "greeted"; readonly device: string; readonly epoch: number }
  /** Commands of one device: the messages `n` to `n + c.length - 1`, less those refused. Short names: this is the row written most. */
  | {
      readonly kind: "said";
      readonly d: string;
      readonly n: number;
      readonly c: readonly (SheetCommand | null)[];
      readonly late?: true;
    }
  | { readonly kind: "late"; readonly d: string; readonly n: number; readonly c: readonly SheetCommand[] }
  | { readonly kind: "granted"; readonly minutes: number; readonly reason: string }
  | {
      readonly kind: "closed";
      readonly by: ClosedBy;
      readonly closedAt: number;
      readonly counted: readonly number[];
      readonly code: string;
      readonly reason?: string;
    };

export const NO_ATTEMPT: Attempt = { status: "none" };

/** The state after a recorded fact. Facts that cannot follow from the rules leave the state as it is. */
export function evolve(attempt: Attempt, event: AttemptEvent, place: { at: number; sequence: number; hash: string }): Attempt {
  switch (event.kind) {
    case "booked": {
      const { kind: _, ...booking } = event;
      return { status: "booked", booking, identityAt: null, rulesVersion: null };
    }
    case "identified":
      return attempt.status === "booked" ? { ...attempt, identityAt: place.at } : attempt;
    case "rulesAccepted":
      return attempt.status === "booked" ? { ...attempt, rulesVersion: event.version } : attempt;
    case "started":
      return attempt.status === "booked" ? start(attempt, event, place.at) : attempt;
    case "greeted":
      return attempt.status === "running" ? { ...attempt, device: event.device, epoch: event.epoch } : attempt;
    case "said":
      return attempt.status === "running" ? said(attempt, event, place.at) : attempt;
    case "granted":
      return attempt.status === "running" ? grant(attempt, event.minutes * MINUTE_MS) : attempt;
    case "closed":
      return attempt.status === "running" ? close(attempt, event, place) : attempt;
    case "late":
      return attempt;
    default:
      return exhaustive(event);
  }
}

function start(attempt: Entered, event: Extract<AttemptEvent, { kind: "started" }>, at: number): Running {
  const { deadline, handInFrom } = event;
  const { booking, identityAt, rulesVersion } = attempt;
  const writing = { epoch: 0, device: null, acked: new Map<string, number>(), lastSavedAt: null };
  return {
    status: "running",
    booking,
    identityAt,
    rulesVersion,
    startedAt: at,
    deadline,
    handInFrom,
    grantedMs: 0,
    sheet: EMPTY_SHEET,
    ...writing,
  };
}

function said(attempt: Running, event: Extract<AttemptEvent, { kind: "said" }>, at: number): Running {
  let { sheet } = attempt;
  for (const command of event.c) {
    const next = command && applyCommand(sheet, command, attempt.booking.shape);
    if (next && !isRefusal(next)) sheet = next;
  }
  const acked = new Map(attempt.acked).set(event.d, event.n + event.c.length - 1);
  return { ...attempt, sheet, acked, lastSavedAt: at };
}

function grant(attempt: Running, grantedMs: number): Running {
  return { ...attempt, deadline: attempt.deadline + grantedMs, grantedMs: attempt.grantedMs + grantedMs };
}

function close(
  attempt: Running,
  event: Extract<AttemptEvent, { kind: "closed" }>,
  place: { sequence: number; hash: string },
): Closed {
  const essays = new Map(attempt.sheet.essays);
  for (const [slot, essay] of essays) essays.set(slot, { ...essay, isCounted: event.counted.includes(slot) });
  const { slots } = attempt.booking.shape;
  const answered = slots.filter((slot) => isAnswered(attempt.sheet, slot)).length;
  const receipt: Receipt = {
    code: event.code,
    closedAt: event.closedAt,
    closedBy: event.by,
    answered,
    unanswered: slots.length - answered,
    countedEssays: event.counted.length,
    sequence: place.sequence,
    hash: place.hash.slice(0, 10),
  };
  return { ...attempt, status: "closed", sheet: { ...attempt.sheet, essays }, receipt };
}

/** Milliseconds left; never negative. One function for server and screens. */
export function remainingMs(attempt: Attempt, now: number): number | null {
  return attempt.status === "running" ? Math.max(0, attempt.deadline - now) : null;
}
