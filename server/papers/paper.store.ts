import { and, asc, desc, eq } from "drizzle-orm";
import { z } from "zod";
import { type Blueprint, blueprintRecord } from "#blueprints/blueprint-schema.ts";
import { itemSchema } from "#item-bank/item.ts";
import { canonicalJson, type Json } from "#kernel/canonical-json.ts";
import { units } from "#kernel/points.ts";
import type { Database, Query, Tx } from "../database/database.ts";
import type { FrozenSlot } from "./frozen-paper.ts";

/** Lines stored before rules had an English name hold the Chinese one alone. */
const storedRule = z.union([z.string().transform((zh) => ({ zh, en: zh })), z.object({ zh: z.string(), en: z.string() })]);
const storedReport = z.array(z.object({ rule: storedRule, wanted: z.string(), got: z.string(), isMet: z.boolean() }));

export interface PaperRecord {
  readonly id: string;
  readonly blueprint: Blueprint;
  readonly form: string;
  readonly seed: string;
  readonly hash: string;
  readonly report: z.infer<typeof storedReport>;
  readonly assembledAt: number;
  readonly assembledBy: string;
  readonly assemblyId: string | null;
  readonly basedOn: string | null;
  readonly replacedBy: string | null;
}

export interface SlotRecord {
  readonly slot: number;
  readonly itemId: string;
  readonly version: number;
  readonly part: number;
  readonly points: number;
}

export function paperStore({ tables: { papers, paperSlots, itemVersions } }: Database) {
  const toRecord = (row: typeof papers.$inferSelect): PaperRecord => ({
    id: row.id,
    blueprint: blueprintRecord.parse(JSON.parse(row.blueprint)),
    form: row.form,
    seed: row.seed,
    hash: row.hash,
    report: storedReport.parse(JSON.parse(row.report)),
    assembledAt: row.assembledAt,
    assembledBy: row.assembledBy,
    assemblyId: row.assemblyId,
    basedOn: row.basedOn,
    replacedBy: row.replacedBy,
  });
  return {
    async byId(query: Query, id: string): Promise<PaperRecord | null> {
      const rows = await query.select().from(papers).where(eq(papers.id, id));
      return rows[0] ? toRecord(rows[0]) : null;
    },
    async all(query: Query): Promise<PaperRecord[]> {
      return (await query.select().from(papers).orderBy(desc(papers.assembledAt), asc(papers.form))).map(toRecord);
    },
    /** The slots with the item versions pinned in them, in paper order. */
    async frozenSlots(query: Query, paperId: string): Promise<FrozenSlot[]> {
      const rows = await query
        .select({
          slot: paperSlots.slot,
          part: paperSlots.part,
          points: paperSlots.points,
          version: paperSlots.version,
          content: itemVersions.content,
        })
        .from(paperSlots)
        .innerJoin(itemVersions, and(eq(itemVersions.itemId, paperSlots.itemId), eq(itemVersions.version, paperSlots.version)))
        .where(eq(paperSlots.paperId, paperId))
        .orderBy(asc(paperSlots.slot));
      return rows.map(({ content, points, ...slot }) => ({
        ...slot,
        points: units(points),
        item: itemSchema.parse(JSON.parse(content)),
      }));
    },
    /** How many papers each item stands on. */
    async uses(query: Query): Promise<Map<string, number>> {
      const rows = await query.select({ itemId: paperSlots.itemId }).from(paperSlots);
      const counts = new Map<string, number>();
      for (const { itemId } of rows) counts.set(itemId, (counts.get(itemId) ?? 0) + 1);
      return counts;
    },
    async insert(tx: Tx, record: PaperRecord, slots: readonly SlotRecord[]): Promise<void> {
      const { blueprint, report, ...rest } = record;
      const json = { blueprint: canonicalJson(blueprint as unknown as Json), report: canonicalJson(report) };
      await tx.insert(papers).values({ ...rest, ...json, blueprintId: blueprint.id });
      await tx.insert(paperSlots).values(slots.map((slot) => ({ ...slot, paperId: record.id })));
    },
  };
}
