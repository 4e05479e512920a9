import { CsvError, parse } from "csv-parse/sync";
import ExcelJS from "exceljs";
import { Refused, refuse } from "#kernel/refusal.ts";
import { MOST_CANDIDATES } from "./roster.rules.ts";

/** Title, heading and blank rows included; one more is enough to say that there are too many. */
const MOST_ROWS = MOST_CANDIDATES + 1_000;
const MOST_COLUMNS = 40;
const DELIMITERS = ["\t", ",", ";", "，"] as const;
const LINES_LOOKED_AT = 20;

/** The cells of pasted text, csv or a workbook's first filled sheet, as text. @throws Refused `bad-roster` when it cannot be read */
export async function rosterCells(upload: { format: "text" | "xlsx"; content: string }): Promise<string[][]> {
  try {
    return upload.format === "xlsx" ? await sheetCells(upload.content) : textCells(upload.content);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Refused(refuse("bad-roster", error instanceof CsvError ? { reason, row: error.lines } : { reason }));
  }
}

function textCells(text: string): string[][] {
  return parse(text, {
    bom: true,
    delimiter: delimiterOf(text),
    relax_column_count: true,
    relax_quotes: true,
    trim: true,
    to: MOST_ROWS,
  });
}

/** The mark that most of the first lines hold; earlier ones win, because a name of a company may hold a comma. */
function delimiterOf(text: string): string {
  const lines = text.split("\n", LINES_LOOKED_AT);
  const counts = DELIMITERS.map((mark) => ({ mark, lines: lines.filter((line) => line.includes(mark)).length }));
  return counts.reduce((best, next) => (next.lines > best.lines ? next : best)).mark;
}

async function sheetCells(base64: string): Promise<string[][]> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(Buffer.from(base64, "base64") as unknown as ArrayBuffer);
  const sheet = workbook.worksheets.find(({ actualRowCount }) => actualRowCount > 0);
  if (!sheet) throw new Error("the workbook has no filled sheet");
  // Formatting alone can make a sheet a million rows long, so rows that do not exist must not be created by looking.
  return Array.from({ length: Math.min(sheet.rowCount, MOST_ROWS) }, (_, at) => {
    const row = sheet.findRow(at + 1);
    const width = Math.min(row?.cellCount ?? 0, MOST_COLUMNS);
    return Array.from({ length: width }, (_, column) => cellText(row?.findCell(column + 1)));
  });
}

/** What the person sees; a number too long to be exact looks as it does in a narrow column, so that it is refused. */
function cellText(cell: ExcelJS.Cell | undefined): string {
  if (!cell) return "";
  const value = cell.result ?? cell.value;
  if (typeof value === "number" && Math.abs(value) >= 1e15) return value.toExponential().toUpperCase();
  return cell.text.trim();
}
