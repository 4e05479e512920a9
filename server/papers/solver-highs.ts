import { Worker } from "node:worker_threads";
import type { LinearModel, Solver } from "#blueprints/solver.ts";
import type { SolverReply, SolverTask } from "./solver-messages.ts";

/** Above this many matrix entries a model is not worth asking about: solve time and memory run away. */
const MOST_ENTRIES = 500_000;
const DEFAULT_PATIENCE_MS = 20_000;

export interface ThreadSolver extends Solver {
  /** Ends the thread; questions still open are answered with "unknown". A later question starts a new one. */
  close(): Promise<void>;
}

/**
 * HiGHS behind the `Solver` port, in a thread of its own, started with the first question. Its own time limit is not
 * reliable, so after `patienceMs` the thread is ended; a crashed or ended one is never used again.
 */
export function createHighsSolver({ patienceMs = DEFAULT_PATIENCE_MS }: { patienceMs?: number } = {}): ThreadSolver {
  let thread: SolverThread | undefined;
  const ask = async (kind: SolverTask["kind"], model: LinearModel): Promise<SolverReply | undefined> => {
    if (model.values.length > MOST_ENTRIES) return undefined;
    if (!thread || thread.isOver()) thread = startThread(patienceMs);
    return thread.ask(kind, model);
  };
  return {
    name: "highs",
    async minimise(model) {
      const reply = await ask("minimise", model);
      return reply?.kind === "answer" ? reply.answer : { status: "unknown" };
    },
    async conflict(model) {
      const reply = await ask("conflict", model);
      return reply?.kind === "conflict" ? reply.conflict : null;
    },
    async close() {
      await thread?.end();
    },
  };
}

interface SolverThread {
  ask(kind: SolverTask["kind"], model: LinearModel): Promise<SolverReply | undefined>;
  isOver(): boolean;
  end(): Promise<void>;
}

function startThread(patienceMs: number): SolverThread {
  const worker = new Worker(new URL("./solver-boot.mjs", import.meta.url));
  const waiting = new Map<number, (reply: SolverReply | undefined) => void>();
  let isOver = false;
  let lastId = 0;
  const settle = (id: number, reply: SolverReply | undefined): void => {
    const resolve = waiting.get(id);
    waiting.delete(id);
    // An idle solver must not keep the process alive; a question being answered must.
    if (waiting.size === 0) worker.unref();
    resolve?.(reply);
  };
  const endAll = (): void => {
    isOver = true;
    for (const id of [...waiting.keys()]) settle(id, undefined);
  };
  worker.on("message", (reply: SolverReply) => settle(reply.id, reply));
  worker.on("error", endAll);
  worker.on("exit", endAll);
  const end = async (): Promise<void> => {
    endAll();
    await worker.terminate();
  };
  return {
    isOver: () => isOver,
    end,
    ask(kind, model) {
      const id = ++lastId;
      worker.ref();
      return new Promise((resolve) => {
        const alarm = setTimeout(() => void end(), patienceMs);
        waiting.set(id, (reply) => {
          clearTimeout(alarm);
          resolve(reply);
        });
        worker.postMessage({ kind, id, model } satisfies SolverTask);
      });
    },
  };
}
