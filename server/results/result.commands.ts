import type { Blueprint } from "#blueprints/blueprint.ts";
import type { ResultRow, SittingResults } from "#contract/results.ts";
import { canonicalJson } from "#kernel/canonical-json.ts";
import { type Points, sumPoints, units } from "#kernel/points.ts";
import { Refused, refuse } from "#kernel/refusal.ts";
import { type AttemptRow, attemptStore } from "../attempts/attempt.store.ts";
import type { Database, Query } from "../database/database.ts";
import type { Recording } from "../ledger/writer.ts";
import type { FrozenPaper } from "../papers/frozen-paper.ts";
import type { StaffActor } from "../people/actor.ts";
import type { Candidate } from "../sittings/candidate.rules.ts";
import type { Sitting } from "../sittings/sitting.rules.ts";
import { candidateResults } from "./candidate-result.commands.ts";
import {
  type CompleteResult,
  essayMaximum,
  isComplete,
  type MarkedEssay,
  NO_RESULT,
  type Result,
  resultOf,
} from "./result.rules.ts";
import { type LockedResult, resultStore } from "./result.store.ts";

export interface ResultPorts {
  readonly database: Database;
  readonly papers: { load(id: string): Promise<FrozenPaper>; blueprintById(id: string): Promise<Blueprint> };
  readonly sittings: {
    byId(id: string): Promise<Sitting>;
    candidatesOf(sittingId: string): Promise<Candidate[]>;
    candidateByAttempt(attemptId: string): Promise<Candidate | null>;
    markReleased(actor: StaffActor, id: string, lock: (recording: Recording) => Promise<void>): Promise<unknown>;
  };
  readonly scoring: {
    scoreAttempt(attemptId: string): Promise<void>;
    scoresOf(
      attemptIds: readonly string[],
      query?: Query,
    ): Promise<ReadonlyMap<string, readonly { readonly part: number; readonly points: Points }[]>>;
  };
  readonly marking: {
    openScripts(attemptId: string): Promise<void>;
    scriptsOf(
      attemptIds: readonly string[],
      query?: Query,
    ): Promise<readonly { readonly attemptId: string; readonly slot: number; readonly points: number | null }[]>;
    waiting(sittingId: string, query?: Query): Promise<number>;
  };
}

interface Standing {
  readonly result: Result;
  /** In the order of slots. */
  readonly essays: readonly MarkedEssay[];
}

