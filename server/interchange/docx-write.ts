import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  Tab,
  TableRow,
  TextRun,
} from "docx";
import type { ForeignNote } from "#item-bank/interchange/foreign-item.ts";
import type { ChoiceItem, EssayItem, Item, ItemType } from "#item-bank/item.ts";
import { optionsPerLine } from "#item-bank/options-per-line.ts";
import { rubricTotal } from "#item-bank/types/essay/essay.ts";
import { toNumber } from "#kernel/points.ts";
import { type DocxBlock, DocxText, gridTable, INDENT_TWIPS, tableCell, textRun } from "./docx-text.ts";
import { type FigureSource, findFigures, type WrittenFile } from "./qti-write.ts";

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const SECTIONS: readonly { readonly type: ItemType; readonly title: string; readonly rule: string }[] = [
  { type: "single", title: "单项选择题", rule: "每小题只有一个选项符合题意" },
  { type: "multiple", title: "多项选择题", rule: "每小题有两个或两个以上选项符合题意" },
  { type: "essay", title: "论述题", rule: "" },
];
const NUMERALS = ["一", "二", "三"] as const;
/** A4 with margins of 2.2 cm, in twentieths of a point. */
const PAGE = { width: 11_906, height: 16_838 };
const MARGIN_TWIPS = 1247;
const TEXT_TWIPS = PAGE.width - 2 * MARGIN_TWIPS;
/** Widths in Chinese characters an option may have to stand with three others, or one other, in a line. */
const WIDEST = { quarter: 8, half: 18 };
const SONG = { ascii: "Times New Roman", hAnsi: "Times New Roman", eastAsia: "宋体" };
const HEI = { ascii: "Arial", hAnsi: "Arial", eastAsia: "黑体" };

interface Writing {
  readonly figures: FigureSource;
  readonly withKey: boolean;
  readonly title: string;
}

interface Section {
  readonly heading: string;
  readonly rule: string;
  readonly entries: readonly Numbered[];
}

interface Numbered {
  readonly item: Item;
  readonly number: number;
}

/** A paper to print: sections by type, items numbered through; keys, explanations and rubrics behind it when asked for. */
export async function writeDocx(items: readonly Item[], { figures, withKey, title }: Writing): Promise<WrittenFile> {
  const { found, warnings } = await findFigures(items, figures);
  const text = new DocxText(new Map(found.map((figure) => [figure.name, figure])));
  const lost: ForeignNote[] = [];
  const sections = sectionsOf(items);
  const write = (list: readonly Section[], blocksOf: (entry: Numbered) => DocxBlock[]) =>
    list.flatMap(({ heading, rule, entries }) => [
      sectionHeading(heading, `本大题共${entries.length}小题${rule === "" ? "" : `，${rule}`}`),
      ...entries.flatMap((entry) => noted(entry, { text, lost, blocksOf })),
    ]);
  const children = [
    new Paragraph({ heading: HeadingLevel.TITLE, children: [textRun(title)] }),
    ...(withKey ? [] : [nameLine()]),
    ...write(sections, (entry) => questionBlocks(entry, text)),
    ...(withKey ? [keyHeading(), ...write(sections, (entry) => keyBlocks(entry, text))] : []),
  ];
  const bytes = new Uint8Array(await Packer.toBuffer(documentOf(title, children)));
  return { fileName: withKey ? "试卷（含答案）.docx" : "试卷.docx", mediaType: DOCX, bytes, warnings: [...lost, ...warnings] };
}

/** Writes one item and notes the formulas that had to stay TeX. */
function noted(
  entry: Numbered,
  { text, lost, blocksOf }: { text: DocxText; lost: ForeignNote[]; blocksOf: (entry: Numbered) => DocxBlock[] },
): DocxBlock[] {
  text.lostFormulas.clear();
  const blocks = blocksOf(entry);
  for (const tex of text.lostFormulas) {
    const shown = tex.length > 40 ? `${tex.slice(0, 40)}…` : tex;
    lost.push({
      place: entry.item.id,
      reason: {
        zh: `公式 ${shown} 没有对应的 Word 公式，按 TeX 原文写出`,
        en: `Word has no formula for ${shown}; it stands as TeX`,
      },
    });
  }
  return blocks;
}

function sectionsOf(items: readonly Item[]): Section[] {
  let number = 0;
  return SECTIONS.map((section) => ({ ...section, list: items.filter(({ type }) => type === section.type) }))
    .filter(({ list }) => list.length > 0)
    .map(({ title, rule, list }, at) => {
      const entries = list.map((item) => ({ item, number: ++number }));
      return { heading: `${NUMERALS[at]}、${title}`, rule, entries };
    });
}

function questionBlocks({ item, number }: Numbered, text: DocxText): DocxBlock[] {
  const worth = item.type === "essay" ? `（${toNumber(rubricTotal(item.rubric))}分）` : "";
  const stem = text.blocks(item.stem, [textRun(`${number}. ${worth}`)], item.type !== "essay");
  return [
    ...stem,
    ...(item.type === "essay" ? [] : optionLines(item, text)),
    new Paragraph({ spacing: { line: 120, lineRule: "exact" } }),
  ];
}

