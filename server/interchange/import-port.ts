import { Worker } from "node:worker_threads";
import type { Format, SourceFile } from "#item-bank/interchange/foreign-item.ts";
import type { Sentence } from "#kernel/issue-sentences.ts";
import type { ImportOutcome, ImportReply, ImportTask } from "./import-messages.ts";

/** How long a file may be read, and how much memory its reading may take: a refusal within two seconds and 256 MB in all. */
export interface ImportLimits {
  readonly patienceMs: number;
  readonly memoryMb: number;
}

export const IMPORT_LIMITS: ImportLimits = { patienceMs: 1_800, memoryMb: 112 };
/** Starting a thread is not the file's fault. */
const BOOT_MS = 30_000;

export interface ImportPort {
  /** Reads a file in the thread, one file after the other; never throws for what a file holds. */
  read(file: SourceFile, options?: { readonly format?: Format | "auto" }): Promise<ImportOutcome>;
  close(): Promise<void>;
}

/** Reading in a thread of its own, started with the first file and ended by the first file that goes too far. */
export function createImportPort(limits: ImportLimits = IMPORT_LIMITS): ImportPort {
  let thread: ReadingThread | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const readNext = async (file: SourceFile, format: Format | "auto"): Promise<ImportOutcome> => {
    if (!thread || thread.isOver()) thread = startThread(limits);
    return thread.read(file, format);
  };
  return {
    read(file, { format = "auto" } = {}) {
      const outcome = last.then(() => readNext(file, format));
      last = outcome.catch(() => undefined);
      return outcome;
    },
    async close() {
      await thread?.end({ hostile: STOPPED });
    },
  };
}

interface ReadingThread {
  read(file: SourceFile, format: Format | "auto"): Promise<ImportOutcome>;
  isOver(): boolean;
  end(outcome: ImportOutcome): Promise<void>;
}

function startThread({ patienceMs, memoryMb }: ImportLimits): ReadingThread {
  const worker = new Worker(new URL("./import-boot.mjs", import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 32 },
  });
  let isOver = false;
  let lastId = 0;
  let settle: ((outcome: ImportOutcome) => void) | undefined;
  let becomeReady: () => void = () => undefined;
  const ready = new Promise<void>((resolve) => {
    becomeReady = resolve;
  });
  const end = async (outcome: ImportOutcome): Promise<void> => {
    isOver = true;
    settle?.(outcome);
    becomeReady();
    await worker.terminate();
  };
  worker.on("message", (reply: ImportReply) => {
    if (reply.kind === "ready") becomeReady();
    else if (reply.id === lastId) settle?.(reply.outcome);
  });
  worker.on("error", (error: NodeJS.ErrnoException) => {
    void end({ hostile: error.code === "ERR_WORKER_OUT_OF_MEMORY" ? tooLarge(memoryMb) : broken(error) });
  });
  worker.on("exit", () => void end({ hostile: STOPPED }));
  return {
    isOver: () => isOver,
    end,
    read(file, format) {
      const id = ++lastId;
      // A copy is handed over, so the caller keeps its bytes and the thread gets no more than this file.
      const bytes = new Uint8Array(file.bytes);
      worker.ref();
      return new Promise((resolve) => {
        let alarm = setTimeout(() => void end({ hostile: STOPPED }), BOOT_MS);
        settle = (outcome) => {
          settle = undefined;
          clearTimeout(alarm);
          // An idle thread must not keep the process alive.
          worker.unref();
          resolve(outcome);
        };
        void ready.then(() => {
          if (isOver) return;
          clearTimeout(alarm);
          alarm = setTimeout(() => void end({ hostile: tooSlow(patienceMs) }), patienceMs);
          worker.postMessage({ id, name: file.name, bytes, format } satisfies ImportTask, [bytes.buffer]);
        });
      });
    },
  };
}

const STOPPED: Sentence = { zh: "读取中断了，请再试一次", en: "the reading was stopped; please try again" };

function tooSlow(patienceMs: number): Sentence {
  const seconds = patienceMs / 1000;
  return {
    zh: `文件 ${seconds} 秒内没有读完，不予导入；请分成几个小文件`,
    en: `the file could not be read within ${seconds} seconds; split it into smaller files`,
  };
}

function tooLarge(memoryMb: number): Sentence {
  return {
    zh: `读取这个文件需要超过 ${memoryMb} MB 内存，不予导入；请分成几个小文件`,
    en: `reading this file takes more than ${memoryMb} MB of memory; split it into smaller files`,
  };
}

function broken(error: Error): Sentence {
  const detail = error.message.slice(0, 200);
  return { zh: `文件读不出来（${detail}）`, en: `the file cannot be read (${detail})` };
}