/** Results: added up from scores and marks, looked at, released once, locked. */
export function resultCommands(ports: ResultPorts) {
  const { database, papers, sittings } = ports;
  const store = resultStore(database);
  const attempts = attemptStore(database);

  /** The results of closed attempts as they stand, added up anew. */
  async function standings(ids: readonly string[], blueprint: Blueprint, query: Query): Promise<Map<string, Standing>> {
    const scores = await ports.scoring.scoresOf(ids, query);
    const essays = new Map<string, MarkedEssay[]>(ids.map((id) => [id, []]));
    for (const { attemptId, slot, points } of await ports.marking.scriptsOf(ids, query)) {
      essays.get(attemptId)?.push({ slot, points: points === null ? null : units(points) });
    }
    return new Map(
      [...essays].map(([id, written]) => {
        const inOrder = written.sort((a, b) => a.slot - b.slot);
        return [id, { result: resultOf(blueprint, { scores: scores.get(id) ?? null, essays: inOrder }), essays: inOrder }];
      }),
    );
  }

  /** The blueprint as the papers froze it, not as the file says today. */
  async function blueprintOf(sitting: Sitting): Promise<Blueprint> {
    const [paperId] = sitting.paperIds;
    return paperId === undefined ? papers.blueprintById(sitting.blueprintId) : (await papers.load(paperId)).blueprint;
  }

  async function missingOf(rows: readonly AttemptRow[], sittingId: string, query: Query): Promise<SittingResults["missing"]> {
    const missing: SittingResults["missing"] = [
      { kind: "attempts-running", count: rows.filter(({ status }) => status === "running").length },
      { kind: "readings-waiting", count: await ports.marking.waiting(sittingId, query) },
    ];
    return missing.filter(({ count }) => count > 0);
  }

  /** Scoring follows a close at its own pace; what it has not reached yet is made up for here. */
  async function settleAll(sittingId: string): Promise<void> {
    for (const id of closedIds(await attempts.ofSitting(database.read, sittingId))) {
      await ports.scoring.scoreAttempt(id);
      await ports.marking.openScripts(id);
    }
  }

  /** Writes every result, or refuses while one is open; in the transaction of the release, so that nothing moves meanwhile. */
  async function lock({ tx, now, fact }: Recording, order: { actor: StaffActor; sittingId: string; blueprint: Blueprint }) {
    const { actor, sittingId, blueprint } = order;
    const rows = await attempts.ofSitting(tx, sittingId);
    const missing = await missingOf(rows, sittingId, tx);
    const standing = [...(await standings(closedIds(rows), blueprint, tx))];
    const complete = standing.flatMap(([attemptId, { result, essays }]) =>
      isComplete(result) ? [{ attemptId, content: lockedResult(result, essays) }] : [],
    );
    const open = standing.length - complete.length;
    const count = missing.length > 0 ? missing.reduce((sum, entry) => sum + entry.count, 0) : open;
    if (count > 0) throw new Refused(refuse("results-incomplete", { count }));
    for (const { attemptId, content } of complete) {
      await store.insert(tx, { attemptId, sittingId, content, releasedAt: now });
      await fact(resultStream(attemptId), actor.id, { kind: "released", ...content });
    }
  }

  async function ofSitting(id: string): Promise<SittingResults> {
    const sitting = await sittings.byId(id);
    const blueprint = await blueprintOf(sitting);
    const rows = await attempts.ofSitting(database.read, id);
    const statuses = new Map(rows.map((row) => [row.id, row.status]));
    const standing = await standings(closedIds(rows), blueprint, database.read);
    const list: ResultRow[] = [];
    for (const candidate of await sittings.candidatesOf(id)) {
      const form = candidate.paperId === null ? "" : (await papers.load(candidate.paperId)).form;
      const isPresent = ["running", "closed"].includes(statuses.get(candidate.attemptId) ?? "");
      list.push(toRow(candidate, { form, isPresent, result: standing.get(candidate.attemptId)?.result ?? NO_RESULT }));
    }
    return {
      sittingId: id,
      sitting: sitting.name,
      examTitle: blueprint.title,
      parts: blueprint.syllabus.map(({ part, title, points }) => ({ part, title, points })),
      objectivePoints: sumPoints(blueprint.syllabus.map(({ points }) => points)),
      essayPoints: essayMaximum(blueprint),
      totalPoints: blueprint.totalPoints,
      passPoints: blueprint.passPoints,
      missing: await missingOf(rows, id, database.read),
      releasedAt: await store.releasedAt(database.read, id),
      rows: list,
    };
  }

  return {
    ...candidateResults(ports),
    ofSitting,

    /** Locks every result and lets candidates see theirs; once. @throws Refused `results-incomplete`, `wrong-state` */
    async release(actor: StaffActor, id: string): Promise<SittingResults> {
      const sitting = await sittings.byId(id);
      const blueprint = await blueprintOf(sitting);
      if (sitting.state === "closed") await settleAll(id);
      await sittings.markReleased(actor, id, (recording) => lock(recording, { actor, sittingId: id, blueprint }));
      return ofSitting(id);
    },

    /** What a released result says otherwise than its fact, or than the scores and marks it rests on; empty when all agree. */
    async recheck(attemptId: string): Promise<string[]> {
      const locked = await store.ofAttempt(database.read, attemptId);
      const facts = await database.readEvents(resultStream(attemptId));
      const told = facts.findLast(({ kind }) => kind === "released")?.body;
      if (!locked) return told === undefined ? [] : [`attempt ${attemptId}: its released result is gone`];
      const stored = canonicalJson(locked.content);
      const sitting = await sittings.byId(locked.sittingId);
      const now = (await standings([attemptId], await blueprintOf(sitting), database.read)).get(attemptId);
      const derived = now && isComplete(now.result) ? canonicalJson(lockedResult(now.result, now.essays)) : "incomplete";
      const findings: string[] = [];
      if (stored !== told) findings.push(`attempt ${attemptId}: its released result differs from the ledger`);
      if (stored !== derived) findings.push(`attempt ${attemptId}: its released result differs from its scores and marks`);
      return findings;
    },
  };
}

export type ResultCommands = ReturnType<typeof resultCommands>;

function resultStream(attemptId: string): string {
  return `result:${attemptId}`;
}

function closedIds(rows: readonly AttemptRow[]): string[] {
  return rows.filter(({ status }) => status === "closed").map(({ id }) => id);
}

function lockedResult({ parts, ...rest }: CompleteResult, essays: readonly MarkedEssay[]): LockedResult {
  return {
    parts: [...parts],
    ...rest,
    essayMarks: essays.flatMap(({ slot, points }) => (points === null ? [] : [{ slot, points }])),
  };
}

function toRow(candidate: Candidate, about: { form: string; isPresent: boolean; result: Result }): ResultRow {
  const { attemptId, name, ticket, room, seat } = candidate;
  const { form, isPresent, result } = about;
  const place = { attemptId, name, ticket, room: room ?? "", seat: seat ?? "", form, isPresent };
  return { ...place, ...result, parts: result.parts && [...result.parts] };
}
