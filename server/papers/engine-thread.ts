import { Worker } from "node:worker_threads";
import type { ItemVersion } from "#item-bank/item.ts";
import type { EngineProgress, EngineTasks, FromEngine, PaperBatch, TaskKind, ToEngine } from "./engine-messages.ts";

/** The work was ended on purpose, or the thread died under it. */
export class EngineStopped extends Error {
  override name = "EngineStopped";
}

export interface AskOptions {
  /** The bank the task is about; it crosses over only when the thread does not have it yet. */
  readonly bank?: { readonly stamp: string; readonly items: readonly ItemVersion[] };
  readonly onProgress?: (progress: EngineProgress) => void;
  readonly onBatch?: (batch: PaperBatch) => void;
}

/** A thread that assembles papers and draws documents; one task after the other. */
export interface EngineThread {
  /** @throws EngineStopped after `stop`, Error when the task itself failed */
  ask<Kind extends TaskKind>(
    kind: Kind,
    asked: EngineTasks[Kind]["asked"],
    options?: AskOptions,
  ): Promise<EngineTasks[Kind]["answer"]>;
  /** Ends the thread and everything asked of it; the next question starts a new one. */
  stop(): Promise<void>;
}

interface Waiting {
  resolve(answer: unknown): void;
  reject(error: Error): void;
  readonly options: AskOptions;
}

/** The engine off the event loop. The thread starts with the first question and does not keep the process alive. */
export function createEngineThread(): EngineThread {
  let thread: ReturnType<typeof startThread> | undefined;
  return {
    async ask(kind, asked, options = {}) {
      if (!thread || thread.isOver()) thread = startThread();
      return thread.ask(kind, asked, options) as Promise<never>;
    },
    async stop() {
      await thread?.stop();
    },
  };
}

function startThread() {
  const worker = new Worker(new URL("./engine-boot.mjs", import.meta.url));
  const waiting = new Map<number, Waiting>();
  let isOver = false;
  let lastId = 0;
  let stampThere: string | undefined;
  const taken = (id: number): Waiting | undefined => {
    const entry = waiting.get(id);
    waiting.delete(id);
    // An idle thread must not keep the process alive; a question being answered must.
    if (waiting.size === 0) worker.unref();
    return entry;
  };
  const endAll = (error: Error): void => {
    isOver = true;
    for (const id of [...waiting.keys()]) taken(id)?.reject(error);
  };
  worker.on("message", (message: FromEngine) => {
    if (message.kind === "progress") waiting.get(message.id)?.options.onProgress?.(message.progress);
    else if (message.kind === "batch") waiting.get(message.id)?.options.onBatch?.(message.batch);
    else if (message.kind === "answer") taken(message.id)?.resolve(message.answer);
    else taken(message.id)?.reject(new Error(message.message));
  });
  worker.on("error", (error: Error) => endAll(error));
  worker.on("exit", () => endAll(new EngineStopped("the engine's thread ended")));
  const send = (message: ToEngine): void => worker.postMessage(message);
  return {
    isOver: () => isOver,
    async stop(): Promise<void> {
      endAll(new EngineStopped("stopped"));
      await worker.terminate();
    },
    ask(kind: TaskKind, asked: unknown, options: AskOptions): Promise<unknown> {
      const id = ++lastId;
      worker.ref();
      return new Promise((resolve, reject) => {
        const { bank } = options;
        waiting.set(id, { resolve, reject, options });
        if (bank && bank.stamp !== stampThere) send({ kind: "bank", stamp: bank.stamp, items: bank.items });
        if (bank) stampThere = bank.stamp;
        send({ kind, id, asked });
      });
    },
  };
}
