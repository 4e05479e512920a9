import { type candidateApi, MESSAGES_PER_SAY, type SayReply } from "#contract/candidate.ts";
import type { BodyOf } from "#contract/route.ts";
import { newEntryCode, type RandomBytes } from "#kernel/ids.ts";
import { type Clock, MINUTE_MS } from "#kernel/instant.ts";
import { Refused, refuse } from "#kernel/refusal.ts";
import type { Database } from "../database/database.ts";
import type { Announcer } from "../ledger/announcer.ts";
import { shortHash } from "../ledger/hash-chain.ts";
import { factOf } from "../ledger/stream-memory.ts";
import type { Writer } from "../ledger/writer.ts";
import type { FrozenPaper } from "../papers/frozen-paper.ts";
import type { CandidateActor, StaffActor } from "../people/actor.ts";
import type { Candidate } from "../sittings/candidate.rules.ts";
import type { Sitting } from "../sittings/sitting.rules.ts";
import { attemptAggregate } from "./attempt.aggregate.ts";
import type { Attempt, AttemptEvent } from "./attempt.rules.ts";
import { attemptStore } from "./attempt.store.ts";
import * as decide from "./attempt-decisions.rules.ts";
import { essayVersions } from "./essay-history.rules.ts";
import { sheetShape } from "./sheet-shape.rules.ts";

export interface AttemptPorts {
  readonly database: Database;
  readonly writer: Writer;
  readonly clock: Clock;
  readonly randomBytes: RandomBytes;
  readonly announcer: Announcer;
  readonly papers: { load(paperId: string): Promise<FrozenPaper> };
  readonly sittings: {
    byId(id: string): Promise<Sitting>;
    startIfDue(id: string): Promise<Sitting>;
    candidateByAttempt(attemptId: string): Promise<Candidate | null>;
  };
}

