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

const CODE_LENGTH = 6;

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
      await writer.record(async ({ tx, fact }) => {
        if ((await store.scriptsOfAttempt(tx, attemptId)).length > 0) return;
        for (const { slot } of answers) {
          const frozen = paper.slots.find((entry) => entry.slot === slot);
          assert(frozen?.item.type === "essay", "a counted text belongs to an essay slot");
          const script = newScript({
            randomBytes,
            attemptId,
            sittingId: attempt.sittingId,
            slot,
            itemId: frozen.item.id,
            version: frozen.version,
          });
          await store.insertScript(tx, script, [
            newReading(randomBytes, script.id, "first"),
            newReading(randomBytes, script.id, "second"),
          ]);
          await fact(`script:${script.id}`, "server", {
            kind: "opened",
            attemptId,
            slot,
            itemId: script.itemId,
            version: script.version,
          });
        }
      });
    },
  };
}

/** After a mark: settles the script, or makes the reading that is now wanted. */
export async function settleScript(
  { tx, fact }: Recording,
  {
    store,
    script,
    rule,
    randomBytes,
  }: {
    store: MarkingStore;
    script: ScriptRow;
    rule: MarkingRule;
    randomBytes: RandomBytes;
  },
): Promise<void> {
  const rows = await store.readingsOf(tx, script.id);
  const outcome = settle(marksOf(rows), rule);
  if (outcome.state === "settled") {
    await store.updateScript(tx, script.id, {
      state: "settled",
      points: outcome.points,
      settledBy: outcome.by,
    });
    await fact(`script:${script.id}`, "server", {
      kind: "settled",
      points: outcome.points,
      by: outcome.by,
    });
  } else if (!rows.some(({ purpose }) => purpose === outcome.purpose)) {
    await store.insertReading(tx, newReading(randomBytes, script.id, outcome.purpose));
    await fact(`script:${script.id}`, "server", {
      kind: "wanted",
      purpose: outcome.purpose,
    });
  }
}

const ORDER: readonly Purpose[] = ["first", "second", "third", "adjudication"];

/** Removes readings that exist only because of a mark that is being taken back. @throws Refused `undo-too-late` when somebody holds one */
export async function withdrawLater(
  { tx }: Recording,
  { store, script, purpose }: { store: MarkingStore; script: ScriptRow; purpose: Purpose },
): Promise<void> {
  const later = (await store.readingsOf(tx, script.id)).filter((row) => {
    const rank = ORDER.indexOf(row.purpose as Purpose);
    return rank >= 2 && rank > ORDER.indexOf(purpose);
  });
  if (later.some(({ state }) => state !== "waiting")) throw new Refused(refuse("undo-too-late"));
  for (const { id } of later) await store.deleteReading(tx, id);
}

function marksOf(rows: readonly ReadingRow[]): MarksByPurpose {
  const marked = rows.filter(({ state }) => state === "marked");
  return Object.fromEntries(marked.map(({ purpose, total }) => [purpose, units(total ?? 0)]));
}

function newScript(about: {
  randomBytes: RandomBytes;
  attemptId: string;
  sittingId: string;
  slot: number;
  itemId: string;
  version: number;
}): ScriptRow {
  const { randomBytes, ...rest } = about;
  const [a = 0, b = 0, c = 0] = randomBytes(3);
  const code = randomToken(randomBytes, CODE_LENGTH).toUpperCase();
  return {
    id: newId(randomBytes, "script"),
    code,
    ...rest,
    state: "marking",
    points: null,
    settledBy: null,
    lot: (a << 16) | (b << 8) | c,
  };
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
