import { and, asc, count, desc, eq, inArray, isNull, ne, notInArray, or } from "drizzle-orm";
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

/** How often and since when an item has been used. */
export interface ItemUse {
  readonly uses: number;
  readonly lastAt: number;
}

export interface FormRow {
  readonly id: string;
  readonly form: string;
  readonly assemblyId: string;
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
    /** Newest first, without the papers of the assemblies named. */
    async all(query: Query, without: readonly string[] = []): Promise<PaperRecord[]> {
      const wanted =
        without.length === 0 ? undefined : or(isNull(papers.assemblyId), notInArray(papers.assemblyId, [...without]));
      return (await query.select().from(papers).where(wanted).orderBy(desc(papers.assembledAt), asc(papers.form))).map(toRecord);
    },
    /** Names of the papers of assemblies, in the order of their forms. */
    async formsOf(query: Query): Promise<FormRow[]> {
      const { id, form, assemblyId, basedOn, replacedBy } = papers;
      const rows = await query.select({ id, form, assemblyId, basedOn, replacedBy }).from(papers).orderBy(asc(papers.form));
      return rows.flatMap((row) => (row.assemblyId === null ? [] : [{ ...row, assemblyId: row.assemblyId }]));
    },
    async ofAssembly(query: Query, assemblyId: string): Promise<PaperRecord[]> {
      const rows = await query.select().from(papers).where(eq(papers.assemblyId, assemblyId)).orderBy(asc(papers.form));
      return rows.map(toRecord);
    },
    async setReplaced(tx: Tx, id: string, by: string): Promise<void> {
      await tx.update(papers).set({ replacedBy: by }).where(eq(papers.id, id));
    },
    /** Whether none of the papers has been replaced. */
    async areInForce(query: Query, ids: readonly string[]): Promise<boolean> {
      const wanted = and(inArray(papers.id, [...ids]), isNull(papers.replacedBy));
      return (await query.select({ id: papers.id }).from(papers).where(wanted)).length === ids.length;
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
    /** On how many papers each item stands, and since when last. A paper whose place another took counts no more. */
    async uses(
      query: Query,
      except?: { readonly assemblyId: string } | { readonly paperId: string },
    ): Promise<Map<string, ItemUse>> {
      const left =
        except &&
        ("paperId" in except
          ? ne(papers.id, except.paperId)
          : or(isNull(papers.assemblyId), ne(papers.assemblyId, except.assemblyId)));
      const rows = await query
        .select({ itemId: paperSlots.itemId, at: papers.assembledAt, uses: count() })
        .from(paperSlots)
        .innerJoin(papers, eq(papers.id, paperSlots.paperId))
        .where(and(isNull(papers.replacedBy), left))
        .groupBy(paperSlots.itemId, papers.assembledAt);
      const found = new Map<string, ItemUse>();
      for (const { itemId, at, uses } of rows) {
        const known = found.get(itemId) ?? { uses: 0, lastAt: 0 };
        found.set(itemId, { uses: known.uses + Number(uses), lastAt: Math.max(known.lastAt, at) });
      }
      return found;
    },
    async insert(tx: Tx, record: PaperRecord, slots: readonly SlotRecord[]): Promise<void> {
      const { blueprint, report, ...rest } = record;
      const json = { blueprint: canonicalJson(blueprint as unknown as Json), report: canonicalJson(report) };
      await tx.insert(papers).values({ ...rest, ...json, blueprintId: blueprint.id });
      await tx.insert(paperSlots).values(slots.map((slot) => ({ ...slot, paperId: record.id })));
    },
  };
}
