import type { Blueprint } from "#blueprints/blueprint.ts";
import { cellsOf } from "#blueprints/cells.ts";
import type { RandomBytes } from "#kernel/ids.ts";
import type { Clock } from "#kernel/instant.ts";
import { attemptCommands } from "./attempts/attempt.commands.ts";
import { createPresence } from "./attempts/presence.ts";
import { bulkCommands } from "./bank/bulk.commands.ts";
import { editingCommands } from "./bank/editing.commands.ts";
import { exportCommands } from "./bank/export.commands.ts";
import { figureCommands } from "./bank/figure.commands.ts";
import { itemCommands } from "./bank/item.commands.ts";
import { lintCommands } from "./bank/lint.commands.ts";
import { overviewCommands } from "./bank/overview.commands.ts";
import { reviewCommands } from "./bank/review.commands.ts";
import { taskCommands } from "./bank/task.commands.ts";
import { transferCommands } from "./bank/transfer.commands.ts";
import { approvedBank } from "./blueprints/approved-bank.ts";
import { blueprintCommands } from "./blueprints/blueprint.commands.ts";
import { specificationCommands } from "./blueprints/specification.commands.ts";
import type { Database } from "./database/database.ts";
import { createImportPort } from "./interchange/import-port.ts";
import { createSweeps } from "./jobs/sweeps.ts";
import { createAnnouncer } from "./ledger/announcer.ts";
import { createWriter } from "./ledger/writer.ts";
import { markingCommands } from "./marking/marking.commands.ts";
import { createEngineThread, type EngineThread } from "./papers/engine-thread.ts";
import { paperCommands } from "./papers/paper.commands.ts";
import { accountCommands } from "./people/account.commands.ts";
import { createSessions } from "./people/sessions.ts";
import { itemStatisticsCommands } from "./results/item-statistics.commands.ts";
import { resultCommands } from "./results/result.commands.ts";
import { scoringCommands } from "./scoring/score.commands.ts";
import { sittingCommands } from "./sittings/sitting.commands.ts";

/** What the outside world gives the house; tests give a virtual clock and seeded dice. */
export interface HousePorts {
  readonly database: Database;
  readonly clock: Clock;
  readonly randomBytes: RandomBytes;
  /** Blueprints the product comes with: version 1 of each. */
  readonly blueprints: readonly Blueprint[];
  /** Keys entry codes; kept beside the database, never in it. */
  readonly serverSecret: string;
  /** Address people use; known only once the server listens. */
  readonly origin: () => string;
  readonly log: { error(fields: object, message: string): void };
  /** The engine's threads: one assembles, the other serves what must not wait for it. Made here where none are given. */
  readonly engine?: { readonly runner: EngineThread; readonly desk: EngineThread };
}

/** What an essay is worth where its file says nothing. */
const HOUSE_ESSAY_POINTS = 20;

/** All rooms, wired in the order the river flows. */
export function createHouse(outside: HousePorts) {
  const writer = createWriter(outside);
  const announcer = createAnnouncer();
  const ports = { ...outside, writer, announcer };
  const sessions = createSessions(outside);
  const accounts = accountCommands(ports);
  const engine = outside.engine ?? { runner: createEngineThread(), desk: createEngineThread() };
  const cells = async () => (await blueprints.inUse()).flatMap(cellsWithEssays);
  const statistics = itemStatisticsCommands(outside);
  const items = itemCommands({ ...ports, accounts, statistics, cells });
  const editing = editingCommands({ ...ports, accounts });
  const reviews = reviewCommands({ ...ports, accounts, items });
  const tasks = taskCommands({ ...ports, accounts });
  const lint = lintCommands({ ...ports, accounts, cells, items });
  const figures = figureCommands(ports);
  const reader = createImportPort();
  const transfers = transferCommands({
    ...ports,
    accounts,
    items,
    figures,
    reader,
    duplicates: lint,
    essayPoints: HOUSE_ESSAY_POINTS,
    cells,
  });
  const exports = exportCommands({ ...ports, accounts, items, figures });
  const overview = overviewCommands({ ...ports, accounts, items });
  const bulk = bulkCommands({ ...ports, accounts, items });
  const bank = approvedBank({ database: outside.database, items });
  const blueprints = blueprintCommands({
    ...ports,
    onDisk: outside.blueprints,
    bank,
    accounts,
    capacity: async ({ blueprint, bank: { stamp, bank: known }, mostUses }) => {
      const limits = mostUses === undefined ? {} : { limits: { mostUses }, uses: await papers.uses() };
      const options = { bank: { stamp, items: known.entries } };
      return engine.desk.ask("capacity", { ...limits, blueprint, seed: "capacity" }, options);
    },
  });
  const specifications = specificationCommands({ items, blueprints });
  const papers = paperCommands({
    ...ports,
    ...engine,
    accounts,
    bank,
    blueprints,
    figures,
    access: items.access,
    isPaperInUse: async (id) =>
      (await sittings.list()).some(({ state, papers: used }) => state !== "scheduled" && used.some((paper) => paper.id === id)),
    handOver: (recording, actor, paper) => sittings.takeExchanged(recording, actor, paper),
  });
  const sittings = sittingCommands({ ...ports, papers });
  const presence = createPresence(outside.clock);
  const attempts = attemptCommands({ ...ports, papers, sittings });
  const scoring = scoringCommands({ ...ports, papers });
  const marking = markingCommands({ ...ports, papers, accounts, sittings });
  const results = resultCommands({ ...ports, papers, sittings, scoring, marking });
  const sweeps = createSweeps({ ...ports, attempts, sittings, scoring, marking });
  return {
    ...ports,
    blueprints,
    engine,
    sessions,
    accounts,
    items,
    editing,
    reviews,
    tasks,
    figures,
    overview,
    bulk,
    lint,
    reader,
    transfers,
    exports,
    specifications,
    papers,
    sittings,
    presence,
    attempts,
    scoring,
    marking,
    results,
    statistics,
    sweeps,
  };
}

export type House = ReturnType<typeof createHouse>;

/** A blueprint's cells; essays may come from any part. */
function cellsWithEssays(blueprint: Blueprint): { part: number; type: string }[] {
  const cells = cellsOf(blueprint).map(({ part, type }) => ({ part, type: type as string }));
  return blueprint.essays ? [...cells, { part: 0, type: "essay" }] : cells;
}
