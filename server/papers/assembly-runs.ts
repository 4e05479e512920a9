import type { AssemblyRun, RunState } from "#contract/assemblies.ts";
import type { AssemblyOrder } from "#contract/papers.ts";
import type { Clock } from "#kernel/instant.ts";
import { type Refusal, Refused, refuse } from "#kernel/refusal.ts";
import type { StaffActor } from "../people/actor.ts";
import type { EngineProgress } from "./engine-messages.ts";

/** Runs remembered after their end; they are kept in memory only. */
const MOST_KEPT = 50;
/** Runs that may wait for the one before them. */
const MOST_WAITING = 10;

/** One assembly being made. */
export interface Run {
  readonly id: string;
  readonly actor: StaffActor;
  readonly order: AssemblyOrder;
  /** The id of the stored assembly. Rejects with `Refused` when there is none. */
  readonly finished: Promise<string>;
  view(): AssemblyRun;
  readonly tell: (progress: EngineProgress) => void;
  /** From here on it is stored and cannot be cancelled any more. @throws Refused when it was cancelled before */
  startStoring(): void;
}

export type AssemblyRuns = ReturnType<typeof createRuns>;

interface Kept {
  readonly run: Run;
  cancel(): Promise<void>;
}

/** Assemblies in hand, one after the other: each has the engine's thread to itself. */
export function createRuns(ports: { readonly clock: Clock; readonly stop: () => Promise<void> }) {
  const kept = new Map<string, Kept>();
  let last: Promise<unknown> = Promise.resolve();

  function known(id: string): Kept {
    const found = kept.get(id);
    if (!found) throw new Refused(refuse("not-found"));
    return found;
  }

  function forgetOld(): void {
    for (const [id, { run }] of kept) {
      if (kept.size <= MOST_KEPT) return;
      if (run.view().endedAt !== null) kept.delete(id);
    }
  }

  return {
    /** @throws Refused `busy` when too many wait */
    start(about: Pick<Run, "id" | "actor" | "order">, work: (run: Run) => Promise<string>): Run {
      const waiting = [...kept.values()].filter(({ run }) => run.view().endedAt === null).length;
      if (waiting > MOST_WAITING) throw new Refused(refuse("busy"));
      const entry = newRun(about, { ...ports, work, after: last });
      last = entry.run.finished.catch(() => undefined);
      kept.set(about.id, entry);
      forgetOld();
      return entry.run;
    },
    view: (id: string): AssemblyRun => known(id).run.view(),
    all: (): AssemblyRun[] => [...kept.values()].map(({ run }) => run.view()).reverse(),
    /** @throws Refused `wrong-state` when it has ended or is being stored */
    async cancel(id: string): Promise<AssemblyRun> {
      const entry = known(id);
      await entry.cancel();
      return entry.run.view();
    },
  };
}

interface RunPorts {
  readonly clock: Clock;
  readonly stop: () => Promise<void>;
  readonly after: Promise<unknown>;
  readonly work: (run: Run) => Promise<string>;
}

function newRun(about: Pick<Run, "id" | "actor" | "order">, { clock, stop, after, work }: RunPorts): Kept {
  const { actor, order, id } = about;
  const wanted = order.perCandidate ?? order.forms;
  let state: RunState = "waiting";
  let progress: AssemblyRun["progress"] = { stage: "waiting", restarts: 0, moves: 0, papers: 0, wanted };
  let ending: Pick<AssemblyRun, "assemblyId" | "refusal" | "endedAt"> = { assemblyId: null, refusal: null, endedAt: null };
  const startedAt = clock.now();

  function end(next: RunState, more: Partial<typeof ending> = {}): void {
    state = next;
    progress = { ...progress, stage: "ended" };
    ending = { ...ending, ...more, endedAt: clock.now() };
  }

  const isCancelled = (): boolean => state === "cancelled";
  const cancelled = (): Refused => new Refused(refuse("wrong-state", { state: "cancelled" }));

  async function execute(): Promise<string> {
    await after;
    if (isCancelled()) throw cancelled();
    state = "running";
    progress = { ...progress, stage: "reading" };
    try {
      const assemblyId = await work(run);
      end("done", { assemblyId });
      return assemblyId;
    } catch (error) {
      if (isCancelled()) throw cancelled();
      if (error instanceof Refused) end("refused", { refusal: shown(error.refusal) });
      else end("failed");
      throw error;
    }
  }

  const run: Run = {
    id,
    actor,
    order,
    // Started on the next turn, so that `run` is whole when the work begins.
    finished: Promise.resolve().then(execute),
    view: () => ({ id, blueprintId: order.blueprintId, order, by: actor.displayName, startedAt, state, progress, ...ending }),
    tell(told) {
      if (!isCancelled()) progress = { ...progress, ...told };
    },
    startStoring() {
      if (isCancelled()) throw cancelled();
      progress = { ...progress, stage: "storing", papers: wanted };
    },
  };
  // Whoever waits sees the error; a run nobody waits for keeps it in its state.
  run.finished.catch(() => undefined);
  return {
    run,
    async cancel() {
      if (ending.endedAt !== null || progress.stage === "storing") throw new Refused(refuse("wrong-state", { state }));
      const wasRunning = state === "running";
      end("cancelled");
      if (wasRunning) await stop();
    },
  };
}

function shown({ refused, detail }: Refusal): { code: string; detail: Record<string, unknown> } {
  return { code: refused, detail: { ...detail } };
}
