import { type Accessor, createEffect, createSignal, on, onCleanup, untrack } from "solid-js";

/** What the server is asked to keep. */
export interface CopyCalls {
  keep(id: string, copy: { baseVersion: number; content: Record<string, unknown> }): Promise<{ savedAt: number }>;
  drop(id: string): Promise<unknown>;
}

/** The work to be kept, as it stands now. `text` moves with every change. */
export interface KeptWork {
  /** Undefined until the item has an id that can be one. */
  id: Accessor<string | undefined>;
  text: Accessor<string>;
  isDirty: Accessor<boolean>;
  baseVersion: Accessor<number>;
  content: () => Record<string, unknown>;
  /** While an older copy waits for a decision nothing is kept over it. */
  isHeld: Accessor<boolean>;
}

export type CopyState = { readonly kind: "none" | "failed" } | { readonly kind: "kept"; readonly at: number };

export interface WorkingCopy {
  state: Accessor<CopyState>;
  /** Whether leaving now would lose what was typed. */
  isAtRisk: Accessor<boolean>;
  /** An older copy under the same id waits for a decision. */
  isHeld: Accessor<boolean>;
  /** Keeps what stands there now without waiting. */
  flush(): Promise<void>;
}

/** Typing goes on for so long before it is kept. */
export const KEEP_AFTER_MS = 3_000;
const TRY_AGAIN_MS = 10_000;
const NONE: CopyState = { kind: "none" };

/**
 * Keeps unsaved work on the server while it is being written. One request at a time, so that an older state never
 * arrives after a newer one, nor a kept copy after the save that made it needless.
 */
export function createWorkingCopy(calls: CopyCalls, work: KeptWork): WorkingCopy {
  const [state, setState] = createSignal<CopyState>(NONE);
  const [keptText, setKeptText] = createSignal<string>();
  let keptAs: string | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let queue: Promise<void> = Promise.resolve();

  function stop(): void {
    clearTimeout(timer);
    timer = undefined;
  }

  function later(ms: number): void {
    timer ??= setTimeout(() => void flush(), ms);
  }

  function flush(): Promise<void> {
    stop();
    queue = queue.then(() => untrack(keep));
    return queue;
  }

  async function keep(): Promise<void> {
    const id = work.id();
    if (!id || !work.isDirty() || work.isHeld() || work.text() === keptText()) return;
    const text = work.text();
    try {
      const { savedAt } = await calls.keep(id, { baseVersion: work.baseVersion(), content: work.content() });
      if (keptAs && keptAs !== id) await calls.drop(keptAs).catch(() => undefined);
      keptAs = id;
      setKeptText(text);
      setState({ kind: "kept", at: savedAt });
      if (work.isDirty() && work.text() !== text) later(KEEP_AFTER_MS);
    } catch {
      setState({ kind: "failed" });
      later(TRY_AGAIN_MS);
    }
  }

  async function drop(): Promise<void> {
    const id = keptAs;
    keptAs = undefined;
    if (id) await calls.drop(id).catch(() => undefined);
  }

  createEffect(
    on([work.text, work.isDirty, work.isHeld, work.id], ([, isDirty, isHeld, id]) => {
      if (isHeld) return;
      if (isDirty && id) return later(KEEP_AFTER_MS);
      stop();
      setState(NONE);
      setKeptText(undefined);
      if (!isDirty) queue = queue.then(drop);
    }),
  );
  onCleanup(() => {
    if (timer !== undefined) void flush();
  });

  return {
    state,
    isHeld: work.isHeld,
    isAtRisk: () => work.isDirty() && (state().kind === "failed" || work.isHeld() || work.id() === undefined),
    flush,
  };
}
