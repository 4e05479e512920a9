import { applyCommand } from "#contract/answer-sheet.ts";
import type { SayReply } from "#contract/candidate.ts";
import type { SheetCommand } from "#contract/sheet-commands.ts";
import { isRefusal } from "#kernel/refusal.ts";
import { asProblem, type ProblemCode } from "./api-problem.ts";
import { type AttemptCore, closeAttempt, textOf } from "./attempt-core.ts";
import type { Entry } from "./outbox.ts";
import { withCommands } from "./sheet.ts";

/** A browser whose storage hangs must not keep answers from the server. */
const STORE_WITHIN_MS = 500;

/**
 * Adds a command: applied on screen now, kept on this machine next, sent after that.
 * @param text for essays, how the whole essay now reads
 * @returns false when the rules refuse it; it is then on screen as refused
 */
export function append(core: AttemptCore, command: SheetCommand, text?: string): boolean {
  const applied = applyCommand(core.sheet(), command, core.options.shape);
  if (isRefusal(applied)) {
    showRefused(core, command, applied.refused);
    return false;
  }
  const entry: Entry = { n: core.nextN, command };
  core.nextN += 1;
  core.setSheet(applied);
  core.setPending((before) => [...before, entry]);
  const stored = core.outbox.append(core.options.device, entry, text).catch(() => core.setKeptHere(false));
  const atLatest = new Promise((resolve) => setTimeout(resolve, STORE_WITHIN_MS));
  core.stored = Promise.race([stored, atLatest]).then(() => {
    core.storedThrough = Math.max(core.storedThrough, entry.n);
    core.wake();
  });
  return true;
}

/** Takes an acknowledgement: moves what is durable into the confirmed sheet and puts on screen what was refused. */
export function accept(core: AttemptCore, reply: SayReply): void {
  const said = new Map(reply.refused.map(({ n, code }) => [n, code as ProblemCode]));
  const refused: { command: SheetCommand; code: ProblemCode }[] = [];
  const done = core.pending().filter((entry) => entry.n <= reply.ackedThrough);
  const rest = core.pending().filter((entry) => entry.n > reply.ackedThrough);
  for (const { n, command } of done) {
    const applied = applyCommand(core.confirmed, command, core.options.shape);
    // A repeated message is answered without its refusal; the same rules on the same sheet find it again.
    const code = said.get(n) ?? (isRefusal(applied) ? applied.refused : undefined);
    if (code !== undefined) refused.push({ command, code });
    else if (!isRefusal(applied)) core.confirmed = applied;
    if (command.kind !== "visit") core.savedAtBySlot.set(command.slot, reply.now);
  }
  const wanted = core.sheet().essays;
  core.setPending(rest);
  if (refused.length > 0) core.setSheet(withCommands(core.confirmed, rest, core.options.shape));
  core.setSavedAt(reply.now);
  core.setDeadline((before) => Math.max(before ?? 0, reply.deadline));
  core.setProblem(undefined);
  void core.outbox.removeThrough(core.options.device, reply.ackedThrough).catch(() => undefined);
  for (const { command, code } of refused) surface(core, { command, code, text: wanted.get(command.slot)?.text });
}

/** Out of step means that the texts differ: the whole text follows. Everything else is put on screen. */
function surface(core: AttemptCore, refusal: { command: SheetCommand; code: ProblemCode; text: string | undefined }): void {
  const { command, code, text } = refusal;
  if (code === "out-of-step" && text !== undefined) {
    if (text !== textOf(core, command.slot)) append(core, { kind: "rewrite", slot: command.slot, text }, text);
    return;
  }
  showRefused(core, command, code);
  if (code === "attempt-closed") closeAttempt(core);
}

/** One line per question and reason, however often it happened. */
function showRefused(core: AttemptCore, command: SheetCommand, code: ProblemCode): void {
  core.setRefused((before) => [
    ...before.filter((other) => other.code !== code || other.command.slot !== command.slot),
    { code, command },
  ]);
}

/** What a failed `say` means. Answers true when trying again later makes sense. */
export function fail(core: AttemptCore, thrown: unknown): boolean {
  const found = asProblem(thrown);
  core.setProblem(found);
  switch (found.code) {
    case "not-the-writer":
      core.setPhase("fenced");
      return false;
    case "attempt-closed":
      closeAttempt(core);
      return false;
    case "not-signed-in":
      core.options.onSignedOut();
      return false;
    case "out-of-step":
      renumberFrom(core, found.detail.expected);
      return true;
    default:
      return true;
  }
}

/** The server expects another number (it was restored from a copy): what waits is numbered anew. */
function renumberFrom(core: AttemptCore, expected: unknown): void {
  const first = typeof expected === "number" ? expected : (core.pending()[0]?.n ?? 1);
  setQueue(
    core,
    core.pending().map((entry, at) => ({ ...entry, n: first + at })),
    first,
  );
}

/** Replaces everything that waits, here and in the outbox. */
export function setQueue(core: AttemptCore, entries: readonly Entry[], first: number): void {
  core.nextN = first + entries.length;
  core.setPending(entries);
  core.storedThrough = core.nextN - 1;
  void core.outbox.replace(core.options.device, entries).catch(() => core.setKeptHere(false));
}
