import { parse } from "csv-parse/sync";
import type { ForeignReading } from "#item-bank/interchange/foreign-item.ts";
import { columnLetters, type SheetGrid, type SheetRow } from "#item-bank/interchange/sheet-grid.ts";
import { headerOf, readGrids } from "#item-bank/interchange/sheet-layout.ts";
import { decodeText } from "./decode-text.ts";

const DELIMITERS = [",", "\t", ";", "，", "|"] as const;
const SAMPLE_LINES = 40;

/** Reads a csv file in any of the usual encodings and separators. */
export function readSheetCsv(bytes: Uint8Array): ForeignReading {
  const { text } = decodeText(bytes);
  try {
    return readGrids([gridOf(text, delimiterOf(text))]);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const reason = { zh: `csv 读不下去：${message}`, en: `the csv cannot be read: ${message}` };
    return { items: [], refused: [{ place: `line ${/line (\d+)/.exec(message)?.[1] ?? 1}`, reason }], warnings: [] };
  }
}

/** Whether a text reads as a table with the usual headings. */
export function isQuestionCsv(text: string): boolean {
  try {
    return headerOf(gridOf(sampleOf(text), delimiterOf(text))) !== null;
  } catch {
    return false;
  }
}

/** The separator under which the first lines show a header, or that cuts them into the most cells. */
function delimiterOf(text: string): string {
  const sample = sampleOf(text);
  const named = /^sep=(.)\r?\n/i.exec(text)?.[1];
  if (named) return named;
  let best = { delimiter: ",", score: -1 };
  for (const delimiter of DELIMITERS) {
    const grid = attempt(sample, delimiter);
    const header = grid && headerOf(grid);
    const columns = grid ? Math.max(...grid.rows.map(({ cells }) => cells.length), 0) : 0;
    const score = (header ? 1000 + header.columns.filter((column) => column !== null).length : 0) + columns;
    if (grid && score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

function attempt(text: string, delimiter: string): SheetGrid | null {
  try {
    return gridOf(text, delimiter);
  } catch {
    return null;
  }
}

/** The first lines, cut where no quoted cell is open. */
function sampleOf(text: string): string {
  const lines = text.split(/\r\n?|\n/);
  for (let count = Math.min(SAMPLE_LINES, lines.length); count < Math.min(lines.length, 10 * SAMPLE_LINES); count += 1) {
    const sample = lines.slice(0, count).join("\n");
    if ((sample.match(/"/g)?.length ?? 0) % 2 === 0) return sample;
  }
  return lines.slice(0, SAMPLE_LINES * 10).join("\n");
}

function gridOf(text: string, delimiter: string): SheetGrid {
  const body = text.replace(/^sep=.\r?\n/i, "");
  const records = parse(body, {
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    record_delimiter: ["\r\n", "\n", "\r"],
    info: true,
  }) as unknown as readonly { readonly record: readonly string[]; readonly info: { readonly lines: number } }[];
  const rows: SheetRow[] = records.map(({ record }, at) => ({
    number: at + 1,
    cells: record.map((cell, column) => ({ text: cell.trim(), address: `${columnLetters(column)}${at + 1}` })),
  }));
  return { name: "", title: "", rows };
}
