import type { MarkingRule } from "#blueprints/blueprint-schema.ts";
import type { MarkingQueue, markingApi } from "#contract/marking.ts";
import type { ReplyOf } from "#contract/route.ts";
import type { EssayItem } from "#item-bank/item.ts";
import { toNumber, units } from "#kernel/points.ts";
import type { Database } from "../database/database.ts";
import type { StaffActor } from "../people/actor.ts";
import { claimablePurposes, type MarksByPurpose, type Purpose, settle } from "./marking.rules.ts";
import type { MarkingStore, ReadingRow, ScriptRow } from "./marking.store.ts";

interface ReportPorts {
  readonly database: Database;
  readonly store: MarkingStore;
  readonly clock: { now(): number };
  readonly accounts: { all(): Promise<readonly { readonly id: string; readonly displayName: string }[]> };
  readonly sittings: { byId(id: string): Promise<{ readonly name: string; readonly state: string }> };
  contextOf(script: ScriptRow): Promise<{ item: EssayItem; rule: MarkingRule; essayNumber: number }>;
}

type Row = { readonly reading: ReadingRow; readonly script: ScriptRow };
type Progress = ReplyOf<typeof markingApi.markingProgress>;

const RECENT_MARKS = 50;

/** What graders, the chief and the office see of the queue; nothing here changes anything. */
export function markingReports({ database, store, clock, accounts, sittings, contextOf }: ReportPorts) {
  return {
    async queues(actor: StaffActor): Promise<MarkingQueue[]> {
      const purposes = claimablePurposes(actor.roles);
      const groups = grouped(await store.all(database.read), ({ script }) => `${script.sittingId} ${script.itemId}`);
      const queues = await Promise.all([...groups.values()].map((rows) => queueOf(rows, actor, purposes)));
      return queues
        .filter((queue) => queue !== null)
        .sort((a, b) => a.sitting.localeCompare(b.sitting) || a.essayNumber - b.essayNumber || (a.itemId < b.itemId ? -1 : 1));
    },

    async recent(actor: StaffActor): Promise<ReplyOf<typeof markingApi.recentMarks>> {
      const rows = await store.markedBy(database.read, actor.id, RECENT_MARKS);
      const marks = await Promise.all(
        rows.map(async ({ reading, script }) => {
          const { essayNumber, rule } = await contextOf(script);
          const markedAt = reading.markedAt ?? 0;
          return {
            readingId: reading.id,
            script: script.code,
            essayNumber,
            total: reading.total ?? 0,
            markedAt,
            undoUntil: markedAt + rule.undoSeconds * 1000,
          };
        }),
      );
      return { marks };
    },

    async progress(sittingId: string): Promise<Progress> {
      const rows = await store.ofSitting(database.read, sittingId);
      const first = rows[0];
      const tolerance = first ? (await contextOf(first.script)).rule.tolerance : units(0);
      const essays = await Promise.all([...grouped(rows, ({ script }) => script.itemId).values()].map(essayProgress));
      const names = new Map((await accounts.all()).map(({ id, displayName }) => [id, displayName]));
      const byGrader = grouped(
        rows.filter(({ reading }) => reading.state === "marked"),
        ({ reading }) => reading.graderId ?? "",
      );
      const graders = [...byGrader].map(([id, marked]) => graderProgress(names.get(id) ?? id, { marked, rows, tolerance }));
      return {
        essays: essays.sort((a, b) => a.essayNumber - b.essayNumber || (a.itemId < b.itemId ? -1 : 1)),
        graders,
        tolerance,
      };
    },

    /** How many readings of a sitting are still wanted. */
    async waiting(sittingId: string): Promise<number> {
      return (await store.ofSitting(database.read, sittingId)).filter(({ reading }) => reading.state !== "marked").length;
    },

    /** Replays the marks of an attempt's scripts from the ledger; what differs from the rows, empty when nothing does. */
    async recheck(attemptId: string): Promise<string[]> {
      const findings: string[] = [];
      for (const script of await store.scriptsOfAttempt(database.read, attemptId)) {
        const { rule } = await contextOf(script);
        const outcome = settle(await marksInLedger(script.id), rule);
        const expected = outcome.state === "settled" ? outcome.points : null;
        if (expected !== script.points)
          findings.push(
            `script ${script.code}: ${script.points ?? "unsettled"} in its row, ${expected ?? "unsettled"} by the ledger`,
          );
      }
      return findings;
    },
  };

  async function marksInLedger(scriptId: string): Promise<MarksByPurpose> {
    const marks: MarksByPurpose = {};
    for (const { kind, body } of await database.readEvents(`script:${scriptId}`)) {
      const { purpose, total } = JSON.parse(body) as { purpose: Purpose; total: number };
      if (kind === "marked") marks[purpose] = units(total);
      if (kind === "undone") delete marks[purpose];
    }
    return marks;
  }

  async function queueOf(rows: readonly Row[], actor: StaffActor, purposes: readonly Purpose[]): Promise<MarkingQueue | null> {
    const [first] = rows;
    if (!first) return null;
    const { sittingId, itemId } = first.script;
    const sitting = await sittings.byId(sittingId);
    if (sitting.state === "released") return null;
    const { item, essayNumber } = await contextOf(first.script);
    const isMine = ({ reading }: Row) => reading.graderId === actor.id;
    const touched = new Set(rows.filter(isMine).map(({ script }) => script.id));
    const isFree = ({ reading }: Row) =>
      reading.state === "waiting" || (reading.state === "leased" && (reading.leaseExpiresAt ?? 0) < clock.now());
    const claimable = rows.filter(
      (row) => isFree(row) && purposes.includes(row.reading.purpose as Purpose) && !touched.has(row.script.id),
    );
    const scripts = uniqueScripts(rows);
    return {
      sittingId,
      sitting: sitting.name,
      itemId,
      essayNumber,
      topic: item.topic,
      prompt: item.stem,
      // Of one script a grader can take one reading only.
      waiting: uniqueScripts(claimable).length,
      mine: rows.filter((row) => isMine(row) && row.reading.state === "marked").length,
      open: rows.filter((row) => isMine(row) && row.reading.state === "leased").length,
      scripts: scripts.length,
      settled: scripts.filter(({ state }) => state === "settled").length,
    };
  }

  async function essayProgress(rows: readonly Row[]): Promise<Progress["essays"][number]> {
    const scripts = uniqueScripts(rows);
    const script = scripts[0] as ScriptRow;
    const { item, essayNumber } = await contextOf(script);
    const settled = scripts.filter(({ state }) => state === "settled");
    const by = (how: string) => settled.filter(({ settledBy }) => settledBy === how).length;
    const waiting = (purpose: Purpose) =>
      rows.filter(({ reading }) => reading.purpose === purpose && reading.state !== "marked").length;
    return {
      itemId: item.id,
      essayNumber,
      topic: item.topic,
      scripts: scripts.length,
      settled: settled.length,
      agreed: by("agreed"),
      thirdMarked: by("third"),
      adjudicated: by("adjudicated"),
      waitingFirst: waiting("first"),
      waitingSecond: waiting("second"),
      waitingThird: waiting("third"),
      waitingAdjudication: waiting("adjudication"),
      mean: average(settled.map(({ points }) => toNumber(units(points ?? 0)))),
    };
  }
}

