import { escapeText } from "../rich-text.ts";
import { shortened } from "./answer-letters.ts";
import type { ForeignNote, ForeignReading } from "./foreign-item.ts";
import { type Draft, settleAll } from "./question-draft.ts";
import { isKindWord } from "./question-kinds.ts";

const LETTER = "A-Za-zＡ-Ｚａ-ｚ";
const OPTION = new RegExp(`^\\s*([${LETTER}])\\s*[).、．）\\]]\\s*(.*)$`);
/** Options that stand on one line: the next letter behind two spaces or a tab. */
const NEXT_ON_LINE = /(?:\s{2,}|\t)(?=[A-ZＡ-Ｚ]\s*[).、．）]\s*\S)/;
const ANSWER =
  /^\s*(?:(?:correct|right)\s+)?(?:ANSWERS?|ＡＮＳＷＥＲＳ?)(?:\s*[:：=＝]\s*(.*)|[\s.．]+([A-HＡ-Ｈ](?:[\s,，、]*[A-HＡ-Ｈ])*)\s*)$/i;
/** In capitals, as Aiken has it: texts of other kinds write “Answer:” too. */
const PLAIN_ANSWER = new RegExp(
  `^\\s*(?:ANSWERS?|ＡＮＳＷＥＲＳ?)(?:\\s*[:：=＝]\\s*|\\s+)[${LETTER}](?:[\\s,，、]*[${LETTER}])*\\s*$`,
);
const EXPLANATION = /^\s*(?:答案解析|解析|说明|解释|explanation|(?:general )?feedback|rationale|remarks?)\s*[:：]\s*(.*)$/i;

/** Whether a text is Aiken: lettered options, each group ended by an `ANSWER:` line. */
export function isAiken(text: string): boolean {
  const lines = text.split(/\r\n?|\n/);
  const answers = lines.filter((line) => PLAIN_ANSWER.test(line)).length;
  const isNumbered = lines.some((line) => /^\s*(?:\d{1,4}\s*[.、．)）]|第\s*\d+\s*题)/.test(line));
  return answers > 0 && !isNumbered && lines.filter((line) => OPTION.test(line)).length >= answers;
}

/** A byte-order mark, and the end mark of old editors. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const LEFT_OVER = /^\uFEFF|\u001a\s*$/g;

interface Line {
  readonly number: number;
  readonly text: string;
  readonly isAfterBlank: boolean;
}

interface Open {
  readonly stem: Line[];
  readonly options: { readonly label: string; readonly first: Line; readonly text: string; readonly more: Line[] }[];
}

interface Reader {
  open: Open | null;
  readonly drafts: Draft[];
  readonly notes: ForeignNote[];
}

/** Reads Aiken: a stem, options `A)` or `A.`, then `ANSWER: B`. Texts are plain, whatever they look like. */
export function readAiken(source: string): ForeignReading {
  const reader: Reader = { open: null, drafts: [], notes: [] };
  const lines = source.replace(LEFT_OVER, "").split(/\r\n?|\n/);
  let isAfterBlank = true;
  let isExplained = false;
  for (const [at, text] of lines.entries()) {
    const line = { number: at + 1, text, isAfterBlank };
    isAfterBlank = text.trim() === "";
    if (isAfterBlank) isExplained = false;
    else if (isExplained || isExplanation(line, reader)) {
      explain(reader.drafts, text);
      isExplained ||= endsWithoutOptions(lines, at);
    } else take(line, reader);
  }
  close(reader);
  return settleAll(reader.drafts, reader.notes);
}

function take(line: Line, reader: Reader): void {
  const answer = ANSWER.exec(line.text);
  if (answer) {
    reader.open ??= { stem: [], options: [] };
    close(reader, { text: answer[1] ?? answer[2] ?? "", line: line.number });
    return;
  }
  const option = OPTION.exec(line.text);
  const label = option?.[1]?.normalize("NFKC").toUpperCase() ?? "";
  const hasOptions = (reader.open?.options.length ?? 0) > 0;
  // Roman numerals of a list in the stem; options never begin behind H.
  if (option && (hasOptions || label <= "H") && (reader.open !== null || line.isAfterBlank)) {
    takeOption(reader, { label, first: line, text: option[2] ?? "", more: [] });
    return;
  }
  if (hasOptions && line.isAfterBlank) close(reader);
  reader.open ??= { stem: [], options: [] };
  const last = reader.open.options.at(-1);
  if (last) last.more.push(line);
  else reader.open.stem.push(line);
}

/** An `A` behind other options begins a new question where a line of text stands before it; behind nothing but an `A`, that was the stem. */
function takeOption(reader: Reader, option: Open["options"][number]): void {
  const { options = [], stem = [] } = reader.open ?? {};
  const [only] = options;
  if (option.label === "A" && options.length === 1 && only?.label === "A" && stem.length === 0) {
    reader.open = { stem: [only.first, ...only.more], options: [option] };
    return;
  }
  const next = option.label === "A" && options.length > 1 ? options.at(-1)?.more.pop() : undefined;
  if (next) {
    close(reader);
    reader.open = { stem: [next], options: [option] };
    return;
  }
  reader.open ??= { stem: [], options: [] };
  reader.open.options.push(option);
}

