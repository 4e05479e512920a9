import { normaliseTicket } from "./candidate.rules.ts";

/** One row of a roster as pasted or read from a sheet. */
export interface RosterEntry {
  readonly name: string;
  /** Empty when the product is to make one. */
  readonly ticket: string;
  readonly idTail: string;
  readonly organisation: string;
}

export interface RosterProblem {
  /** 1-based row as the person sees it, heading included. */
  readonly row: number;
  readonly column: string;
  readonly reason: string;
  readonly value: string;
}

export const MOST_CANDIDATES = 20_000;
const LONGEST_NAME = 50;
const TAIL_LENGTH = 4;
const TICKET = /^[0-9A-Z]{4,30}$/;

type Column = keyof RosterEntry;

/** Headings people use, in both languages, compared without spaces and case. */
const HEADINGS: Record<Column, readonly string[]> = {
  name: ["姓名", "考生姓名", "名字", "name", "fullname"],
  ticket: ["准考证号", "准考证", "准考证号码", "考号", "ticket", "ticketnumber", "admissionticket"],
  idTail: ["身份证号", "身份证", "身份证号码", "证件号", "证件号码", "证件号后四位", "证件号末四位", "id", "idnumber"],
  organisation: ["单位", "工作单位", "所在单位", "机构", "organisation", "organization", "company"],
};
const POSITIONS: readonly Column[] = ["name", "ticket", "idTail", "organisation"];
const COLUMN_NAMES: Record<Column, string> = { name: "姓名", ticket: "准考证号", idTail: "证件号", organisation: "单位" };

/**
 * Reads a roster's cells. With a heading row columns may stand in any order and others are ignored; without one they are
 * name, ticket number, identity number, organisation. Every problem is named by row and column; with any, nothing comes in.
 * @param taken ticket numbers that exist already, with whether they belong to this very sitting
 */
export function readRoster(
  rows: readonly (readonly string[])[],
  taken: ReadonlyMap<string, { readonly isHere: boolean; readonly name: string }>,
): { entries: RosterEntry[]; problems: RosterProblem[]; alreadyThere: number } {
  const columns = headingColumns(rows[0] ?? []);
  const [at, first] = columns ? [columns, 1] : [new Map(POSITIONS.map((column, index) => [column, index])), 0];
  const problems: RosterProblem[] = [];
  const entries: RosterEntry[] = [];
  const seen = new Map<string, number>();
  let alreadyThere = 0;
  if (columns && !columns.has("name")) problems.push({ row: 1, column: COLUMN_NAMES.name, reason: "找不到“姓名”列", value: "" });
  for (const [index, cells] of rows.entries()) {
    if (index < first || cells.every((cell) => cell.trim() === "")) continue;
    const row = index + 1;
    const entry = readEntry((column) => cells[at.get(column) ?? -1] ?? "");
    const found = entryProblems(entry, row);
    const known = entry.ticket === "" ? undefined : taken.get(entry.ticket);
    if (known?.isHere && known.name === entry.name) {
      alreadyThere += 1;
      continue;
    }
    if (known) found.push(problem(row, "ticket", "准考证号已被其他考生使用", entry.ticket));
    const earlier = seen.get(entry.ticket);
    if (entry.ticket !== "" && earlier !== undefined) found.push(problem(row, "ticket", `与第 ${earlier} 行重复`, entry.ticket));
    seen.set(entry.ticket, row);
    problems.push(...found);
    entries.push(entry);
  }
  if (entries.length > MOST_CANDIDATES)
    problems.push({ row: rows.length, column: "", reason: `一次最多登记 ${MOST_CANDIDATES} 人`, value: "" });
  if (entries.length === 0 && alreadyThere === 0 && problems.length === 0)
    problems.push({ row: 1, column: "", reason: "没有考生数据", value: "" });
  return { entries, problems, alreadyThere };
}

function headingColumns(cells: readonly string[]): Map<Column, number> | null {
  const columns = new Map<Column, number>();
  for (const [index, cell] of cells.entries()) {
    const heading = cell
      .normalize("NFKC")
      .replace(/[\s*（）()_-]/g, "")
      .toLowerCase();
    const column = POSITIONS.find((name) => HEADINGS[name].includes(heading));
    if (column && !columns.has(column)) columns.set(column, index);
  }
  return columns.size > 0 ? columns : null;
}

function readEntry(cell: (column: Column) => string): RosterEntry {
  const id = cell("idTail").normalize("NFKC").replace(/\s/g, "").toUpperCase();
  return {
    name: cell("name").trim().replace(/\s+/g, " "),
    ticket: normaliseTicket(cell("ticket")),
    // Only the tail is ever kept: the whole number identifies a person and nobody needs it here.
    idTail: id.slice(-TAIL_LENGTH),
    organisation: cell("organisation").trim().slice(0, 100),
  };
}

function entryProblems(entry: RosterEntry, row: number): RosterProblem[] {
  const problems: RosterProblem[] = [];
  if (entry.name === "") problems.push(problem(row, "name", "姓名为空", ""));
  if ([...entry.name].length > LONGEST_NAME) problems.push(problem(row, "name", `姓名超过 ${LONGEST_NAME} 个字`, entry.name));
  if (entry.ticket !== "" && !TICKET.test(entry.ticket))
    problems.push(problem(row, "ticket", "准考证号应为 4–30 位数字或字母", entry.ticket));
  if (entry.idTail !== "" && !/^[0-9A-Z]+$/.test(entry.idTail))
    problems.push(problem(row, "idTail", "证件号含有无法识别的字符", entry.idTail));
  return problems;
}

function problem(row: number, column: Column, reason: string, value: string): RosterProblem {
  return { row, column: COLUMN_NAMES[column], reason, value };
}
