import type { MarkingRule } from "#blueprints/blueprint-schema.ts";
import type { CriterionMarks, Reading } from "#contract/marking.ts";
import type { EssayItem } from "#item-bank/item.ts";
import { assert } from "#kernel/assert.ts";
import { type RandomBytes, randomToken } from "#kernel/ids.ts";
import { type Clock, MINUTE_MS } from "#kernel/instant.ts";
import type { Points } from "#kernel/points.ts";
import { orRefuse, Refused, refuse } from "#kernel/refusal.ts";
import { attemptStore } from "../attempts/attempt.store.ts";
import type { Database, Tx } from "../database/database.ts";
import type { Recording, Writer } from "../ledger/writer.ts";
import type { FrozenPaper } from "../papers/frozen-paper.ts";
import type { StaffActor } from "../people/actor.ts";
import { claimablePurposes, type Purpose, totalOf } from "./marking.rules.ts";
import { markingStore, type ReadingRow, type ScriptRow } from "./marking.store.ts";
import { markingReports } from "./marking-reports.commands.ts";
import { readingViews } from "./reading-view.commands.ts";
import { scriptOpening, settleScript, withdrawLater } from "./script.commands.ts";

export interface MarkingPorts {
  readonly database: Database;
  readonly writer: Writer;
  readonly clock: Clock;
  readonly randomBytes: RandomBytes;
  readonly papers: { load(id: string): Promise<FrozenPaper> };
  readonly accounts: {
    all(): Promise<readonly { readonly id: string; readonly displayName: string }[]>;
  };
  readonly sittings: {
    byId(id: string): Promise<{ readonly name: string; readonly state: string }>;
  };
}

const TOKEN_LENGTH = 20;

