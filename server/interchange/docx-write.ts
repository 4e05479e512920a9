import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  ImageRun,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import type { ForeignFigure, ForeignNote } from "#item-bank/interchange/foreign-item.ts";
import type { Item, ItemType } from "#item-bank/item.ts";
import { type Block, type Inline, parseInline, parseRichText, plainText } from "#item-bank/rich-text.ts";
import { imageFacts } from "./image-facts.ts";
import { type FigureSource, findFigures, type WrittenFile } from "./qti-write.ts";

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const SECTIONS: readonly { readonly type: ItemType; readonly title: string }[] = [
  { type: "single", title: "单项选择题" },
  { type: "multiple", title: "多项选择题" },
  { type: "essay", title: "论述题" },
];
const NUMERALS = ["一", "二", "三"] as const;
/** Options this short stand two in a line; longer ones have a line of their own. */
const SHORT_OPTION = 14;
const WIDEST_IMAGE_PX = 480;
/** A tab stop in the middle of the page, in twentieths of a point. */
const MIDDLE_TWIPS = 4500;
const FONT = { ascii: "Times New Roman", eastAsia: "宋体" };

interface Writing {
  readonly figures: FigureSource;
  readonly withKey: boolean;
  readonly title: string;
}

type Images = ReadonlyMap<string, ForeignFigure>;

/** A paper to print: sections by type, items numbered through, answers at the end when asked for. */
export async function writeDocx(items: readonly Item[], { figures, withKey, title }: Writing): Promise<WrittenFile> {
  const found = await findFigures(items, figures);
  const images: Images = new Map(found.found.map((figure) => [figure.name, figure]));
  const sections = SECTIONS.map(({ type, title: name }) => ({ name, items: items.filter((item) => item.type === type) }));
  const used = sections.filter((section) => section.items.length > 0);
  let number = 0;
  const numbered = used.map(({ name, items: list }) => ({ name, items: list.map((item) => ({ item, number: ++number })) }));
  const children = [
    new Paragraph({ text: title, heading: HeadingLevel.TITLE, alignment: AlignmentType.CENTER }),
    ...numbered.flatMap((section, at) => [
      heading(`${NUMERALS[at]}、${section.name}（共 ${section.items.length} 题）`),
      ...section.items.flatMap((entry) => itemBlocks(entry, images)),
    ]),
    ...(withKey
      ? [heading("答案与解析", true), ...numbered.flatMap(({ items: list }) => list.flatMap((entry) => keyBlocks(entry, images)))]
      : []),
  ];
  const footer = new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ children: ["第 ", PageNumber.CURRENT, " 页 共 ", PageNumber.TOTAL_PAGES, " 页"] })],
      }),
    ],
  });
  const file = new Document({
    styles: { default: { document: { run: { font: FONT, size: 21 } } } },
    sections: [{ footers: { default: footer }, children }],
  });
  return {
    fileName: withKey ? "试题（含答案）.docx" : "试题.docx",
    mediaType: DOCX,
    bytes: new Uint8Array(await Packer.toBuffer(file)),
    warnings: [...items.flatMap(formulaWarnings), ...found.warnings],
  };
}

interface Numbered {
  readonly item: Item;
  readonly number: number;
}

function heading(text: string, onNewPage = false): Paragraph {
  return new Paragraph({ text, heading: HeadingLevel.HEADING_2, pageBreakBefore: onNewPage });
}

function itemBlocks({ item, number }: Numbered, images: Images): (Paragraph | Table)[] {
  const stem = blocksOf(item.stem, images, `${number}. `);
  return item.type === "essay" ? stem : [...stem, ...optionLines(item, images), new Paragraph({})];
}

function optionLines(item: Extract<Item, { type: "single" | "multiple" }>, images: Images): Paragraph[] {
  const isShort = item.options.every(({ text }) => [...plainText(text)].length <= SHORT_OPTION);
  const perLine = isShort ? 2 : 1;
  const lines: Paragraph[] = [];
  for (let from = 0; from < item.options.length; from += perLine) {
    const children = item.options
      .slice(from, from + perLine)
      .flatMap(({ label, text }, at) => [new TextRun(`${at > 0 ? "\t" : ""}${label}. `), ...runs(parseInline(text), images)]);
    lines.push(
      new Paragraph({ children, indent: { left: 420 }, tabStops: [{ type: "left", position: MIDDLE_TWIPS }], keepLines: true }),
    );
  }
  return lines;
}

