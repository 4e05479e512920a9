import type { Welcome } from "#contract/candidate.ts";
import { type AttemptCore, bumpRevision } from "./attempt-core.ts";
import { setQueue } from "./attempt-saying.ts";
import type { Entry, Stored } from "./outbox.ts";
import { type Conflict, reconcile } from "./reconcile.ts";
import { sheetOf, withCommands } from "./sheet.ts";

const NOTHING_STORED: Stored = { entries: [], epoch: null, texts: new Map(), conflicts: [] };

/**
 * Becomes the writer and puts the recorded sheet and the unsent commands together. Used when the page opens and when
 * the candidate chooses to go on here; never by itself after a lost connection, which would take the pen from the
 * machine the candidate has moved to.
 * @throws ApiProblem
 */
export async function join(core: AttemptCore): Promise<void> {
  const { device, owner } = core.options;
  const stored = await core.outbox.load(device).catch(() => {
    core.setKeptHere(false);
    return NOTHING_STORED;
  });
  const welcome = await core.link.hello(device);
  const lastEpoch = core.epoch > 0 ? core.epoch : stored.epoch;
  const left = {
    unsent: unsentOf(core, stored, welcome),
    texts: localTexts(core, stored),
    wasBetween: lastEpoch !== null && lastEpoch !== welcome.epoch,
  };
  const open = take(core, welcome, left);
  const added = open.map((one) => one.slot);
  const conflicts = [...[...stored.conflicts].filter((old) => !added.includes(old.slot)), ...open];
  core.setConflicts(conflicts);
  await core.outbox.note(device, { owner, epoch: welcome.epoch, conflicts }).catch(() => core.setKeptHere(false));
  core.wake();
}

function unsentOf(core: AttemptCore, stored: Stored, welcome: Welcome): Entry[] {
  const byNumber = new Map(stored.entries.map((entry) => [entry.n, entry]));
  for (const entry of core.pending()) byNumber.set(entry.n, entry);
  return [...byNumber.values()].filter((entry) => entry.n > welcome.ackedThrough).sort((a, b) => a.n - b.n);
}

/** How essays read here: what is on screen, or what the last page left behind. */
function localTexts(core: AttemptCore, stored: Stored): ReadonlyMap<number, string> {
  if (core.phase() === "joining") return stored.texts;
  return new Map([...core.sheet().essays].map(([slot, essay]) => [slot, essay.text]));
}

/** Makes the recorded sheet the ground and applies what is unsent; answers what the candidate has to decide. */
function take(
  core: AttemptCore,
  welcome: Welcome,
  left: { unsent: readonly Entry[]; texts: ReadonlyMap<number, string>; wasBetween: boolean },
): readonly Conflict[] {
  const { shape } = core.options;
  core.confirmed = sheetOf(welcome.sheet);
  const judged = left.wasBetween
    ? reconcile(core.confirmed, left.unsent, { texts: left.texts, shape })
    : { commands: left.unsent.map((entry) => entry.command), conflicts: [] };
  const first = welcome.ackedThrough + 1;
  const entries = judged.commands.map((command, at) => ({ n: first + at, command }));
  setQueue(core, entries, first);
  core.epoch = welcome.epoch;
  core.setSheet(withCommands(core.confirmed, entries, shape));
  core.setDeadline((before) => Math.max(before ?? 0, welcome.deadline));
  core.setSavedAt(welcome.now);
  for (const { slot, type } of shape.slots) if (type === "essay") bumpRevision(core, slot);
  core.setProblem(undefined);
  core.setPhase("writing");
  return judged.conflicts;
}
