import {
  AlignmentType,
  BorderStyle,
  ImageRun,
  type IParagraphOptions,
  Math as MathRuns,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import { latexToMath } from "docx/math";
import type { ForeignFigure } from "#item-bank/interchange/foreign-item.ts";
import { type Block, type Inline, parseInline, parseRichText } from "#item-bank/rich-text.ts";
import { imageFacts } from "./image-facts.ts";

export const INDENT_TWIPS = 420;
const WIDEST_IMAGE_PX = 460;
const TALLEST_IMAGE_PX = 420;
const THIN = { style: BorderStyle.SINGLE, size: 4, color: "808080" };
const CELL_MARGINS = { top: 40, bottom: 40, left: 100, right: 100 };
/** A gap between two blocks: an empty line of two points, so that Word and our reader see where a paragraph ends. */
const GAP: IParagraphOptions = { keepNext: true, spacing: { line: 60, lineRule: "exact", before: 0, after: 0 } };

export type DocxBlock = Paragraph | Table;

/** House text as Word's own text, tables, pictures and formulas. */
export class DocxText {
  /** Formulas Word has no way to write, as TeX. */
  readonly lostFormulas = new Set<string>();
  private readonly images: ReadonlyMap<string, ForeignFigure>;

  constructor(images: ReadonlyMap<string, ForeignFigure>) {
    this.images = images;
  }

  /**
   * The blocks of a house text.
   * @param head stands before the first paragraph, for example a number
   * @param keepsNext whether the last block stays on a page with what follows
   */
  blocks(text: string, head: readonly ParagraphChild[], keepsNext: boolean): DocxBlock[] {
    const blocks = parseRichText(text);
    return blocks.flatMap((block, at) => {
      const gap = at > 0 ? [new Paragraph(GAP)] : [];
      const isLast = at === blocks.length - 1;
      return [...gap, ...this.block(block, at === 0 ? head : [], { keepNext: !isLast || keepsNext, keepLines: true })];
    });
  }

  /** The inline part of a text. */
  inline(text: string): ParagraphChild[] {
    return this.runs(parseInline(text), false);
  }

  private block(block: Block, head: readonly ParagraphChild[], keep: IParagraphOptions): DocxBlock[] {
    switch (block.kind) {
      case "paragraph":
        return [new Paragraph({ ...keep, children: [...head, ...this.runs(block.content, false)] })];
      case "formula":
        return [
          ...headLine(head, keep),
          new Paragraph({ ...keep, alignment: AlignmentType.CENTER, children: [this.formula(block.tex)] }),
        ];
      case "list":
        return [
          ...headLine(head, keep),
          ...block.entries.map((entry, at) => {
            const mark = new TextRun(block.isOrdered ? `（${at + 1}）` : "• ");
            const indent = { left: 2 * INDENT_TWIPS, hanging: INDENT_TWIPS };
            return new Paragraph({ ...keep, indent, children: [mark, ...this.runs(entry, false)] });
          }),
        ];
      case "table":
        return [...headLine(head, keep), this.table(block.head, block.rows)];
    }
  }

  private table(head: readonly (readonly Inline[])[], rows: readonly (readonly (readonly Inline[])[])[]): Table {
    const cell = (content: readonly Inline[], isHead: boolean) =>
      tableCell([new Paragraph({ alignment: AlignmentType.CENTER, keepNext: true, children: this.runs(content, isHead) })]);
    return gridTable([
      new TableRow({ tableHeader: true, cantSplit: true, children: head.map((content) => cell(content, true)) }),
      ...rows.map((row) => new TableRow({ cantSplit: true, children: row.map((content) => cell(content, false)) })),
    ]);
  }

  private runs(content: readonly Inline[], isBold: boolean): ParagraphChild[] {
    return content.flatMap((entry) => this.run(entry, isBold));
  }

  private run(entry: Inline, isBold: boolean): ParagraphChild[] {
    switch (entry.kind) {
      case "text":
        return [textRun(entry.text, isBold)];
      case "strong":
        return this.runs(entry.content, true);
      case "break":
        return [new TextRun({ break: 1 })];
      case "formula":
        return [this.formula(entry.tex)];
      case "figure":
        return [this.image(entry)];
    }
  }

  private formula(tex: string): ParagraphChild {
    try {
      return new MathRuns({ children: [...latexToMath(tex)] });
    } catch {
      this.lostFormulas.add(tex);
      return new TextRun({ text: `$${clean(tex)}$`, font: "Cambria Math" });
    }
  }

  private image({ alt, name }: { alt: string; name: string }): ParagraphChild {
    const figure = this.images.get(name);
    const facts = figure && imageFacts(figure.bytes);
    if (!figure || !facts) return new TextRun(`［图：${clean(alt)}］`);
    const scale = Math.min(1, WIDEST_IMAGE_PX / facts.width, TALLEST_IMAGE_PX / facts.height);
    return new ImageRun({
      type: facts.mediaType === "image/png" ? "png" : "jpg",
      data: figure.bytes,
      transformation: { width: Math.round(facts.width * scale), height: Math.round(facts.height * scale) },
      altText: { name, title: name, description: clean(alt) },
    });
  }
}

/** A plain run of text; characters no document can hold are left out. */
export function textRun(text: string, isBold = false): TextRun {
  return new TextRun({ text: clean(text), bold: isBold });
}

export function tableCell(children: Paragraph[], widthPercent?: number): TableCell {
  const width = widthPercent === undefined ? {} : { width: { size: widthPercent, type: WidthType.PERCENTAGE } };
  return new TableCell({ children, margins: CELL_MARGINS, ...width });
}

export function gridTable(rows: TableRow[], widthPercent?: number): Table {
  const borders = { top: THIN, bottom: THIN, left: THIN, right: THIN, insideHorizontal: THIN, insideVertical: THIN };
  const width =
    widthPercent === undefined ? { size: 0, type: WidthType.AUTO } : { size: widthPercent, type: WidthType.PERCENTAGE };
  return new Table({ rows, borders, width, alignment: AlignmentType.CENTER });
}

function headLine(head: readonly ParagraphChild[], keep: IParagraphOptions): Paragraph[] {
  return head.length > 0 ? [new Paragraph({ ...keep, children: [...head] })] : [];
}

function clean(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "");
}
