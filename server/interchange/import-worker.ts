import { parentPort } from "node:worker_threads";
import type { ForeignReading } from "#item-bank/interchange/foreign-item.ts";
import { HostileFile } from "./hostile-file.ts";
import type { ImportOutcome, ImportReply, ImportTask } from "./import-messages.ts";
import { readQuestions } from "./read-questions.ts";

/*
 * The thread that reads files nobody vouches for: its memory is limited, and it is ended when a reading takes too long,
 * so that the server goes on answering whatever somebody uploads.
 */

const port = parentPort;
if (!port) throw new Error("import-worker.ts runs as a worker thread");

port.on("message", (task: ImportTask) => void answer(task));
port.postMessage({ kind: "ready" } satisfies ImportReply);

async function answer({ id, name, bytes, format }: ImportTask): Promise<void> {
  const outcome = await read({ id, name, bytes, format });
  const own = "hostile" in outcome ? outcome : { ...outcome, ...withOwnFigures(outcome) };
  port?.postMessage({ kind: "outcome", id, outcome: own } satisfies ImportReply, buffersOf(own));
}

async function read({ name, bytes, format }: ImportTask): Promise<ImportOutcome> {
  try {
    return await readQuestions({ name, bytes }, { format });
  } catch (error) {
    if (error instanceof HostileFile) return { hostile: error.sentence };
    const detail = String(error).slice(0, 200);
    return { hostile: { zh: `文件读不出来（${detail}）`, en: `the file cannot be read (${detail})` } };
  }
}

/** Images cut out of what they were read from, or each would carry the whole archive across. */
function withOwnFigures({ items }: ForeignReading): Pick<ForeignReading, "items"> {
  const cut = items.map((item) =>
    item.figures
      ? { ...item, figures: item.figures.map((figure) => ({ ...figure, bytes: new Uint8Array(figure.bytes) })) }
      : item,
  );
  return { items: cut };
}

function buffersOf(outcome: ImportOutcome): ArrayBuffer[] {
  if ("hostile" in outcome) return [];
  return outcome.items.flatMap(({ figures = [] }) => figures.map(({ bytes }) => bytes.buffer as ArrayBuffer));
}
