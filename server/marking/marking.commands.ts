import type { RandomBytes } from "#kernel/ids.ts";
import type { Clock } from "#kernel/instant.ts";
import type { Database, Query } from "../database/database.ts";
import type { Writer } from "../ledger/writer.ts";
import type { FrozenPaper } from "../papers/frozen-paper.ts";
import { leaseCommands } from "./lease.commands.ts";
import { markCommands } from "./mark.commands.ts";
import { markingStore, type ScriptRow } from "./marking.store.ts";
import { markingReports } from "./marking-reports.commands.ts";
import { readingViews } from "./reading-view.commands.ts";
import { scriptOpening } from "./script.commands.ts";
import { scriptContexts } from "./script-context.commands.ts";

export interface MarkingPorts {
  readonly database: Database;
  readonly writer: Writer;
  readonly clock: Clock;
  readonly randomBytes: RandomBytes;
  readonly papers: { load(id: string): Promise<FrozenPaper> };
  readonly accounts: { all(): Promise<readonly { readonly id: string; readonly displayName: string }[]> };
  readonly sittings: { byId(id: string): Promise<{ readonly name: string; readonly state: string }> };
}

/** The essay queue: scripts without names, readings under leases, marks that are facts. */
export function markingCommands(ports: MarkingPorts) {
  const { database } = ports;
  const store = markingStore(database);
  const contextOf = scriptContexts(ports);
  const readingView = readingViews({ database, store, contextOf });
  const tools = { ...ports, store, contextOf, readingView };
  return {
    ...scriptOpening(tools),
    ...leaseCommands(tools),
    ...markCommands(tools),
    ...markingReports(tools),
    /** Settled and open scripts of attempts, for results. */
    scriptsOf: (attemptIds: readonly string[], query: Query = database.read): Promise<ScriptRow[]> =>
      store.scriptsOfAttempts(query, attemptIds),
  };
}

export type MarkingCommands = ReturnType<typeof markingCommands>;
