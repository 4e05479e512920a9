import { type Accessor, createSignal } from "solid-js";
import { type ApiProblem, asProblem } from "#client/sync/api-problem.ts";

export type DraftState = { readonly kind: "clean" | "waiting" | "failed" } | { readonly kind: "saved"; readonly savedAt: number };

const AFTER_LAST_CHANGE_MS = 1_200;
const RETRY_MS = 5_000;

export interface DraftKeeper {
  state: Accessor<DraftState>;
  /** Something changed: save it a moment later. */
  touch(): void;
  /** Save now what is not saved yet; resolves when nothing is left to send or it failed. */
  flush(): Promise<void>;
  /** Forget what was not saved: the script is done or belongs to somebody else. */
  drop(): void;
  stop(): void;
}

/**
 * Sends unfinished marks a moment after the last change, one call at a time, and again after a failure.
 * @param send reads the marks as they are now; undefined when there is nothing to send
 * @param onRefused a refusal that trying again cannot mend
 */
export function createDraftKeeper(
  send: () => Promise<{ savedAt: number }> | undefined,
  onRefused: (problem: ApiProblem) => void,
): DraftKeeper {
  const [state, setState] = createSignal<DraftState>({ kind: "clean" });
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | undefined;
  let changes = 0;
  let sent = 0;
  /** Moves with every script, so that a late answer about another one is not taken for this one's. */
  let round = 0;

  function later(ms: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), ms);
  }

  async function once(): Promise<void> {
    const [mine, upTo] = [round, changes];
    try {
      const answer = await send();
      if (mine !== round) return;
      sent = upTo;
      if (answer) setState(sent === changes ? { kind: "saved", savedAt: answer.savedAt } : { kind: "waiting" });
    } catch (thrown) {
      if (mine !== round) return;
      const problem = asProblem(thrown);
      if (problem.code === "lease-lost" || problem.code === "already-marked") return onRefused(problem);
      setState({ kind: "failed" });
      later(RETRY_MS);
    }
  }

  async function flush(): Promise<void> {
    clearTimeout(timer);
    await running;
    if (sent === changes) return;
    running = once();
    await running;
    running = undefined;
  }

  function drop(): void {
    clearTimeout(timer);
    round++;
    sent = changes;
    setState({ kind: "clean" });
  }

  return {
    state,
    touch() {
      changes++;
      setState({ kind: "waiting" });
      later(AFTER_LAST_CHANGE_MS);
    },
    flush,
    drop,
    stop: () => clearTimeout(timer),
  };
}
