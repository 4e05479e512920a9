import { spliceBetween } from "#contract/answer-sheet.ts";
import type { SheetCommand } from "#contract/sheet-commands.ts";

/** Quiet time after which what was typed becomes a splice, and the longest it waits while typing goes on. */
export const PAUSE_MS = 700;
export const LONGEST_WAIT_MS = 2_000;

interface Draft {
  text: string;
  isComposing: boolean;
  pauseTimer: ReturnType<typeof setTimeout> | undefined;
  longestTimer: ReturnType<typeof setTimeout> | undefined;
}

export interface EssayDrafts {
  /** The field now reads so. `isSettled` (composition over, field left) makes the splice at once. */
  type(slot: number, change: { text: string; isComposing: boolean; isSettled: boolean }): void;
  /** Makes splices of everything that waits. */
  settleAll(): void;
  /** True while the field is ahead of what was made into splices. */
  isAhead(slot: number): boolean;
  /** Forgets a waiting draft, because the text was replaced on purpose. */
  drop(slot: number): void;
}

/**
 * Collects what is typed into essays and hands out splices against the text they are made for: at a pause of 0.7 s, at
 * the latest every 2 s, and at once when settled. A draft taken in the middle of a composition is kept too, marked.
 * @param baseText the local text with every splice so far applied
 */
export function createEssayDrafts(
  baseText: (slot: number) => string,
  {
    commit,
    onAhead,
  }: { commit: (command: SheetCommand, text: string) => void; onAhead: (slot: number, isAhead: boolean) => void },
): EssayDrafts {
  const drafts = new Map<number, Draft>();

  function settle(slot: number): void {
    const draft = drafts.get(slot);
    if (!draft) return;
    drop(slot);
    const splice = spliceBetween(baseText(slot), draft.text);
    if (splice === null) return;
    const marked = draft.isComposing ? { composing: true as const } : {};
    commit({ kind: "write", slot, ...splice, ...marked }, draft.text);
  }

  function drop(slot: number): void {
    const draft = drafts.get(slot);
    if (!draft) return;
    clearTimeout(draft.pauseTimer);
    clearTimeout(draft.longestTimer);
    drafts.delete(slot);
    onAhead(slot, false);
  }

  return {
    type(slot, { text, isComposing, isSettled }) {
      const draft = drafts.get(slot) ?? { text, isComposing, pauseTimer: undefined, longestTimer: undefined };
      const isNew = !drafts.has(slot);
      if (isNew && text === baseText(slot)) return;
      draft.text = text;
      draft.isComposing = isComposing;
      if (isNew) {
        drafts.set(slot, draft);
        draft.longestTimer = setTimeout(() => settle(slot), LONGEST_WAIT_MS);
        onAhead(slot, true);
      }
      clearTimeout(draft.pauseTimer);
      if (isSettled) settle(slot);
      else draft.pauseTimer = setTimeout(() => settle(slot), PAUSE_MS);
    },
    settleAll() {
      for (const slot of [...drafts.keys()]) settle(slot);
    },
    isAhead: (slot) => drafts.has(slot),
    drop,
  };
}
