import { belongsToInputMethod, type KeyFacts } from "#client/items/composition.ts";
import type { Label } from "#contract/answer-sheet.ts";

/** What a key press asks for. */
export type Intent =
  | { readonly kind: "choose"; readonly label: Label }
  | { readonly kind: "next" | "previous" | "flag" | "time" | "help" };

export interface ExamKey extends KeyFacts {
  readonly code: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  /** The press went into a field that takes text. */
  readonly isInText: boolean;
}

/** With Alt, everywhere. Named by the key's place, since Option changes the character on a Mac. */
const WITH_ALT: { readonly [code: string]: Intent } = {
  KeyM: { kind: "flag" },
  KeyN: { kind: "next" },
  KeyP: { kind: "previous" },
  KeyT: { kind: "time" },
};
const LABELS = "ABCDEFGH";

/** The one place that decides what a key does in the exam; null leaves it to the browser and the input method. */
export function intentOf(press: ExamKey): Intent | null {
  if (belongsToInputMethod(press) || press.ctrlKey || press.metaKey) return null;
  if (press.altKey) return WITH_ALT[press.code] ?? null;
  if (press.isInText) return null;
  if (press.key === "ArrowRight") return { kind: "next" };
  if (press.key === "ArrowLeft") return { kind: "previous" };
  if (press.key === "?" || press.key === "？") return { kind: "help" };
  const letter = press.key.normalize("NFKC").toUpperCase();
  return letter.length === 1 && LABELS.includes(letter) ? { kind: "choose", label: letter as Label } : null;
}

const TEXTLESS_INPUTS = new Set(["radio", "checkbox", "button", "submit", "range"]);

/** True for fields in which letters are letters. */
export function isTextTarget(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !TEXTLESS_INPUTS.has(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable;
}
