import { createSignal } from "solid-js";
import type { CandidateState } from "#contract/candidate.ts";
import type { SheetCommand } from "#contract/sheet-commands.ts";
import { type AttemptCore, type AttemptOptions, bumpRevision, createCore, textOf } from "./attempt-core.ts";
import { join } from "./attempt-joining.ts";
import { accept, append, fail } from "./attempt-saying.ts";
import { createBackoff } from "./backoff.ts";
import { createEssayDrafts, type EssayDrafts } from "./essay-drafts.ts";
import type { Link } from "./link.ts";
import type { Outbox } from "./outbox.ts";
import { type Conflict, commandFor } from "./reconcile.ts";
import { createSender } from "./sender.ts";

const FLUSH_ROUNDS = 3;

export type { AttemptOptions, Phase, RefusedCommand } from "./attempt-core.ts";

/** `kept`: on this machine only, the server is out of reach. `saved` only after the server's acknowledgement. */
export type SaveState = "saved" | "saving" | "kept";

/** How an essay's field reads. `isSettled`: the composition is over or the field was left. */
export interface Typed {
  readonly text: string;
  readonly isComposing: boolean;
  readonly isSettled: boolean;
}

/**
 * One candidate's answer sheet in the browser: `[state, actions]`. What `state.sheet()` shows is the sheet the server
 * has confirmed with the unsent commands applied by the very rules the server uses. Commands go into the outbox first,
 * then to the server, and leave the outbox only after its acknowledgement.
 */
export function createAttempt(link: Link, outbox: Outbox, options: AttemptOptions) {
  const core = createCore(link, outbox, options);
  const [ahead, setAhead] = createSignal<ReadonlySet<number>>(new Set());
  const drafts = createEssayDrafts((slot) => textOf(core, slot), {
    commit: (command, text) => void append(core, command, text),
    onAhead: (slot, isAhead) => setAhead((before) => withMember(before, slot, isAhead)),
  });
  const sender = createSender(link, createBackoff(), {
    next: () => ({ device: options.device, epoch: core.epoch, entries: canSend(core) ? core.pending() : [] }),
    storedThrough: () => core.storedThrough,
    accept: (reply) => accept(core, reply),
    fail: (thrown) => fail(core, thrown),
  });
  core.wake = sender.wake;
  link.listen({
    online(next) {
      core.setOnline(next);
      if (next) sender.wake();
    },
    reconnected() {
      // A word that changes nothing finds out whether this is still the writing machine.
      const slot = core.sheet().currentSlot;
      if (core.phase() === "writing" && core.pending().length === 0 && slot !== null) append(core, { kind: "visit", slot });
    },
    fenced(epoch) {
      if (epoch > core.epoch && (core.phase() === "writing" || core.phase() === "locked")) core.setPhase("fenced");
    },
  });
  return [stateOf(core, ahead), actionsOf(core, { drafts, sender })] as const;
}

export type AttemptState = ReturnType<typeof stateOf>;
export type AttemptActions = ReturnType<typeof actionsOf>;

function stateOf(core: AttemptCore, ahead: () => ReadonlySet<number>) {
  const { phase, sheet, isOnline, isKeptHere, savedAt, deadline, refused, conflicts, problem } = core;
  const unsent = () => core.pending().length + ahead().size;
  const isWaiting = (slot: number) =>
    ahead().has(slot) || core.pending().some(({ command }) => command.slot === slot && command.kind !== "visit");
  return {
    phase,
    sheet,
    isOnline,
    isKeptHere,
    savedAt,
    deadline,
    refused,
    conflicts,
    problem,
    unsent,
    isWritable: () => phase() === "writing",
    /** Counts how often an essay was replaced on purpose; its field writes its value only when this moves. */
    revisionOf: (slot: number) => core.revisions().get(slot) ?? 0,
    /** Of one question, or of everything. */
    saveState(slot?: number): SaveState {
      if (slot === undefined ? unsent() === 0 : !isWaiting(slot)) return "saved";
      return isOnline() ? "saving" : "kept";
    },
    /** When the newest word on a question became durable, by the server's clock; null when nothing was said since joining. */
    savedAtOf(slot: number): number | null {
      savedAt();
      return core.savedAtBySlot.get(slot) ?? null;
    },
  };
}

function actionsOf(core: AttemptCore, { drafts, sender }: { drafts: EssayDrafts; sender: ReturnType<typeof createSender> }) {
  const { device } = core.options;
  const act = (command: SheetCommand): boolean => core.phase() === "writing" && append(core, command);

  /** Puts a text in place of an essay's text on purpose (history, conflict). */
  function restore(slot: number, text: string): void {
    drafts.drop(slot);
    if (core.phase() === "writing" && append(core, { kind: "rewrite", slot, text }, text)) bumpRevision(core, slot);
  }

  return {
    join(): Promise<void> {
      drafts.settleAll();
      return join(core);
    },
    act,
    restore,
    type(slot: number, typed: Typed): void {
      if (core.phase() === "writing") drafts.type(slot, typed);
    },
    settleDrafts: () => drafts.settleAll(),
    settleConflict(conflict: Conflict, use: "here" | "there"): void {
      settleConflict(core, conflict);
      if (use === "there") return;
      const command = commandFor(conflict);
      if (command.kind === "rewrite") restore(command.slot, command.text);
      else act(command);
    },
    /** Sends everything typed; true when nothing is unsent afterwards, false when it cannot get through now. */
    async flush(): Promise<boolean> {
      drafts.settleAll();
      // A refused splice is followed by the whole text, hence more than one round.
      for (let round = 0; round < FLUSH_ROUNDS && core.pending().length > 0; round++) {
        await core.stored;
        await sender.drain();
      }
      return core.pending().length === 0;
    },
    /** At the deadline: no more changes; what waits still goes out. */
    lock(): void {
      drafts.settleAll();
      if (core.phase() === "writing") core.setPhase("locked");
      sender.wake();
    },
    /** More time was granted after the lock. */
    unlock(): void {
      if (core.phase() === "locked") core.setPhase("writing");
    },
    /** The page is going away: a last request that outlives it. */
    leave(): void {
      drafts.settleAll();
      const message = sender.message("all");
      if (message) core.link.sayOnLeaving(message);
    },
    /** Closes the attempt; call `flush` first. @throws ApiProblem */
    handIn: (): Promise<CandidateState> => core.link.handIn({ device, epoch: core.epoch }),
    dismissRefused: () => core.setRefused([]),
    close(): void {
      sender.stop();
      core.link.close();
    },
  };
}

function settleConflict(core: AttemptCore, conflict: Conflict): void {
  const { device, owner } = core.options;
  core.setConflicts((before) => before.filter((other) => other !== conflict));
  void core.outbox.note(device, { owner, epoch: core.epoch, conflicts: core.conflicts() }).catch(() => undefined);
}

function canSend(core: AttemptCore): boolean {
  return core.phase() === "writing" || core.phase() === "locked";
}

function withMember(set: ReadonlySet<number>, member: number, isIn: boolean): ReadonlySet<number> {
  const next = new Set(set);
  if (isIn) next.add(member);
  else next.delete(member);
  return next;
}
