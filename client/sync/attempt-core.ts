import { createSignal } from "solid-js";
import { type AnswerSheet, EMPTY_SHEET, type SheetShape } from "#contract/answer-sheet.ts";
import type { SheetCommand } from "#contract/sheet-commands.ts";
import type { ApiProblem, ProblemCode } from "./api-problem.ts";
import type { Link } from "./link.ts";
import type { Entry, Outbox } from "./outbox.ts";
import type { Conflict } from "./reconcile.ts";

/**
 * `joining` until the recorded sheet has come; `writing`; `fenced` when another machine writes; `locked` at the
 * deadline (what waits still goes out); `closed` when the server has ended the attempt.
 */
export type Phase = "joining" | "writing" | "fenced" | "locked" | "closed";

/** A command the server would not take. It stays on screen until the candidate has seen it. */
export interface RefusedCommand {
  readonly code: ProblemCode;
  readonly command: SheetCommand;
}

export interface AttemptOptions {
  readonly device: string;
  /** Tells candidates on one machine apart. */
  readonly owner: string;
  readonly shape: SheetShape;
  /** The session has ended: the candidate has to sign in again; nothing is lost. */
  readonly onSignedOut: () => void;
  /** The server has closed the attempt. */
  readonly onClosed: () => void;
}

/** Everything the store knows: signals for what screens show, plain fields for the rest. */
export function createCore(link: Link, outbox: Outbox, options: AttemptOptions) {
  const [phase, setPhase] = createSignal<Phase>("joining");
  const [sheet, setSheet] = createSignal<AnswerSheet>(EMPTY_SHEET);
  const [pending, setPending] = createSignal<readonly Entry[]>([]);
  const [isOnline, setOnline] = createSignal(link.isOnline());
  const [isKeptHere, setKeptHere] = createSignal(true);
  const [savedAt, setSavedAt] = createSignal<number | null>(null);
  const [deadline, setDeadline] = createSignal<number | null>(null);
  const [refused, setRefused] = createSignal<readonly RefusedCommand[]>([]);
  const [conflicts, setConflicts] = createSignal<readonly Conflict[]>([]);
  const [problem, setProblem] = createSignal<ApiProblem>();
  const [revisions, setRevisions] = createSignal<ReadonlyMap<number, number>>(new Map());
  return {
    link,
    outbox,
    options,
    phase,
    setPhase,
    /** What the candidate sees: `confirmed` with `pending` applied. */
    sheet,
    setSheet,
    pending,
    setPending,
    isOnline,
    setOnline,
    isKeptHere,
    setKeptHere,
    savedAt,
    setSavedAt,
    deadline,
    setDeadline,
    refused,
    setRefused,
    conflicts,
    setConflicts,
    problem,
    setProblem,
    revisions,
    setRevisions,
    savedAtBySlot: new Map<number, number>(),
    confirmed: EMPTY_SHEET,
    epoch: 0,
    nextN: 1,
    /** Highest number known to be in the outbox (or given up on); only those are sent. */
    storedThrough: 0,
    /** Resolves when the newest command is in the outbox. */
    stored: Promise.resolve(),
    wake: (): void => undefined,
  };
}

export type AttemptCore = ReturnType<typeof createCore>;

/** The local text of an essay, splices so far applied. */
export function textOf(core: AttemptCore, slot: number): string {
  return core.sheet().essays.get(slot)?.text ?? "";
}

/** Tells the field of an essay that its text was replaced on purpose. */
export function bumpRevision(core: AttemptCore, slot: number): void {
  core.setRevisions((before) => new Map(before).set(slot, (before.get(slot) ?? 0) + 1));
}

export function closeAttempt(core: AttemptCore): void {
  if (core.phase() === "closed") return;
  core.setPhase("closed");
  core.options.onClosed();
}
