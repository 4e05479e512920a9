import { asc, count, eq } from "drizzle-orm";
import type { bankApi } from "#contract/bank.ts";
import type { ReplyOf } from "#contract/route.ts";
import { type Item, itemSchema } from "#item-bank/item.ts";
import { Refused, refuse } from "#kernel/refusal.ts";
import type { Database } from "../database/database.ts";
import { type AnsweredItem, type ItemStatistics, itemStatistics } from "./item-statistics.rules.ts";

/** Of the newest version that has been answered. */
export interface ShortStatistics {
  readonly n: number;
  readonly facility: number;
  readonly discrimination: number | null;
}

interface Collected {
  readonly scores: number;
  /** Answers by item, then version. */
  readonly answers: ReadonlyMap<string, ReadonlyMap<number, AnsweredItem[]>>;
}

/** How items have behaved, over every scored attempt. Counted anew only when there are new scores. */
export function itemStatisticsCommands({ database }: { database: Database }) {
  const { scores, responses, paperSlots, attempts, itemVersions } = database.tables;
  let collected: Collected | undefined;
  let short: ReadonlyMap<string, ShortStatistics> | undefined;

  async function collect(): Promise<Collected> {
    const [rows] = await database.read.select({ n: count() }).from(scores);
    const total = rows?.n ?? 0;
    if (collected?.scores === total) return collected;
    collected = { scores: total, answers: await readAnswers() };
    short = undefined;
    return collected;
  }

  async function readAnswers(): Promise<Collected["answers"]> {
    const slots = await database.read.select().from(paperSlots);
    const mostPoints = new Map(slots.map(({ paperId, slot, points }) => [`${paperId} ${slot}`, points]));
    const papers = new Map(
      (await database.read.select({ id: attempts.id, paperId: attempts.paperId }).from(attempts)).map((row) => [
        row.id,
        row.paperId,
      ]),
    );
    const newest = new Map<string, typeof scores.$inferSelect>();
    for (const row of await database.read.select().from(scores).orderBy(asc(scores.round)))
      newest.set(`${row.attemptId} ${row.slot}`, row);
    const totals = new Map<string, number>();
    for (const { attemptId, points } of newest.values()) totals.set(attemptId, (totals.get(attemptId) ?? 0) + points);
    const chosen = new Map(
      (await database.read.select().from(responses)).map((row) => [`${row.attemptId} ${row.slot}`, row.labels]),
    );
    const answers = new Map<string, Map<number, AnsweredItem[]>>();
    for (const [place, { attemptId, slot, itemId, version, points }] of newest) {
      const most = mostPoints.get(`${papers.get(attemptId)} ${slot}`);
      if (!most) continue;
      const answer = {
        points,
        mostPoints: most,
        restPoints: (totals.get(attemptId) ?? 0) - points,
        labels: [...(chosen.get(place) ?? "")],
      };
      const versions = answers.get(itemId) ?? new Map<number, AnsweredItem[]>();
      const list = versions.get(version);
      if (list) list.push(answer);
      else answers.set(itemId, versions.set(version, [answer]));
    }
    return answers;
  }

  async function contents(id: string): Promise<ReadonlyMap<number, Item>> {
    const rows = await database.read.select().from(itemVersions).where(eq(itemVersions.itemId, id));
    return new Map(rows.map(({ version, content }) => [version, itemSchema.parse(JSON.parse(content))]));
  }

  return {
    /** Statistics of every version of an item that has been answered, newest first. */
    async ofItem(id: string): Promise<ReplyOf<typeof bankApi.itemStatistics>> {
      const items = await contents(id);
      if (items.size === 0) throw new Refused(refuse("not-found"));
      const { answers } = await collect();
      const versions = [...(answers.get(id) ?? [])].flatMap(([version, list]): (ItemStatistics & { version: number })[] => {
        const item = items.get(version);
        if (!item || item.type === "essay") return [];
        return [{ version, ...itemStatistics(list, { labels: item.options.map(({ label }) => label), key: item.key }) }];
      });
      versions.sort((left, right) => right.version - left.version);
      return { versions: versions.map(({ options, ...rest }) => ({ ...rest, options: [...options] })) };
    },

    /** The newest answered version of every item, in short; for lists. */
    async latest(): Promise<ReadonlyMap<string, ShortStatistics>> {
      const { answers } = await collect();
      short ??= new Map(
        [...answers].map(([id, versions]) => {
          const newest = versions.get(Math.max(...versions.keys())) ?? [];
          const { n, facility, discrimination } = itemStatistics(newest, { labels: [], key: [] });
          return [id, { n, facility, discrimination }];
        }),
      );
      return short;
    },
  };
}

export type ItemStatisticsCommands = ReturnType<typeof itemStatisticsCommands>;
