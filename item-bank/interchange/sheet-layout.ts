import { shortened } from "./answer-letters.ts";
import type { ForeignNote, ForeignReading } from "./foreign-item.ts";
import { type Draft, settleAll } from "./question-draft.ts";
import { type KindReading, kindOfHeading } from "./question-kinds.ts";
import { gridNote, placeIn, type SheetGrid, type SheetRow } from "./sheet-grid.ts";
import { type Column, columnOf, kindCodes } from "./sheet-headings.ts";
import { draftOfRows, type RowReader } from "./sheet-rows.ts";

const HEADER_WITHIN_ROWS = 30;

/** The header of a grid: where it stands and what its columns hold. */
export interface SheetHeader {
  readonly at: number;
  readonly columns: readonly (Column | null)[];
}

/** The row whose cells are the usual headings: a stem column and at least one more; null when there is none. */
export function headerOf(grid: SheetGrid): SheetHeader | null {
  let best: (SheetHeader & { readonly score: number }) | null = null;
  for (const [at, row] of grid.rows.slice(0, HEADER_WITHIN_ROWS).entries()) {
    const columns = row.cells.map((cell) => (cell.isContinued || headingLength(cell.text) > 40 ? null : columnOf(cell.text)));
    const hasStem = columns.some((column) => column !== null && "name" in column && column.name === "stem");
    const score = new Set(columns.flatMap((column) => (column === null ? [] : ["name" in column ? column.name : column.option])))
      .size;
    if (hasStem && score >= 2 && (best === null || score > best.score)) best = { at, columns: once(columns), score };
  }
  return best && withLowerRow(best, grid);
}

/** 选项 over A B C D: the row below a header that names the options, where the header itself leaves a gap for them. */
function withLowerRow({ at, columns }: SheetHeader, grid: SheetGrid): SheetHeader {
  const lower = grid.rows[at + 1]?.cells ?? [];
  const letters = lower.map((cell) => (cell.isContinued ? null : columnOf(cell.text)));
  const count = letters.filter((column) => column && "option" in column).length;
  const isOnlyLetters = lower.every(({ text, isContinued }, column) => {
    const named = letters[column];
    return text === "" || isContinued === true || (named !== null && named !== undefined && "option" in named);
  });
  if (count < 2 || !isOnlyLetters) return { at, columns };
  const width = Math.max(columns.length, letters.length);
  return { at: at + 1, columns: Array.from({ length: width }, (_, column) => letters[column] ?? columns[column] ?? null) };
}

/** What stands in brackets explains the heading and may be long. */
function headingLength(text: string): number {
  return text.length > 200 ? text.length : text.replace(/[(（【[].*?[)）】\]]/gs, "").length;
}

/** Reads the tables of a file. A sheet without headings is refused by name, unless it plainly holds notes beside a sheet of questions. */
export function readGrids(grids: readonly SheetGrid[]): ForeignReading {
  const drafts: Draft[] = [];
  const notes: ForeignNote[] = [];
  const refused: ForeignNote[] = [];
  const filled = grids.filter(({ rows }) => rows.some((row) => row.cells.some(({ text, problem }) => text !== "" || problem)));
  const hasQuestions = filled.some((grid) => headerOf(grid) !== null);
  for (const grid of filled) {
    const header = headerOf(grid);
    if (header) drafts.push(...draftsOf(grid, header, notes));
    else if (hasQuestions && isNotes(grid)) notes.push(leftOut(grid));
    else refused.push(noHeader(grid));
  }
  const reading = settleAll(drafts, notes);
  return { ...reading, refused: [...reading.refused, ...refused] };
}

function draftsOf(grid: SheetGrid, header: SheetHeader, notes: ForeignNote[]): Draft[] {
  const above = grid.rows.slice(0, header.at).flatMap((row) => row.cells.map(({ text }) => text));
  let kind: KindReading | null =
    kindOfHeading(grid.title) ?? above.map(kindOfHeading).find((reading) => reading !== null) ?? null;
  let columns = header.columns;
  tellHidden(grid, header, notes);
  tellUnknownColumns(grid, header, notes);
  const drafts: Draft[] = [];
  const kindAt = header.columns.findIndex((column) => column !== null && "name" in column && column.name === "kind");
  const codes = kindCodes(grid.rows[header.at]?.cells[kindAt]?.text ?? "");
  let group: SheetRow[] = [];
  const flush = (): void => {
    if (group.length > 0) drafts.push(draftOfRows(group, { grid, columns, kind, codes } satisfies RowReader));
    group = [];
  };
  for (const row of grid.rows.slice(header.at + 1)) {
    const cells = row.cells.filter(({ text, problem, isContinued }) => (text !== "" || problem !== undefined) && !isContinued);
    const section = cells.length === 1 && cells[0] ? sectionRow(cells[0].text) : null;
    const again = repeatedHeader(grid, row);
    const isFooter = group.length === 0 || !continues(row, columns) ? isFooterRow(row, columns) : false;
    if (isFooter) {
      flush();
      notes.push(footer(grid, row));
    } else if (cells.length === 0 && !row.cells.some(({ isContinued }) => isContinued)) flush();
    else if (again) {
      flush();
      columns = again.columns;
    } else if (section) {
      flush();
      kind = section;
    } else if (group.length > 0 && continues(row, columns)) group.push(row);
    else {
      flush();
      group = [row];
    }
  }
  flush();
  return drafts;
}

/** A header that comes again further down: nothing but headings, at least three. */
function repeatedHeader(grid: SheetGrid, row: SheetRow): SheetHeader | null {
  const cells = row.cells.filter(({ text }) => text !== "");
  const isAllHeadings = cells.length >= 3 && cells.every(({ text }) => columnOf(text) !== null);
  return isAllHeadings ? headerOf({ ...grid, rows: [row] }) : null;
}

