import type { ForeignFigure, ForeignItem, ForeignNote, ForeignReading } from "#item-bank/interchange/foreign-item.ts";
import type { SourceLine } from "#item-bank/interchange/layout-marks.ts";
import type { SheetGrid } from "#item-bank/interchange/sheet-grid.ts";
import { readGrids } from "#item-bank/interchange/sheet-layout.ts";
import { readLayout } from "#item-bank/interchange/text-layout.ts";
import { figuresOf } from "#item-bank/rich-text.ts";
import { DocxNumbering } from "./docx-numbering.ts";
import { type DocxContext, type ParagraphText, paragraphText, released } from "./docx-paragraph.ts";
import { readTable } from "./docx-table.ts";
import { HostileFile } from "./hostile-file.ts";
import { child, eachChild, relationships, type XmlNode } from "./office-xml.ts";
import { readZip } from "./zip-reader.ts";

/**
 * Reads a Word document: paragraphs with the numbers Word gives them, tables that are question sheets, pictures and formulas.
 * @throws HostileFile when the archive or its parts break a limit
 */
export function readDocx(bytes: Uint8Array): ForeignReading {
  const members = readZip(bytes, (name) => /^word\/|\.rels$/.test(name));
  const main = [...relationships(members, "").values()].find((path) => /document\d*\.xml$/.test(path)) ?? "word/document.xml";
  const xml = members.get(main);
  if (!xml) throw new HostileFile("这个文件里没有 Word 正文", "there is no Word document in this file");
  const folder = main.slice(0, main.lastIndexOf("/") + 1);
  const targets = relationships(members, main);
  const figures = new Map<string, ForeignFigure>();
  const context: DocxContext = { figures, mediaOf: (id) => members.get(targets.get(id) ?? "") };
  const numbering = new DocxNumbering(members.get(`${folder}numbering.xml`), members.get(`${folder}styles.xml`));
  const body = new Body(context, numbering);
  eachChild(xml, "body", (node) => body.take(node));
  const figuresIn = (text: string): ForeignFigure[] =>
    figuresOf(text).flatMap(({ name }) => {
      const figure = figures.get(name);
      return figure ? [figure] : [];
    });
  const text = readLayout(body.lines, figuresIn);
  const sheets = body.grids.length > 0 ? withFigures(readGrids(body.grids), figuresIn) : { items: [], refused: [], warnings: [] };
  return {
    items: [...text.items, ...sheets.items].map(releasedItem),
    refused: [...text.refused, ...sheets.refused].map(releasedNote),
    warnings: [...text.warnings, ...sheets.warnings, ...body.notes].map(releasedNote),
  };
}

const REVISIONS = ["ins", "del", "moveFrom", "moveTo"];
const REVISED = {
  zh: "从这里起有修订标记，按接受全部修订后的文字导入，请核对",
  en: "tracked changes begin here; the text is read as if all were accepted",
};

class Body {
  readonly lines: SourceLine[] = [];
  readonly grids: SheetGrid[] = [];
  readonly notes: ForeignNote[] = [];
  private isRevised = false;
  private paragraphs = 0;
  private tables = 0;
  private readonly context: DocxContext;
  private readonly numbering: DocxNumbering;

  constructor(context: DocxContext, numbering: DocxNumbering) {
    this.context = context;
    this.numbering = numbering;
  }

  take(node: XmlNode): void {
    if (node.name === "p") this.takeParagraph(node);
    else if (node.name === "tbl") this.takeTable(node);
    else if (!["sectPr", "del", "moveFrom", "sdtPr"].includes(node.name)) for (const inner of node.children) this.take(inner);
  }

  private takeParagraph(node: XmlNode): void {
    this.paragraphs += 1;
    const place = `paragraph ${this.paragraphs}`;
    const { text, problem, notes } = this.textOf(node);
    if (!this.isRevised && node.children.some(({ name }) => REVISIONS.includes(name))) {
      this.isRevised = true;
      this.notes.push({ place, reason: REVISED });
    }
    for (const reason of notes) this.notes.push({ place, reason });
    for (const [at, line] of text.split("\n").entries()) {
      this.lines.push({ text: line, place, ...(problem && at === 0 ? { problem } : {}) });
    }
  }

  private takeTable(node: XmlNode): void {
    this.tables += 1;
    const cellText = (cell: XmlNode): ParagraphText => {
      const parts = paragraphsIn(cell).map((paragraph) => this.textOf(paragraph));
      const problem = parts.find((part) => part.problem)?.problem;
      const text = parts.map((part) => part.text).join("\n");
      return { text, notes: parts.flatMap((part) => part.notes), ...(problem ? { problem } : {}) };
    };
    const table = readTable(node, { number: this.tables, cellText });
    if ("grid" in table) this.grids.push(table.grid);
    else this.lines.push(...table.lines);
  }

  private textOf(node: XmlNode): ParagraphText {
    const properties = child(node, "pPr");
    const read = paragraphText(node, this.context);
    const label = read.text.trim() === "" ? "" : this.numbering.labelOf(properties);
    const heading = this.numbering.isHeading(properties) && read.text.trim() !== "" ? "# " : "";
    return { ...read, text: `${heading}${label}${read.text}` };
  }
}

function paragraphsIn(cell: XmlNode): XmlNode[] {
  return cell.children.flatMap((node) => (node.name === "p" ? [node] : paragraphsIn(node)));
}

function withFigures(reading: ForeignReading, figuresIn: (text: string) => ForeignFigure[]): ForeignReading {
  const items = reading.items.map((item) => {
    const texts = [item.stem, ...item.options.map(({ text }) => text), item.rationale ?? "", item.outline ?? ""];
    const figures = texts.flatMap(figuresIn);
    return figures.length > 0 ? { ...item, figures } : item;
  });
  return { ...reading, items };
}

function releasedItem(item: ForeignItem): ForeignItem {
  const plain = Object.fromEntries(
    Object.entries(item).map(([name, value]) => [
      name,
      typeof value === "string" ? released(value, HOUSE_TEXTS.includes(name)) : value,
    ]),
  );
  return {
    ...(plain as unknown as ForeignItem),
    options: item.options.map((option) => ({ ...option, text: released(option.text, true) })),
  };
}

const HOUSE_TEXTS = ["stem", "rationale", "outline"];

function releasedNote({ place, reason }: ForeignNote): ForeignNote {
  return { place, reason: { zh: released(reason.zh, false), en: released(reason.en, false) } };
}
