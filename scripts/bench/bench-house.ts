import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readBlueprintFolder } from "../../server/blueprints-on-disk.ts";
import { openSqlite } from "../../server/database/open-sqlite.ts";
import { createHouse, type House } from "../../server/house.ts";
import type { CandidateActor } from "../../server/people/actor.ts";
import { openSitting } from "../support/demo.ts";
import { loadBank } from "../support/load-bank.ts";
import { SERVER_ACTOR } from "../support/server-actor.ts";

const BLUEPRINTS = fileURLToPath(new URL("../../blueprints/exams", import.meta.url));
const BANK = fileURLToPath(new URL("../../item-bank/items", import.meta.url));

export interface BenchHouse {
  readonly house: House;
  readonly databaseFile: string;
  /** A candidate per running attempt, with the writing device's fencing number. */
  readonly writers: readonly { readonly actor: CandidateActor; readonly epoch: number; readonly essaySlot: number }[];
  close(): Promise<void>;
}

export const DEVICE = "benchdevice0";

/** A house on a real file with `count` candidates in the middle of their exam. */
export async function openBenchHouse(count: number, now: () => number = () => Date.now()): Promise<BenchHouse> {
  const folder = mkdtempSync(join(tmpdir(), "kaoheng-bench-"));
  const databaseFile = join(folder, "bench.sqlite");
  const database = openSqlite(databaseFile);
  const house = createHouse({
    database,
    clock: { now },
    randomBytes: (length) => randomBytes(length),
    blueprints: await readBlueprintFolder(BLUEPRINTS),
    serverSecret: "bench",
    origin: () => "http://127.0.0.1",
    log: { error: (fields, message) => console.error(message, fields) },
  });
  await loadBank(house, BANK);
  const { papers } = await house.papers.assemble(SERVER_ACTOR, { blueprintId: "cmq", forms: 2, seed: "bench" });
  const settings = { clock: "candidate", lateEntryMinutes: null, earliestHandInMinutes: 0, durationMinutes: 600 } as const;
  const paperIds = papers.map(({ id }) => id);
  const sittingId = await openSitting(house, { name: "bench", count, blueprintId: "cmq", paperIds, settings });
  const writers = [];
  for (const candidate of await house.sittings.candidatesOf(sittingId)) {
    const actor = { kind: "candidate" as const, attemptId: candidate.attemptId };
    const paper = await house.papers.load(candidate.paperId ?? "");
    await house.attempts.enter(candidate);
    await house.attempts.confirmIdentity(actor, "bench");
    await house.attempts.acceptRules(actor, paper.blueprint.rules.version);
    await house.attempts.start(actor);
    const { epoch } = await house.attempts.hello(actor, DEVICE);
    writers.push({ actor, epoch, essaySlot: paper.slots.find(({ item }) => item.type === "essay")?.slot ?? 1 });
  }
  return {
    house,
    databaseFile,
    writers,
    async close() {
      await house.sweeps.stop();
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
