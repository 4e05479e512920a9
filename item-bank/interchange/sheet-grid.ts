import type { Sentence } from "#kernel/issue-sentences.ts";
import type { ForeignFigure, ForeignNote } from "./foreign-item.ts";

/** A cell as read from a sheet. */
export interface SheetCell {
  /** House text; `""` for an empty cell. */
  readonly text: string;
  /** `I4`. */
  readonly address: string;
  /** Why what it holds cannot be used: a date, an error value. */
  readonly problem?: Sentence;
  readonly notes?: readonly Sentence[];
  /** It continues the merged cell above it. */
  readonly isContinued?: boolean;
  readonly figures?: readonly ForeignFigure[];
}

/** A table of questions: a sheet, a csv file, a table of a document. */
export interface SheetGrid {
  /** As a person would look it up: `sheet 单选题`; empty for a file that is one table. */
  readonly name: string;
  /** The name alone, which may tell the type of its questions. */
  readonly title: string;
  readonly rows: readonly SheetRow[];
  readonly isHidden?: boolean;
  /** How a row and a cell are called; by default `row 4` and `row 4 cell I4`. */
  readonly placeOf?: (row: SheetRow, cell?: SheetCell) => string;
}

export interface SheetRow {
  /** Counted from 1, as the program shows it. */
  readonly number: number;
  readonly cells: readonly SheetCell[];
  /** Hidden in the program it comes from, by hand or by a filter. */
  readonly isHidden?: boolean;
}

/** `A`, `Z`, `AA` for column 0, 25, 26. */
export function columnLetters(column: number): string {
  const rest = Math.floor(column / 26) - 1;
  return (rest >= 0 ? columnLetters(rest) : "") + String.fromCharCode(65 + (column % 26));
}

/** Where a row, or one of its cells, is found. */
export function placeIn(grid: SheetGrid, row: SheetRow, cell?: SheetCell): string {
  if (grid.placeOf) return grid.placeOf(row, cell);
  return [grid.name, `row ${row.number}`, ...(cell ? [`cell ${cell.address}`] : [])].filter((part) => part !== "").join(" ");
}

/** A note about a place of a grid. */
export function gridNote(place: string, zh: string, en: string): ForeignNote {
  return { place, reason: { zh, en } };
}
