import type { Sentence } from "#kernel/issue-sentences.ts";
import { type Conversion, inlineTokens, type MarkupOptions, renderTokens, strongTokens, type Token } from "./markup-inline.ts";
import { childrenOf, findAll, isElement, type XmlElement, type XmlNode } from "./xml-tree.ts";

/** House text made of foreign markup, with what was lost on the way; each loss is told once. */
export interface HouseText {
  readonly text: string;
  readonly losses: readonly Sentence[];
}

const BLOCKS = new Set(
  "p div section article aside main header footer figure figcaption blockquote center address fieldset legend details summary pre dl dt dd ul ol li table caption thead tbody tfoot tr td th h1 h2 h3 h4 h5 h6 hr".split(
    " ",
  ),
);

/** Turns markup (HTML, or the XHTML inside QTI) into house text. */
export function markupText(nodes: readonly XmlNode[], options: MarkupOptions = {}): HouseText {
  const losses = new Map<string, Sentence>();
  const context: Conversion = {
    ...options,
    isStrong: false,
    lose: (sentence) => losses.set(sentence.zh, sentence),
  };
  const blocks = blocksOf(nodes, context).filter((block) => block !== "");
  const text = options.isInline ? blocks.join("\n").replace(/\n{2,}/g, "\n") : blocks.join("\n\n");
  return { text, losses: [...losses.values()] };
}

function blocksOf(nodes: readonly XmlNode[], context: Conversion): string[] {
  const blocks: string[] = [];
  let run: XmlNode[] = [];
  const flush = (): void => {
    if (run.length > 0) blocks.push(paragraph(inlineTokens(run, context), context));
    run = [];
  };
  for (const node of nodes) {
    if (!isElement(node) || !holdsBlocks(node)) run.push(node);
    else {
      flush();
      blocks.push(...blockElement(node, context));
    }
  }
  flush();
  return blocks;
}

function holdsBlocks(node: XmlElement): boolean {
  return BLOCKS.has(node.name) || findAll(node, ({ name }) => BLOCKS.has(name)).length > 0;
}

function paragraph(tokens: readonly Token[], { isStrong }: Conversion): string {
  return tidyLines(renderTokens(isStrong ? strongTokens(tokens) : tokens));
}

/** Lines trimmed and spaced once; a line that would begin a list by chance is made plain. */
function tidyLines(text: string): string {
  const lines = text.split("\n").map((line) => line.trim());
  const plain = lines.map((line) =>
    line.replace(/^(?:(- )|(\d{1,3})(?=\. ))/, (_, dash, digits) => (dash ? "\\- " : `${digits}\\`)),
  );
  return plain
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .replaceAll("\u00a0", " ")
    .trim();
}

function blockElement(node: XmlElement, context: Conversion): string[] {
  switch (node.name) {
    case "ul":
    case "ol":
      return [list(node, context)];
    case "table":
      return table(node, context);
    case "pre":
      return [preformatted(node, context)];
    case "hr":
      return [];
    case "h1":
    case "h2":
    case "h3":
    case "h4":
    case "h5":
    case "h6":
    case "strong":
    case "b":
      return blocksOf(node.children, { ...context, isStrong: true });
    default:
      return blocksOf(node.children, context);
  }
}

function preformatted(node: XmlElement, context: Conversion): string {
  const lines = node.children.map((child) => (isElement(child) ? child : child.split("\n")));
  const nodes = lines.flatMap((piece): XmlNode[] =>
    Array.isArray(piece) ? piece.flatMap((line, at) => (at === 0 ? [line] : [breakElement, line])) : [piece],
  );
  return paragraph(inlineTokens(nodes, context), context);
}

const breakElement: XmlElement = { name: "br", attributes: {}, children: [], line: 0 };

function list(node: XmlElement, context: Conversion): string {
  const entries = childrenOf(node).filter(({ name }) => name === "li");
  if (findAll(node, ({ name }) => name === "ul" || name === "ol" || name === "table").length > 0) {
    context.lose({ zh: "多层列表或列表里的表格改成了一层", en: "nested lists, or tables inside a list, were made flat" });
  }
  return entries
    .map((entry, at) => {
      const text = blocksOf(entry.children, context)
        .filter((block) => block !== "")
        .join("\n")
        .replace(/\n{2,}/g, "\n");
      return context.isInline ? text : `${marker(node, at)}${text === "" ? "　" : text}`;
    })
    .join("\n");
}

/** House lists number from 1 or not at all; any other numbering is kept as words, since stems refer to it. */
function marker({ name, attributes }: XmlElement, at: number): string {
  if (name === "ul") return "- ";
  const start = Number(attributes.start ?? 1) || 1;
  const style = attributes.type ?? "1";
  if (style === "1" && start === 1) return `${at + 1}. `;
  const number = start + at;
  if (style === "a" || style === "A") {
    const letter = String.fromCharCode(64 + (((number - 1) % 26) + 1));
    return `${style === "a" ? letter.toLowerCase() : letter}. `;
  }
  if (style === "i" || style === "I") {
    const roman = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"][number - 1] ?? String(number);
    return `${style === "i" ? roman.toLowerCase() : roman}. `;
  }
  return `${number}\\. `;
}

function table(node: XmlElement, context: Conversion): string[] {
  const rows = findAll(node, ({ name }) => name === "tr");
  const isMerged = rows.some((row) =>
    childrenOf(row).some(({ attributes }) => spans(attributes.colspan) || spans(attributes.rowspan)),
  );
  if (isMerged) context.lose({ zh: "表格里合并的单元格拆开了", en: "merged cells of a table were taken apart" });
  const cells = rows.map((row) =>
    childrenOf(row)
      .filter(({ name }) => name === "td" || name === "th")
      .flatMap((cell) => [cellText(cell, context), ...Array<string>(extraColumns(cell.attributes.colspan)).fill("")]),
  );
  const columns = Math.max(0, ...cells.map((row) => row.length));
  const captions = childrenOf(node, "caption").flatMap((caption) => blocksOf(caption.children, context));
  if (columns === 0) return captions;
  if (context.isInline) {
    context.lose({ zh: "选项里的表格改成了文字", en: "a table inside an option was made plain words" });
    return [...captions, cells.map((row) => row.join(" ")).join("\n")];
  }
  const lines = cells.map((row) => `| ${Array.from({ length: columns }, (_, at) => row[at] ?? "").join(" | ")} |`);
  return [...captions, [lines[0], `|${" --- |".repeat(columns)}`, ...lines.slice(1)].join("\n")];
}

function spans(value: string | undefined): boolean {
  return Number(value ?? 1) > 1;
}

function extraColumns(value: string | undefined): number {
  return Math.min(20, Math.max(0, (Math.trunc(Number(value ?? 1)) || 1) - 1));
}

/** A cell is one line. Every `|` of its text carries a backslash already, except inside formulas. */
function cellText(cell: XmlElement, context: Conversion): string {
  const text = blocksOf(cell.children, { ...context, isInline: true }).join(" ");
  return text.replace(/\s*\n\s*/g, " ").replace(/(?<!\\)\|/g, "\\|");
}
