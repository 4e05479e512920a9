import type { ForeignNote } from "./foreign-item.ts";
import { houseFacets, houseRecord } from "./house-fields.ts";
import { takeKindTag } from "./layout-marks.ts";
import { optionsOfText } from "./layout-options.ts";
import type { Draft, DraftOption, Facets } from "./question-draft.ts";
import { pointsEach, readDifficulty, readPart, readPoints } from "./question-facets.ts";
import { type KindReading, kindOf } from "./question-kinds.ts";
import { gridNote, placeIn, type SheetCell, type SheetGrid, type SheetRow } from "./sheet-grid.ts";
import type { Column, ColumnName } from "./sheet-headings.ts";
import { restoredDraft } from "./sheet-restore.ts";
import { wholeStem } from "./sheet-stem.ts";
import { unknownKind, unread, unsupported } from "./text-layout.ts";

export interface RowReader {
  readonly grid: SheetGrid;
  readonly columns: readonly (Column | null)[];
  /** From the sheet's name or a heading row, where no column says it. */
  readonly kind: KindReading | null;
  /** What the numbers in the type column stand for, where its heading says so. */
  readonly codes: ReadonlyMap<string, KindReading>;
}

interface Rows {
  readonly reader: RowReader;
  readonly rows: readonly SheetRow[];
  readonly place: string;
}

/** The question in one row, or in several that a merged stem holds together. */
export function draftOfRows(group: readonly SheetRow[], reader: RowReader): Draft {
  const first = group[0] as SheetRow;
  const rows: Rows = { reader, rows: group, place: placeIn(reader.grid, first) };
  const notes: ForeignNote[] = [];
  const house = houseRecord(houseText(rows));
  const own = optionsOf(rows);
  const whole = house || own.length > 0 ? null : wholeStem(textOf(rows, "stem"));
  const stem = house ? { stem: textOf(rows, "stem"), reading: null } : takeKindTag(whole?.stem ?? textOf(rows, "stem"));
  const { reading, problems: kindProblems } = kindOfRow(rows, stem.reading);
  const kind = reading && "kind" in reading ? reading.kind : "unknown";
  const problems = [...cellProblems(rows), ...kindProblems];
  const answer = textOf(rows, "answer") || textOf(rows, "outline") || (whole?.answer ?? "");
  const options = whole?.options ?? own;
  const facets = facetsOf(rows, { kind, notes });
  const figures = group.flatMap(({ cells }) => cells.flatMap((cell) => cell.figures ?? []));
  const firstNumber = reader.columns.some((column) => column && "option" in column && column.option === "0") ? 0 : 1;
  const draft: Draft = {
    place: rows.place,
    isVerbatim: house !== null,
    kind,
    stem: stem.stem,
    options: kind === "essay" && house === null ? filled(options) : options,
    firstNumber,
    facets: merged(house ? houseFacets(house) : { rationale: whole?.rationale ?? "" }, facets),
    problems,
    notes: [...notes, ...cellNotes(rows)],
    ...(answer === "" ? {} : { answer }),
    ...placeOf(rows, "answer", "answerPlace"),
    ...placeOf(rows, "stem", "stemPlace"),
    ...(figures.length > 0 ? { figures } : {}),
  };
  return house ? restoredDraft(draft, house, (name) => rawText(rows, name)) : draft;
}

/** The item of our own export, from as many columns as it takes. */
function houseText(rows: Rows): string {
  const pieces = rows.reader.columns.flatMap((column) =>
    column && "name" in column && /^house\d*$/.test(column.name) ? [column.name] : [],
  );
  const numberOf = (name: string): number => Number(name.slice("house".length) || 1);
  return pieces
    .sort((one, other) => numberOf(one) - numberOf(other))
    .map((name) => textOf(rows, name))
    .join("");
}

/** What a cell holds, by the name of its column or the letter of its option. */
function rawText(rows: Rows, name: string): string {
  const at = rows.reader.columns.findIndex((column) => column && ("name" in column ? column.name : column.option) === name);
  return rows.rows[0]?.cells[at]?.text ?? "";
}

/** What a person sees in the columns, and may have changed, comes before the house's own record of it. */
function merged(own: Facets, visible: Facets): Facets {
  const filledIn = Object.fromEntries(Object.entries(visible).filter(([, value]) => value !== undefined && value !== ""));
  const house = { ...own.house, ...visible.house };
  return { ...own, ...filledIn, ...(Object.keys(house).length > 0 ? { house } : {}) };
}

function kindOfRow(rows: Rows, tag: KindReading | null): { reading: KindReading | null; problems: ForeignNote[] } {
  const words = textOf(rows, "kind");
  const place =
    rows.reader.grid && cellOf(rows, "kind")
      ? placeIn(rows.reader.grid, rows.rows[0] as SheetRow, cellOf(rows, "kind"))
      : rows.place;
  const own = words === "" ? null : (rows.reader.codes.get(words) ?? kindOf(words));
  if (words !== "" && own === null) return { reading: null, problems: [unknownKind(place, words)] };
  const reading = own ?? tag ?? rows.reader.kind;
  if (reading && "unsupported" in reading) return { reading, problems: [unsupported(place, reading.unsupported)] };
  return { reading, problems: [] };
}

