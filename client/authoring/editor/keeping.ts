import { type Accessor, createMemo, createSignal, onCleanup, onMount } from "solid-js";
import { unwrap } from "solid-js/store";
import type { ItemDetail } from "#contract/bank.ts";
import { copyOf, draftFromCopy } from "./draft-copy.ts";
import { createEditHold, type EditHold } from "./edit-lock.ts";
import { copyCalls, lockCalls } from "./item-calls.ts";
import type { ItemDesk } from "./item-desk.ts";
import { draftOf, type ItemDraft, isSameDraft } from "./item-draft.ts";
import { createWorkingCopy, type WorkingCopy } from "./working-copy.ts";

/** Kept work that came back and waits for a decision. */
export interface FoundCopy {
  readonly itemId: string;
  readonly draft: ItemDraft;
  readonly baseVersion: number;
  readonly savedAt: number;
}

export interface Keeping {
  copy: WorkingCopy;
  hold: EditHold;
  found: Accessor<readonly FoundCopy[]>;
  resume(copy: FoundCopy): void;
  discard(copy: FoundCopy): void;
  /** The fields take nothing: an older copy waits, or somebody else holds the item. */
  isClosed: Accessor<boolean>;
}

/** Autosave, kept work and the hold of one item at its desk. */
export function createKeeping(desk: ItemDesk, about: { canWrite: boolean; newCopies: readonly FoundCopy[] }): Keeping {
  const first = desk.detail();
  const [found, setFound] = createSignal<readonly FoundCopy[]>(first ? copyIn(first) : about.newCopies);
  const isDirty = createMemo(() => about.canWrite && desk.isDirty() && (desk.detail() !== undefined || hasText(desk.draft)));
  const id = createMemo(() => (desk.checked().problems.has("id") ? undefined : desk.draft.id.trim()));
  const copy = createWorkingCopy(copyCalls, {
    id,
    text: createMemo(() => JSON.stringify(desk.draft)),
    isDirty,
    baseVersion: desk.baseVersion,
    content: () => copyOf(unwrap(desk.draft)),
    isHeld: () => found().some(({ itemId }) => itemId === id()),
  });
  const hold = createEditHold(lockCalls, { id: () => desk.detail()?.item.id, isEditing: isDirty, first: first?.lock ?? null });
  const without = (gone: FoundCopy) => setFound((all) => all.filter((one) => one !== gone));

  onMount(() => {
    const keep = () => void copy.flush();
    window.addEventListener("pagehide", keep);
    onCleanup(() => window.removeEventListener("pagehide", keep));
  });

  return {
    copy,
    hold,
    found,
    resume(kept) {
      without(kept);
      desk.resume(kept.draft, kept.baseVersion);
    },
    discard(kept) {
      without(kept);
      void copyCalls.drop(kept.itemId).catch(() => undefined);
    },
    isClosed: () => hold.state().kind === "other" || (desk.detail() !== undefined && found().length > 0),
  };
}

/** The kept work of a saved item, where it says something the saved version does not. */
function copyIn({ item, workingCopy }: ItemDetail): FoundCopy[] {
  const draft = workingCopy ? draftFromCopy(workingCopy.content) : undefined;
  if (!workingCopy || !draft || isSameDraft(draft, draftOf(item))) return [];
  return [{ itemId: item.id, draft, baseVersion: workingCopy.baseVersion, savedAt: workingCopy.savedAt }];
}

/** Whether anything was written: a new item begins with an id that was proposed. */
function hasText(draft: ItemDraft): boolean {
  const texts = [draft.stem, draft.rationale, draft.outline, draft.topic, ...draft.options.map(({ text }) => text)];
  return texts.some((text) => text.trim() !== "");
}
