import { type AnswerSheet, isAnswered, type SheetShape, type SheetSlot } from "#contract/answer-sheet.ts";

/** One cell of the answer sheet. */
export interface Cell {
  readonly slot: number;
  readonly isAnswered: boolean;
  readonly isFlagged: boolean;
  /** False for an essay with text whose switch is off. */
  readonly isCounted: boolean;
}

export function cellOf(sheet: AnswerSheet, slot: SheetSlot): Cell {
  const answered = isAnswered(sheet, slot);
  return {
    slot: slot.slot,
    isAnswered: answered,
    isFlagged: sheet.flags.has(slot.slot),
    isCounted: slot.type !== "essay" || !answered || (sheet.essays.get(slot.slot)?.isCounted ?? false),
  };
}

export interface Tally {
  readonly answered: number;
  readonly unanswered: number;
  readonly flagged: number;
}

/** Counts over the whole paper. */
export function tallyOf(sheet: AnswerSheet, shape: SheetShape): Tally {
  const cells = shape.slots.map((slot) => cellOf(sheet, slot));
  const answered = cells.filter((cell) => cell.isAnswered).length;
  return {
    answered,
    unanswered: cells.length - answered,
    flagged: cells.filter((cell) => cell.isFlagged).length,
  };
}