/** Options of their own columns, or of the one column that holds them all. An empty cell in between is kept, to be told. */
function optionsOf(rows: Rows): DraftOption[] {
  const { reader } = rows;
  const row = rows.rows[0] as SheetRow;
  const firstNumber = reader.columns.some((column) => column && "option" in column && column.option === "0") ? 0 : 1;
  const own = reader.columns.flatMap((column, at) => {
    if (!column || !("option" in column)) return [];
    const cell = row.cells[at];
    const label = /^\d+$/.test(column.option) ? String.fromCharCode(65 + Number(column.option) - firstNumber) : column.option;
    return [{ label, text: withoutLabel(cell?.text ?? "", label), ...(cell ? { place: placeIn(reader.grid, row, cell) } : {}) }];
  });
  own.sort((one, other) => (one.label < other.label ? -1 : 1));
  while (own.length > 0 && own.at(-1)?.text.trim() === "") own.pop();
  if (own.length > 0) return own;
  const together = rows.rows
    .map((each) => cellIn(each, rows, "options")?.text ?? "")
    .filter((text, at, all) => text !== all[at - 1]);
  const text = together.join("\n").trim();
  const place = cellOf(rows, "options");
  return text === ""
    ? []
    : optionsOfText(text).map((option) => ({ ...option, ...(place ? { place: placeIn(reader.grid, row, place) } : {}) }));
}

/** `A. 甲` in the column of option A says A twice. */
function withoutLabel(text: string, label: string): string {
  const wide = String.fromCharCode(label.charCodeAt(0) + 0xfee0);
  return text.replace(
    new RegExp(`^\\s*(?:[（(]\\s*[${label}${wide}]\\s*[)）]|[${label}${wide}]\\s*[.．、:：)）])\\s*(?=\\S)`),
    "",
  );
}

function filled(options: readonly DraftOption[]): DraftOption[] {
  return options.filter(({ text }) => text.trim() !== "");
}

function facetsOf(rows: Rows, { kind, notes }: { kind: string; notes: ForeignNote[] }): Facets {
  const line = (name: ColumnName): string => textOf(rows, name).replace(/\s+/g, " ").trim();
  const told = <T>(name: ColumnName, zh: string, value: T | null): T | undefined => {
    if (line(name) !== "" && value === null) notes.push(unread(namedPlace(rows, name), zh, line(name)));
    return value ?? undefined;
  };
  const part = line("part") === "" ? null : readPart(line("part"));
  const seconds = /^\d+$/.test(line("seconds")) ? Number(line("seconds")) : undefined;
  const tags = line("tags")
    .split(/[,，、;；\s]+/)
    .filter((tag) => tag !== "");
  const enemies = line("enemies")
    .split(/[,，、;；\s]+/)
    .filter((id) => id !== "");
  const house = {
    ...(tags.length > 0 ? { tags } : {}),
    ...(line("set") === "" ? {} : { set: line("set") }),
    ...(seconds === undefined ? {} : { expectedSeconds: seconds }),
    ...(enemies.length > 0 ? { enemies } : {}),
  };
  const outline = [
    textOf(rows, "outline") || textOf(rows, "answer"),
    textOf(rows, "house") !== "" || textOf(rows, "rubric") === "" ? "" : `评分标准：${textOf(rows, "rubric")}`,
  ];
  const isNamedPart = line("part") !== "" && part === null;
  if (isNamedPart && line("topic") !== "") notes.push(unread(namedPlace(rows, "part"), "部分（应为数字）", line("part")));
  return {
    points: told("points", "分值", readPoints(line("points"))) ?? pointsEach(rows.reader.grid.title) ?? undefined,
    part: part ?? undefined,
    topic: line("topic") || (isNamedPart ? line("part") : ""),
    rationale: textOf(rows, "rationale"),
    level: line("level"),
    reference: line("reference"),
    difficulty: readDifficulty(line("difficulty")),
    // Plain running numbers differ from file to file and would take one question for another.
    ...(/^\d*$/.test(line("id")) ? {} : { id: line("id") }),
    ...(Object.keys(house).length > 0 ? { house } : {}),
    ...(kind === "essay" ? { outline: outline.filter((text) => text !== "").join("\n\n") || undefined } : {}),
  };
}

function cellProblems({ reader, rows }: Rows): ForeignNote[] {
  return rows.flatMap((row) =>
    row.cells.flatMap((cell, at) => {
      if (!cell.problem || !reader.columns[at] || cell.isContinued) return [];
      return [{ place: placeIn(reader.grid, row, cell), reason: cell.problem }];
    }),
  );
}

function cellNotes({ reader, rows }: Rows): ForeignNote[] {
  return rows.flatMap((row) =>
    row.cells.flatMap((cell, at) =>
      reader.columns[at] ? (cell.notes ?? []).map((note) => gridNote(placeIn(reader.grid, row, cell), note.zh, note.en)) : [],
    ),
  );
}

function cellIn(row: SheetRow, { reader }: Rows, name: ColumnName): SheetCell | undefined {
  return row.cells[reader.columns.findIndex((column) => column !== null && "name" in column && column.name === name)];
}

function cellOf(rows: Rows, name: ColumnName): SheetCell | undefined {
  return cellIn(rows.rows[0] as SheetRow, rows, name);
}

function textOf(rows: Rows, name: ColumnName): string {
  return cellOf(rows, name)?.text.trim() ?? "";
}

function namedPlace(rows: Rows, name: ColumnName): string {
  return placeIn(rows.reader.grid, rows.rows[0] as SheetRow, cellOf(rows, name));
}

function placeOf<K extends string>(rows: Rows, name: ColumnName, field: K): Partial<Record<K, string>> {
  return (cellOf(rows, name) ? { [field]: namedPlace(rows, name) } : {}) as Partial<Record<K, string>>;
}
