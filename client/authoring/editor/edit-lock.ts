import { type Accessor, createEffect, createSignal, on, onCleanup } from "solid-js";
import { ApiProblem } from "#client/sync/api-problem.ts";
import type { EditLock } from "#contract/bank.ts";

export interface LockCalls {
  lock(id: string, takeOver: boolean): Promise<EditLock>;
  unlock(id: string): Promise<unknown>;
}

export type HoldState =
  | { readonly kind: "free" | "mine" }
  /** `isLost`: it was ours until the other person took over. */
  | { readonly kind: "other"; readonly holder: string; readonly isLost: boolean };

export interface EditHold {
  state: Accessor<HoldState>;
  takeOver(): Promise<void>;
}

/** Half of what a hold lasts, so that one lost renewal does no harm. */
export const RENEW_MS = 60_000;

/**
 * The hold on an item while it is being edited: asked for with the first change, renewed, given back when there is
 * nothing unsaved any more or the page is left. An item never saved has nobody to share it with.
 */
export function createEditHold(
  calls: LockCalls,
  about: { id: Accessor<string | undefined>; isEditing: Accessor<boolean>; first: EditLock | null },
): EditHold {
  const [state, setState] = createSignal<HoldState>(
    about.first && !about.first.isMine ? { kind: "other", holder: about.first.holder, isLost: false } : { kind: "free" },
  );
  let renewal: ReturnType<typeof setInterval> | undefined;

  async function ask(takeOver: boolean): Promise<void> {
    const id = about.id();
    if (!id) return;
    const wasMine = state().kind === "mine";
    try {
      await calls.lock(id, takeOver);
      setState({ kind: "mine" });
      renewal ??= setInterval(() => void ask(false), RENEW_MS);
    } catch (thrown) {
      if (!(thrown instanceof ApiProblem) || thrown.code !== "locked") return;
      stop();
      setState({ kind: "other", holder: String(thrown.detail.holder ?? ""), isLost: wasMine });
    }
  }

  function stop(): void {
    clearInterval(renewal);
    renewal = undefined;
  }

  function giveBack(): void {
    stop();
    const id = about.id();
    if (state().kind !== "mine" || !id) return;
    setState({ kind: "free" });
    void calls.unlock(id).catch(() => undefined);
  }

  createEffect(
    on(about.isEditing, (isEditing) => {
      if (isEditing && state().kind === "free") void ask(false);
      if (!isEditing) giveBack();
    }),
  );
  onCleanup(giveBack);
  return { state, takeOver: () => ask(true) };
}
