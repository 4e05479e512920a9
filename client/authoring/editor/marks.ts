import { belongsToInputMethod, createComposition } from "#client/items/composition.ts";
import {
  blockEdit,
  type Edit,
  type Fillers,
  figureEdit,
  formulaEdit,
  listEdit,
  type Marked,
  strongEdit,
  tableEdit,
  tableFromCells,
} from "./text-marks.ts";

export type TextMark = "strong" | "list" | "table" | "formula";
export type MarkKind = TextMark | "figure";
/** What stems, rationales and outlines may hold, and what is left of it inside one line of an option. */
export const BLOCK_MARKS: readonly MarkKind[] = ["strong", "list", "table", "formula", "figure"];
export const INLINE_MARKS: readonly MarkKind[] = ["strong", "formula", "figure"];

const EDITS: Readonly<Record<TextMark, (at: Marked, fillers: Fillers) => Edit>> = {
  strong: strongEdit,
  list: listEdit,
  table: tableEdit,
  formula: formulaEdit,
};

export interface Marks {
  /** Ties a field to the toolbar. Of several the one that had focus last is written to. */
  attach(field: HTMLTextAreaElement): void;
  press(kind: TextMark): void;
  insertFigure(figure: { name: string; alt: string }): void;
}

/**
 * Puts marks into fields that own their text. Nothing is written while an input method composes: a mark that is asked
 * for then waits until the word stands.
 */
export function createMarks(about: {
  kinds: readonly MarkKind[];
  fillers: () => Fillers;
  /** An image was pasted. */
  onImage: (file: File) => void;
}): Marks {
  const composition = createComposition();
  let field: HTMLTextAreaElement | undefined;
  let waiting: TextMark | undefined;

  function press(kind: TextMark): void {
    if (!field) return;
    if (composition.isComposing()) waiting = kind;
    else applyEdit(field, EDITS[kind](markedIn(field), about.fillers()));
  }

  function onKeyDown(event: KeyboardEvent): void {
    const isBold = event.key.toLowerCase() === "b" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
    if (!isBold || belongsToInputMethod(event)) return;
    event.preventDefault();
    press("strong");
  }

  function onPaste(event: ClipboardEvent): void {
    const image = [...(event.clipboardData?.files ?? [])].find(({ type }) => type.startsWith("image/"));
    const table = about.kinds.includes("table") ? tableFromCells(event.clipboardData?.getData("text/plain") ?? "") : undefined;
    if (!field || (!image && !table)) return;
    event.preventDefault();
    // A sheet offers its cells as a picture too; the cells are what was meant.
    if (table) applyEdit(field, blockEdit(markedIn(field), table));
    else if (image) about.onImage(image);
  }

  return {
    attach(element) {
      field ??= element;
      element.addEventListener("focus", () => {
        field = element;
        composition.end();
      });
      element.addEventListener("compositionstart", () => composition.start());
      element.addEventListener("compositionend", () => {
        composition.end();
        const kind = waiting;
        waiting = undefined;
        if (kind) press(kind);
      });
      element.addEventListener("keydown", onKeyDown);
      element.addEventListener("paste", onPaste);
    },
    press,
    insertFigure(figure) {
      if (field) applyEdit(field, figureEdit(markedIn(field), figure));
    },
  };
}

function markedIn(field: HTMLTextAreaElement): Marked {
  return { text: field.value, start: field.selectionStart, end: field.selectionEnd };
}

/** Writes as if typed, so that the browser's own undo takes it back. */
function applyEdit(field: HTMLTextAreaElement, edit: Edit): void {
  field.focus();
  field.setSelectionRange(edit.from, edit.to);
  const isTyped = typeof document.execCommand === "function" && document.execCommand("insertText", false, edit.insert);
  if (!isTyped) {
    field.setRangeText(edit.insert, edit.from, edit.to, "end");
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }
  field.setSelectionRange(edit.start, edit.end);
}
