import { and, asc, desc, eq } from "drizzle-orm";
import { type Blueprint, blueprintRecord } from "#blueprints/blueprint-schema.ts";
import { canonicalJson, type Json } from "#kernel/canonical-json.ts";
import type { Database, Query, Tx } from "../database/database.ts";

/** A version as listed: everything but its content. */
export interface VersionRecord {
  readonly blueprintId: string;
  readonly version: number;
  readonly hash: string;
  readonly savedAt: number;
  readonly savedBy: string;
  readonly note: string;
}

/** Blueprints saved in the product. A version never changes. */
export function blueprintStore({ tables: { blueprintVersions } }: Database) {
  const { blueprintId, version, hash, savedAt, savedBy, note } = blueprintVersions;
  return {
    /** Every version, newest first, without contents. */
    async versions(query: Query): Promise<VersionRecord[]> {
      return query
        .select({ blueprintId, version, hash, savedAt, savedBy, note })
        .from(blueprintVersions)
        .orderBy(asc(blueprintId), desc(version));
    },
    async content(query: Query, id: string, number: number): Promise<Blueprint | null> {
      const rows = await query
        .select({ content: blueprintVersions.content })
        .from(blueprintVersions)
        .where(and(eq(blueprintId, id), eq(version, number)));
      return rows[0] ? blueprintRecord.parse(JSON.parse(rows[0].content)) : null;
    },
    async insert(tx: Tx, record: VersionRecord, blueprint: Blueprint): Promise<void> {
      await tx.insert(blueprintVersions).values({ ...record, content: canonicalJson(blueprint as unknown as Json) });
    },
  };
}
