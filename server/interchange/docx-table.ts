import type { SourceLine } from "#item-bank/interchange/layout-marks.ts";
import { optionsIn } from "#item-bank/interchange/layout-options.ts";
import { columnLetters, type SheetGrid } from "#item-bank/interchange/sheet-grid.ts";
import { columnOf } from "#item-bank/interchange/sheet-headings.ts";
import { headerOf } from "#item-bank/interchange/sheet-layout.ts";
import type { ParagraphText } from "./docx-paragraph.ts";
import { attribute, child, type XmlNode } from "./office-xml.ts";

/** A table is a sheet of questions, or lines that go on where the text before it stopped. */
export type DocxTable = { readonly grid: SheetGrid } | { readonly lines: readonly SourceLine[] };

interface Cell extends ParagraphText {
  readonly isContinued: boolean;
}

/** Reads a table by what it is for: question sheet, labelled fields, options side by side, answer list, or data of a stem. */
export function readTable(
  table: XmlNode,
  { number, cellText }: { number: number; cellText: (cell: XmlNode) => ParagraphText },
): DocxTable {
  const rows = rowsOf(table, cellText);
  const grid = gridOf(rows, number);
  const header = headerOf(grid);
  if (header && grid.rows.length > header.at + 1 && !isFieldTable(rows)) return { grid };
  const place = (at: number) => `table ${number} row ${at + 1}`;
  const isKeyTable = /^题号$/.test(rows[0]?.[0]?.text.trim() ?? "");
  const lines = rows.flatMap((cells, at) => linesOfRow(cells, { place: place(at), isKeyTable }));
  return { lines: isData(rows) ? dataLines(rows, place) : lines };
}

function rowsOf(table: XmlNode, cellText: (cell: XmlNode) => ParagraphText): Cell[][] {
  const above: Cell[] = [];
  return rowNodes(table).map((row) => {
    const cells: Cell[] = [];
    for (const node of cellNodes(row)) {
      const properties = child(node, "tcPr");
      const merge = child(properties, "vMerge");
      const isContinued = merge !== undefined && (attribute(merge, "val") ?? "continue") === "continue";
      const master = above[cells.length];
      const own = cellText(node);
      const cell: Cell = isContinued && master ? { ...master, isContinued: true } : { ...own, isContinued: false };
      above[cells.length] = cell;
      cells.push(cell);
      const span = Number(attribute(child(properties, "gridSpan"), "val") ?? 1);
      for (let extra = 1; extra < Math.min(span, 64); extra += 1) cells.push({ text: "", notes: [], isContinued: false });
    }
    return cells;
  });
}

function rowNodes(table: XmlNode): XmlNode[] {
  return table.children.flatMap((node) =>
    node.name === "tr" ? [node] : ["sdt", "sdtContent", "ins"].includes(node.name) ? rowNodes(node) : [],
  );
}

function cellNodes(row: XmlNode): XmlNode[] {
  return row.children.flatMap((node) =>
    node.name === "tc" ? [node] : ["sdt", "sdtContent"].includes(node.name) ? cellNodes(node) : [],
  );
}

function gridOf(rows: readonly (readonly Cell[])[], number: number): SheetGrid {
  const name = `table ${number}`;
  return {
    name,
    title: "",
    rows: rows.map((cells, at) => ({
      number: at + 1,
      cells: cells.map(({ text, problem, notes, isContinued }, column) => ({
        text: text.trim(),
        address: `${columnLetters(column)}${at + 1}`,
        notes,
        isContinued,
        ...(problem ? { problem } : {}),
      })),
    })),
  };
}

/** Two columns, name and value: 题干 | …, A | …, 答案 | B. */
function isFieldTable(rows: readonly (readonly Cell[])[]): boolean {
  const named = rows.filter((cells) => cells.length === 2 && columnOf(cells[0]?.text ?? "") !== null).length;
  return named >= 3 && named >= rows.length - 1;
}

/** Data belongs to the stem before it: several rows and columns without a label of the layout among them. */
function isData(rows: readonly (readonly Cell[])[]): boolean {
  const cells = rows.flat();
  const isLaidOut = cells.some(
    ({ text }) => optionsIn(text.trim(), "A").length > 0 || /^(?:参考|正确)?答案|^题号$/.test(text.trim()),
  );
  return !isLaidOut && !isFieldTable(rows) && rows.length > 1 && rows.every((row) => row.length > 1);
}

function dataLines(rows: readonly (readonly Cell[])[], place: (at: number) => string): SourceLine[] {
  const width = Math.max(...rows.map((row) => row.length));
  const line = (cells: readonly string[]) => `| ${Array.from({ length: width }, (_, at) => cells[at] ?? "").join(" | ")} |`;
  return rows.flatMap((row, at) => {
    const problem = row.find((cell) => cell.problem)?.problem;
    const text = line(row.map((cell) => cell.text.replace(/\s+/g, " ").trim()));
    const own = { text, place: place(at), ...(problem ? { problem } : {}) };
    return at === 0 ? [own, { text: line(Array.from({ length: width }, () => "---")), place: place(at) }] : [own];
  });
}

/** A row of a layout table as text: `题干 | …` becomes `题干：…`, other cells stand behind each other with tabs. */
function linesOfRow(cells: readonly Cell[], { place, isKeyTable }: { place: string; isKeyTable: boolean }): SourceLine[] {
  const texts = cells.map(({ text }) => text.trim());
  const problem = cells.find((cell) => cell.problem)?.problem;
  const column = cells.length === 2 && !isKeyTable ? columnOf(texts[0] ?? "") : null;
  let text = texts.filter((each) => each !== "").join("\t");
  if (column && "option" in column && /^[A-Z]$/.test(column.option)) text = `${column.option}. ${texts[1]}`;
  else if (column && "name" in column) text = `${texts[0]}：${texts[1]}`;
  return text.split("\n").map((line) => ({ text: line, place, ...(problem ? { problem } : {}) }));
}