function graderProgress(
  name: string,
  about: { marked: readonly Row[]; rows: readonly Row[]; tolerance: number },
): Progress["graders"][number] {
  const { marked, rows, tolerance } = about;
  const pairs = marked.flatMap(({ reading, script }) => {
    const others = rows.filter(
      (row) =>
        row.script.id === script.id &&
        row.reading.id !== reading.id &&
        row.reading.state === "marked" &&
        row.reading.purpose !== "adjudication",
    );
    return reading.purpose === "adjudication"
      ? []
      : others.map((row) => Math.abs((row.reading.total ?? 0) - (reading.total ?? 0)) <= tolerance);
  });
  const seconds = marked.map(({ reading }) => ((reading.markedAt ?? 0) - (reading.claimedAt ?? 0)) / 1000).sort((a, b) => a - b);
  return {
    name,
    marked: marked.length,
    mean: average(marked.map(({ reading }) => toNumber(units(reading.total ?? 0)))),
    medianSeconds: seconds.length === 0 ? null : (seconds[Math.floor((seconds.length - 1) / 2)] ?? null),
    withinTolerance: pairs.length === 0 ? null : pairs.filter(Boolean).length / pairs.length,
  };
}

function grouped<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}

function uniqueScripts(rows: readonly Row[]): ScriptRow[] {
  return [...new Map(rows.map(({ script }) => [script.id, script])).values()];
}

/** For display only; marks themselves are never floats. */
function average(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
