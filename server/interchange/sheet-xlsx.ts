import type { ForeignReading } from "#item-bank/interchange/foreign-item.ts";
import { columnLetters, type SheetCell, type SheetGrid, type SheetRow } from "#item-bank/interchange/sheet-grid.ts";
import { readGrids } from "#item-bank/interchange/sheet-layout.ts";
import { figuresOf } from "#item-bank/rich-text.ts";
import { HostileFile } from "./hostile-file.ts";
import { attribute, childrenOf, eachChild, relationships, type XmlNode } from "./office-xml.ts";
import { cellOf, type SheetBook } from "./sheet-xlsx-cells.ts";
import { picturesOf } from "./sheet-xlsx-pictures.ts";
import { formatsOf, richText } from "./sheet-xlsx-styles.ts";
import { NOTES, NOTES_TITLE } from "./xlsx-template.ts";
import { readZip } from "./zip-reader.ts";

const MOST_ROWS = 50_000;
const MOST_CELLS = 1_000_000;
const WIDEST = 512;
const MOST_MERGES = 50_000;

/**
 * Reads the sheets of a workbook, under the archive guard and row by row: a sheet whose last cell is far away, or whose merged
 * range spans everything, costs no more than the cells that hold something.
 * @throws HostileFile when the archive or its parts break a limit
 */
export function readSheetXlsx(bytes: Uint8Array): ForeignReading {
  const members = readZip(bytes, (name) => /^xl\/|\.rels$/.test(name));
  const workbook = [...members.keys()].find((name) => /(?:^|\/)workbook\.xml$/.test(name));
  if (!workbook) throw new HostileFile("这个文件里没有工作簿", "there is no workbook in this file");
  const targets = relationships(members, workbook);
  const folder = workbook.slice(0, workbook.lastIndexOf("/") + 1);
  const book: SheetBook = {
    strings: childrenOf(members.get(`${folder}sharedStrings.xml`), "sst").map(richText),
    formats: formatsOf(members.get(`${folder}styles.xml`)),
  };
  let cellCount = 0;
  const grids: SheetGrid[] = [];
  for (const sheet of childrenOf(members.get(workbook), "sheets")) {
    const path = targets.get(attribute(sheet, "id") ?? "");
    const xml = path === undefined ? undefined : members.get(path);
    if (!xml || !path) continue;
    const grid = gridOf(xml, { book, title: attribute(sheet, "name") ?? "", pictures: picturesOf(members, path) });
    cellCount += grid.rows.reduce((sum, { cells }) => sum + cells.length, 0);
    if (cellCount > MOST_CELLS) throw tooLarge();
    grids.push({ ...grid, isHidden: /hidden/i.test(attribute(sheet, "state") ?? "") });
  }
  return readGrids(grids.filter((grid) => !isOwnNotes(grid)));
}

/** The page of notes our own template brings along, as it was handed out: it holds no question, so nothing is told of it. */
function isOwnNotes({ title, rows }: SheetGrid): boolean {
  const texts = rows.flatMap(({ cells }) => cells.map(({ text }) => text).filter((text) => text !== ""));
  return title === NOTES_TITLE && texts.length === NOTES.length && texts[0] === NOTES[0];
}

interface SheetSource {
  readonly book: SheetBook;
  readonly title: string;
  readonly pictures: ReturnType<typeof picturesOf>;
}

function gridOf(xml: Uint8Array, { book, title, pictures }: SheetSource): SheetGrid {
  const rows = new Map<number, Map<number, SheetCell>>();
  const hidden = new Set<number>();
  let last = 0;
  eachChild(xml, "sheetData", (row) => {
    const number = Number(attribute(row, "r") ?? last + 1);
    last = number;
    const cells = cellsOf(row, { number, book });
    if (cells.size > 0) rows.set(number, cells);
    if (/^(?:1|true)$/.test(attribute(row, "hidden") ?? "")) hidden.add(number);
    if (rows.size > MOST_ROWS) throw tooLarge();
  });
  for (const picture of pictures) addPicture(rows, picture);
  mergeCells(rows, childrenOf(xml, "mergeCells"));
  const numbers = [...rows.keys()].sort((one, other) => one - other);
  const sheetRows: SheetRow[] = [];
  for (const [at, number] of numbers.entries()) {
    const before = numbers[at - 1];
    // A gap in the numbers is a blank row; one is enough to say so.
    if (before !== undefined && number > before + 1) sheetRows.push({ number: before + 1, cells: [] });
    const cells = dense(rows.get(number) as Map<number, SheetCell>, number);
    sheetRows.push({ number, cells, ...(hidden.has(number) ? { isHidden: true } : {}) });
  }
  return { name: `sheet ${title}`, title, rows: sheetRows };
}

