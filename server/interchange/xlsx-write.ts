import ExcelJS from "exceljs";
import { houseJson } from "#item-bank/interchange/exported.ts";
import type { ForeignNote } from "#item-bank/interchange/foreign-item.ts";
import { type Item, itemFigures } from "#item-bank/item.ts";
import { OPTION_LABELS } from "#item-bank/types/choice/choice.ts";
import type { WrittenFile } from "./qti-write.ts";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const TYPE_WORDS = { single: "单选题", multiple: "多选题", essay: "论述题" } as const;
const STEM_WIDTH = 60;
const OPTION_WIDTH = 28;
const SHORT_WIDTH = 12;

interface SheetColumn {
  readonly heading: string;
  readonly width: number;
  readonly isHidden?: boolean;
  read(item: Item): string | number;
}

const short = (heading: string, read: SheetColumn["read"]): SheetColumn => ({ heading, width: SHORT_WIDTH, read });
const wide = (heading: string, read: SheetColumn["read"]): SheetColumn => ({ heading, width: STEM_WIDTH, read });

const COLUMNS: readonly SheetColumn[] = [
  short("编号", ({ id }) => id),
  short("题型", ({ type }) => TYPE_WORDS[type]),
  short("部分", ({ part }) => part),
  short("知识点", ({ topic }) => topic),
  short("认知层次", ({ level }) => level),
  short("难度", ({ difficulty }) => difficulty),
  wide("题干", ({ stem }) => stem),
  ...OPTION_LABELS.map((label): SheetColumn => {
    const read = (item: Item) =>
      item.type === "essay" ? "" : (item.options.find((option) => option.label === label)?.text ?? "");
    return { heading: `选项${label}`, width: OPTION_WIDTH, read };
  }),
  short("正确答案", (item) => (item.type === "essay" ? "" : item.key.join(""))),
  wide("参考答案", (item) => (item.type === "essay" ? item.outline : "")),
  wide("解析", ({ rationale }) => rationale),
  short("出处", ({ reference = "" }) => reference),
  // Everything else of an item, so that the sheet comes back as it left; people need not see it.
  { heading: "kaoheng", width: SHORT_WIDTH, isHidden: true, read: houseJson },
];

/** Items as a sheet people can read and edit; texts stay texts, whatever they begin with. */
export async function writeXlsx(items: readonly Item[]): Promise<WrittenFile> {
  const workbook = new ExcelJS.Workbook();
  fill(workbook, items, COLUMNS);
  return {
    fileName: "questions.xlsx",
    mediaType: XLSX,
    bytes: new Uint8Array(await workbook.xlsx.writeBuffer()),
    warnings: items.flatMap(figureWarnings),
  };
}

/** A sheet to fill in: headings, choices to pick from, and a page of notes. */
export async function writeTemplate(): Promise<Omit<WrittenFile, "warnings">> {
  const workbook = new ExcelJS.Workbook();
  const columns = COLUMNS.filter(({ isHidden }) => !isHidden);
  const sheet = fill(workbook, [], columns);
  const type = columns.findIndex(({ heading }) => heading === "题型") + 1;
  for (let row = 2; row <= 500; row++) {
    sheet.getCell(row, type).dataValidation = {
      type: "list",
      allowBlank: true,
      formulae: [`"${Object.values(TYPE_WORDS).join(",")}"`],
    };
  }
  const notes = workbook.addWorksheet("填写说明");
  notes.getColumn(1).width = 100;
  for (const line of NOTES) notes.addRow([line]);
  return { fileName: "试题导入模板.xlsx", mediaType: XLSX, bytes: new Uint8Array(await workbook.xlsx.writeBuffer()) };
}

const NOTES = [
  "一行写一道，从第二行开始；没有用到的列可以留空，列的次序可以改变。",
  "题型写单选题、多选题或论述题。正确答案写字母，多选连写，如 ACD。",
  "编号可以不写；写了就不要与题库已有的编号重复。部分写数字；难度写 0 到 1 的预期得分率，或易、中、难。",
  "题干中要强调的词写成 **不**；表格、公式按 Markdown 写，如 $C_p$。插图请在编辑页面加入。",
  "论述题的参考答案写在参考答案列，评分标准导入后在编辑页面细化。",
];

function fill(workbook: ExcelJS.Workbook, items: readonly Item[], columns: readonly SheetColumn[]): ExcelJS.Worksheet {
  const sheet = workbook.addWorksheet("试题", { views: [{ state: "frozen", ySplit: 1 }] });
  sheet.addRow(columns.map(({ heading }) => heading)).font = { bold: true };
  for (const item of items) sheet.addRow(columns.map(({ read }) => read(item)));
  for (const [at, { width, isHidden }] of columns.entries()) {
    const column = sheet.getColumn(at + 1);
    column.width = width;
    column.hidden = isHidden ?? false;
    column.alignment = { wrapText: width > SHORT_WIDTH, vertical: "top" };
  }
  return sheet;
}

/** Sheets name images and do not hold them: they come back only into a bank that has them. */
function figureWarnings(item: Item): ForeignNote[] {
  const names = itemFigures(item).map(({ name }) => name);
  if (names.length === 0) return [];
  const list = names.join("、");
  return [
    {
      place: item.id,
      reason: { zh: `文件里没有插图本身：${list}`, en: `the images themselves are not in the file: ${names.join(", ")}` },
    },
  ];
}
