import { type Accessor, createEffect, createSignal, on, onCleanup } from "solid-js";
import { type ApiProblem, asProblem } from "#client/sync/api-problem.ts";
import type { ItemRow } from "#contract/bank.ts";

/** One place of the table; its item comes when somebody looks there. */
export interface Slot {
  readonly at: number;
  readonly row: ItemRow | undefined;
}

interface Page {
  readonly rows: readonly ItemRow[];
  readonly total: number;
}

/** Asks for rows `offset` to `offset + limit` of what is found. */
export type FetchPage<Q> = (query: Q, page: { offset: number; limit: number }, signal: AbortSignal) => Promise<Page>;

export interface FoundRows {
  /** One slot for everything found; undefined before the first answer. */
  slots: Accessor<readonly Slot[] | undefined>;
  total: Accessor<number>;
  isLoading: Accessor<boolean>;
  problem: Accessor<ApiProblem | undefined>;
  /** The table shows slots `first` to `last` (exclusive): fetch what is missing there. */
  see(first: number, last: number): void;
  /** Ids of the slots `first` to `last` (exclusive), fetched where they are not known yet. */
  idsBetween(first: number, last: number): Promise<string[]>;
  /** Ids of all that is found. */
  allIds(): Promise<string[]>;
  /** Fetches again what is in view; the table stays. */
  reload(): Promise<void>;
}

export const PAGE_ROWS = 100;

/**
 * What a search found, fetched in pages as they come into view, so that ten thousand rows cost one page. A new query
 * drops what still comes for the old one; the old rows stay on screen until its first page is there.
 */
export function createFoundRows<Q>(query: Accessor<Q>, fetchPage: FetchPage<Q>): FoundRows {
  const [slots, setSlots] = createSignal<readonly Slot[]>();
  const [running, setRunning] = createSignal(0);
  const [problem, setProblem] = createSignal<ApiProblem>();
  let current = new AbortController();
  let pages = new Map<number, Promise<void>>();
  let inView = { first: 0, last: PAGE_ROWS };

  function put(page: number, { rows, total }: Page, isFirst: boolean): void {
    const known = isFirst ? [] : (slots() ?? []);
    const next =
      known.length === total ? [...known] : Array.from({ length: total }, (_, at) => known[at] ?? { at, row: undefined });
    for (const [index, row] of rows.entries()) {
      const at = page * PAGE_ROWS + index;
      if (at < total) next[at] = { at, row };
    }
    setSlots(next);
  }

  async function fetchInto(page: number, isFirst: boolean): Promise<void> {
    const { signal } = current;
    setRunning((count) => count + 1);
    try {
      const answer = await fetchPage(query(), { offset: page * PAGE_ROWS, limit: PAGE_ROWS }, signal);
      if (signal.aborted) return;
      put(page, answer, isFirst);
      setProblem(undefined);
    } catch (thrown) {
      if (signal.aborted) return;
      pages.delete(page);
      setProblem(asProblem(thrown));
    } finally {
      setRunning((count) => count - 1);
    }
  }

  function load(page: number, isFirst = false): Promise<void> {
    const known = pages.get(page);
    if (known) return known;
    const fetching = fetchInto(page, isFirst);
    pages.set(page, fetching);
    return fetching;
  }

  function begin(page: number): Promise<void> {
    current.abort();
    current = new AbortController();
    pages = new Map();
    return load(page, true);
  }

  async function need(first: number, last: number): Promise<void> {
    const wanted: Promise<void>[] = [];
    for (let page = Math.floor(first / PAGE_ROWS); page * PAGE_ROWS < last; page += 1) wanted.push(load(page));
    await Promise.all(wanted);
  }

  async function idsBetween(first: number, last: number): Promise<string[]> {
    await need(first, Math.min(last, slots()?.length ?? 0));
    return (slots() ?? []).slice(first, last).flatMap(({ row }) => (row ? [row.id] : []));
  }

  createEffect(
    on(query, () => {
      inView = { first: 0, last: PAGE_ROWS };
      void begin(0);
    }),
  );
  onCleanup(() => current.abort());

  return {
    slots,
    total: () => slots()?.length ?? 0,
    isLoading: () => running() > 0,
    problem,
    see(first, last) {
      inView = { first, last };
      if (slots() !== undefined) void need(first, Math.min(last, slots()?.length ?? 0));
    },
    idsBetween,
    allIds: () => idsBetween(0, slots()?.length ?? 0),
    async reload() {
      const { first, last } = inView;
      await begin(Math.floor(first / PAGE_ROWS));
      await need(first, Math.min(last, slots()?.length ?? 0));
    },
  };
}
