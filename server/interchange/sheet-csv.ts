import type { ForeignReading } from "#item-bank/interchange/foreign-item.ts";
import { columnLetters, type SheetGrid, type SheetRow } from "#item-bank/interchange/sheet-grid.ts";
import { headerOf, readGrids } from "#item-bank/interchange/sheet-layout.ts";
import type { Sentence } from "#kernel/issue-sentences.ts";
import { csvRecords } from "./csv-records.ts";
import { decodeText } from "./decode-text.ts";

const DELIMITERS = [",", "\t", ";", "，", "|"] as const;
const SAMPLE_LINES = 40;
const LONGEST_SAMPLE = 400_000;
const INVISIBLE = /[\uFEFF\u200B\u2060\u00AD]/g;
const UNCLOSED: Sentence = {
  zh: "这一格以引号开头，却没有结束的引号；请补上引号，或去掉开头的引号",
  en: "the cell begins with a quotation mark that is never closed; close it, or take it away",
};

/** Reads a csv file in any of the usual encodings and separators. */
export function readSheetCsv(bytes: Uint8Array): ForeignReading {
  const { text } = decodeText(bytes);
  return readGrids([gridOf(text, delimiterOf(text))]);
}

/** Whether a text reads as a table with the usual headings. */
export function isQuestionCsv(text: string): boolean {
  const sample = sampleOf(text);
  return headerOf(gridOf(sample, delimiterOf(sample))) !== null;
}

/** The separator under which the first lines show a header, or that cuts them into the most cells. */
function delimiterOf(text: string): string {
  const sample = sampleOf(text);
  const named = /^sep=(.)\r?\n/i.exec(text)?.[1];
  if (named) return named;
  let best = { delimiter: ",", score: -1 };
  for (const delimiter of DELIMITERS) {
    const grid = gridOf(sample, delimiter);
    const header = headerOf(grid);
    const columns = Math.max(...grid.rows.map(({ cells }) => cells.length), 0);
    const score = (header ? 1000 + header.columns.filter((column) => column !== null).length : 0) + columns;
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

/** The first lines, cut where no quoted cell is open. */
function sampleOf(text: string): string {
  const lines = text.slice(0, LONGEST_SAMPLE).split(/\r\n?|\n/);
  let marks = 0;
  for (const [at, line] of lines.entries()) {
    marks += line.split('"').length - 1;
    if (at + 1 >= SAMPLE_LINES && marks % 2 === 0) return lines.slice(0, at + 1).join("\n");
    if (at + 1 >= 10 * SAMPLE_LINES) return lines.slice(0, SAMPLE_LINES).join("\n");
  }
  return lines.join("\n");
}

function gridOf(text: string, delimiter: string): SheetGrid {
  const records = csvRecords(text.replace(/^sep=.\r?\n/i, ""), delimiter);
  const rows: SheetRow[] = records.map(({ cells, unclosed }, at) => ({
    number: at + 1,
    cells: cells.map((cell, column) => ({
      text: cell.replace(INVISIBLE, "").trim(),
      address: `${columnLetters(column)}${at + 1}`,
      ...(unclosed === column ? { problem: UNCLOSED } : {}),
    })),
  }));
  return { name: "", title: "", rows };
}