function cellsOf(row: XmlNode, { number, book }: { number: number; book: SheetBook }): Map<number, SheetCell> {
  const cells = new Map<number, SheetCell>();
  let column = -1;
  for (const node of row.children) {
    if (node.name !== "c") continue;
    const letters = /^[A-Z]+/.exec(attribute(node, "r") ?? "")?.[0];
    column = letters ? columnNumber(letters) : column + 1;
    const cell = cellOf(node, { book, address: `${columnLetters(column)}${number}` });
    if (!cell) continue;
    if (column >= WIDEST) throw tooLarge();
    cells.set(column, cell);
  }
  return cells;
}

/** A merged range gives its text to the first column of its lower rows, marked as continued; rows that hold nothing else stay away. */
function mergeCells(rows: Map<number, Map<number, SheetCell>>, merges: readonly XmlNode[]): void {
  if (merges.length > MOST_MERGES) throw tooLarge();
  const numbers = [...rows.keys()].sort((one, other) => one - other);
  for (const merge of merges) {
    const range = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(attribute(merge, "ref") ?? "");
    if (!range) continue;
    const [column, lastColumn] = [columnNumber(range[1] ?? ""), columnNumber(range[3] ?? "")];
    const [first, last] = [Number(range[2]), Number(range[4])];
    const master = rows.get(first)?.get(column);
    for (let at = firstAtLeast(numbers, first); at < numbers.length && (numbers[at] as number) <= last; at += 1) {
      const number = numbers[at] as number;
      const cells = rows.get(number) as Map<number, SheetCell>;
      for (const each of [...cells.keys()]) {
        if (each >= column && each <= lastColumn && (number > first || each > column)) cells.delete(each);
      }
      if (number > first && master && column < WIDEST) {
        cells.set(column, { text: master.text, address: master.address, isContinued: true });
      }
    }
  }
}

function firstAtLeast(numbers: readonly number[], wanted: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((numbers[middle] as number) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

function addPicture(
  rows: Map<number, Map<number, SheetCell>>,
  { row, column, mark, figure, name }: ReturnType<typeof picturesOf>[number],
): void {
  const cells = rows.get(row) ?? new Map<number, SheetCell>();
  const cell = cells.get(column) ?? { text: "", address: `${columnLetters(column)}${row}` };
  if (column >= WIDEST) throw tooLarge();
  if (figure && figuresOf(cell.text).some((shown) => shown.name === name)) {
    // The cell names the figure already: our own export.
    cells.set(column, { ...cell, figures: [...(cell.figures ?? []), { ...figure, name }] });
    return;
  }
  const text = cell.text === "" ? mark : `${cell.text}\n${mark}`;
  const problem = figure
    ? cell.problem
    : { zh: "图片格式不支持：请改为 png 或 jpg", en: "this kind of picture cannot be shown: use png or jpg" };
  cells.set(column, { ...cell, text, problem, figures: [...(cell.figures ?? []), ...(figure ? [figure] : [])] });
  rows.set(row, cells);
}

function dense(cells: ReadonlyMap<number, SheetCell>, row: number): SheetCell[] {
  const width = Math.max(-1, ...cells.keys()) + 1;
  return Array.from(
    { length: width },
    (_, column) => cells.get(column) ?? { text: "", address: `${columnLetters(column)}${row}` },
  );
}

function columnNumber(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function tooLarge(): HostileFile {
  return new HostileFile(
    `表格过大：最多 ${MOST_ROWS} 行、${WIDEST} 列、${MOST_CELLS} 个单元格`,
    `the sheet is too large: at most ${MOST_ROWS} rows, ${WIDEST} columns and ${MOST_CELLS} cells are read`,
  );
}