function optionLines(item: ChoiceItem, text: DocxText): Paragraph[] {
  const perLine = optionsPerLine(item.options, WIDEST);
  const indent = { left: INDENT_TWIPS };
  const step = (TEXT_TWIPS - INDENT_TWIPS) / perLine;
  const tabStops = Array.from({ length: perLine - 1 }, (_, at) => ({
    type: "left" as const,
    position: Math.round(INDENT_TWIPS + step * (at + 1)),
  }));
  const lines: Paragraph[] = [];
  for (let from = 0; from < item.options.length; from += perLine) {
    const children = item.options.slice(from, from + perLine).flatMap((option, at): ParagraphChild[] => {
      const head = `${option.label}. `;
      return [new TextRun({ children: at > 0 ? [new Tab(), head] : [head] }), ...text.inline(option.text)];
    });
    const isLast = from + perLine >= item.options.length;
    const hanging = perLine === 1 ? { left: 2 * INDENT_TWIPS, hanging: INDENT_TWIPS } : indent;
    lines.push(new Paragraph({ children, indent: hanging, tabStops, keepLines: true, keepNext: !isLast }));
  }
  return lines;
}

function keyBlocks({ item, number }: Numbered, text: DocxText): DocxBlock[] {
  const rationale = item.rationale === "" ? [] : text.blocks(item.rationale, [label("解析：")], false);
  const reference = item.reference ? [new Paragraph({ children: [label("出处："), textRun(item.reference)] })] : [];
  if (item.type !== "essay") {
    const answer = [textRun(`${number}. 答案：`), textRun(item.key.join(""), true)];
    return [new Paragraph({ children: answer, keepNext: true, spacing: { before: 80 } }), ...rationale, ...reference];
  }
  const outline = text.blocks(
    item.outline === "" ? "（未填）" : item.outline,
    [textRun(`${number}. `), label("参考答案：")],
    false,
  );
  return [...outline, ...rubricBlocks(item), ...rationale, ...reference];
}

/** The rubric as a table: what counts, for how many points, and what earns them. */
function rubricBlocks({ rubric }: EssayItem): DocxBlock[] {
  const cell = (lines: readonly string[], percent: number, isBold = false) =>
    tableCell(
      lines.map((line) => new Paragraph({ children: [textRun(line, isBold)] })),
      percent,
    );
  const row = (cells: readonly (readonly string[])[], isHead = false) =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: cells.map((lines, at) => cell(lines, [24, 12, 64][at] ?? 0, isHead)),
    });
  const total = toNumber(rubricTotal(rubric));
  return [
    new Paragraph({ keepNext: true, children: [label(`评分标准：`), textRun(`满分${total}分`)] }),
    gridTable(
      [
        row([["评分要点"], ["满分"], ["给分说明"]], true),
        ...rubric.map(({ title, points, guide }) =>
          row([[title], [`${points}分`], guide.map((line) => `${line.points}分：${line.text.replace(/\s*\n\s*/g, " ")}`)]),
        ),
      ],
      100,
    ),
    new Paragraph({ spacing: { line: 120, lineRule: "exact" } }),
  ];
}

function label(text: string): TextRun {
  return new TextRun({ text, font: HEI });
}

function sectionHeading(heading: string, rule: string): Paragraph {
  return new Paragraph({
    heading: HeadingLevel.HEADING_2,
    children: [textRun(heading), new TextRun({ text: `（${rule}）`, font: SONG, bold: false, size: 21 })],
  });
}

function keyHeading(): Paragraph {
  return new Paragraph({ heading: HeadingLevel.HEADING_1, pageBreakBefore: true, children: [textRun("参考答案与解析")] });
}

function nameLine(): Paragraph {
  const blank = "________________";
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after: 160 },
    children: [textRun(`姓名${blank}　　准考证号${blank}　　得分${blank}`)],
  });
}

function documentOf(title: string, children: readonly DocxBlock[]): Document {
  const heading = (size: number) => ({ run: { font: HEI, size, bold: true, color: "000000" } });
  const line = { style: BorderStyle.SINGLE, size: 4, color: "808080", space: 4 };
  const header = new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        border: { bottom: line },
        children: [new TextRun({ text: title, size: 18, color: "404040" })],
      }),
    ],
  });
  const pages = ["第 ", PageNumber.CURRENT, " 页　共 ", PageNumber.TOTAL_PAGES, " 页"];
  const footer = new Footer({
    children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ children: pages, size: 18 })] })],
  });
  const margin = { top: MARGIN_TWIPS, bottom: MARGIN_TWIPS, left: MARGIN_TWIPS, right: MARGIN_TWIPS };
  return new Document({
    title,
    creator: "Kaoheng",
    styles: {
      default: {
        document: { run: { font: SONG, size: 21 }, paragraph: { spacing: { line: 300 } } },
        title: { ...heading(36), paragraph: { alignment: AlignmentType.CENTER, spacing: { before: 120, after: 240 } } },
        heading1: { ...heading(30), paragraph: { alignment: AlignmentType.CENTER, spacing: { before: 120, after: 200 } } },
        heading2: { ...heading(24), paragraph: { keepNext: true, spacing: { before: 240, after: 120 } } },
      },
    },
    sections: [
      {
        properties: { page: { size: PAGE, margin } },
        headers: { default: header },
        footers: { default: footer },
        children: [...children],
      },
    ],
  });
}
