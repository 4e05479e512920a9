import { parse } from "csv-parse/sync";
import ExcelJS from "exceljs";
import { Refused, refuse } from "#kernel/refusal.ts";

const MOST_ROWS = 25_000;
const MOST_COLUMNS = 40;

/** The cells of pasted text, csv or a workbook's first sheet, as text. @throws Refused `bad-roster` when it cannot be read */
export async function rosterCells(upload: { format: "text" | "xlsx"; content: string }): Promise<string[][]> {
  try {
    return upload.format === "xlsx" ? await sheetCells(upload.content) : textCells(upload.content);
  } catch (error) {
    throw new Refused(refuse("bad-roster", { reason: error instanceof Error ? error.message : String(error) }));
  }
}

function textCells(text: string): string[][] {
  const firstLine = text.slice(0, text.indexOf("\n") === -1 ? undefined : text.indexOf("\n"));
  const delimiter = ["\t", ",", ";", "，"].find((mark) => firstLine.includes(mark)) ?? ",";
  return parse(text, {
    bom: true,
    delimiter,
    relaxColumnCount: true,
    relaxQuotes: true,
    skipEmptyLines: false,
    trim: true,
    to: MOST_ROWS,
  });
}

async function sheetCells(base64: string): Promise<string[][]> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(Buffer.from(base64, "base64") as unknown as ArrayBuffer);
  const sheet = workbook.worksheets[0];
  if (!sheet) throw new Error("the workbook has no sheet");
  const rows: string[][] = [];
  sheet.eachRow({ includeEmpty: true }, (row, number) => {
    if (number > MOST_ROWS) return;
    const width = Math.min(row.cellCount, MOST_COLUMNS);
    rows.push(Array.from({ length: width }, (_, at) => row.getCell(at + 1).text.trim()));
  });
  return rows;
}
