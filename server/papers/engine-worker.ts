import { createHash } from "node:crypto";
import { parentPort } from "node:worker_threads";
import { assemble } from "#blueprints/assemble.ts";
import { bankHash, blueprintHash } from "#blueprints/bank-hash.ts";
import { capacity } from "#blueprints/capacity.ts";
import { Loft } from "#blueprints/loft.ts";
import type { AssembledPaper } from "#blueprints/paper.ts";
import { type PreparedBank, prepareBank } from "#blueprints/prepared-bank.ts";
import type { ReportLine } from "#blueprints/report.ts";
import { applySwap, swapCandidates } from "#blueprints/swap.ts";
import { verifyPapers } from "#blueprints/verify.ts";
import { assert } from "#kernel/assert.ts";
import type { EngineProgress, EngineTasks, FromEngine, PaperBatch, TaskKind, ToEngine } from "./engine-messages.ts";
import { createHighsSolver } from "./solver-highs.ts";

/*
 * The engine's own thread. Nothing here decides by the clock: the same task gives the same answer, and a task that is not
 * wanted any more is ended with the thread.
 */

const port = parentPort;
if (!port) throw new Error("engine-worker.ts runs as a worker thread");

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const solver = createHighsSolver();
/** Papers handed over together. */
const BATCH = 25;
let bank: PreparedBank = prepareBank([]);
/** Tasks are answered one after the other, in the order they came. */
let last: Promise<void> = Promise.resolve();

type Tell = (progress: Partial<EngineProgress>) => void;
type HandOver = (batch: PaperBatch) => void;
type Answers = {
  readonly [Kind in TaskKind]: (
    asked: EngineTasks[Kind]["asked"],
    tell: Tell,
    handOver: HandOver,
  ) => Promise<EngineTasks[Kind]["answer"]>;
};

const answers: Answers = {
  async forms(asked, tell) {
    tell({ stage: "searching" });
    const outcome = await assemble({ ...asked, items: bank }, { hash: sha256, solver, onStage: (stage) => tell({ stage }) });
    if ("report" in outcome) {
      const { restarts, moves } = outcome.report;
      tell({ restarts, moves, papers: outcome.papers.length });
    }
    return outcome;
  },
  async loft(asked, tell, handOver) {
    const loft = new Loft({ ...asked, items: bank }, sha256);
    const obstacle = loft.obstacle();
    if (obstacle) return obstacle;
    let batch: AssembledPaper[] = [];
    let moves = 0;
    for (const [at, candidate] of asked.candidates.entries()) {
      const outcome = loft.paperFor(candidate);
      if ("refused" in outcome) return outcome;
      batch.push(outcome.paper);
      moves += outcome.moves;
      if (batch.length < BATCH && at + 1 < asked.candidates.length) continue;
      handOver({ papers: batch, lines: recounted(asked, batch) });
      tell({ stage: "searching", moves, papers: at + 1 });
      batch = [];
    }
    return { moves, bankHash: bankHash(bank, asked, sha256), blueprintHash: blueprintHash(asked.blueprint, sha256) };
  },
  async candidates({ place, mostListed, ...ground }) {
    return swapCandidates({ ...ground, items: bank }, place, { hash: sha256, mostListed });
  },
  async swap({ place, id, ...ground }) {
    const outcome = applySwap({ ...ground, items: bank }, { ...place, id }, { hash: sha256 });
    return "refused" in outcome ? outcome : { ...outcome, bankHash: bankHash(bank, ground, sha256) };
  },
  async capacity(asked) {
    return capacity({ ...asked, items: bank }, { hash: sha256, seed: asked.seed });
  },
  async reportPdf(document) {
    const { reportPdf } = await import("./pdf/report-pdf.ts");
    return reportPdf(document);
  },
  async paperPdf(document) {
    const { paperPdf } = await import("./pdf/paper-pdf.ts");
    return paperPdf(document);
  },
};

/** Every paper recounted once more on its own: the lines the office reads. */
function recounted(asked: EngineTasks["loft"]["asked"], papers: readonly AssembledPaper[]): (readonly ReportLine[])[] {
  const { blueprint, anchors, exclude, pastPapers, limits = {} } = asked;
  const terms = {
    ...(anchors && { anchors }),
    ...(exclude && { exclude }),
    ...(pastPapers && { pastPapers }),
    limits: { ...limits, mostUses: undefined },
  };
  return papers.map((paper) => {
    const check = verifyPapers({ blueprint, items: bank, papers: [paper], terms }, { hash: sha256 });
    assert(check.isSound, "a paper the engine gave is sound");
    return check.papers[0]?.lines ?? [];
  });
}

async function answer(kind: TaskKind, id: number, asked: unknown): Promise<FromEngine> {
  let progress: EngineProgress = { stage: "reading", restarts: 0, moves: 0, papers: 0 };
  const tell: Tell = (more) => {
    progress = { ...progress, ...more };
    port?.postMessage({ kind: "progress", id, progress } satisfies FromEngine);
  };
  const handOver: HandOver = (batch) => port?.postMessage({ kind: "batch", id, batch } satisfies FromEngine);
  const work = answers[kind] as (asked: unknown, tell: Tell, handOver: HandOver) => Promise<unknown>;
  try {
    return { kind: "answer", id, answer: await work(asked, tell, handOver) };
  } catch (error) {
    return { kind: "failed", id, message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

port.on("message", (message: ToEngine) => {
  last = last.then(async () => {
    if (message.kind === "bank") bank = prepareBank(message.items);
    else port.postMessage(await answer(message.kind, message.id, message.asked));
  });
});
