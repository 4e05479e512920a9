import { onCleanup, onMount } from "solid-js";
import type { MarkingHand } from "./marking-hand.ts";
import { intentOf, type MarkingIntent, type MarkingKey } from "./marking-keys.ts";

/** What keys can do besides marking. */
export interface DeskActs {
  submit(): void;
  focusSubmit(): void;
  focusComment(): void;
  focusRow(at: number): void;
  scrollAnswer(pages: 1 | -1): void;
  togglePrompt(): void;
  /** False while there is nothing to mark; keys are the browser's then. */
  isMarking(): boolean;
}

/** Listens to the whole page, so that reading or clicking elsewhere does not take the keys away. */
export function listenToKeys(hand: MarkingHand, acts: DeskActs): void {
  onMount(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isInDialog(event.target)) return;
      const intent = intentOf(factsOf(event));
      if (!intent || intent.kind === "undo" || !acts.isMarking()) return;
      event.preventDefault();
      perform(intent, hand, acts);
    };
    document.addEventListener("keydown", onKey);
    onCleanup(() => document.removeEventListener("keydown", onKey));
  });
}

/** Taking the last mark back works whatever is on the desk, also when nothing is. */
export function listenToUndo(undo: () => void): void {
  onMount(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isInDialog(event.target) || intentOf(factsOf(event))?.kind !== "undo") return;
      event.preventDefault();
      undo();
    };
    document.addEventListener("keydown", onKey);
    onCleanup(() => document.removeEventListener("keydown", onKey));
  });
}

function perform(intent: Exclude<MarkingIntent, { kind: "undo" }>, hand: MarkingHand, acts: DeskActs): void {
  switch (intent.kind) {
    case "type":
      hand.type(intent.key);
      break;
    case "step":
      hand.step(intent.by);
      break;
    case "move":
      hand.move(intent.by);
      break;
    case "goTo":
      hand.goTo(intent.at);
      break;
    case "erase":
      hand.erase();
      break;
    case "full":
      hand.full();
      break;
    case "confirm":
      if (hand.confirm()) acts.focusSubmit();
      break;
    case "scroll":
      acts.scrollAnswer(intent.pages);
      break;
    case "comment":
      acts.focusComment();
      break;
    case "leaveText":
      acts.focusRow(hand.active());
      break;
    default:
      acts[intent.kind]();
  }
}

function factsOf(event: KeyboardEvent): MarkingKey {
  const { key, code, isComposing, keyCode, altKey, ctrlKey, metaKey } = event;
  return { key, code, isComposing, keyCode, altKey, ctrlKey, metaKey, place: placeOf(event.target) };
}

function placeOf(target: EventTarget | null): MarkingKey["place"] {
  if (!(target instanceof Element)) return "elsewhere";
  if (target.closest("textarea, input:not([type=checkbox]), select, [contenteditable]")) return "text";
  if (target.closest("button, a, summary, input")) return "control";
  return target.closest("[data-answer], .marking-prompt-text") ? "answer" : "elsewhere";
}

function isInDialog(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("dialog") !== null;
}
