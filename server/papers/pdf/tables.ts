import type { Content, TableCell } from "pdfmake/interfaces";

const FAINT = "#5d6a75";
/** Columns of a small table of figures. */
const COMPACT_WIDTH = 34;
const HEAD_FILL = "#eef1f4";

/** One sentence in each language. */
interface Sentence {
  readonly zh: string;
  readonly en: string;
}

/** Chinese with the English smaller behind it. */
export function bilingual({ zh, en }: Sentence): Content {
  return en === zh ? { text: zh } : { text: [{ text: zh }, { text: `  ${en}`, fontSize: 7, color: FAINT }] };
}

export function heading(title: Sentence): Content {
  return {
    text: [
      { text: title.zh, fontSize: 12.5, bold: true },
      { text: `  ${title.en}`, fontSize: 8.5, color: FAINT },
    ],
    margin: [0, 12, 0, 4],
    headlineLevel: 1,
  };
}

/** A table whose first column is text and whose others are figures. */
export function figureTable(
  head: readonly (string | Sentence)[],
  rows: readonly (readonly (string | number | Sentence | TableCell)[])[],
  options: { readonly textColumns?: number; readonly isCompact?: boolean } = {},
): Content {
  const { textColumns = 1, isCompact = false } = options;
  const alignment = (at: number): "left" | "center" => (at < textColumns ? "left" : "center");
  const headCells = head.map(
    (cell, at): TableCell => ({ ...cellOf(cell), bold: true, fillColor: HEAD_FILL, alignment: alignment(at) }) as TableCell,
  );
  const body = rows.map((row) => row.map((cell, at): TableCell => ({ alignment: alignment(at), ...cellOf(cell) }) as TableCell));
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: head.map((_, at) => (at > 0 ? (isCompact ? COMPACT_WIDTH : "auto") : isCompact ? "auto" : "*")),
      body: [headCells, ...body],
    },
    layout: "rows",
    fontSize: 8.5,
    lineHeight: 1.1,
    margin: [0, 2, 0, 4],
  };
}

function cellOf(cell: string | number | Sentence | TableCell): object {
  if (typeof cell === "string" || typeof cell === "number") return { text: String(cell) };
  return (isSentence(cell as object) ? bilingual(cell as Sentence) : cell) as object;
}

function isSentence(cell: object): cell is Sentence {
  return "zh" in cell && "en" in cell;
}