/** The imperative shell around attempts: find what the rules need, decide, record, and only then answer and announce. */
export function attemptCommands(ports: AttemptPorts) {
  const { database, writer, clock, announcer, papers, sittings } = ports;
  const aggregate = attemptAggregate((id) => papers.load(id));
  const store = attemptStore(database);

  type Rule<Reply> = (
    attempt: Attempt,
    now: number,
  ) => ReturnType<typeof decide.decideExpire> | { events: readonly AttemptEvent[]; reply: Reply };
  const run = <Reply>(attemptId: string, actor: string, rule: Rule<Reply>) =>
    writer.commit<Attempt, AttemptEvent, Reply>(aggregate, attemptId, {
      actor,
      decide: (attempt, { now }) => rule(attempt, now) as { events: readonly AttemptEvent[]; reply: Reply },
    });

  /** The candidate's seat, sitting and attempt; everything a screen is made from. */
  async function context(attemptId: string): Promise<AttemptContext> {
    const candidate = await sittings.candidateByAttempt(attemptId);
    if (!candidate) throw new Refused(refuse("not-found"));
    const sitting = await sittings.startIfDue(candidate.sittingId);
    const { state } = await writer.look(aggregate, attemptId);
    if (!candidate.paperId) throw new Refused(refuse("sitting-not-open"));
    return { candidate, sitting, attempt: state, paper: await papers.load(candidate.paperId) };
  }

  async function announceClosed(attemptId: string, attempt: Attempt): Promise<void> {
    if (attempt.status === "none") return;
    announcer.announce({ kind: "attempt-closed", attemptId, sittingId: attempt.booking.sittingId });
  }

  async function close(attemptId: string, actor: string, rule: Rule<null>): Promise<boolean> {
    // Loaded before the transaction opens: closing writes the final responses in the paper's own labels.
    const before = (await writer.look(aggregate, attemptId)).state;
    if (before.status !== "running") return false;
    await papers.load(before.booking.paperId);
    await run(attemptId, actor, rule);
    const { state } = await writer.look(aggregate, attemptId);
    if (state.status !== "closed") return false;
    await announceClosed(attemptId, state);
    return true;
  }

  return {
    context,

    /** Called once a ticket and code have been proved: books the attempt on first sign-in. */
    async enter(candidate: Candidate): Promise<void> {
      const sitting = await sittings.startIfDue(candidate.sittingId);
      if (sitting.state === "scheduled") throw new Refused(refuse("sitting-not-open"));
      if (!candidate.paperId) throw new Refused(refuse("sitting-not-open"));
      const paper = await papers.load(candidate.paperId);
      const booking = {
        sittingId: sitting.id,
        candidateId: candidate.id,
        paperId: paper.id,
        shape: sheetShape(paper),
        graceMs: paper.blueprint.graceSeconds * 1000,
      };
      await run(candidate.attemptId, "candidate", (attempt) => decide.decideBook(attempt, booking));
      announcer.announce({ kind: "attempt-changed", attemptId: candidate.attemptId, sittingId: sitting.id });
    },

    confirmIdentity: ({ attemptId }: CandidateActor, inputTest: string) =>
      run(attemptId, "candidate", (attempt) => decide.decideIdentify(attempt, inputTest)),

    acceptRules: ({ attemptId }: CandidateActor, version: string) =>
      run(attemptId, "candidate", (attempt) => decide.decideAcceptRules(attempt, version)),

    async start({ attemptId }: CandidateActor): Promise<void> {
      const { sitting } = await context(attemptId);
      const { settings } = sitting;
      const plan: decide.StartPlan = {
        sittingStartedAt: sitting.state === "started" ? sitting.startedAt : null,
        clock: settings.clock,
        durationMs: settings.durationMinutes * MINUTE_MS,
        lateEntryMs: settings.lateEntryMinutes === null ? null : settings.lateEntryMinutes * MINUTE_MS,
        earliestHandInMs: settings.earliestHandInMinutes * MINUTE_MS,
      };
      await run(attemptId, "candidate", (attempt, now) => decide.decideStart(attempt, plan, now));
      announcer.announce({ kind: "attempt-changed", attemptId, sittingId: sitting.id });
    },

    /** Makes a device the writer and answers what is recorded. */
    async hello({ attemptId }: CandidateActor, device: string) {
      const { reply } = await writer.commit<
        Attempt,
        AttemptEvent,
        { epoch: number; ackedThrough: number; attempt: Attempt; isNew: boolean }
      >(aggregate, attemptId, {
        actor: "candidate",
        decide: (attempt) => {
          const outcome = decide.decideHello(attempt, device);
          if ("refused" in outcome) return outcome;
          const ackedThrough = attempt.status === "running" ? (attempt.acked.get(device) ?? 0) : 0;
          return {
            events: outcome.events,
            reply: { epoch: outcome.reply.epoch, ackedThrough, attempt, isNew: outcome.events.length > 0 },
          };
        },
      });
      if (reply.isNew) announcer.announce({ kind: "writer-changed", attemptId, epoch: reply.epoch });
      return reply;
    },

    /** Records commands of the writing device. The reply leaves only after the commit. */
    async say({ attemptId }: CandidateActor, body: BodyOf<typeof candidateApi.say>): Promise<SayReply> {
      if (body.messages.length > MESSAGES_PER_SAY) throw new Refused(refuse("bad-request"));
      let deadline = 0;
      const { reply, sequence, hash } = await writer.commit<Attempt, AttemptEvent, decide.SaidReply>(aggregate, attemptId, {
        actor: "candidate",
        decide: (attempt, { now }) => {
          if (attempt.status === "running" || attempt.status === "closed") deadline = attempt.deadline;
          return decide.decideSay(attempt, body, now);
        },
      });
      return {
        now: clock.now(),
        deadline,
        ackedThrough: reply.ackedThrough,
        sequence,
        hash: shortHash(hash),
        refused: [...reply.refused],
      };
    },

    handIn: ({ attemptId }: CandidateActor, order: { device: string; epoch: number }) => {
      const code = newEntryCode(ports.randomBytes);
      return close(attemptId, "candidate", (attempt, now) => decide.decideHandIn(attempt, { ...order, code }, now));
    },

    async essayHistory({ attemptId }: CandidateActor, slot: number) {
      const { state } = await writer.look(aggregate, attemptId);
      if (state.status !== "running") throw new Refused(refuse("attempt-closed"));
      const rows = await database.readEvents(`attempt:${attemptId}`);
      const facts = rows.map((row) => ({ event: factOf<AttemptEvent>(row), sequence: row.sequence, at: row.at }));
      return essayVersions(facts, slot, state.booking.shape);
    },

    async grantTime(actor: StaffActor, attemptId: string, order: { minutes: number; reason: string }): Promise<void> {
      await run(attemptId, actor.id, (attempt) => decide.decideGrant(attempt, order.minutes, order.reason));
      const row = await store.byId(database.read, attemptId);
      if (row) announcer.announce({ kind: "attempt-changed", attemptId, sittingId: row.sittingId });
    },

    /** Ends every attempt of a sitting that still runs. */
    async endAll(actor: StaffActor, sittingId: string, reason: string): Promise<void> {
      for (const row of await store.ofSitting(database.read, sittingId)) {
        if (row.status !== "running") continue;
        const code = newEntryCode(ports.randomBytes);
        await close(row.id, actor.id, (attempt, now) => decide.decideEnd(attempt, { code, reason }, now));
      }
    },

    /** Closes what is due. Called by a sweep; correct however often and whenever it runs. */
    async expireDue(): Promise<number> {
      let closed = 0;
      for (const row of await store.due(database.read, clock.now())) {
        const code = newEntryCode(ports.randomBytes);
        if (await close(row.id, "server", (attempt, now) => decide.decideExpire(attempt, code, now))) closed += 1;
      }
      return closed;
    },

    stateOf: async (attemptId: string) => (await writer.look(aggregate, attemptId)).state,
    rowsOf: (sittingId: string) => store.ofSitting(database.read, sittingId),
    closedRows: () => store.withStatus(database.read, "closed"),
  };
}

export interface AttemptContext {
  readonly candidate: Candidate;
  readonly sitting: Sitting;
  readonly attempt: Attempt;
  readonly paper: FrozenPaper;
}

export type AttemptCommands = ReturnType<typeof attemptCommands>;
