import { escapeText } from "../rich-text.ts";
import { HostileFile } from "./hostile-file.ts";
import { htmlText } from "./html-text.ts";
import type { MarkupOptions } from "./markup-inline.ts";
import { type HouseText, markupText } from "./markup-text.ts";
import type { XmlNode } from "./xml-tree.ts";

const TAG =
  /<\/?(?:p|br|b|strong|i|em|u|span|div|img|a|ul|ol|li|sub|sup|table|tr|td|th|code|pre|h[1-6]|font|center|hr)\b[^<>]*>|&(?:[a-z]{2,8}|#\d+|#x[\da-f]+);/i;
const TEX = /\\\((?:(?!\\\().){1,500}?\\\)|\\\[(?:(?!\\\[).){1,500}?\\\]|\$\$[^$]{1,500}\$\$/s;
/** No honest text of a question is longer. */
const LONGEST = 2 ** 18;

/** Moodle's auto format: line breaks count, HTML and TeX between `\(…\)` or `$$…$$` work, and anything else is text. @throws HostileFile */
export function autoText(raw: string, options: MarkupOptions = {}): HouseText {
  refuseLong(raw);
  if (TAG.test(raw)) return htmlText(raw.replace(/\r?\n/g, "<br>"), options);
  if (!TEX.test(raw)) return { text: escapeText(raw), losses: [] };
  const lines = raw.split(/\r?\n/);
  const nodes = lines.flatMap((line, at): XmlNode[] => (at === 0 ? [line] : [LINE_BREAK, line]));
  return markupText(nodes, options);
}

/** @throws HostileFile for a text beyond any question, before anything looks through it */
export function refuseLong(text: string): void {
  if (text.length > LONGEST)
    throw new HostileFile(
      "一道题的文字超过 25 万字，不予读取",
      "a question's text is longer than 250,000 characters; it is not read",
    );
}

const LINE_BREAK: XmlNode = { name: "br", attributes: {}, children: [], line: 0 };
