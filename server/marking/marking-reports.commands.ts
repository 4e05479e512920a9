import type { MarkingQueue, markingApi } from "#contract/marking.ts";
import type { ReplyOf } from "#contract/route.ts";
import { assert } from "#kernel/assert.ts";
import { SECOND_MS } from "#kernel/instant.ts";
import { units } from "#kernel/points.ts";
import type { Database, Query } from "../database/database.ts";
import type { StaffActor } from "../people/actor.ts";
import { claimablePurposes } from "./marking.rules.ts";
import type { MarkingStore, QueueCount, QueueKey } from "./marking.store.ts";
import { essayFigures, graderFigures, groupedBy } from "./progress.rules.ts";
import type { ContextOf } from "./script-context.commands.ts";
import { scriptFindings, scriptStream } from "./script-history.rules.ts";

interface ReportPorts {
  readonly database: Database;
  readonly store: MarkingStore;
  readonly clock: { now(): number };
  readonly accounts: { all(): Promise<readonly { readonly id: string; readonly displayName: string }[]> };
  readonly sittings: { byId(id: string): Promise<{ readonly name: string; readonly state: string }> };
  readonly contextOf: ContextOf;
}

type Progress = ReplyOf<typeof markingApi.markingProgress>;

const RECENT_MARKS = 50;

/** What graders, the chief and the office see of the queue; nothing here changes anything. */
export function markingReports({ database, store, clock, accounts, sittings, contextOf }: ReportPorts) {
  return {
    /** Every queue that is not released yet, with what this person did and could do in it. */
    async queues(actor: StaffActor): Promise<MarkingQueue[]> {
      const names = await unreleased();
      const ids = [...names.keys()];
      if (ids.length === 0) return [];
      const claimant = { graderId: actor.id, purposes: claimablePurposes(actor.roles), now: clock.now() };
      const [scripts, own, claimable] = await Promise.all([
        store.scriptCounts(database.read, ids),
        store.ownCounts(database.read, ids, actor.id),
        store.claimableCounts(database.read, ids, claimant),
      ]);
      const keys = [...groupedBy(scripts, queueName).values()].flatMap((group) => group.slice(0, 1));
      const queues = await Promise.all(
        keys.map(async ({ sittingId, itemId }) => ({
          sittingId,
          sitting: names.get(sittingId) ?? "",
          itemId,
          ...(await essayOf({ sittingId, itemId })),
          waiting: countOf(claimable, { sittingId, itemId }),
          mine: countOf(own, { sittingId, itemId }, "marked"),
          open: countOf(own, { sittingId, itemId }, "leased"),
          scripts: countOf(scripts, { sittingId, itemId }),
          settled: countOf(scripts, { sittingId, itemId }, "settled"),
        })),
      );
      return queues.sort((a, b) => a.sitting.localeCompare(b.sitting) || byEssay(a, b));
    },

    async recent(actor: StaffActor): Promise<ReplyOf<typeof markingApi.recentMarks>> {
      const rows = await store.markedBy(database.read, actor.id, RECENT_MARKS);
      const marks = await Promise.all(
        rows.map(async ({ reading, script }) => {
          const { essayNumber, rule } = await contextOf(script);
          const markedAt = reading.markedAt ?? 0;
          const undoUntil = markedAt + rule.undoSeconds * SECOND_MS;
          return { readingId: reading.id, script: script.code, essayNumber, total: reading.total ?? 0, markedAt, undoUntil };
        }),
      );
      return { marks };
    },

    async progress(sittingId: string): Promise<Progress> {
      const rows = await store.figuresOf(database.read, sittingId);
      const tolerance = rows[0] ? (await contextOf(rows[0])).rule.tolerance : units(0);
      const essays = await Promise.all(
        [...groupedBy(rows, ({ itemId }) => itemId)].map(async ([itemId, group]) => {
          const { essayNumber, topic } = await essayOf({ sittingId, itemId });
          return { itemId, essayNumber, topic, ...essayFigures(group) };
        }),
      );
      const names = new Map((await accounts.all()).map(({ id, displayName }) => [id, displayName]));
      const graders = graderFigures(rows, tolerance).map(({ graderId, ...figures }) => ({
        name: names.get(graderId) ?? graderId,
        ...figures,
      }));
      return { essays: essays.sort(byEssay), graders: graders.sort((a, b) => a.name.localeCompare(b.name)), tolerance };
    },

    /** How many readings of a sitting are still wanted. */
    waiting: (sittingId: string, query: Query = database.read): Promise<number> => store.openReadings(query, sittingId),

    /** Replays an attempt's scripts from the ledger; what differs from the rows, empty when nothing does. */
    async recheck(attemptId: string): Promise<string[]> {
      const findings: string[] = [];
      for (const script of await store.scriptsOfAttempt(database.read, attemptId)) {
        const { rule } = await contextOf(script);
        const facts = await database.readEvents(scriptStream(script.id));
        findings.push(...scriptFindings(script, await store.readingsOf(database.read, script.id), { facts, rule }));
      }
      return findings;
    },
  };

  /** Names of the sittings with scripts whose results are not out. */
  async function unreleased(): Promise<Map<string, string>> {
    const ids = await store.sittingsWithScripts(database.read);
    const found = await Promise.all(ids.map(async (id) => ({ id, ...(await sittings.byId(id)) })));
    return new Map(found.filter(({ state }) => state !== "released").map(({ id, name }) => [id, name]));
  }

  async function essayOf(queue: QueueKey): Promise<{ essayNumber: number; topic: string; prompt: string }> {
    const sample = await store.sampleOf(database.read, queue);
    assert(sample, "a queue has scripts");
    const { item, essayNumber } = await contextOf(sample);
    return { essayNumber, topic: item.topic, prompt: item.stem };
  }
}

function countOf(counts: readonly QueueCount[], queue: QueueKey, state?: string): number {
  const own = counts.filter((entry) => queueName(entry) === queueName(queue) && (state === undefined || entry.state === state));
  return own.reduce((sum, { count }) => sum + count, 0);
}

function queueName({ sittingId, itemId }: QueueKey): string {
  return `${sittingId} ${itemId}`;
}

function byEssay(a: { essayNumber: number; itemId: string }, b: { essayNumber: number; itemId: string }): number {
  return a.essayNumber - b.essayNumber || (a.itemId < b.itemId ? -1 : 1);
}
