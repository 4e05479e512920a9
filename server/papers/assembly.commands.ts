import { setImmediate as othersFirst } from "node:timers/promises";
import type { AssemblyRefusal } from "#blueprints/assemble.ts";
import type { Blueprint } from "#blueprints/blueprint.ts";
import type { AssembledPaper } from "#blueprints/paper.ts";
import type { AssemblyRun } from "#contract/assemblies.ts";
import type { AssemblyOrder, ReportLine } from "#contract/papers.ts";
import { newId, type RandomBytes, randomToken } from "#kernel/ids.ts";
import type { Clock } from "#kernel/instant.ts";
import { isRefusal, type Refusal, Refused, refuse } from "#kernel/refusal.ts";
import type { ApprovedBank, ApprovedBankReader } from "../blueprints/approved-bank.ts";
import type { Database } from "../database/database.ts";
import type { Writer } from "../ledger/writer.ts";
import type { StaffActor } from "../people/actor.ts";
import { type AssemblyEvidence, type AssemblyRecord, assemblyStore } from "./assembly.store.ts";
import { termsOf, wireRefusal } from "./assembly-request.ts";
import { type AssemblyRuns, createRuns, type Run } from "./assembly-runs.ts";
import type { FormsOutcome, LoftOutcome, PaperBatch } from "./engine-messages.ts";
import type { EngineThread } from "./engine-thread.ts";
import { exposureOf } from "./exposure.rules.ts";
import { freezePaper, wireLines } from "./freezing.ts";
import { type ItemUse, paperStore } from "./paper.store.ts";

export interface AssemblyPorts {
  readonly database: Database;
  readonly writer: Writer;
  readonly clock: Clock;
  readonly randomBytes: RandomBytes;
  readonly blueprints: { newest(id: string): Promise<{ readonly blueprint: Blueprint; readonly version: number }> };
  readonly bank: ApprovedBankReader;
  /** The thread that assembles; ended when a run is cancelled. */
  readonly runner: EngineThread;
}

/** Papers as they come from the engine, with what is kept of the run. */
interface Made {
  readonly papers: readonly AssembledPaper[];
  readonly lines: readonly (readonly ReportLine[])[];
  readonly evidence: Omit<AssemblyEvidence, "exposure">;
}

/** What an assembly starts from, read once. */
interface Ground {
  readonly blueprint: Blueprint;
  readonly version: number;
  readonly bank: ApprovedBank;
  readonly uses: ReadonlyMap<string, ItemUse>;
  readonly terms: ReturnType<typeof termsOf>;
}

const SEED_LENGTH = 16;
/** Papers stored in one transaction; the papers of parallel forms always fit into one. Others are served between two. */
const BATCH = 10;
const LOFT_ENGINE = "loft";

