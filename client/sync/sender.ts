import type { Say, SayReply } from "#contract/candidate.ts";
import type { createBackoff } from "./backoff.ts";
import { MESSAGES_PER_SAY } from "./candidate-calls.ts";
import type { Link } from "./link.ts";
import type { Entry } from "./outbox.ts";

/** Keeps one batch well below the server's body limit, whatever the essays hold (UTF-16 units of inserted text). */
const TEXT_PER_SAY = 45_000;

interface Source {
  /** What waits, in order; nothing while sending is not allowed. */
  next(): { device: string; epoch: number; entries: readonly Entry[] };
  /** Highest number that is safe in the outbox; only those are sent. */
  storedThrough(): number;
  accept(reply: SayReply): void;
  /** True when trying again later makes sense. */
  fail(thrown: unknown): boolean;
}

/** Sends what waits, one batch in flight, in order, again after failures with growing pauses. */
export function createSender(link: Link, backoff: ReturnType<typeof createBackoff>, source: Source) {
  let running: Promise<void> | null = null;
  let retryTimer: ReturnType<typeof setTimeout> | undefined;
  let isStopped = false;

  function message(which: "stored" | "all" = "stored"): Say | null {
    const { device, epoch, entries } = source.next();
    const messages = batchOf(which === "all" ? entries : entries.filter(({ n }) => n <= source.storedThrough()));
    return messages.length > 0 ? { device, epoch, messages } : null;
  }

  /** Answers true when it stopped because nothing waits. */
  async function run(): Promise<boolean> {
    for (let batch = message(); batch !== null && !isStopped; batch = message()) {
      try {
        const reply = await link.say(batch);
        if (isStopped) return false;
        const isProgress = reply.ackedThrough >= (batch.messages[0]?.n ?? 0);
        source.accept(reply);
        if (isProgress) backoff.reset();
        else {
          tryLater();
          return false;
        }
      } catch (thrown) {
        if (!isStopped && source.fail(thrown)) tryLater();
        return false;
      }
    }
    return true;
  }

  function tryLater(): void {
    clearTimeout(retryTimer);
    retryTimer = setTimeout(wake, backoff.nextMs());
  }

  /** Starts sending now, unless it runs already. */
  function wake(): void {
    clearTimeout(retryTimer);
    if (running || isStopped) return;
    running = run().then((isDone) => {
      running = null;
      // Something may have been added between the last look and this line.
      if (isDone && message() !== null) wake();
    });
  }

  return {
    wake,
    message,
    /** Resolves when everything is acknowledged or the present try has failed. */
    async drain(): Promise<void> {
      wake();
      while (running) await running;
    },
    stop(): void {
      isStopped = true;
      clearTimeout(retryTimer);
    },
  };
}

function batchOf(entries: readonly Entry[]): Entry[] {
  const batch: Entry[] = [];
  let text = 0;
  for (const entry of entries) {
    const { command } = entry;
    text += command.kind === "write" ? command.insert.length : command.kind === "rewrite" ? command.text.length : 0;
    if (batch.length === MESSAGES_PER_SAY || (batch.length > 0 && text > TEXT_PER_SAY)) break;
    batch.push(entry);
  }
  return batch;
}
