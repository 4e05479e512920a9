/** A text with the stretch that is selected in it. */
export interface Marked {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** What replaces a stretch of a text, and what is selected afterwards (places in the whole text). */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
  readonly start: number;
  readonly end: number;
}

/** Words an edit stands in where nothing was selected. */
export interface Fillers {
  readonly strong: string;
  readonly formula: string;
  readonly entry: string;
  readonly heading: string;
  readonly cell: string;
}

const STRONG = "**";

/** Emphasis around what is selected; taken away where it is emphasised already. */
export function strongEdit(at: Marked, fillers: Fillers): Edit {
  const { text, start, end } = at;
  const inside = text.slice(start, end);
  if (text.slice(start - 2, start) === STRONG && text.slice(end, end + 2) === STRONG) {
    return { from: start - 2, to: end + 2, insert: inside, start: start - 2, end: end - 2 };
  }
  const bare = /^\*\*([\s\S]+)\*\*$/.exec(inside)?.[1];
  if (bare !== undefined) return { from: start, to: end, insert: bare, start, end: start + bare.length };
  return wrapped(at, STRONG, inside || fillers.strong);
}

/** A formula from what is selected. A `$` before a digit would not close it, so a space is put between. */
export function formulaEdit(at: Marked, fillers: Fillers): Edit {
  const edit = wrapped(at, "$", at.text.slice(at.start, at.end).trim() || fillers.formula);
  return /^\d/.test(at.text.slice(at.end)) ? { ...edit, insert: `${edit.insert} ` } : edit;
}

/** The selected lines as a list; a list that is one already becomes lines again. */
export function listEdit(at: Marked, fillers: Fillers): Edit {
  const from = at.text.lastIndexOf("\n", at.start - 1) + 1;
  const next = at.text.indexOf("\n", at.end);
  const to = next === -1 ? at.text.length : next;
  const lines = at.text.slice(from, to).split("\n");
  const isList = lines.every((line) => /^- /.test(line));
  const changed = lines.map((line) => (isList ? line.slice(2) : `- ${line.trim() || fillers.entry}`)).join("\n");
  // A list begins a block of its own.
  const before = !isList && from > 0 && !/\n\n$|^\n*$/.test(at.text.slice(0, from)) ? "\n" : "";
  const insert = before + changed;
  return { from, to, insert, start: from + before.length, end: from + insert.length };
}

/** An empty table below the line one is in. */
export function tableEdit(at: Marked, fillers: Fillers): Edit {
  const head = [`${fillers.heading} 1`, `${fillers.heading} 2`];
  const rows = [1, 2].map((row) => [`${fillers.cell} ${row}`, ""]);
  return blockEdit(at, tableText([head, ...rows]), fillers.heading.length + 2);
}

/** Cells copied from a sheet, as a table; undefined when the text is none. */
export function tableFromCells(pasted: string): string | undefined {
  const lines = pasted.replace(/\r\n?/g, "\n").replace(/\n+$/, "").split("\n");
  if (lines.length < 2 || !lines.every((line) => line.includes("\t"))) return undefined;
  return tableText(lines.map((line) => line.split("\t").map((cell) => cell.trim().replaceAll("|", "\\|"))));
}

/** A block of its own at the place of the selection. `selected` characters from its second on are selected, or none. */
export function blockEdit(at: Marked, block: string, selected = 0): Edit {
  const before = at.text.slice(0, at.end).trimEnd();
  const after = at.text.slice(at.end);
  const head = before === "" ? "" : "\n\n";
  const tail = after.trim() === "" ? "" : after.startsWith("\n\n") ? "" : after.startsWith("\n") ? "\n" : "\n\n";
  const begin = before.length + head.length;
  const insert = `${head}${block}${tail}`;
  const start = selected > 0 ? begin + 2 : begin + block.length;
  return { from: before.length, to: at.end, insert, start, end: start + selected };
}

/** An image by name; brackets in its alternative text are made plain. */
export function figureEdit(at: Marked, figure: { name: string; alt: string }): Edit {
  const alt = figure.alt
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[\\[\]]/g, "\\$&");
  const insert = `![${alt}](${figure.name})`;
  return { from: at.end, to: at.end, insert, start: at.end + insert.length, end: at.end + insert.length };
}

/** The text after an edit. */
export function withEdit(text: string, edit: Edit): string {
  return text.slice(0, edit.from) + edit.insert + text.slice(edit.to);
}

function wrapped({ start, end }: Marked, mark: string, inside: string): Edit {
  const begin = start + mark.length;
  return { from: start, to: end, insert: mark + inside + mark, start: begin, end: begin + inside.length };
}

function tableText([head = [], ...rows]: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${head.map((_, column) => cells[column] ?? "").join(" | ")} |`;
  return [line(head), `| ${head.map(() => "---").join(" | ")} |`, ...rows.map(line)].join("\n");
}
