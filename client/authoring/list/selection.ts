import { type Accessor, createSignal } from "solid-js";

export interface Selection {
  ids: Accessor<ReadonlySet<string>>;
  count: Accessor<number>;
  has(id: string): boolean;
  /** Puts one item in or out and remembers its place as the start of a range. */
  toggle(id: string, at: number): void;
  /** Gives the items of a range what the place it starts from has; `idsBetween` is asked for their ids. */
  extendTo(at: number): Promise<void>;
  add(ids: readonly string[]): void;
  clear(): void;
}

/**
 * Items a person has picked, by id, so that a pick outlives a change of filters.
 * @param idsBetween ids of the places `first` to `last` (exclusive) of the table as it is now
 */
export function createSelection(idsBetween: (first: number, last: number) => Promise<string[]>): Selection {
  const [ids, setIds] = createSignal<ReadonlySet<string>>(new Set());
  let start: { at: number; isIn: boolean } | undefined;

  function mark(changed: readonly string[], isIn: boolean): void {
    const next = new Set(ids());
    for (const id of changed) {
      if (isIn) next.add(id);
      else next.delete(id);
    }
    setIds(next);
  }

  return {
    ids,
    count: () => ids().size,
    has: (id) => ids().has(id),
    toggle(id, at) {
      const isIn = !ids().has(id);
      start = { at, isIn };
      mark([id], isIn);
    },
    async extendTo(at) {
      const from = start ?? { at, isIn: true };
      start = from;
      mark(await idsBetween(Math.min(from.at, at), Math.max(from.at, at) + 1), from.isIn);
    },
    add: (added) => mark(added, true),
    clear() {
      start = undefined;
      setIds(new Set<string>());
    },
  };
}
