import type { Content, ContentText } from "pdfmake/interfaces";
import { type Block, type Inline, parseInline, parseRichText } from "#item-bank/rich-text.ts";
import type { Run } from "./runs.ts";
import { texRuns } from "./tex-runs.ts";

/** The figures of a document, by name. */
export type FigureNames = ReadonlySet<string>;

const WIDEST_FIGURE = 300;
const HIGHEST_FIGURE = 210;

/** A house text as blocks of a document. `lead` stands before the first words. */
export function richContent(text: string, figures: FigureNames, lead?: Run): Content[] {
  const [first, ...others] = parseRichText(text);
  if (!first) return lead ? [{ text: [lead] }] : [];
  const start = first.kind === "paragraph" ? inlineContent(first.content, figures, lead) : withLead(first, figures, lead);
  return [...start, ...others.flatMap((block) => blockContent(block, figures))];
}

/** One line of house text, as options are written. */
export function inlineText(text: string, figures: FigureNames, lead?: Run): Content[] {
  return inlineContent(parseInline(text), figures, lead);
}

function withLead(block: Block, figures: FigureNames, lead: Run | undefined): Content[] {
  return [...(lead ? [{ text: [lead] }] : []), ...blockContent(block, figures)];
}

function blockContent(block: Block, figures: FigureNames): Content[] {
  switch (block.kind) {
    case "paragraph":
      return inlineContent(block.content, figures);
    case "formula":
      return [{ text: texRuns(block.tex), alignment: "center", margin: [0, 3, 0, 3] }];
    case "list": {
      const entries = block.entries.map((entry) => stacked(inlineContent(entry, figures)));
      return [block.isOrdered ? { ol: entries, margin: [8, 0, 0, 0] } : { ul: entries, margin: [8, 0, 0, 0] }];
    }
    case "table":
      return [tableContent(block, figures)];
  }
}

function tableContent({ head, rows }: Extract<Block, { kind: "table" }>, figures: FigureNames): Content {
  const cell = (content: readonly Inline[]): Content => stacked(inlineContent(content, figures));
  const width = head.length;
  const body = [head, ...rows].map((row) => Array.from({ length: width }, (_, at) => cell(row[at] ?? [])));
  return {
    table: { headerRows: 1, widths: new Array<string>(width).fill("auto"), body },
    layout: "thin",
    margin: [0, 3, 0, 3],
  };
}

/** Runs of text; a figure stands below what comes before it. */
function inlineContent(content: readonly Inline[], figures: FigureNames, lead?: Run): Content[] {
  const blocks: Content[] = [];
  let runs: Run[] = lead ? [lead] : [];
  const flush = (): void => {
    if (runs.some(({ text }) => text.trim() !== "")) blocks.push({ text: runs } satisfies ContentText);
    runs = [];
  };
  for (const entry of content) {
    if (entry.kind !== "figure") runs.push(...runsOf(entry, {}));
    else if (figures.has(entry.name)) {
      flush();
      blocks.push({ image: entry.name, fit: [WIDEST_FIGURE, HIGHEST_FIGURE], margin: [0, 4, 0, 4] });
    } else runs.push({ text: `［${entry.alt}］` });
  }
  flush();
  return blocks;
}

function runsOf(entry: Inline, style: Pick<Run, "bold">): Run[] {
  switch (entry.kind) {
    case "text":
      return [{ ...style, text: entry.text }];
    case "strong":
      return entry.content.flatMap((inner) => runsOf(inner, { bold: true }));
    case "break":
      return [{ text: "\n" }];
    case "formula":
      return texRuns(entry.tex);
    case "figure":
      return [{ text: `［${entry.alt}］` }];
  }
}

function stacked(content: readonly Content[]): Content {
  return content.length === 1 ? (content[0] as Content) : { stack: [...content] };
}
