import type { Blueprint } from "#blueprints/blueprint.ts";
import type { CandidateResult } from "#contract/candidate.ts";
import type { ResultRow, SittingResults } from "#contract/results.ts";
import { points, sumPoints, units } from "#kernel/points.ts";
import { Refused, refuse } from "#kernel/refusal.ts";
import { type AttemptRow, attemptStore } from "../attempts/attempt.store.ts";
import type { Database } from "../database/database.ts";
import type { Writer } from "../ledger/writer.ts";
import type { FrozenPaper } from "../papers/frozen-paper.ts";
import type { StaffActor } from "../people/actor.ts";
import type { Candidate } from "../sittings/candidate.rules.ts";
import type { Sitting } from "../sittings/sitting.rules.ts";
import { essayMaximum, type MarkedEssay, type Result, resultOf } from "./result.rules.ts";
import { resultStore } from "./result.store.ts";

export interface ResultPorts {
  readonly database: Database;
  readonly writer: Writer;
  readonly papers: { load(id: string): Promise<FrozenPaper>; blueprintById(id: string): Blueprint };
  readonly sittings: {
    byId(id: string): Promise<Sitting>;
    candidatesOf(sittingId: string): Promise<Candidate[]>;
    candidateByAttempt(attemptId: string): Promise<Candidate | null>;
    markReleased(actor: StaffActor, id: string): Promise<unknown>;
  };
  readonly scoring: {
    scoreAttempt(attemptId: string): Promise<void>;
    scoresOf(
      attemptIds: readonly string[],
    ): Promise<Map<string, { readonly part: number; readonly points: ReturnType<typeof units> }[]>>;
  };
  readonly marking: {
    openScripts(attemptId: string): Promise<void>;
    scriptsOf(attemptIds: readonly string[]): Promise<{ attemptId: string; slot: number; points: number | null }[]>;
    waiting(sittingId: string): Promise<number>;
  };
}

const TAIL_LENGTH = 4;

