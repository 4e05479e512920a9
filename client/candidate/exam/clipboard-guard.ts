/**
 * Copy and paste inside the exam only: remembers what was copied here and lets nothing else in.
 * The longest remembered text is far above an essay's limit.
 */
export function createClipboardGuard() {
  let copied = "";
  return {
    copy(text: string): void {
      copied = normalised(text);
    },
    /** True when the text came from within the exam. */
    allows(text: string): boolean {
      const wanted = normalised(text);
      return wanted === "" || copied.includes(wanted);
    },
  };
}

/** Clipboards change line ends and add white space at the edges. */
function normalised(text: string): string {
  return text.replace(/\r\n?/g, "\n").trim();
}

/** The text selected right now, inside a field or on the page. */
export function selectedText(target: EventTarget | null): string {
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement) {
    return target.value.slice(target.selectionStart ?? 0, target.selectionEnd ?? 0);
  }
  return String(document.getSelection() ?? "");
}

/** One guard for the whole exam: text may be carried from one answer to another, and from the calculator. */
export const examClipboard = createClipboardGuard();
