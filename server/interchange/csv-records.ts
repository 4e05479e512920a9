/** A record of a csv file. */
export interface CsvRecord {
  readonly cells: readonly string[];
  /** The cell, counted from 0, that begins with a quotation mark and never ends with one. */
  readonly unclosed?: number;
}

const LONGEST_CELL = 100_000;

/**
 * Cuts a csv file into records, in one pass. A quotation mark nobody closes costs its own record only: it is read as a plain
 * character up to the end of its line, and the record says so.
 */
export function csvRecords(text: string, delimiter: string): CsvRecord[] {
  const records: CsvRecord[] = [];
  const cutter = new Cutter(text, delimiter);
  while (!cutter.isAtEnd()) records.push(cutter.next(records.at(-1), records[0]?.cells.length ?? 0));
  return records;
}

class Cutter {
  private at = 0;
  /** No mark before this place closes anything that opens before it. */
  private hopelessBefore = 0;
  private readonly text: string;
  private readonly delimiter: string;

  constructor(text: string, delimiter: string) {
    this.text = text;
    this.delimiter = delimiter;
  }

  isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  next(before: CsvRecord | undefined, width: number): CsvRecord {
    const cells: string[] = [];
    let unclosed: number | undefined;
    for (;;) {
      const isQuoted = this.text[this.at] === '"';
      const quoted = isQuoted ? this.quotedCell(cells[0] ?? before?.cells[0] ?? "", width) : null;
      if (isQuoted && quoted === null) unclosed ??= cells.length;
      cells.push(quoted ?? this.plainCell());
      if (this.text[this.at] !== this.delimiter) break;
      this.at += 1;
    }
    this.at += this.text.startsWith("\r\n", this.at) ? 2 : 1;
    return unclosed === undefined ? { cells } : { cells, unclosed };
  }

  private plainCell(): string {
    const from = this.at;
    while (this.at < this.text.length && !this.isEdge(this.at)) this.at += 1;
    return this.text.slice(from, this.at);
  }

  /** Up to the mark that stands before a separator or a line's end; null where there is none. */
  private quotedCell(first: string, width: number): string | null {
    const from = this.at + 1;
    if (from <= this.hopelessBefore) return null;
    for (let mark = this.text.indexOf('"', from); mark !== -1; mark = this.text.indexOf('"', mark + 1)) {
      if (mark - from > LONGEST_CELL) break;
      if (this.text[mark + 1] === '"' && mark + 2 < this.text.length) mark += 1;
      else if (this.isEdge(mark + 1)) {
        const cell = this.text.slice(from, mark).replaceAll('""', '"');
        if (this.holdsRecords(cell, first, width)) break;
        this.at = mark + 1;
        return cell;
      }
    }
    this.hopelessBefore = Math.min(this.text.length, from + LONGEST_CELL);
    const lineEnd = /[\r\n]/g;
    lineEnd.lastIndex = from;
    if (this.text.indexOf('"', from) !== -1) this.hopelessBefore = lineEnd.exec(this.text)?.index ?? this.text.length;
    return null;
  }

  /** Whether a cell has swallowed the records below it: a line as wide as a record that begins as the next one would. */
  private holdsRecords(cell: string, first: string, width: number): boolean {
    if (width < 4 || !/[\r\n]/.test(cell)) return false;
    return cell
      .split(/\r\n?|\n/)
      .slice(1)
      .map((line) => line.split(this.delimiter))
      .some((cells) => cells.length >= width && follows(first, cells[0] ?? ""));
  }

  private isEdge(at: number): boolean {
    const char = this.text[at];
    return char === undefined || char === this.delimiter || char === "\n" || char === "\r";
  }
}

function follows(first: string, other: string): boolean {
  const step = Number(other) - Number(first);
  return other !== "" && (other === first || step === 1 || step === 2);
}
