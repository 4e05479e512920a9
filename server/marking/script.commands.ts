import type { MarkingRule } from "#blueprints/blueprint-schema.ts";
import { assert } from "#kernel/assert.ts";
import { newId, type RandomBytes, randomToken } from "#kernel/ids.ts";
import { units } from "#kernel/points.ts";
import { Refused, refuse } from "#kernel/refusal.ts";
import { attemptStore } from "../attempts/attempt.store.ts";
import type { Database } from "../database/database.ts";
import type { Recording, Writer } from "../ledger/writer.ts";
import type { FrozenPaper } from "../papers/frozen-paper.ts";
import { responseStore } from "../responses/response.store.ts";
import { type MarksByPurpose, type Purpose, settle } from "./marking.rules.ts";
import type { MarkingStore, ReadingRow, ScriptRow } from "./marking.store.ts";
import { dependentOn, type ScriptFact, scriptStream } from "./script-history.rules.ts";

/** 40 random bits: nobody meets two scripts of one code. */
const CODE_LENGTH = 8;

interface OpeningPorts {
  readonly database: Database;
  readonly writer: Writer;
  readonly randomBytes: RandomBytes;
  readonly papers: { load(id: string): Promise<FrozenPaper> };
  readonly store: MarkingStore;
}

/** How scripts come to be, out of closed attempts. */
export function scriptOpening({ database, writer, randomBytes, papers, store }: OpeningPorts) {
  return {
    /** One script with a first and a second reading per counted essay of a closed attempt; repeating it changes nothing. */
    async openScripts(attemptId: string): Promise<void> {
      if ((await store.scriptsOfAttempt(database.read, attemptId)).length > 0) return;
      const attempt = await attemptStore(database).byId(database.read, attemptId);
      if (attempt?.status !== "closed") throw new Refused(refuse("wrong-state"));
      const paper = await papers.load(attempt.paperId);
      const answers = (await responseStore(database).ofAttempt(database.read, attemptId)).filter(
        ({ text, isCounted }) => isCounted && text.trim() !== "",
      );
      await writer.record(async (recording) => {
        const { tx } = recording;
        if ((await store.scriptsOfAttempt(tx, attemptId)).length > 0) return;
        for (const { slot } of answers) {
          const frozen = paper.slots.find((entry) => entry.slot === slot);
          assert(frozen?.item.type === "essay", "a counted text belongs to an essay slot");
          const about = { attemptId, slot, itemId: frozen.item.id, version: frozen.version };
          const script = newScript(randomBytes, { ...about, sittingId: attempt.sittingId });
          const readings = (["first", "second"] as const).map((purpose) => newReading(randomBytes, script.id, purpose));
          await store.insertScript(tx, script, readings);
          await recordScript(recording, script.id, { actor: "server", fact: { kind: "opened", ...about } });
        }
      });
    },
  };
}

/** Appends one fact to a script's stream; the only way in, so that the replay knows every kind there is. */
export function recordScript(
  { fact }: Recording,
  scriptId: string,
  entry: { readonly actor: string; readonly fact: ScriptFact },
): Promise<void> {
  return fact(scriptStream(scriptId), entry.actor, entry.fact);
}

/** After a mark: settles the script, or makes the reading that is now wanted. */
export async function settleScript(
  recording: Recording,
  about: { store: MarkingStore; script: ScriptRow; rule: MarkingRule; randomBytes: RandomBytes },
): Promise<void> {
  const { store, script, rule, randomBytes } = about;
  const { tx } = recording;
  const rows = await store.readingsOf(tx, script.id);
  const outcome = settle(marksOf(rows), rule);
  if (outcome.state === "settled") {
    const { points, by } = outcome;
    await store.updateScript(tx, script.id, { state: "settled", points, settledBy: by });
    await recordScript(recording, script.id, { actor: "server", fact: { kind: "settled", points, by } });
  } else if (!rows.some(({ purpose }) => purpose === outcome.purpose)) {
    const { purpose } = outcome;
    await store.insertReading(tx, newReading(randomBytes, script.id, purpose));
    await recordScript(recording, script.id, { actor: "server", fact: { kind: "wanted", purpose } });
  }
}

/** Removes readings that exist only because of a mark that is being taken back. @throws Refused `undo-too-late` when somebody holds one */
export async function withdrawLater(
  { tx }: Recording,
  { store, script, purpose }: { store: MarkingStore; script: ScriptRow; purpose: Purpose },
): Promise<void> {
  const gone = dependentOn(purpose);
  const later = (await store.readingsOf(tx, script.id)).filter((row) => gone.includes(row.purpose as Purpose));
  if (later.some(({ state }) => state !== "waiting")) throw new Refused(refuse("undo-too-late"));
  for (const { id } of later) await store.deleteReading(tx, id);
}

function marksOf(rows: readonly ReadingRow[]): MarksByPurpose {
  const marked = rows.filter(({ state }) => state === "marked");
  return Object.fromEntries(marked.map(({ purpose, total }) => [purpose, units(total ?? 0)]));
}

function newScript(
  randomBytes: RandomBytes,
  about: Pick<ScriptRow, "attemptId" | "sittingId" | "slot" | "itemId" | "version">,
): ScriptRow {
  const [a = 0, b = 0, c = 0] = randomBytes(3);
  const code = randomToken(randomBytes, CODE_LENGTH).toUpperCase();
  const lot = (a << 16) | (b << 8) | c;
  return { id: newId(randomBytes, "script"), code, ...about, state: "marking", points: null, settledBy: null, lot };
}

function newReading(randomBytes: RandomBytes, scriptId: string, purpose: Purpose): ReadingRow {
  const empty = {
    graderId: null,
    token: null,
    leaseExpiresAt: null,
    claimedAt: null,
    markedAt: null,
    total: null,
    marks: null,
    comment: null,
    draft: null,
  };
  return {
    id: newId(randomBytes, "read"),
    scriptId,
    purpose,
    state: "waiting",
    ...empty,
  };
}
