import { escapeText } from "../rich-text.ts";
import type { ForeignReading } from "./foreign-item.ts";
import type { SourceLine } from "./layout-marks.ts";
import { columnLetters, type SheetGrid } from "./sheet-grid.ts";
import { headerOf, readGrids } from "./sheet-layout.ts";
import { CODE_MARK, readLayout } from "./text-layout.ts";

/** Characters that take no room on a screen, and that a copied text carries along. */
const INVISIBLE = /[\uFEFF\u200B\u2060\u00AD]/g;

/**
 * Reads plain text or Markdown: questions in the usual layouts, and Markdown tables whose header row has the headings of a
 * question sheet. Other tables belong to the stem they stand in. Texts count as house text.
 */
export function readText(text: string): ForeignReading {
  const lines = text.replace(INVISIBLE, "").split(/\r\n?|[\n\v\f\u0085\u2028\u2029]/);
  const grids: SheetGrid[] = [];
  const rest: SourceLine[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const closed = codeEnd(lines, at);
    if (closed > at) {
      const code = lines.slice(at + 1, closed).join("\n");
      rest.push({ text: `${CODE_MARK}${escapeText(code)}`, place: `line ${at + 2}` });
      at = closed;
      continue;
    }
    const end = tableEnd(lines, at);
    const grid = end > at + 2 ? gridOf(lines.slice(at, end), at) : null;
    if (grid && headerOf(grid)) {
      grids.push(grid);
      at = end - 1;
    } else rest.push({ text: lines[at] ?? "", place: `line ${at + 1}` });
  }
  const reading = readLayout(rest);
  if (grids.length === 0) return reading;
  const tables = readGrids(grids);
  return {
    items: [...reading.items, ...tables.items],
    refused: [...reading.refused, ...tables.refused],
    warnings: [...reading.warnings, ...tables.warnings],
  };
}

/** The line that closes program text beginning here, or `at`. Fences around questions are no program text. */
function codeEnd(lines: readonly string[], at: number): number {
  const language = /^\s*(?:```|~~~)([\w+#-]+)\s*$/.exec(lines[at] ?? "")?.[1];
  if (language === undefined || /^(?:quiz|text|txt|md|markdown|plain\w*)$/i.test(language)) return at;
  const end = lines.slice(at + 1, at + 300).findIndex((line) => /^\s*(?:```|~~~)\s*$/.test(line));
  return end === -1 ? at : at + 1 + end;
}

/** The line behind a table that begins here, or `at` where none does. */
function tableEnd(lines: readonly string[], at: number): number {
  if (!/^\s*\|.*\|\s*$/.test(lines[at] ?? "") || !/^\s*\|?\s*:?-+:?[ \t]*\|/.test(lines[at + 1] ?? "")) return at;
  let end = at + 2;
  while (/^\s*\|/.test(lines[end] ?? "")) end += 1;
  return end;
}

function gridOf(lines: readonly string[], from: number): SheetGrid {
  const rows = lines.flatMap((line, at) => {
    if (at === 1) return [];
    const cells = line
      .trim()
      .replace(/^\||(?<!\\)\|$/g, "")
      .split(/(?<!\\)\|/);
    const number = from + at + 1;
    return [
      { number, cells: cells.map((cell, column) => ({ text: cellText(cell), address: `${columnLetters(column)}${number}` })) },
    ];
  });
  return { name: "", title: "", rows, placeOf: (row) => `line ${row.number}` };
}

function cellText(cell: string): string {
  return cell.replace(/<br\s*\/?>/gi, "\n").trim();
}
