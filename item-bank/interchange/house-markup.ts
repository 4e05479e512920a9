import katex from "katex";
import { type Block, type Inline, parseInline, parseRichText } from "../rich-text.ts";
import { xmlEscape } from "./xml-tree.ts";

export interface HouseMarkupOptions {
  /** The address a figure gets in the exported file. */
  readonly figureSource: (name: string) => string;
  /** MathML for programs that know it; TeX between `\(` and `\)` for those that show it by MathJax. */
  readonly formulas: "mathml" | "tex";
}

/** House text as XHTML, well-formed so that it can stand in XML as it is. */
export function houseMarkup(text: string, options: HouseMarkupOptions): string {
  return parseRichText(text)
    .map((block) => blockMarkup(block, options))
    .join("");
}

/** The inline part alone, for options. */
export function inlineMarkup(text: string, options: HouseMarkupOptions): string {
  return parseInline(text)
    .map((entry) => entryMarkup(entry, options))
    .join("");
}

function blockMarkup(block: Block, options: HouseMarkupOptions): string {
  const inline = (content: readonly Inline[]): string => content.map((entry) => entryMarkup(entry, options)).join("");
  switch (block.kind) {
    case "paragraph":
      return `<p>${inline(block.content)}</p>`;
    case "list": {
      const name = block.isOrdered ? "ol" : "ul";
      return `<${name}>${block.entries.map((entry) => `<li>${inline(entry)}</li>`).join("")}</${name}>`;
    }
    case "table": {
      const row = (cells: readonly (readonly Inline[])[], name: string): string =>
        `<tr>${cells.map((cell) => `<${name}>${inline(cell)}</${name}>`).join("")}</tr>`;
      const body = block.rows.map((cells) => row(cells, "td")).join("");
      return `<table><thead>${row(block.head, "th")}</thead>${body === "" ? "" : `<tbody>${body}</tbody>`}</table>`;
    }
    case "formula":
      return `<p>${formulaMarkup(block.tex, true, options)}</p>`;
  }
}

function entryMarkup(entry: Inline, options: HouseMarkupOptions): string {
  switch (entry.kind) {
    case "text":
      return xmlEscape(entry.text);
    case "break":
      return "<br/>";
    case "strong":
      return `<strong>${entry.content.map((inner) => entryMarkup(inner, options)).join("")}</strong>`;
    case "formula":
      return formulaMarkup(entry.tex, false, options);
    case "figure":
      return `<img src="${xmlEscape(options.figureSource(entry.name))}" alt="${xmlEscape(entry.alt)}"/>`;
  }
}

function formulaMarkup(tex: string, isDisplay: boolean, { formulas }: HouseMarkupOptions): string {
  const asTex = xmlEscape(isDisplay ? `\\[${tex}\\]` : `\\(${tex}\\)`);
  if (formulas === "tex") return asTex;
  try {
    const markup = katex.renderToString(tex, { output: "mathml", displayMode: isDisplay, throwOnError: true });
    return /<math[\s\S]*<\/math>/.exec(markup)?.[0] ?? asTex;
  } catch {
    return asTex;
  }
}
