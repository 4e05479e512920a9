import { and, asc, count, desc, eq, inArray, isNotNull, isNull, not, notInArray, or, type SQL, sql } from "drizzle-orm";
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

/** One paper, or those of one assembly. */
export type PapersOf = { readonly assemblyId: string } | { readonly paperId: string };

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

const IDS_PER_QUERY = 500;

/** Thousands of papers hold one blueprint; it is written out once. */
const texts = new WeakMap<Blueprint, string>();

function blueprintText(blueprint: Blueprint): string {
  const text = texts.get(blueprint) ?? canonicalJson(blueprint as unknown as Json);
  texts.set(blueprint, text);
  return text;
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
  /** Items of the papers that fit, with the instant of their paper. The papers come first: they are far fewer than slots. */
  async function itemsOf(query: Query, which: SQL | undefined): Promise<{ itemId: string; at: number }[]> {
    const found = await query.select({ id: papers.id, at: papers.assembledAt }).from(papers).where(which);
    const instants = new Map(found.map(({ id, at }) => [id, at]));
    const items: { itemId: string; at: number }[] = [];
    for (let from = 0; from < found.length; from += IDS_PER_QUERY) {
      const ids = found.slice(from, from + IDS_PER_QUERY).map(({ id }) => id);
      const { itemId, paperId } = paperSlots;
      const rows = await query.select({ itemId, paperId }).from(paperSlots).where(inArray(paperId, ids));
      for (const row of rows) items.push({ itemId: row.itemId, at: instants.get(row.paperId) ?? 0 });
    }
    return items;
  }
  /** Never null, so that its contrary is what it says. */
  const isOneOf = (which: PapersOf) =>
    "paperId" in which ? eq(papers.id, which.paperId) : eq(sql`coalesce(${papers.assemblyId}, '')`, which.assemblyId);
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
    /**
     * On how many papers each item stands, and since when last. A paper whose place another took counts no more.
     * @param about.except papers not to count; `about.large` assemblies so large that they say nothing about "last"
     */
    async uses(
      query: Query,
      about: { readonly except?: PapersOf; readonly large: readonly string[] },
    ): Promise<Map<string, ItemUse>> {
      const { except, large } = about;
      const left = except === undefined ? undefined : isOneOf(except);
      const small = large.length === 0 ? undefined : or(isNull(papers.assemblyId), notInArray(papers.assemblyId, [...large]));
      // Counting everything by the index and taking away the few that do not count stays fast with thousands of papers.
      const all = await query.select({ itemId: paperSlots.itemId, uses: count() }).from(paperSlots).groupBy(paperSlots.itemId);
      const gone = await itemsOf(query, or(isNotNull(papers.replacedBy), left));
      const counted = await itemsOf(query, and(isNull(papers.replacedBy), small, left && not(left)));
      const less = new Map<string, number>();
      for (const { itemId } of gone) less.set(itemId, (less.get(itemId) ?? 0) + 1);
      const last = new Map<string, number>();
      for (const { itemId, at } of counted) last.set(itemId, Math.max(at, last.get(itemId) ?? 0));
      const found = all.map(({ itemId, uses }): [string, ItemUse] => {
        return [itemId, { uses: Number(uses) - (less.get(itemId) ?? 0), lastAt: last.get(itemId) ?? 0 }];
      });
      return new Map(found.filter(([, { uses }]) => uses > 0));
    },
    async insert(tx: Tx, record: PaperRecord, slots: readonly SlotRecord[]): Promise<void> {
      const { blueprint, report, ...rest } = record;
      const json = { blueprint: blueprintText(blueprint), report: canonicalJson(report) };
      await tx.insert(papers).values({ ...rest, ...json, blueprintId: blueprint.id });
      await tx.insert(paperSlots).values(slots.map((slot) => ({ ...slot, paperId: record.id })));
    },
  };
}