/** Results: added up from scores and marks, looked at, released once, locked. */
export function resultCommands(ports: ResultPorts) {
  const { database, writer, papers, sittings } = ports;
  const store = resultStore(database);
  const attempts = attemptStore(database);

  /** Every closed attempt's result as it stands. */
  async function standings(sitting: Sitting): Promise<Map<string, { result: Result; essays: MarkedEssay[] }>> {
    const blueprint = await blueprintOf(sitting);
    const closed = (await attempts.ofSitting(database.read, sitting.id))
      .filter(({ status }) => status === "closed")
      .map(({ id }) => id);
    const scores = await ports.scoring.scoresOf(closed);
    const essays = new Map<string, MarkedEssay[]>(closed.map((id) => [id, []]));
    for (const { attemptId, slot, points: mark } of await ports.marking.scriptsOf(closed)) {
      essays.get(attemptId)?.push({ slot, points: mark === null ? null : units(mark) });
    }
    return new Map(
      closed.map((id) => {
        const marked = (essays.get(id) ?? []).sort((a, b) => a.slot - b.slot);
        return [id, { result: resultOf(blueprint, scores.get(id) ?? [], marked), essays: marked }];
      }),
    );
  }

  /** The blueprint as the papers froze it, not as the file says today. */
  async function blueprintOf(sitting: Sitting): Promise<Blueprint> {
    const [paperId] = sitting.paperIds;
    return paperId === undefined ? papers.blueprintById(sitting.blueprintId) : (await papers.load(paperId)).blueprint;
  }

  async function missingOf(rows: readonly AttemptRow[], sittingId: string): Promise<SittingResults["missing"]> {
    const running = rows.filter(({ status }) => status === "running").length;
    const waiting = await ports.marking.waiting(sittingId);
    const missing: SittingResults["missing"] = [];
    if (running > 0) missing.push({ kind: "attempts-running", count: running });
    if (waiting > 0) missing.push({ kind: "readings-waiting", count: waiting });
    return missing;
  }

  /** Scoring follows a close at its own pace; an attempt it has not reached yet would count as one without essays. */
  async function settleAll(rows: readonly AttemptRow[]): Promise<void> {
    for (const { id, status } of rows) {
      if (status !== "closed") continue;
      await ports.scoring.scoreAttempt(id);
      await ports.marking.openScripts(id);
    }
  }

  async function ofSitting(id: string): Promise<SittingResults> {
    const sitting = await sittings.byId(id);
    const blueprint = await blueprintOf(sitting);
    const rows = await attempts.ofSitting(database.read, id);
    const standing = await standings(sitting);
    const list: ResultRow[] = [];
    for (const candidate of await sittings.candidatesOf(id)) {
      const form = candidate.paperId === null ? "" : (await papers.load(candidate.paperId)).form;
      list.push(toRow(candidate, { form, result: standing.get(candidate.attemptId)?.result }));
    }
    return {
      sittingId: id,
      sitting: sitting.name,
      examTitle: blueprint.title,
      parts: blueprint.syllabus.map(({ part, title, points: most }) => ({ part, title, points: most })),
      objectivePoints: sumPoints(blueprint.syllabus.map(({ points: most }) => most)),
      essayPoints: essayMaximum(blueprint),
      totalPoints: blueprint.totalPoints,
      passPoints: blueprint.passPoints,
      missing: await missingOf(rows, id),
      releasedAt: await store.releasedAt(database.read, id),
      rows: list,
    };
  }

  return {
    ofSitting,

    /** Locks every result and lets candidates see theirs. @throws Refused `results-incomplete`, `wrong-state` */
    async release(actor: StaffActor, id: string): Promise<SittingResults> {
      const sitting = await sittings.byId(id);
      if (sitting.state === "released") return ofSitting(id);
      if (sitting.state !== "closed") throw new Refused(refuse("wrong-state", { state: sitting.state }));
      const rows = await attempts.ofSitting(database.read, id);
      await settleAll(rows);
      const missing = await missingOf(rows, id);
      const standing = await standings(sitting);
      const open = [...standing.values()].filter(({ result }) => result.total === null).length;
      if (missing.length > 0 || open > 0)
        throw new Refused(refuse("results-incomplete", { count: missing.reduce((sum, { count }) => sum + count, open) }));
      await writer.record(async ({ tx, now, fact }) => {
        for (const [attemptId, { result, essays }] of standing) {
          const essayMarks = essays.map(({ slot, points: mark }) => ({ slot, points: mark ?? 0 }));
          const content = {
            parts: [...result.parts],
            objective: result.objective,
            essays: result.essays ?? 0,
            total: result.total ?? 0,
            isPass: result.isPass ?? false,
            essayMarks,
          };
          await store.insert(tx, { attemptId, sittingId: id, content, releasedAt: now });
          await fact(`result:${attemptId}`, actor.id, { kind: "released", ...content });
        }
      });
      await sittings.markReleased(actor, id);
      return ofSitting(id);
    },

    /** A candidate's own released result. @throws Refused `not-released` */
    async ofAttempt(attemptId: string): Promise<CandidateResult> {
      const candidate = await sittings.candidateByAttempt(attemptId);
      const sitting = candidate && (await sittings.byId(candidate.sittingId));
      const locked = sitting?.state === "released" ? await store.ofAttempt(database.read, attemptId) : null;
      if (!candidate || !sitting || !locked || candidate.paperId === null) throw new Refused(refuse("not-released"));
      const { blueprint, slots } = await papers.load(candidate.paperId);
      const essaySlots = slots.filter(({ item }) => item.type === "essay").map(({ slot }) => slot);
      const { content, releasedAt } = locked;
      return {
        examTitle: blueprint.title,
        sitting: sitting.name,
        name: candidate.name,
        ticketTail: candidate.ticket.slice(-TAIL_LENGTH),
        releasedAt,
        total: content.total,
        totalPoints: blueprint.totalPoints,
        passPoints: blueprint.passPoints,
        isPass: content.isPass,
        parts: blueprint.syllabus.map(({ part, title, points: most }, at) => ({
          part,
          title,
          earned: content.parts[at] ?? 0,
          points: most,
        })),
        essays: content.essayMarks.map(({ slot, points: earned }) => ({
          number: essaySlots.indexOf(slot) + 1,
          earned,
          points: blueprint.essays?.pointsEach ?? points(0),
        })),
      };
    },
  };
}

export type ResultCommands = ReturnType<typeof resultCommands>;

function toRow(candidate: Candidate, { form, result }: { form: string; result: Result | undefined }): ResultRow {
  const { attemptId, name, ticket, room, seat } = candidate;
  const place = { attemptId, name, ticket, room: room ?? "", seat: seat ?? "", form };
  if (!result) return { ...place, isPresent: false, parts: null, objective: null, essays: null, total: null, isPass: null };
  return { ...place, isPresent: true, ...result, parts: [...result.parts] };
}