/** A row that is nothing but 一、单项选择题. */
function sectionRow(text: string): KindReading | null {
  return text.length <= 60 &&
    /^(?:[一二三四五六七八九十]{1,3}\s*[、.．]|[（(][一二三四五六七八九十]{1,3}[)）])|题(?:[（(].*)?$/.test(text)
    ? kindOfHeading(text)
    : null;
}

/** Whether a row holds further options of the question above: its stem is merged upward, or only the options column is filled. */
function continues(row: SheetRow, columns: readonly (Column | null)[]): boolean {
  const nameAt = (at: number): string | undefined => {
    const column = columns[at];
    return column && "name" in column ? column.name : undefined;
  };
  const stem = row.cells.find((_, at) => nameAt(at) === "stem");
  if (stem?.isContinued && stem.text !== "") return true;
  const filled = row.cells.flatMap((cell, at) => (cell.text !== "" && !cell.isContinued ? [nameAt(at)] : []));
  return filled.length > 0 && filled.every((name) => name === "options");
}

/** A heading that comes twice counts once, the first time. */
function once(columns: readonly (Column | null)[]): (Column | null)[] {
  const key = (column: Column | null): string =>
    column === null ? "" : "name" in column ? column.name : `option ${column.option}`;
  return columns.map((column, at) => (columns.findIndex((other) => key(other) === key(column)) < at ? null : column));
}

/** Hidden rows and sheets come in like any other; nobody sees them in their program, so it is said. */
function tellHidden(grid: SheetGrid, { at }: SheetHeader, notes: ForeignNote[]): void {
  if (grid.isHidden) {
    notes.push(
      gridNote(
        grid.name,
        "这张表是隐藏的，其中的试题照常导入，请核对",
        "this sheet is hidden; its questions come in all the same",
      ),
    );
  }
  const hidden = grid.rows.slice(at + 1).filter((row) => row.isHidden && row.cells.some(({ text }) => text !== ""));
  const first = hidden[0];
  if (!first) return;
  const list = hidden.slice(0, 10).map(({ number }) => number);
  const more = hidden.length > list.length ? "…" : "";
  notes.push(
    gridNote(
      placeIn(grid, first),
      `第 ${list.join("、")}${more} 行是隐藏的或被筛掉的，照常导入，请核对`,
      `rows ${list.join(", ")}${more} are hidden or filtered away; they come in all the same`,
    ),
  );
}

/** 合计：20 题, 制表人：… below the questions: neither stem nor answer, in one or two cells. */
function isFooterRow(row: SheetRow, columns: readonly (Column | null)[]): boolean {
  const filled = row.cells.filter(({ text }) => text !== "");
  const isQuestion = row.cells.some(({ text }, at) => {
    const column = columns[at];
    return text !== "" && column && ("option" in column || ["answer", "outline", "options"].includes(column.name));
  });
  return (
    !isQuestion &&
    filled.length <= 3 &&
    /^(?:合计|总计|小计|共计|制表|填表|审核|出题人|命题人|备注|注[:：])/.test(filled[0]?.text ?? "")
  );
}

function footer(grid: SheetGrid, row: SheetRow): ForeignNote {
  const text = shortened(row.cells.map((cell) => cell.text).join(" "));
  return gridNote(placeIn(grid, row), `“${text}”不是试题，没有导入`, `“${text}” is no question and was left out`);
}

function tellUnknownColumns(grid: SheetGrid, { at, columns }: SheetHeader, notes: ForeignNote[]): void {
  const row = grid.rows[at] as SheetRow;
  const beyond = grid.rows.slice(at + 1).find(({ cells }) => cells.slice(row.cells.length).some(({ text }) => text !== ""));
  const first = beyond?.cells.slice(row.cells.length).find(({ text }) => text !== "");
  if (beyond && first) {
    notes.push(
      gridNote(
        placeIn(grid, beyond, first),
        `“${shortened(first.text)}”在表头的右边，没有列名，没有导入`,
        `“${shortened(first.text)}” stands right of the headings, in a column without a name, and was left out`,
      ),
    );
  }
  for (const [column, cell] of row.cells.entries()) {
    const isUsed = grid.rows.slice(at + 1).some(({ cells }) => (cells[column]?.text ?? "") !== "");
    if (columns[column] || cell.isContinued || !isUsed) continue;
    const name = cell.text === "" ? cell.address.replace(/\d+$/, "") : shortened(cell.text);
    notes.push(
      gridNote(
        placeIn(grid, row, cell),
        `“${name}”一列没有对应的字段，没有导入`,
        `the column “${name}” has no field here and was left out`,
      ),
    );
  }
}

/** Few rows of prose beside a sheet of questions: a page of instructions. */
function isNotes({ title, rows, isHidden }: SheetGrid): boolean {
  if (isHidden) return true;
  if (/说明|须知|示例|目录|封面|字典|下拉|参数|readme|instruction|notes?|help|config/i.test(title)) return true;
  return rows.every((row) => row.cells.filter(({ text, isContinued }) => text !== "" && !isContinued).length <= 1);
}

function leftOut(grid: SheetGrid): ForeignNote {
  return gridNote(
    grid.name,
    "这张表没有题干等表头，看作说明，没有导入",
    "this sheet has no headings such as 题干 and was left out as notes",
  );
}

function noHeader(grid: SheetGrid): ForeignNote {
  return gridNote(
    grid.name || "row 1",
    "没有找到表头：需要一行列名，至少有“题干”和“答案”",
    "no header row was found: there must be a row of headings, at least 题干 (stem) and 答案 (answer)",
  );
}
