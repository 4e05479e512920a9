import { belongsToInputMethod, type KeyFacts } from "#client/items/composition.ts";

/** What a key press means on the marking screen. */
export type MarkingIntent =
  | { readonly kind: "type"; readonly key: string }
  | { readonly kind: "step" | "move"; readonly by: 1 | -1 }
  | { readonly kind: "goTo"; readonly at: number }
  | { readonly kind: "scroll"; readonly pages: 1 | -1 }
  | { readonly kind: "undo" }
  | { readonly kind: "erase" | "full" | "confirm" | "submit" | "comment" | "leaveText" | "togglePrompt" };

export interface MarkingKey extends KeyFacts {
  readonly code: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  /** Where the press fell: a text field, a button or link, the answer's own scrolling pane, or elsewhere. */
  readonly place: "text" | "control" | "answer" | "elsewhere";
}

const STEPS: Readonly<Record<string, 1 | -1>> = { "]": 1, "=": 1, "+": 1, ArrowRight: 1, "[": -1, "-": -1, ArrowLeft: -1 };

/**
 * The meaning of a key, or null where it belongs to the browser, the input method or the field it was typed into. Marks
 * are not typed into a text field, so an input method left on for the comment never gets in the way of digits.
 */
export function intentOf(press: MarkingKey): MarkingIntent | null {
  if (belongsToInputMethod(press)) return null;
  const isCommand = press.ctrlKey || press.metaKey;
  if (isCommand) return press.key === "Enter" ? { kind: "submit" } : null;
  if (press.altKey) return altIntent(press);
  if (press.place === "text") return press.key === "Escape" ? { kind: "leaveText" } : null;
  return moveIntent(press) ?? markIntent(press);
}

function altIntent({ code }: MarkingKey): MarkingIntent | null {
  if (code === "KeyZ") return { kind: "undo" };
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(code)?.[1];
  return digit ? { kind: "goTo", at: Number(digit) - 1 } : null;
}

function moveIntent({ key, place }: MarkingKey): MarkingIntent | null {
  const isOwnScrolling = place === "answer";
  switch (key) {
    case "ArrowUp":
      return isOwnScrolling ? null : { kind: "move", by: -1 };
    case "ArrowDown":
      return isOwnScrolling ? null : { kind: "move", by: 1 };
    case "PageUp":
      return isOwnScrolling ? null : { kind: "scroll", pages: -1 };
    case "PageDown":
      return isOwnScrolling ? null : { kind: "scroll", pages: 1 };
    case "Enter":
      return place === "control" ? null : { kind: "confirm" };
    default:
      return null;
  }
}

function markIntent({ key, code }: MarkingKey): MarkingIntent | null {
  const plain = key.normalize("NFKC");
  if (/^[0-9]$/.test(plain)) return { kind: "type", key: plain };
  if (plain === "." || plain === "。") return { kind: "type", key: "." };
  if (plain === "Backspace" || plain === "Delete") return { kind: "erase" };
  const by = STEPS[plain];
  if (by) return { kind: "step", by };
  if (code === "KeyF") return { kind: "full" };
  if (code === "KeyC") return { kind: "comment" };
  return code === "KeyP" ? { kind: "togglePrompt" } : null;
}