/** The essay queue: scripts without names, readings under leases, marks that are facts. */
export function markingCommands(ports: MarkingPorts) {
  const { database, writer, clock, randomBytes } = ports;
  const store = markingStore(database);

  /** Paper, item and marking rule behind a script. */
  async function contextOf(script: ScriptRow): Promise<{ item: EssayItem; rule: MarkingRule; essayNumber: number }> {
    const attempt = await attemptStore(database).byId(database.read, script.attemptId);
    assert(attempt, "a script belongs to an attempt");
    const paper = await ports.papers.load(attempt.paperId);
    const essays = paper.slots.filter(({ item }) => item.type === "essay");
    const at = essays.findIndex(({ slot }) => slot === script.slot);
    const { marking } = paper.blueprint;
    assert(at >= 0 && marking, "a script's slot is an essay of a paper that is marked");
    return {
      item: essays[at]?.item as EssayItem,
      rule: marking,
      essayNumber: at + 1,
    };
  }

  const readingView = readingViews({ database, store, contextOf });

  async function own(actor: StaffActor, id: string, tx?: Tx) {
    const found = await store.reading(tx ?? database.read, id);
    if (!found) throw new Refused(refuse("not-found"));
    if (found.reading.graderId !== actor.id) throw new Refused(refuse("lease-lost"));
    return found;
  }

  /** One's own reading under the token it was claimed with; another token means somebody else has it. */
  async function leased(actor: StaffActor, order: { id: string; token: string }, tx?: Tx) {
    const found = await own(actor, order.id, tx);
    if (found.reading.token !== order.token) throw new Refused(refuse("lease-lost"));
    return found;
  }

  /** Puts a reading into a grader's hands; an abandoned draft of somebody else goes to the ledger, not to the winner. */
  async function handOut(
    { tx, now, fact }: Recording,
    found: { script: ScriptRow; reading: ReadingRow },
    order: { actor: StaffActor; leaseMs: number },
  ) {
    const { script, reading } = found;
    const isOwn = reading.graderId === order.actor.id;
    if (!isOwn && reading.draft !== null)
      await fact(`script:${script.id}`, reading.graderId ?? "server", {
        kind: "draftLeft",
        readingId: reading.id,
        draft: reading.draft,
      });
    const lease = {
      state: "leased",
      graderId: order.actor.id,
      token: isOwn && reading.token !== null ? reading.token : randomToken(randomBytes, TOKEN_LENGTH),
      claimedAt: isOwn && reading.claimedAt !== null ? reading.claimedAt : now,
      leaseExpiresAt: now + order.leaseMs,
      draft: isOwn ? reading.draft : null,
    };
    await store.updateReading(tx, reading.id, lease);
    if (!isOwn)
      await fact(`script:${script.id}`, order.actor.id, {
        kind: "claimed",
        readingId: reading.id,
        purpose: reading.purpose,
      });
    return { script, reading: { ...reading, ...lease } };
  }

  return {
    ...markingReports({ ...ports, store, contextOf }),
    ...scriptOpening({ ...ports, store }),

    /** The next script of a queue. @throws Refused `nothing-to-mark` */
    async claim(actor: StaffActor, queue: { sittingId: string; itemId: string }): Promise<Reading> {
      const purposes = claimablePurposes(actor.roles);
      const leaseMs = await leaseLength(queue);
      const { script, reading } = await writer.record(async (recording) => {
        const { tx, now } = recording;
        const mine = { ...queue, graderId: actor.id };
        const found = (await store.held(tx, mine)) ?? (await store.nextFree(tx, { ...mine, purposes, now }));
        if (!found) throw new Refused(refuse("nothing-to-mark"));
        return handOut(recording, found, { actor, leaseMs });
      });
      return readingView(script, reading);
    },

    async renew(actor: StaffActor, order: { id: string; token: string }): Promise<{ expiresAt: number }> {
      const { script } = await leased(actor, order);
      const { rule } = await contextOf(script);
      return writer.record(async ({ tx, now }) => {
        const { reading } = await leased(actor, order, tx);
        if (reading.state !== "leased") throw new Refused(refuse("already-marked"));
        const expiresAt = now + rule.leaseMinutes * MINUTE_MS;
        await store.updateReading(tx, order.id, { leaseExpiresAt: expiresAt });
        return { expiresAt };
      });
    },

    saveDraft(
      actor: StaffActor,
      order: {
        id: string;
        token: string;
        marks: CriterionMarks;
        comment: string;
      },
    ): Promise<{ savedAt: number }> {
      return writer.record(async ({ tx, now }) => {
        const { reading } = await leased(actor, order, tx);
        if (reading.state !== "leased") throw new Refused(refuse("already-marked"));
        await store.updateReading(tx, order.id, {
          draft: JSON.stringify({ marks: order.marks, comment: order.comment }),
        });
        return { savedAt: now };
      });
    },

    /** Gives the mark. A lease that ran out but was taken by nobody still counts; the same token twice answers the same. */
    async submit(
      actor: StaffActor,
      order: {
        id: string;
        token: string;
        marks: CriterionMarks;
        comment: string;
      },
    ): Promise<{ total: number; undoUntil: number }> {
      const { script } = await leased(actor, order);
      const { item, rule } = await contextOf(script);
      const total = orRefuse(totalOf(order.marks, item.rubric, rule.step)) as Points;
      return writer.record(async (recording) => {
        const { tx, now, fact } = recording;
        const { reading } = await leased(actor, order, tx);
        if (reading.state === "marked")
          return {
            total: reading.total ?? 0,
            undoUntil: (reading.markedAt ?? 0) + rule.undoSeconds * 1000,
          };
        const { marks, comment } = order;
        await store.updateReading(tx, order.id, {
          state: "marked",
          markedAt: now,
          total,
          marks: JSON.stringify(marks),
          comment,
          draft: null,
        });
        await fact(`script:${script.id}`, actor.id, {
          kind: "marked",
          readingId: order.id,
          purpose: reading.purpose,
          marks,
          total,
          comment,
        });
        await settleScript(recording, { store, script, rule, randomBytes });
        return { total, undoUntil: now + rule.undoSeconds * 1000 };
      });
    },

    /** Takes back one's own mark within the grace period, unless somebody already reads because of it. */
    async undo(actor: StaffActor, id: string): Promise<Reading> {
      const { script } = await own(actor, id);
      const { rule } = await contextOf(script);
      const { state } = await ports.sittings.byId(script.sittingId);
      if (state === "released") throw new Refused(refuse("undo-too-late"));
      const reopened = await writer.record(async (recording) => {
        const { tx, now, fact } = recording;
        const { reading } = await own(actor, id, tx);
        if (reading.state !== "marked") throw new Refused(refuse("wrong-state"));
        if (now > (reading.markedAt ?? 0) + rule.undoSeconds * 1000) throw new Refused(refuse("undo-too-late"));
        await withdrawLater(recording, {
          store,
          script,
          purpose: reading.purpose as Purpose,
        });
        const draft = JSON.stringify({
          marks: JSON.parse(reading.marks ?? "{}"),
          comment: reading.comment ?? "",
        });
        const lease = {
          state: "leased",
          leaseExpiresAt: now + rule.leaseMinutes * MINUTE_MS,
          markedAt: null,
          total: null,
          marks: null,
          comment: null,
          draft,
        };
        const token = randomToken(randomBytes, TOKEN_LENGTH);
        await store.updateReading(tx, id, { ...lease, token });
        await store.updateScript(tx, script.id, {
          state: "marking",
          points: null,
          settledBy: null,
        });
        await fact(`script:${script.id}`, actor.id, {
          kind: "undone",
          readingId: id,
          purpose: reading.purpose,
        });
        return { ...reading, ...lease, token };
      });
      return readingView(script, reopened);
    },

    release(actor: StaffActor, order: { id: string; token: string }): Promise<void> {
      return writer.record(async ({ tx, fact }) => {
        const { script, reading } = await leased(actor, order, tx);
        if (reading.state !== "leased") throw new Refused(refuse("already-marked"));
        await store.updateReading(tx, order.id, {
          state: "waiting",
          graderId: null,
          token: null,
          claimedAt: null,
          leaseExpiresAt: null,
          draft: null,
        });
        await fact(`script:${script.id}`, actor.id, {
          kind: "handedBack",
          readingId: order.id,
          draft: reading.draft,
        });
      });
    },

    /** Settled and open scripts of attempts, for results. */
    scriptsOf: (attemptIds: readonly string[]) => store.scriptsOfAttempts(database.read, attemptIds),
    now: () => clock.now(),
  };

  async function leaseLength({ sittingId }: { sittingId: string }): Promise<number> {
    const [attempt] = await attemptStore(database).ofSitting(database.read, sittingId);
    if (!attempt) throw new Refused(refuse("nothing-to-mark"));
    const { marking } = (await ports.papers.load(attempt.paperId)).blueprint;
    if (!marking) throw new Refused(refuse("nothing-to-mark"));
    return marking.leaseMinutes * MINUTE_MS;
  }
}

export type MarkingCommands = ReturnType<typeof markingCommands>;
