import type { AssemblyReport, AssemblySummary } from "#contract/assemblies.ts";
import { assert } from "#kernel/assert.ts";
import { Refused, refuse } from "#kernel/refusal.ts";
import type { Database } from "../database/database.ts";
import { type AssemblyRecord, assemblyStore } from "./assembly.store.ts";
import { countedReport } from "./counted-report.ts";
import type { EngineThread } from "./engine-thread.ts";
import { type FormRow, type PaperRecord, paperStore } from "./paper.store.ts";
import type { PaperReading } from "./paper-reading.ts";

export interface ReportPorts {
  readonly database: Database;
  readonly accounts: { all(): Promise<readonly { readonly id: string; readonly displayName: string }[]> };
  readonly desk: EngineThread;
  readonly reading: PaperReading;
}

/** Papers a report shows one by one. */
const MOST_SHOWN = 10;

/** Assemblies looked at afterwards: the evidence that their papers are parallel. */
export function reportCommands({ database, accounts, desk, reading }: ReportPorts) {
  const papers = paperStore(database);
  const assemblies = assemblyStore(database);

  async function names(): Promise<(id: string) => string> {
    const known = new Map((await accounts.all()).map(({ id, displayName }) => [id, displayName]));
    return (id) => known.get(id) ?? id;
  }

  async function list(): Promise<AssemblySummary[]> {
    const name = await names();
    const forms = new Map<string, FormRow[]>();
    for (const row of await papers.formsOf(database.read)) {
      if (row.replacedBy !== null) continue;
      const known = forms.get(row.assemblyId);
      if (known) known.push(row);
      else forms.set(row.assemblyId, [row]);
    }
    const records = await assemblies.all(database.read);
    return Promise.all(
      records.map(async (record) => {
        const rows = forms.get(record.id) ?? [];
        const title = rows[0]
          ? (await reading.load(rows[0].id)).blueprint.title
          : { zh: record.blueprintId, en: record.blueprintId };
        const shown = rows.slice(0, MOST_SHOWN).map(({ id, form }) => ({ id, form }));
        return { ...summaryOf(record, { name, count: rows.length }), blueprintTitle: title, papers: shown };
      }),
    );
  }

  async function report(id: string): Promise<AssemblyReport> {
    const record = await assemblies.byId(database.read, id);
    if (!record) throw new Refused(refuse("not-found"));
    const inForce = (await papers.formsOf(database.read)).filter((row) => row.assemblyId === id && row.replacedBy === null);
    const entries = await Promise.all(
      inForce.slice(0, MOST_SHOWN).map(async ({ id: paperId, basedOn }) => {
        const { report: lines, assembledAt }: PaperRecord = await reading.recordOf(paperId);
        return { paper: await reading.load(paperId), basedOn, lines, assembledAt };
      }),
    );
    const blueprint = entries[0]?.paper.blueprint;
    assert(blueprint, "an assembly has papers");
    const { engine, restarts, moves, blueprintHash, bankHash, uncalibrated, targets, exposure } = record.evidence;
    // Rules between papers are recounted with every exchange, so the newest paper tells them as they are now.
    const newest = entries.reduce((latest, entry) => (entry.assembledAt > latest.assembledAt ? entry : latest));
    const across = newest.lines.slice(newest.lines.length - record.evidence.across.length);
    return {
      ...summaryOf(record, { name: await names(), count: inForce.length }),
      blueprintTitle: blueprint.title,
      order: record.request.order,
      ...{ engine, restarts, moves, blueprintHash, bankHash, across, uncalibrated, targets },
      ...countedReport(blueprint, entries),
      exposure: exposure as AssemblyReport["exposure"],
    };
  }

  return {
    list,
    report,
    pdf: async (id: string): Promise<Uint8Array> => desk.ask("reportPdf", await report(id)),
  };
}

function summaryOf(
  { id, blueprintId, seed, request, at, by }: AssemblyRecord,
  about: { name: (id: string) => string; count: number },
) {
  const kind = request.order.perCandidate === undefined ? ("forms" as const) : ("per-candidate" as const);
  return { id, blueprintId, seed, kind, at, by: about.name(by), paperCount: about.count };
}
