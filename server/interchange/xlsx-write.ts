import ExcelJS from "exceljs";
import { cellText, columnsFor, housePieces, TYPE_WORDS, type WrittenColumn } from "#item-bank/interchange/sheet-columns.ts";
import { type Item, itemFigures } from "#item-bank/item.ts";
import { figuresOf } from "#item-bank/rich-text.ts";
import { type FigureSource, findFigures, type WrittenFile } from "./qti-write.ts";
import { SheetPictures } from "./xlsx-pictures.ts";
import { EXAMPLES, NOTES, NOTES_TITLE } from "./xlsx-template.ts";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const LINE_POINTS = 15;
const TEMPLATE_ROWS = 500;
/** Columns whose values are numbers in the sheet, too; everything else is text, whatever it looks like. */
const NUMBERS: readonly string[] = ["part", "difficulty", "seconds"];
const HEADING_FILL: ExcelJS.Fill = { type: "pattern", pattern: "solid", fgColor: { argb: "FFE7ECF3" } };
const THIN: ExcelJS.Border = { style: "thin", color: { argb: "FFD0D5DD" } };

/** Items as a sheet people can read and edit: one row each, their figures in the cells, the whole item in hidden columns. */
export async function writeXlsx(items: readonly Item[], figures: FigureSource): Promise<WrittenFile> {
  const book = newBook();
  const pictures = new SheetPictures(book, figures);
  const columns = columnsFor(items);
  const sheet = questionSheet(book, columns);
  let pieceCount = 0;
  for (const item of items) {
    const pieces = housePieces(item);
    pieceCount = Math.max(pieceCount, pieces.length);
    await addItem(sheet, item, { columns, pieces, pictures });
  }
  addChoices(sheet, columns, items.length + 1);
  for (let piece = 0; piece < pieceCount; piece += 1) hideColumn(sheet, columns.length + 1 + piece, piece);
  const { warnings } = await findFigures(items, figures);
  return { fileName: "试题.xlsx", mediaType: XLSX, bytes: await pictures.bytes(), warnings };
}

/** A sheet to fill in: headings, an example of each type, choices to pick from, and a page of notes. */
export async function writeTemplate(): Promise<Omit<WrittenFile, "warnings">> {
  const book = newBook();
  const pictures = new SheetPictures(book, async () => null);
  const columns = columnsFor(EXAMPLES).filter(({ name }) => name !== "enemies");
  const sheet = questionSheet(book, columns);
  for (const item of EXAMPLES) await addItem(sheet, item, { columns, pieces: [], pictures });
  addChoices(sheet, columns, TEMPLATE_ROWS);
  for (let row = 2; row <= EXAMPLES.length + 1; row += 1) sheet.getRow(row).font = { italic: true, color: { argb: "FF667085" } };
  const notes = book.addWorksheet(NOTES_TITLE);
  notes.getColumn(1).width = 100;
  notes.getColumn(1).alignment = { wrapText: true, vertical: "top" };
  for (const line of NOTES) notes.addRow([line]);
  return { fileName: "试题导入模板.xlsx", mediaType: XLSX, bytes: await pictures.bytes() };
}

function newBook(): ExcelJS.Workbook {
  const book = new ExcelJS.Workbook();
  // A fixed time makes equal items equal bytes.
  book.created = new Date(0);
  book.modified = new Date(0);
  book.creator = "Kaoheng";
  return book;
}

function questionSheet(book: ExcelJS.Workbook, columns: readonly WrittenColumn[]): ExcelJS.Worksheet {
  const sheet = book.addWorksheet("试题", {
    views: [{ state: "frozen", xSplit: 1, ySplit: 1 }],
    pageSetup: { orientation: "landscape", paperSize: 9, fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  for (const [at, { name, width }] of columns.entries()) {
    const column = sheet.getColumn(at + 1);
    column.width = width;
    column.alignment = { wrapText: true, vertical: "top" };
    // "@" keeps what people type afterwards as text, too: no formulas, no dates made of 1-2.
    column.numFmt = NUMBERS.includes(name) ? "General" : "@";
  }
  const head = sheet.addRow(columns.map(({ heading }) => heading));
  head.height = 22;
  head.eachCell((cell) => {
    cell.font = { bold: true };
    cell.fill = HEADING_FILL;
    cell.border = { bottom: THIN };
    cell.alignment = { vertical: "middle", wrapText: true };
  });
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: columns.length } };
  sheet.pageSetup.printTitlesRow = "1:1";
  return sheet;
}

/** What a cell may hold, to pick from. Levels are the syllabus's own words, so others may be typed. */
function addChoices(sheet: ExcelJS.Worksheet, columns: readonly WrittenColumn[], rowCount: number): void {
  const validations: Partial<Record<WrittenColumn["name"], ExcelJS.DataValidation>> = {
    kind: {
      type: "list",
      allowBlank: true,
      formulae: [`"${Object.values(TYPE_WORDS).join(",")}"`],
      showErrorMessage: true,
      errorTitle: "题型",
      error: "请选择单选题、多选题或论述题",
    },
    level: { type: "list", allowBlank: true, formulae: ['"了解,识记,理解,掌握,应用,分析,综合"'], showErrorMessage: false },
    part: whole("部分", 1, 99),
    seconds: whole("预计用时", 1, 7200),
  };
  for (const [at, { name }] of columns.entries()) {
    const validation = validations[name];
    for (let row = 2; validation && row <= rowCount; row += 1) sheet.getCell(row, at + 1).dataValidation = validation;
  }
}

function whole(errorTitle: string, least: number, most: number): ExcelJS.DataValidation {
  const error = `请填 ${least} 到 ${most} 的整数`;
  const formulae = [least, most];
  return { type: "whole", operator: "between", formulae, allowBlank: true, showErrorMessage: true, errorTitle, error };
}

interface RowParts {
  readonly columns: readonly WrittenColumn[];
  readonly pieces: readonly string[];
  readonly pictures: SheetPictures;
}

async function addItem(sheet: ExcelJS.Worksheet, item: Item, { columns, pieces, pictures }: RowParts): Promise<void> {
  const values = columns.map(({ name, read }) => {
    const value = read(item);
    return NUMBERS.includes(name) && typeof value === "number" ? value : cellText(value) || null;
  });
  const row = sheet.addRow([...values, ...pieces]);
  row.alignment = { wrapText: true, vertical: "top" };
  for (const at of pieces.keys()) row.getCell(columns.length + 1 + at).alignment = { wrapText: false, vertical: "top" };
  if (itemFigures(item).length === 0) return;
  let height = 0;
  for (const [at, value] of values.entries()) {
    if (typeof value !== "string") continue;
    const text = linesOf(value, columns[at]?.width ?? 10) * LINE_POINTS;
    height = Math.max(height, await pictures.lay(row.getCell(at + 1), figuresOf(value), text));
  }
  row.height = height;
}

/** About how many lines a text takes in a column: a Chinese character is two wide. */
function linesOf(text: string, width: number): number {
  const widthOf = (line: string) => [...line].reduce((sum, char) => sum + (char.charCodeAt(0) > 0x2e7f ? 2.1 : 1.1), 0);
  return text.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / width)), 0);
}

function hideColumn(sheet: ExcelJS.Worksheet, number: number, piece: number): void {
  const column = sheet.getColumn(number);
  sheet.getCell(1, number).value = piece === 0 ? "kaoheng" : `kaoheng${piece + 1}`;
  column.width = 12;
  column.hidden = true;
  column.numFmt = "@";
}
