import type { Item } from "../item.ts";
import { OPTION_LABELS, type OptionLabel } from "../types/choice/choice.ts";
import { houseJson } from "./exported.ts";
import type { ColumnName } from "./sheet-headings.ts";

/** A column of the sheets we write. Its heading is one our reader knows. */
export interface WrittenColumn {
  readonly name: ColumnName | OptionLabel;
  readonly heading: string;
  /** In characters, as sheets measure it. */
  readonly width: number;
  /** `""` for an empty cell; house text where the field is house text. */
  read(item: Item): string | number;
}

export const TYPE_WORDS = { single: "单选题", multiple: "多选题", essay: "论述题" } as const;

/** Sheets hold at most 32,767 characters in a cell. */
const FULLEST_CELL = 32_000;

const COLUMNS: readonly WrittenColumn[] = [
  { name: "id", heading: "编号", width: 15, read: ({ id }) => id },
  { name: "kind", heading: "题型", width: 9, read: ({ type }) => TYPE_WORDS[type] },
  { name: "part", heading: "部分", width: 6, read: ({ part }) => part },
  { name: "topic", heading: "知识点", width: 18, read: ({ topic }) => topic },
  { name: "level", heading: "认知层次", width: 10, read: ({ level }) => level },
  { name: "difficulty", heading: "难度", width: 7, read: ({ difficulty }) => difficulty },
  { name: "stem", heading: "题干", width: 56, read: ({ stem }) => stem },
  ...OPTION_LABELS.map((label) => ({ name: label, heading: `选项${label}`, width: 24, read: optionReader(label) })),
  { name: "answer", heading: "正确答案", width: 10, read: (item) => (item.type === "essay" ? "" : item.key.join("")) },
  { name: "outline", heading: "参考答案", width: 56, read: (item) => (item.type === "essay" ? item.outline : "") },
  { name: "rubric", heading: "评分标准", width: 44, read: rubricText },
  { name: "rationale", heading: "解析", width: 44, read: ({ rationale }) => rationale },
  { name: "reference", heading: "出处", width: 22, read: ({ reference = "" }) => reference },
  { name: "tags", heading: "标签", width: 14, read: ({ tags = [] }) => tags.join("、") },
  { name: "set", heading: "题组", width: 12, read: ({ set = "" }) => set },
  { name: "seconds", heading: "预计用时（秒）", width: 10, read: ({ expectedSeconds = "" }) => expectedSeconds },
  { name: "enemies", heading: "互斥题", width: 18, read: ({ enemies }) => enemies.join("、") },
];

const ESSAY_ONLY: readonly string[] = ["outline", "rubric"];
const CHOICE_ONLY: readonly string[] = ["answer"];

/** The columns some items need: as many options as the longest has, essay columns only for essays. */
export function columnsFor(items: readonly Item[]): WrittenColumn[] {
  const most = Math.max(0, ...items.map((item) => (item.type === "essay" ? 0 : item.options.length)));
  const hasEssay = items.some(({ type }) => type === "essay");
  return COLUMNS.filter(({ name }) => {
    if (ESSAY_ONLY.includes(name)) return hasEssay;
    if (CHOICE_ONLY.includes(name)) return most > 0;
    const option = (OPTION_LABELS as readonly string[]).indexOf(name);
    return option < most;
  });
}

/** What an item's cell of a column held when it was written, or undefined for a column we do not write. */
export function writtenCell(item: Item, name: string): string | undefined {
  const column = COLUMNS.find((each) => each.name === name);
  return column && cellText(column.read(item));
}

/** A cell's text as it comes back from a sheet: no control characters, no white space around it. */
export function cellText(value: string | number): string {
  return (
    String(value)
      .replace(/_x000D_/gi, "")
      .replace(/\r\n?/g, "\n")
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g, "")
      .slice(0, FULLEST_CELL)
      .trim()
  );
}

/** The whole item as text for the last columns, in pieces a cell can hold. No piece begins or ends with white space. */
export function housePieces(item: Item): string[] {
  // Sheets read _x0041_ as a character, so JSON says its underscore in another way.
  const json = houseJson(item).replace(/_(?=x[0-9a-f]{4}_)/gi, "\\u005f");
  const pieces: string[] = [];
  for (let from = 0; from < json.length; ) {
    let to = Math.min(json.length, from + FULLEST_CELL);
    while (to < json.length && /\s|[\ud800-\udfff]/.test(json.slice(to - 1, to + 1))) to -= 1;
    pieces.push(json.slice(from, to));
    from = to;
  }
  return pieces;
}

function optionReader(label: OptionLabel): WrittenColumn["read"] {
  return (item) => (item.type === "essay" ? "" : (item.options.find((option) => option.label === label)?.text ?? ""));
}

/** For people: the rubric itself comes back from the last column. */
function rubricText(item: Item): string {
  if (item.type !== "essay") return "";
  const criteria = item.rubric.map(({ title, points, guide }) => {
    return [`${title}（${points}分）`, ...guide.map((line) => `${line.points}分：${line.text}`)].join("\n");
  });
  return criteria.join("\n\n");
}
