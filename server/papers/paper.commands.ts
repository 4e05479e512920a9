import type { Blueprint } from "#blueprints/blueprint.ts";
import type { PaperDetail, PaperSummary } from "#contract/papers.ts";
import type { StaffActor } from "../people/actor.ts";
import { type AssemblyPorts, assemblyCommands } from "./assembly.commands.ts";
import { assemblyStore } from "./assembly.store.ts";
import type { EngineThread } from "./engine-thread.ts";
import { type ExchangePorts, exchangeCommands } from "./exchange.commands.ts";
import { paperStore } from "./paper.store.ts";
import { paperReading } from "./paper-reading.ts";
import { type PrintPorts, printCommands } from "./print.commands.ts";
import { reportCommands } from "./report.commands.ts";

export interface PaperPorts extends AssemblyPorts, Omit<ExchangePorts, "reading">, Omit<PrintPorts, "reading"> {
  readonly accounts: { all(): Promise<readonly { readonly id: string; readonly displayName: string }[]> };
  /** The thread for everything short: exchanges, documents. Never kept waiting by an assembly. */
  readonly desk: EngineThread;
}

/** What is asked for at the least; everything else has its default. */
interface SimpleOrder {
  readonly blueprintId: string;
  readonly forms: number;
  readonly seed?: string | undefined;
}

/** Papers: assembled from approved items, verified, frozen. */
export function paperCommands(ports: PaperPorts) {
  const { database, blueprints } = ports;
  const store = paperStore(database);
  const reading = paperReading(database, store);
  const assemblies = assemblyCommands(ports);
  const records = assemblyStore(database);
  const { load, show, preview } = reading;
  return {
    load,
    show,
    preview,
    /** Whether none of the papers has been replaced by one with an item exchanged. */
    areInForce: store.areInForce,
    blueprintById: async (id: string): Promise<Blueprint> => (await blueprints.newest(id)).blueprint,
    /** How many papers each item stands on. */
    async uses(): Promise<Map<string, number>> {
      const found = await store.uses(database.read, { large: await records.large(database.read) });
      return new Map([...found].map(([id, { uses }]) => [id, uses]));
    },
    runs: assemblies.runs,
    startRun: assemblies.startRun,
    reports: reportCommands({ ...ports, reading }),
    exchanges: exchangeCommands({ ...ports, reading }),
    print: printCommands({ ...ports, reading }),

    async assemble(actor: StaffActor, order: SimpleOrder): Promise<{ assemblyId: string; papers: PaperDetail[] }> {
      const { assemblyId, paperIds } = await assemblies.finish(actor, order);
      return { assemblyId, papers: await Promise.all(paperIds.map(show)) };
    },

    /** All papers but those made one per candidate. */
    async list(): Promise<PaperSummary[]> {
      return reading.list(await records.large(database.read));
    },
  };
}

export type PaperCommands = ReturnType<typeof paperCommands>;
