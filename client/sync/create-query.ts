import { type Accessor, createEffect, createSignal, on, onCleanup } from "solid-js";
import { type ApiProblem, asProblem } from "./api-problem.ts";

export interface Query<T> {
  /** The newest answer; kept while it is fetched again. */
  data: Accessor<T | undefined>;
  problem: Accessor<ApiProblem | undefined>;
  isLoading: Accessor<boolean>;
  reload(): Promise<void>;
  /** Puts in an answer that came by another way, for instance the reply of a save. */
  set(value: T): void;
}

/**
 * Fetches whenever `source` changes (a source of `undefined` or `false` waits) and keeps the last answer on screen
 * meanwhile. Answers that were overtaken by a newer question are dropped.
 */
export function createQuery<S, T>(
  source: Accessor<S | undefined | false | null>,
  fetcher: (source: S, signal: AbortSignal) => Promise<T>,
): Query<T> {
  const [data, setData] = createSignal<T>();
  const [problem, setProblem] = createSignal<ApiProblem>();
  const [isLoading, setLoading] = createSignal(false);
  let running: AbortController | undefined;

  async function load(from: S | undefined | false | null): Promise<void> {
    running?.abort();
    if (from === undefined || from === false || from === null) return;
    const mine = new AbortController();
    running = mine;
    setLoading(true);
    try {
      const answer = await fetcher(from, mine.signal);
      if (mine.signal.aborted) return;
      setData(() => answer);
      setProblem(undefined);
    } catch (thrown) {
      if (!mine.signal.aborted) setProblem(asProblem(thrown));
    } finally {
      if (running === mine) setLoading(false);
    }
  }

  createEffect(on(source, (from) => void load(from)));
  onCleanup(() => running?.abort());
  return {
    data,
    problem,
    isLoading,
    reload: () => load(source()),
    set: (value) => {
      setData(() => value);
      setProblem(undefined);
    },
  };
}

export interface Action<A extends unknown[], T> {
  /** Runs once at a time; answers undefined when it failed (see `problem`) or was already running. */
  run(...args: A): Promise<T | undefined>;
  isBusy: Accessor<boolean>;
  problem: Accessor<ApiProblem | undefined>;
  clear(): void;
}

/** Wraps something a person does (save, release, sign in) so that a page can show that it runs and what went wrong. */
export function createAction<A extends unknown[], T>(perform: (...args: A) => Promise<T>): Action<A, T> {
  const [isBusy, setBusy] = createSignal(false);
  const [problem, setProblem] = createSignal<ApiProblem>();
  return {
    isBusy,
    problem,
    clear: () => setProblem(undefined),
    async run(...args) {
      if (isBusy()) return undefined;
      setBusy(true);
      setProblem(undefined);
      try {
        return await perform(...args);
      } catch (thrown) {
        setProblem(asProblem(thrown));
        return undefined;
      } finally {
        setBusy(false);
      }
    },
  };
}