function keyBlocks({ item, number }: Numbered, images: Images): (Paragraph | Table)[] {
  const rationale = item.rationale === "" ? [] : blocksOf(item.rationale, images, "解析：");
  if (item.type !== "essay") return [new Paragraph(`${number}. 答案：${item.key.join("")}`), ...rationale];
  const criteria = item.rubric.flatMap(({ title, points, guide }) => [
    new Paragraph({ children: [new TextRun({ text: `${title}（${points} 分）`, bold: true })] }),
    ...guide.map((line) => new Paragraph({ text: `${line.points} 分：${line.text}`, indent: { left: 420 } })),
  ]);
  const outline = item.outline === "" ? [] : blocksOf(item.outline, images, "参考答案：");
  return [new Paragraph(`${number}. `), ...outline, ...criteria, ...rationale];
}

function blocksOf(text: string, images: Images, head: string): (Paragraph | Table)[] {
  let isFirst = true;
  return parseRichText(text).flatMap((block) => {
    const start = isFirst ? head : "";
    isFirst = false;
    return blockOf(block, images, start);
  });
}

function blockOf(block: Block, images: Images, head: string): (Paragraph | Table)[] {
  const lead = head === "" ? [] : [new TextRun(head)];
  switch (block.kind) {
    case "paragraph":
      return [new Paragraph({ children: [...lead, ...runs(block.content, images)] })];
    case "formula":
      return [
        new Paragraph({
          alignment: AlignmentType.CENTER,
          children: [...lead, new TextRun({ text: block.tex, font: "Cambria Math" })],
        }),
      ];
    case "list":
      return block.entries.map((entry, at) => {
        const mark = new TextRun(block.isOrdered ? `${at + 1}. ` : "• ");
        return new Paragraph({ indent: { left: 420 }, children: [...(at === 0 ? lead : []), mark, ...runs(entry, images)] });
      });
    case "table": {
      const row = (cells: readonly (readonly Inline[])[]) =>
        new TableRow({
          children: cells.map((cell) => new TableCell({ children: [new Paragraph({ children: runs(cell, images) })] })),
        });
      const table = new Table({ width: { size: 80, type: WidthType.PERCENTAGE }, rows: [block.head, ...block.rows].map(row) });
      return [...(lead.length > 0 ? [new Paragraph({ children: lead })] : []), table];
    }
  }
}

function runs(content: readonly Inline[], images: Images, isBold = false): ParagraphChild[] {
  return content.flatMap((entry) => run(entry, images, isBold));
}

function run(entry: Inline, images: Images, isBold: boolean): ParagraphChild[] {
  switch (entry.kind) {
    case "text":
      return [new TextRun({ text: entry.text, bold: isBold })];
    case "strong":
      return runs(entry.content, images, true);
    case "break":
      return [new TextRun({ break: 1 })];
    case "formula":
      return [new TextRun({ text: entry.tex, font: "Cambria Math" })];
    case "figure":
      return [image(images.get(entry.name), entry)];
  }
}

function image(figure: ForeignFigure | undefined, { alt, name }: { alt: string; name: string }): ParagraphChild {
  const facts = figure && imageFacts(figure.bytes);
  if (!figure || !facts) return new TextRun(`［图：${alt}］`);
  const scale = Math.min(1, WIDEST_IMAGE_PX / facts.width);
  return new ImageRun({
    type: facts.mediaType === "image/png" ? "png" : "jpg",
    data: figure.bytes,
    transformation: { width: Math.round(facts.width * scale), height: Math.round(facts.height * scale) },
    altText: { name, title: name, description: alt },
  });
}

/** Word gets formulas as TeX. */
function formulaWarnings(item: Item): ForeignNote[] {
  const texts = item.type === "essay" ? [item.stem] : [item.stem, ...item.options.map(({ text }) => text)];
  const hasFormula = texts.some((text) => /(?<!\\)\$/.test(text) && parseRichText(text).some(holdsFormula));
  if (!hasFormula) return [];
  return [{ place: item.id, reason: { zh: "公式按 TeX 原文写出", en: "formulas are written as TeX" } }];
}

function holdsFormula(block: Block): boolean {
  if (block.kind === "formula") return true;
  return block.kind === "paragraph" && block.content.some(({ kind }) => kind === "formula");
}
