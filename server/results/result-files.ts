import { stringify } from "csv-stringify/sync";
import ExcelJS from "exceljs";
import type { ResultRow, SittingResults } from "#contract/results.ts";
import { toNumber, units } from "#kernel/points.ts";

/** A sheet treats text that begins with one of these as a formula (ASVS 1.2.10); with a Chinese locale the wide forms too. */
const FORMULA_START = /^[=+\-@\t\r\n＝＋－＠]/;

/** The results as a workbook: numbers as numbers, text always as text. */
export async function resultsWorkbook(results: SittingResults): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet("成绩", { views: [{ state: "frozen", ySplit: 1 }] });
  sheet.addRow(headings(results)).font = { bold: true };
  for (const row of results.rows) sheet.addRow(cells(row, results));
  sheet.columns.forEach((column, at) => {
    column.width = at === 0 || at === 1 ? 18 : 12;
  });
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** The results as csv in UTF-8 with mark, which Chinese Excel opens right. */
export function resultsCsv(results: SittingResults): string {
  const rows = [
    headings(results),
    ...results.rows.map((row) =>
      cells(row, results).map((cell) => (typeof cell === "string" && FORMULA_START.test(cell) ? `'${cell}` : cell)),
    ),
  ];
  return stringify(rows, { bom: true, record_delimiter: "windows" });
}

function headings({ parts }: SittingResults): string[] {
  return [
    "姓名",
    "准考证号",
    "考场",
    "座位",
    "试卷",
    "状态",
    ...parts.map(({ part, title }) => `${part} ${title.zh}`),
    "客观题",
    "论述题",
    "总分",
    "结果",
  ];
}

function cells(row: ResultRow, results: SittingResults): (string | number | null)[] {
  const number = (value: number | null) => (value === null ? null : toNumber(units(value)));
  const parts = row.parts ?? results.parts.map(() => null);
  const place = [row.name, row.ticket, row.room, row.seat, row.form, row.isPresent ? "到考" : "缺考"];
  const outcome = row.isPass === null ? "" : row.isPass ? "合格" : "未合格";
  return [...place, ...parts.map(number), number(row.objective), number(row.essays), number(row.total), outcome];
}
