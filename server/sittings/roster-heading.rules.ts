import type { RosterColumn } from "#contract/sittings.ts";

/** Headings people use, in both languages, compared without width, case, spaces and punctuation. */
const HEADINGS: Record<RosterColumn, readonly string[]> = {
  name: ["姓名", "考生姓名", "名字", "name", "fullname", "candidate", "candidatename"],
  ticket: [
    "准考证号",
    "准考证",
    "准考证号码",
    "准考证编号",
    "考号",
    "考生号",
    "ticket",
    "ticketnumber",
    "ticketno",
    "admissionticket",
  ],
  idTail: [
    ...["身份证号", "身份证", "身份证号码", "居民身份证号", "证件号", "证件号码", "证件编号", "身份证件号", "身份证件号码"],
    ...["证件号后四位", "证件号末四位", "证件号码后四位", "身份证号后四位", "身份证后四位"],
    ...["id", "idno", "idnumber", "idcard", "idlastfour"],
  ],
  organisation: [
    ...["单位", "单位名称", "工作单位", "所在单位", "所属单位", "机构", "公司", "企业名称"],
    ...["organisation", "organization", "company", "employer"],
  ],
};
const POSITIONS: readonly RosterColumn[] = ["name", "ticket", "idTail", "organisation"];
/** A title and remarks may stand above the heading row. */
const HEADING_WITHIN_ROWS = 10;

export interface Heading {
  /** Where each column stands, 0-based. */
  readonly columns: ReadonlyMap<RosterColumn, number>;
  /** Rows up to and including the heading; 0 without one. */
  readonly firstRow: number;
}

/**
 * Finds the heading: the first of the first rows with a column of names, else the first row if it has any heading at
 * all. Without one the columns are known by position.
 */
export function headingOf(rows: readonly (readonly string[])[]): Heading {
  const first = rows.findIndex((cells) => cells.some((cell) => cell.trim() !== ""));
  for (const [at, cells] of rows.slice(0, HEADING_WITHIN_ROWS).entries()) {
    const columns = columnsOf(cells);
    if (columns.has("name") || (at === first && columns.size > 1)) return { columns, firstRow: at + 1 };
  }
  return { columns: new Map(POSITIONS.map((column, at) => [column, at])), firstRow: 0 };
}

function columnsOf(cells: readonly string[]): Map<RosterColumn, number> {
  const columns = new Map<RosterColumn, number>();
  for (const [at, cell] of cells.entries()) {
    const heading = cell
      .normalize("NFKC")
      .toLowerCase()
      .replace(/[\s_.:*()'’-]/g, "");
    const column = POSITIONS.find((candidate) => HEADINGS[candidate].includes(heading));
    if (column && !columns.has(column)) columns.set(column, at);
  }
  return columns;
}
