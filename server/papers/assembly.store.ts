import { desc, eq } from "drizzle-orm";
import { z } from "zod";
import { targetReport } from "#contract/assemblies.ts";
import { type AssemblyOrder, assemblyOrder, reportLine } from "#contract/papers.ts";
import { canonicalJson, type Json } from "#kernel/canonical-json.ts";
import type { Database, Query, Tx } from "../database/database.ts";

const counted = z.array(z.object({ uses: z.int(), count: z.int() }));

const storedRequest = z.object({ order: assemblyOrder, blueprintVersion: z.int() });

/** What was known when the papers were made and cannot be counted again later. */
const storedEvidence = z.object({
  engine: z.string(),
  restarts: z.int(),
  moves: z.int(),
  blueprintHash: z.string(),
  bankHash: z.string(),
  across: z.array(reportLine),
  uncalibrated: z.array(z.string()),
  /** Absent from assemblies made before it was kept. */
  targets: targetReport.nullable().default(null),
  exposure: z.object({
    before: counted,
    after: counted,
    cells: z.array(
      z.object({ part: z.int(), type: z.string(), items: z.int(), mean: z.number(), most: z.int(), unused: z.int() }),
    ),
  }),
});
export type AssemblyEvidence = z.infer<typeof storedEvidence>;

export interface AssemblyRecord {
  readonly id: string;
  readonly blueprintId: string;
  readonly seed: string;
  readonly request: z.infer<typeof storedRequest>;
  readonly evidence: AssemblyEvidence;
  readonly at: number;
  readonly by: string;
}

/** Whether an order asks for one paper per candidate rather than parallel forms. */
export function isPerCandidate({ perCandidate }: AssemblyOrder): boolean {
  return perCandidate !== undefined;
}

/** Assemblies: what was asked for, and the evidence of the run. */
export function assemblyStore({ tables: { assemblies } }: Database) {
  const toRecord = ({ request, report, ...row }: typeof assemblies.$inferSelect): AssemblyRecord => ({
    ...row,
    request: storedRequest.parse(JSON.parse(request)),
    evidence: storedEvidence.parse(JSON.parse(report)),
  });
  return {
    async all(query: Query): Promise<AssemblyRecord[]> {
      return (await query.select().from(assemblies).orderBy(desc(assemblies.at), desc(assemblies.id))).map(toRecord);
    },
    /** Assemblies of one paper per candidate: their papers are too many to look at one by one. */
    async large(query: Query): Promise<string[]> {
      const rows = await query.select({ id: assemblies.id, request: assemblies.request }).from(assemblies);
      return rows.filter(({ request }) => isPerCandidate(storedRequest.parse(JSON.parse(request)).order)).map(({ id }) => id);
    },
    async byId(query: Query, id: string): Promise<AssemblyRecord | null> {
      const rows = await query.select().from(assemblies).where(eq(assemblies.id, id));
      return rows[0] ? toRecord(rows[0]) : null;
    },
    async insert(tx: Tx, { request, evidence, ...row }: AssemblyRecord): Promise<void> {
      const json = {
        request: canonicalJson(request as unknown as Json),
        report: canonicalJson(evidence as unknown as Json),
      };
      await tx.insert(assemblies).values({ ...row, ...json });
    },
  };
}