/** Assembling: one run after the other in the engine's thread, stored when it has given papers. */
export function assemblyCommands(ports: AssemblyPorts) {
  const { database, writer, clock, randomBytes, blueprints, bank, runner } = ports;
  const papers = paperStore(database);
  const assemblies = assemblyStore(database);
  const runs: AssemblyRuns = createRuns({ clock, stop: () => runner.stop() });

  async function pastPapersOf(order: AssemblyOrder) {
    return Promise.all(
      (order.pastPapers ?? []).map(async (id) => {
        const record = await papers.byId(database.read, id);
        if (!record) throw new Refused(refuse("not-found", { paper: id }));
        const items = (await papers.frozenSlots(database.read, id)).map(({ item }) => item.id);
        return { name: `${record.blueprint.title.zh} ${record.form} ${record.hash.slice(0, 6)}`, items };
      }),
    );
  }

  async function groundOf(order: AssemblyOrder): Promise<Ground> {
    const { blueprint, version } = await blueprints.newest(order.blueprintId);
    const uses = await papers.uses(database.read, { large: await assemblies.large(database.read) });
    const terms = termsOf(order, { uses, pastPapers: await pastPapersOf(order) });
    return { blueprint, version, bank: await bank(), uses, terms };
  }

  async function make(run: Run, seed: string, { blueprint, bank: now, terms }: Ground): Promise<Made | Refusal> {
    const options = { bank: { stamp: now.stamp, items: now.bank.entries }, onProgress: run.tell };
    const { forms, perCandidate } = run.order;
    if (perCandidate === undefined) {
      const outcome = await runner.ask("forms", { ...terms, blueprint, forms, seed }, options);
      return "refused" in outcome ? wireRefusal(outcome) : madeForms(outcome);
    }
    const width = String(perCandidate).length;
    const candidates = Array.from({ length: perCandidate }, (_, at) => String(at + 1).padStart(width, "0"));
    const handed: Pick<Made, "papers" | "lines">[] = [];
    const onBatch = (batch: PaperBatch): void => void handed.push({ papers: batch.papers, lines: batch.lines.map(wireLines) });
    const outcome = await runner.ask("loft", { ...terms, blueprint, candidates, seed }, { ...options, onBatch });
    return "refused" in outcome ? wireRefusal(outcome) : madeLoft(outcome, handed);
  }

  async function store(run: Run, about: { made: Made; ground: Ground; seed: string }): Promise<string> {
    const { made, ground, seed } = about;
    const { blueprint, version, uses } = ground;
    const id = newId(randomBytes, "assembly");
    const earlier = new Map([...uses].map(([item, use]) => [item, use.uses]));
    const exposure = exposureOf(made.papers, { blueprint, bank: ground.bank.bank.entries, uses: earlier });
    const row: Omit<AssemblyRecord, "at"> = {
      id,
      blueprintId: blueprint.id,
      seed,
      request: { order: run.order, blueprintVersion: version },
      evidence: { ...made.evidence, exposure },
      by: run.actor.id,
    };
    const hashes = { bankHash: made.evidence.bankHash, blueprintHash: made.evidence.blueprintHash };
    for (let from = 0; from < made.papers.length; from += BATCH) {
      const batch = made.papers.slice(from, from + BATCH);
      if (from > 0) await othersFirst();
      await writer.record(async (recording) => {
        if (from === 0) {
          await assemblies.insert(recording.tx, { ...row, at: recording.now });
          await recording.fact(`assembly:${id}`, run.actor.id, {
            kind: "assembled",
            seed,
            papers: made.papers.length,
            ...hashes,
          });
        }
        for (const [at, paper] of batch.entries()) {
          const origin = { id: newId(randomBytes, "paper"), blueprint, by: run.actor.id, assemblyId: id, basedOn: null };
          await freezePaper(recording, paper, { ...origin, ...hashes, lines: made.lines[from + at] ?? [], store: papers });
        }
      });
    }
    return id;
  }

  /** The work of one run. @throws what went wrong, a refusal included */
  async function work(run: Run): Promise<string> {
    const ground = await groundOf(run.order);
    const seed = run.order.seed ?? randomToken(randomBytes, SEED_LENGTH);
    const made = await make(run, seed, ground);
    if (isRefusal(made)) throw new Refused(made);
    run.startStoring();
    return store(run, { made, ground, seed });
  }

  function start(actor: StaffActor, order: AssemblyOrder): Run {
    return runs.start({ id: newId(randomBytes, "run"), actor, order }, work);
  }

  return {
    runs,
    /** Starts an assembly and answers at once. @throws Refused `not-found` */
    async startRun(actor: StaffActor, order: AssemblyOrder): Promise<AssemblyRun> {
      await blueprints.newest(order.blueprintId);
      return start(actor, order).view();
    },
    /** Assembles and waits. @throws Refused `bank-short` with every short cell under `shortages`, `assembly-failed` with what stands in the way */
    async finish(actor: StaffActor, order: AssemblyOrder): Promise<{ assemblyId: string; paperIds: string[] }> {
      const assemblyId = await start(actor, order).finished;
      const made = await papers.ofAssembly(database.read, assemblyId);
      return { assemblyId, paperIds: made.map(({ id }) => id) };
    },
  };
}

export type AssemblyCommands = ReturnType<typeof assemblyCommands>;

function madeForms({ papers, report }: Exclude<FormsOutcome, AssemblyRefusal>): Made {
  const { engine, restarts, moves, blueprintHash, bankHash, uncalibrated } = report;
  const targets = report.targets && { ...report.targets, lines: [...report.targets.lines] };
  const across = wireLines(report.across);
  const linesOf = (form: string) => wireLines(report.papers.find((paper) => paper.form === form)?.lines ?? []);
  return {
    papers,
    lines: papers.map(({ form }) => [...linesOf(form), ...across]),
    evidence: { engine, restarts, moves, blueprintHash, bankHash, across, uncalibrated: [...uncalibrated], targets },
  };
}

function madeLoft({ moves, bankHash, blueprintHash }: LoftOutcome, handed: readonly Pick<Made, "papers" | "lines">[]): Made {
  const kept = { restarts: 0, moves, blueprintHash, bankHash };
  const evidence = { engine: LOFT_ENGINE, ...kept, across: [], uncalibrated: [], targets: null };
  return { papers: handed.flatMap(({ papers }) => papers), lines: handed.flatMap(({ lines }) => lines), evidence };
}