function close(reader: Reader, answer?: { text: string; line: number }): void {
  const { open } = reader;
  reader.open = null;
  if (!open) return;
  const line = open.stem[0]?.number ?? open.options[0]?.first.number ?? answer?.line ?? 1;
  const place = `line ${line}`;
  const { stem, notes } = stemOf(open, reader);
  const options = open.options.flatMap(({ label, first, text, more }) => [
    { label, text: [text, ...more.map((one) => one.text)].join("\n"), place: `line ${first.number}` },
  ]);
  reader.drafts.push({
    place,
    kind: "choice",
    stem: escapeText(stem),
    options: (options.length === 1 ? options.flatMap(onOneLine) : options).map((one) => ({
      ...one,
      text: escapeText(one.text.trim()),
    })),
    notes,
    ...(answer ? { answer: answer.text, answerPlace: `line ${answer.line}` } : {}),
    ...(options.length === 0 ? { problems: [answer ? optionless(place) : orphan(place)] } : {}),
  });
}

function onOneLine(option: { label: string; text: string; place: string }): (typeof option)[] {
  const [first = "", ...others] = option.text.split(NEXT_ON_LINE);
  const found = others.map((other) => OPTION.exec(other.trim()));
  return [
    { ...option, text: first },
    ...found.map((match) => ({
      label: (match?.[1] ?? "?").normalize("NFKC").toUpperCase(),
      text: match?.[2] ?? "",
      place: option.place,
    })),
  ];
}

/** The stem without what is a heading above it: a kind's name, or the title of the file; several paragraphs are told. */
function stemOf({ stem, options }: Open, reader: Reader): { stem: string; notes: ForeignNote[] } {
  const lines = [...stem];
  while (lines.length > 1 && lines[1]?.isAfterBlank && isHeading(lines[0], reader.drafts.length === 0)) {
    const heading = lines.shift() as Line;
    reader.notes.push({
      place: `line ${heading.number}`,
      reason: {
        zh: `“${shortened(heading.text)}”是标题，不属于任何试题，没有导入`,
        en: `“${shortened(heading.text)}” is a heading of no question; it did not come in`,
      },
    });
  }
  const first = lines[0];
  const isLong = options.length > 0 && lines.some((line, at) => at > 0 && line.isAfterBlank);
  const reason = {
    zh: "题干由空行隔开的几段组成，全部算作题干，请核对",
    en: "the stem is several paragraphs with blank lines between; all of them were taken, please check",
  };
  return {
    stem: lines.map((line) => line.text.trim()).join("\n"),
    notes: first && isLong ? [{ place: `line ${first.number}`, reason }] : [],
  };
}

function isHeading(line: Line | undefined, isFirst: boolean): boolean {
  const text = line?.text.trim() ?? "";
  if (isKindWord(text.replace(/^[（(]?[一二三四五六七八九十]{1,3}[）)]?\s*[、.．]?\s*/, ""))) return true;
  return isFirst && text.length <= 40 && !/[.?!:,;。？！：，；…_]$/.test(text) && !/[（(]\s*[)）]/.test(text);
}

function isExplanation({ text }: Line, { open, drafts }: Reader): boolean {
  return open === null && drafts.length > 0 && EXPLANATION.test(text);
}

/** Whether what follows up to the next blank line is still the explanation: no options are among it. */
function endsWithoutOptions(lines: readonly string[], at: number): boolean {
  const end = lines.findIndex((line, index) => index > at && line.trim() === "");
  return !lines.slice(at + 1, end === -1 ? undefined : end).some((line) => OPTION.test(line) || ANSWER.test(line));
}

function explain(drafts: Draft[], line: string): void {
  const last = drafts.at(-1);
  if (!last) return;
  const text = escapeText((EXPLANATION.exec(line)?.[1] ?? line).trim());
  const rationale = [last.facets?.rationale ?? "", text].filter((part) => part !== "").join("\n");
  drafts[drafts.length - 1] = { ...last, facets: { ...last.facets, rationale } };
}

function orphan(place: string): ForeignNote {
  return {
    place,
    reason: {
      zh: "这段文字后面没有选项，也没有 ANSWER 行，不是完整的试题",
      en: "this text has no options and no ANSWER line behind it; it is no whole question",
    },
  };
}

function optionless(place: string): ForeignNote {
  return {
    place,
    reason: {
      zh: "没有选项：每个选项要单独一行，以“A)”或“A.”开头",
      en: "there are no options: each stands on a line of its own and begins with “A)” or “A.”",
    },
  };
}
