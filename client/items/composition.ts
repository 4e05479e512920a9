/**
 * Whether an input method is composing in a field. Cleared by the end of the composition, by leaving the field, and by
 * any input that is not part of one, since methods differ in which of these they send.
 */
export function createComposition() {
  let isOn = false;
  return {
    isComposing: () => isOn,
    start(): void {
      isOn = true;
    },
    end(): void {
      isOn = false;
    },
    input(isComposing: boolean): void {
      isOn = isComposing;
    },
  };
}

/** The facts of a key press that decide whose it is. */
export interface KeyFacts {
  readonly key: string;
  readonly isComposing: boolean;
  readonly keyCode: number;
}

const INPUT_METHOD_KEY_CODE = 229;
const NEVER_COMPOSED = new Set([
  "ArrowLeft",
  "ArrowRight",
  "ArrowUp",
  "ArrowDown",
  "Home",
  "End",
  "PageUp",
  "PageDown",
  "Backspace",
  "Delete",
]);

/**
 * True when a key press belongs to the input method and must not act as a shortcut: while composing, and for the key
 * code 229 that some browsers send after the composition has ended. Keys that move and delete are exempt from the
 * latter, because macOS stamps 229 on them together with Option.
 */
export function belongsToInputMethod(event: KeyFacts): boolean {
  if (event.isComposing) return true;
  return event.keyCode === INPUT_METHOD_KEY_CODE && !NEVER_COMPOSED.has(event.key);
}
