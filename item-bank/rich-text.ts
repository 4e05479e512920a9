/**
 * House text: the Markdown subset that stems, options, rationales and rubrics are written in. A text is parsed into
 * plain values, never into HTML, so whatever a person types can only ever be shown as text.
 */

export type Inline =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "strong"; readonly content: readonly Inline[] }
  | { readonly kind: "break" }
  /** TeX between `$` signs. */
  | { readonly kind: "formula"; readonly tex: string }
  | { readonly kind: "figure"; readonly name: string; readonly alt: string };

export type Block =
  | { readonly kind: "paragraph"; readonly content: readonly Inline[] }
  | { readonly kind: "list"; readonly isOrdered: boolean; readonly entries: readonly (readonly Inline[])[] }
  | {
      readonly kind: "table";
      readonly head: readonly (readonly Inline[])[];
      readonly rows: readonly (readonly (readonly Inline[])[])[];
    }
  | { readonly kind: "formula"; readonly tex: string };

/** Names figures may have: no folder, lower case, png or jpg. */
export const FIGURE_NAME = /^[a-z0-9][a-z0-9._-]{0,99}\.(?:png|jpe?g)$/;

const SPECIAL = /[\\*$|![\]#`]/g;
const ESCAPED = /^\\([\\*$|![\]#`.-])/;
const LIST_LINE = /^(?:-|\d{1,3}\.) +(?=\S)/;
const TABLE_RULE = /^\|?(?: *:?-{3,}:? *\|)+(?: *:?-{3,}:? *)?\|?$/;

/** The blocks of a house text. Total: any string parses, and what is no mark is text. */
export function parseRichText(text: string): Block[] {
  const blocks: Block[] = [];
  const lines = text.replace(/\r\n?/g, "\n").split("\n");
  let at = 0;
  while (at < lines.length) {
    if (isBlank(lines[at])) at += 1;
    else {
      const { block, next } = blockAt(lines, at);
      blocks.push(block);
      at = next;
    }
  }
  return blocks;
}

/** The inline part alone, as options are written. */
export function parseInline(text: string): Inline[] {
  return inlineOf(text);
}

/** What the text says, without marks: white space collapsed, figures by their alternative text, formulas as TeX. */
export function plainText(text: string): string {
  return parseRichText(text).map(plainBlock).join(" ").replace(/\s+/g, " ").trim();
}

function plainBlock(block: Block): string {
  switch (block.kind) {
    case "paragraph":
      return plainInline(block.content);
    case "list":
      return block.entries.map(plainInline).join(" ");
    case "table":
      return [block.head, ...block.rows].map((row) => row.map(plainInline).join(" ")).join(" ");
    case "formula":
      return block.tex;
  }
}

/** Makes any text mean itself: every character that could be a mark gets a backslash. */
export function escapeText(text: string): string {
  return text.replace(SPECIAL, "\\$&").replace(/^( *)(- |\d{1,3}(?=\. ))/gm, (_, indent: string, mark: string) => {
    return mark === "- " ? `${indent}\\- ` : `${indent}${mark}\\`;
  });
}

/** Every figure a text shows. */
export function figuresOf(text: string): { name: string; alt: string }[] {
  const inlines = (list: readonly Inline[]): { name: string; alt: string }[] =>
    list.flatMap((entry) =>
      entry.kind === "figure" ? [{ name: entry.name, alt: entry.alt }] : entry.kind === "strong" ? inlines(entry.content) : [],
    );
  return parseRichText(text).flatMap((block) => {
    if (block.kind === "paragraph") return inlines(block.content);
    if (block.kind === "list") return block.entries.flatMap(inlines);
    return block.kind === "table" ? [block.head, ...block.rows].flat().flatMap(inlines) : [];
  });
}

function plainInline(content: readonly Inline[]): string {
  return content.map(plainEntry).join("");
}

function plainEntry(entry: Inline): string {
  switch (entry.kind) {
    case "text":
      return entry.text;
    case "strong":
      return plainInline(entry.content);
    case "break":
      return " ";
    case "formula":
      return entry.tex;
    case "figure":
      return entry.alt;
  }
}

function isBlank(line: string | undefined): boolean {
  return line === undefined || line.trim() === "";
}

function blockAt(lines: readonly string[], at: number): { block: Block; next: number } {
  return formulaAt(lines, at) ?? tableAt(lines, at) ?? listAt(lines, at) ?? paragraphAt(lines, at);
}

/** `$$ … $$`, on one line or several, as a block of its own. */
function formulaAt(lines: readonly string[], at: number): { block: Block; next: number } | null {
  if (!lines[at]?.trimStart().startsWith("$$")) return null;
  let text = (lines[at] as string).trim().slice(2);
  let next = at + 1;
  while (!text.endsWith("$$") && next < lines.length && !isBlank(lines[next])) text += `\n${lines[next++]?.trim()}`;
  if (!text.endsWith("$$") || text.slice(0, -2).trim() === "") return null;
  return { block: { kind: "formula", tex: text.slice(0, -2).trim() }, next };
}

function tableAt(lines: readonly string[], at: number): { block: Block; next: number } | null {
  const rule = lines[at + 1]?.trim();
  if (!lines[at]?.includes("|") || rule === undefined || !rule.includes("|") || !TABLE_RULE.test(rule)) return null;
  const head = cellsOf(lines[at] as string);
  const rows: Inline[][][] = [];
  let next = at + 2;
  while (!isBlank(lines[next]) && lines[next]?.includes("|")) {
    const cells = cellsOf(lines[next] as string);
    rows.push(head.map((_, column) => cells[column] ?? []));
    next += 1;
  }
  return { block: { kind: "table", head, rows }, next };
}

/** Cells of a table line; a `|` after a backslash belongs to the text. */
function cellsOf(line: string): Inline[][] {
  const inner = line
    .trim()
    .replace(/^\|/, "")
    .replace(/(?<!\\)\|$/, "");
  return inner.split(/(?<!\\)\|/).map((cell) => inlineOf(cell.trim()));
}

function listAt(lines: readonly string[], at: number): { block: Block; next: number } | null {
  const mark = LIST_LINE.exec(lines[at]?.trimStart() ?? "")?.[0];
  if (!mark) return null;
  const isOrdered = !mark.startsWith("-");
  const entries: string[] = [];
  let next = at;
  while (!isBlank(lines[next])) {
    const line = (lines[next] as string).trimStart();
    const own = LIST_LINE.exec(line)?.[0];
    if (own && own.startsWith("-") === isOrdered) break;
    if (own) entries.push(line.slice(own.length));
    else entries[entries.length - 1] += `\n${line}`;
    next += 1;
  }
  return { block: { kind: "list", isOrdered, entries: entries.map(inlineOf) }, next };
}

function paragraphAt(lines: readonly string[], at: number): { block: Block; next: number } {
  let next = at + 1;
  while (!isBlank(lines[next]) && !startsBlock(lines, next)) next += 1;
  return { block: { kind: "paragraph", content: inlineOf(lines.slice(at, next).join("\n")) }, next };
}

function startsBlock(lines: readonly string[], at: number): boolean {
  return (formulaAt(lines, at) ?? tableAt(lines, at) ?? listAt(lines, at)) !== null;
}

function inlineOf(text: string): Inline[] {
  const content: Inline[] = [];
  let plain = "";
  let rest = text;
  const flush = (): void => {
    if (plain !== "") content.push({ kind: "text", text: plain });
    plain = "";
  };
  while (rest !== "") {
    const mark = markAt(rest);
    if (!mark) {
      plain += rest[0];
      rest = rest.slice(1);
    } else {
      if ("text" in mark) plain += mark.text;
      else {
        flush();
        content.push(mark.inline);
      }
      rest = rest.slice(mark.length);
    }
  }
  flush();
  return content;
}

type Mark = { readonly length: number } & ({ readonly text: string } | { readonly inline: Inline });

/** The mark at the head of a text, or null where its first character is plain. */
function markAt(text: string): Mark | null {
  switch (text[0]) {
    case "\n":
      return { length: 1, inline: { kind: "break" } };
    case "\\": {
      const escaped = ESCAPED.exec(text)?.[1];
      return escaped === undefined ? null : { length: 2, text: escaped };
    }
    case "*": {
      const strong = /^\*\*((?:\\[\s\S]|(?!\*\*)[\s\S])+)\*\*/.exec(text);
      const inner = strong?.[1];
      return strong && inner ? { length: strong[0].length, inline: { kind: "strong", content: inlineOf(inner) } } : null;
    }
    case "$": {
      const formula = /^\$(?![\s$])((?:\\[\s\S]|[^$\\\n])*?)(?<!\s)\$(?!\d)/.exec(text);
      return formula?.[1] ? { length: formula[0].length, inline: { kind: "formula", tex: formula[1] } } : null;
    }
    case "!": {
      const figure = /^!\[((?:\\[\s\S]|[^\]\\\n])*)\]\(([^()\s]{1,120})\)/.exec(text);
      const name = figure?.[2];
      if (!figure || !name || !FIGURE_NAME.test(name)) return null;
      const alt = (figure[1] ?? "").replace(/\\(.)/g, "$1");
      return { length: figure[0].length, inline: { kind: "figure", name, alt } };
    }
    default:
      return null;
  }
}
