import { escapeText } from "../rich-text.ts";
import { htmlText } from "./html-text.ts";
import type { MarkupOptions } from "./markup-inline.ts";
import { type HouseText, markupText } from "./markup-text.ts";
import type { XmlNode } from "./xml-tree.ts";

const TAG =
  /<\/?(?:p|br|b|strong|i|em|u|span|div|img|a|ul|ol|li|sub|sup|table|tr|td|th|code|pre|h[1-6]|font|center|hr)\b[^>]*>|&(?:[a-z]{2,8}|#\d+|#x[\da-f]+);/i;
const TEX = /\\\(.{1,500}?\\\)|\\\[.{1,500}?\\\]|\$\$.{1,500}?\$\$/s;

/** Moodle's auto format: line breaks count, HTML and TeX between `\(…\)` or `$$…$$` work, and anything else is text. */
export function autoText(raw: string, options: MarkupOptions = {}): HouseText {
  if (TAG.test(raw)) return htmlText(raw.replace(/\r?\n/g, "<br>"), options);
  if (!TEX.test(raw)) return { text: escapeText(raw), losses: [] };
  const lines = raw.split(/\r?\n/);
  const nodes = lines.flatMap((line, at): XmlNode[] => (at === 0 ? [line] : [LINE_BREAK, line]));
  return markupText(nodes, options);
}

const LINE_BREAK: XmlNode = { name: "br", attributes: {}, children: [], line: 0 };
