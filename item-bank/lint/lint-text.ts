import { parseInline } from "../rich-text.ts";
import type { LintSpan } from "./lint-finding.ts";

/** Stands for a formula in the plain text. */
export const FORMULA = "\uFFFC";
/** Stands for a figure in the plain text. */
export const FIGURE = "\uFFFB";

/** A text without its marks, where every character knows its place in the text as written. */
export interface LintText {
  readonly raw: string;
  /** Emphasis marks and backslashes gone, a formula or figure is one character, tables are left out. */
  readonly plain: string;
  /** For each character of `plain`, the stretch of `raw` it stands for. */
  readonly places: readonly LintSpan[];
  /** For each character of `plain`, whether it is emphasised. */
  readonly strong: readonly boolean[];
  /** For each character of `plain`, whether it stands between quotation marks or title marks. */
  readonly quoted: readonly boolean[];
}

const ESCAPED = /^\\[\\*$|![\]#`.-]/;
const TABLE_RULE = /^\|?(?: *:?-{3,}:? *\|)+(?: *:?-{3,}:? *)?\|?$/;
const QUOTES: Readonly<Record<string, string>> = { "“": "”", "‘": "’", "「": "」", "『": "』", "《": "》", "〈": "〉", '"': '"' };
/** A quotation is closed within this many characters, or it is no quotation. */
const LONGEST_QUOTATION = 120;

/** Reads a house text for the lint. Total: any string reads. */
export function readLintText(raw: string): LintText {
  const characters: string[] = [];
  const places: LintSpan[] = [];
  const strong: boolean[] = [];
  const tables = tableSpans(raw);
  let isStrong = false;
  let at = 0;
  while (at < raw.length) {
    const table = tables.find(({ start }) => start === at);
    const { length, text } = table ? { length: table.end - table.start, text: "\n" } : markAt(raw, at, isStrong);
    if (text === "" && length === 2) isStrong = !isStrong;
    if (text !== "") {
      characters.push(text);
      places.push({ start: at, end: at + length });
      strong.push(isStrong);
    }
    at += length;
  }
  const plain = characters.join("");
  return { raw, plain, places, strong, quoted: quotedCharacters(plain) };
}

/** The place in the written text of a stretch of the plain one. */
export function spanOf(text: LintText, start: number, length: number): LintSpan {
  return {
    start: text.places[start]?.start ?? text.raw.length,
    end: text.places[start + Math.max(1, length) - 1]?.end ?? text.raw.length,
  };
}

/** Whether a whole stretch stands between quotation marks: words that are spoken of, not used. */
export function isQuoted(text: LintText, start: number, length: number): boolean {
  return text.quoted.slice(start, start + length).every(Boolean) && length > 0;
}

/** Whether any character of a stretch is emphasised. */
export function isStrongAt(text: LintText, start: number, length: number): boolean {
  return text.strong.slice(start, start + length).some(Boolean);
}

/** One mark or character: how much of the written text it takes, and the one character it means; emphasis means none. */
function markAt(raw: string, at: number, isStrong: boolean): { length: number; text: string } {
  const plain = { length: 1, text: raw[at] ?? "" };
  switch (raw[at]) {
    case "\\":
      return ESCAPED.test(raw.slice(at, at + 2)) ? { length: 2, text: raw[at + 1] ?? "" } : plain;
    case "*":
      return raw[at + 1] === "*" && (isStrong || raw.indexOf("**", at + 2) > at + 2) ? { length: 2, text: "" } : plain;
    case "$":
      return objectAt(raw, at, FORMULA) ?? plain;
    case "!":
      return objectAt(raw, at, FIGURE) ?? plain;
    default:
      return plain;
  }
}

/** A formula or figure, by the house's own parser. */
function objectAt(raw: string, at: number, sign: string): { length: number; text: string } | null {
  const length = objectLength(raw, at, sign);
  return length === 0 ? null : { length, text: sign };
}

function objectLength(raw: string, at: number, sign: string): number {
  if (sign === FIGURE) return /^!\[(?:\\[\s\S]|[^\]\\\n])*\]\([^()\s]{1,120}\)/.exec(raw.slice(at, at + 2000))?.[0].length ?? 0;
  const block = /^\$\$[^$]+\$\$/.exec(raw.slice(at));
  if (block) return block[0].length;
  const inline = /^\$(?:\\[\s\S]|[^$\\\n])+\$/.exec(raw.slice(at));
  return inline && parseInline(inline[0] + (raw[at + inline[0].length] ?? ""))[0]?.kind === "formula" ? inline[0].length : 0;
}

function tableSpans(raw: string): LintSpan[] {
  if (!raw.includes("|")) return [];
  const lines = raw.split("\n");
  const starts = lines.map((_, index) => lines.slice(0, index).reduce((total, line) => total + line.length + 1, 0));
  return lines.flatMap((line, index) => {
    if (index === 0 || !TABLE_RULE.test(line.trim())) return [];
    let last = index;
    while (lines[last + 1]?.includes("|")) last += 1;
    return [{ start: starts[index - 1] ?? 0, end: (starts[last] ?? 0) + (lines[last]?.length ?? 0) }];
  });
}

function quotedCharacters(plain: string): boolean[] {
  const quoted = Array.from({ length: plain.length }, () => false);
  for (let at = 0; at < plain.length; at++) {
    const close = QUOTES[plain[at] ?? ""];
    const length = close === undefined ? -1 : plain.slice(at + 1, at + 1 + LONGEST_QUOTATION).indexOf(close);
    if (length === -1) continue;
    quoted.fill(true, at, at + length + 2);
    at += length + 1;
  }
  return quoted;
}
