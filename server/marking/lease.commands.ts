import type { CriterionMarks, Reading } from "#contract/marking.ts";
import { type RandomBytes, randomToken } from "#kernel/ids.ts";
import { MINUTE_MS } from "#kernel/instant.ts";
import { Refused, refuse } from "#kernel/refusal.ts";
import type { Database, Query, Tx } from "../database/database.ts";
import type { Recording, Writer } from "../ledger/writer.ts";
import type { StaffActor } from "../people/actor.ts";
import { claimablePurposes, type Purpose } from "./marking.rules.ts";
import type { MarkingStore, QueueKey, ReadingRow, ScriptRow } from "./marking.store.ts";
import { recordScript } from "./script.commands.ts";
import type { ContextOf } from "./script-context.commands.ts";
import { scriptStream } from "./script-history.rules.ts";

export interface LeasePorts {
  readonly database: Database;
  readonly writer: Writer;
  readonly randomBytes: RandomBytes;
  readonly store: MarkingStore;
  readonly contextOf: ContextOf;
  readonly readingView: (script: ScriptRow, reading: ReadingRow) => Promise<Reading>;
}

export interface Lease {
  readonly id: string;
  readonly token: string;
}

const TOKEN_LENGTH = 20;
/** How far down the queue to look for a script that this grader has not handed back before. */
const LOOK_AHEAD = 20;

export function leaseToken(randomBytes: RandomBytes): string {
  return randomToken(randomBytes, TOKEN_LENGTH);
}

/** One's own reading. @throws Refused `not-found`, or `lease-lost` when somebody else has it */
export async function ownReading(store: MarkingStore, query: Query, { actor, id }: { actor: StaffActor; id: string }) {
  const found = await store.reading(query, id);
  if (!found) throw new Refused(refuse("not-found"));
  if (found.reading.graderId !== actor.id) throw new Refused(refuse("lease-lost"));
  return found;
}

/** One's own reading under the token it was claimed with; whether the lease ran out does not matter while nobody took it. */
export async function leasedReading(store: MarkingStore, query: Query, order: { actor: StaffActor; lease: Lease }) {
  const found = await ownReading(store, query, { actor: order.actor, id: order.lease.id });
  if (found.reading.token !== order.lease.token) throw new Refused(refuse("lease-lost"));
  return found;
}

/** Readings pass from hand to hand here: claimed, kept, noted on, handed back. */
export function leaseCommands({ database, writer, randomBytes, store, contextOf, readingView }: LeasePorts) {
  /** The reading of this lease, still to be marked. @throws Refused `lease-lost`, `already-marked` */
  async function unmarked(actor: StaffActor, lease: Lease, tx: Tx) {
    const found = await leasedReading(store, tx, { actor, lease });
    if (found.reading.state !== "leased") throw new Refused(refuse("already-marked"));
    return found;
  }

  /** The next reading in the order of lots; what this grader handed back before comes only when nothing else is near. */
  async function nextFor(tx: Tx, now: number, { actor, queue }: { actor: StaffActor; queue: QueueKey }) {
    const claimant = { graderId: actor.id, purposes: claimablePurposes(actor.roles), now };
    const free = await store.nextFree(tx, { ...queue, ...claimant, limit: LOOK_AHEAD });
    for (const found of free) {
      const facts = await database.readEvents(scriptStream(found.script.id), tx);
      if (!facts.some(({ kind, actor: who }) => kind === "handedBack" && who === actor.id)) return found;
    }
    return free[0];
  }

  /** Puts a reading into a grader's hands; an abandoned draft of somebody else goes to the ledger, not to the winner. */
  async function handOut(
    recording: Recording,
    { script, reading }: { script: ScriptRow; reading: ReadingRow },
    order: { actor: StaffActor; leaseMs: number },
  ): Promise<ReadingRow> {
    const { tx, now } = recording;
    const leaseExpiresAt = now + order.leaseMs;
    if (reading.graderId === order.actor.id) {
      await store.updateReading(tx, reading.id, { leaseExpiresAt });
      return { ...reading, leaseExpiresAt };
    }
    if (reading.draft !== null && reading.graderId !== null) {
      const left = { kind: "draftLeft", readingId: reading.id, draft: reading.draft } as const;
      await recordScript(recording, script.id, { actor: reading.graderId, fact: left });
    }
    const lease = {
      state: "leased",
      graderId: order.actor.id,
      token: leaseToken(randomBytes),
      claimedAt: now,
      leaseExpiresAt,
      draft: null,
    };
    await store.updateReading(tx, reading.id, lease);
    const claimed = { kind: "claimed", readingId: reading.id, purpose: reading.purpose as Purpose } as const;
    await recordScript(recording, script.id, { actor: order.actor.id, fact: claimed });
    return { ...reading, ...lease };
  }

  return {
    /** One's own open reading of a queue, else the next that waits. @throws Refused `nothing-to-mark` */
    async claim(actor: StaffActor, queue: QueueKey): Promise<Reading> {
      const sample = await store.sampleOf(database.read, queue);
      if (!sample) throw new Refused(refuse("nothing-to-mark"));
      const leaseMs = (await contextOf(sample)).rule.leaseMinutes * MINUTE_MS;
      const { script, reading } = await writer.record(async (recording) => {
        const { tx, now } = recording;
        const held = await store.held(tx, { ...queue, graderId: actor.id });
        const found = held ?? (await nextFor(tx, now, { actor, queue }));
        if (!found) throw new Refused(refuse("nothing-to-mark"));
        return { script: found.script, reading: await handOut(recording, found, { actor, leaseMs }) };
      });
      return readingView(script, reading);
    },

    async renew(actor: StaffActor, lease: Lease): Promise<{ expiresAt: number }> {
      const { script } = await leasedReading(store, database.read, { actor, lease });
      const leaseMs = (await contextOf(script)).rule.leaseMinutes * MINUTE_MS;
      return writer.record(async ({ tx, now }) => {
        await unmarked(actor, lease, tx);
        const expiresAt = now + leaseMs;
        await store.updateReading(tx, lease.id, { leaseExpiresAt: expiresAt });
        return { expiresAt };
      });
    },

    /** Keeps unfinished marks with the lease; nobody but their author ever sees them on a screen. */
    saveDraft(actor: StaffActor, order: Lease & { marks: CriterionMarks; comment: string }): Promise<{ savedAt: number }> {
      return writer.record(async ({ tx, now }) => {
        await unmarked(actor, order, tx);
        const { marks, comment } = order;
        await store.updateReading(tx, order.id, { draft: JSON.stringify({ marks, comment }) });
        return { savedAt: now };
      });
    },

    release(actor: StaffActor, lease: Lease): Promise<void> {
      return writer.record(async (recording) => {
        const { script, reading } = await unmarked(actor, lease, recording.tx);
        const free = { state: "waiting", graderId: null, token: null, claimedAt: null, leaseExpiresAt: null, draft: null };
        await store.updateReading(recording.tx, lease.id, free);
        await recordScript(recording, script.id, {
          actor: actor.id,
          fact: { kind: "handedBack", readingId: lease.id, draft: reading.draft },
        });
      });
    },
  };
}
