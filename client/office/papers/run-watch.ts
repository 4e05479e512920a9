import { type Accessor, createEffect, createSignal, on, onCleanup } from "solid-js";
import { type ApiProblem, asProblem } from "#client/sync/api-problem.ts";
import type { AssemblyRun } from "#contract/assemblies.ts";

const PAUSE_MS = 500;
const PAUSE_AFTER_PROBLEM_MS = 3000;

export interface RunWatch {
  run: Accessor<AssemblyRun | undefined>;
  /** Why the last look failed; it goes on looking unless the run is gone. */
  problem: Accessor<ApiProblem | undefined>;
  /** Puts in what another call answered about the run. */
  set(run: AssemblyRun): void;
}

export function isOver({ state }: Pick<AssemblyRun, "state">): boolean {
  return state !== "waiting" && state !== "running";
}

/** Looks at a run until it is over. A look that fails is repeated; a run nobody knows is not asked for again. */
export function createRunWatch(id: Accessor<string | undefined>, look: (id: string) => Promise<AssemblyRun>): RunWatch {
  const [run, setRun] = createSignal<AssemblyRun>();
  const [problem, setProblem] = createSignal<ApiProblem>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let watched: string | undefined;

  async function once(of: string): Promise<void> {
    try {
      const answer = await look(of);
      if (watched !== of) return;
      setProblem(undefined);
      take(answer);
    } catch (thrown) {
      if (watched !== of) return;
      const found = asProblem(thrown);
      setProblem(found);
      if (found.code !== "not-found") again(of, PAUSE_AFTER_PROBLEM_MS);
    }
  }

  function take(answer: AssemblyRun): void {
    const known = run();
    // The reply of a cancel may come before the look that was on its way.
    if (known?.id === answer.id && isOver(known) && !isOver(answer)) return;
    setRun(answer);
    if (isOver(answer)) clearTimeout(timer);
    else again(answer.id, PAUSE_MS);
  }

  function again(of: string, pauseMs: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => void once(of), pauseMs);
  }

  createEffect(
    on(id, (of) => {
      clearTimeout(timer);
      watched = of;
      setRun(undefined);
      if (of !== undefined) void once(of);
    }),
  );
  onCleanup(() => {
    clearTimeout(timer);
    watched = undefined;
  });
  return { run, problem, set: take };
}
