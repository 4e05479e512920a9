import type { Sentence } from "#kernel/issue-sentences.ts";
import { escapeText } from "../rich-text.ts";
import { refuseLong } from "./auto-text.ts";
import { htmlText } from "./html-text.ts";
import type { MarkupOptions } from "./markup-inline.ts";
import type { HouseText } from "./markup-text.ts";

const ITALICS: Sentence = { zh: "斜体没有保留，文字保留", en: "italics are not kept; the words are" };
const TAGS: Sentence = {
  zh: "Markdown 里的 HTML 标记没有保留，文字保留",
  en: "HTML tags inside Markdown are not kept; the words are",
};
/** Code, formulas in the ways Moodle and house text write them, images: what no other mark reaches into. */
const WHOLE =
  /(`{1,3})([^`\n]{1,2000}?)\1(?!`)|\\{1,2}\(((?:(?!\\\().){1,500}?)\\{1,2}\)|\\\\\[((?:(?!\\\[).){1,500}?)\\\\\]|(\$\$[^$\n]{1,500}\$\$|\$(?=[^\s$])[^$\n]{1,500}?(?<=[^\s\\])\$(?!\d))|!\[([^[\]\n]{0,300})\]\( {0,3}<?((?:(?!!\[)[^\s)>]){1,2000})>?(?: {1,3}"[^"\n]{0,300}")? {0,3}\)/g;

/**
 * Turns Markdown of other programs into house text, which is a subset of it: headings become strong, other list marks `-`,
 * links and italics plain words. What no rule knows stays as it is written.
 * @throws HostileFile for a text beyond any question
 */
export function markdownText(source: string, options: MarkupOptions = {}): HouseText {
  refuseLong(source);
  const losses = new Map<string, Sentence>();
  const lose = (sentence: Sentence) => void losses.set(sentence.zh, sentence);
  const lines = blockLines(source.replace(/\r\n?/g, "\n"), (text) => inline(text, options, lose));
  const text = lines
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
  return { text: options.isInline ? text.replace(/\n{2,}/g, "\n") : text, losses: [...losses.values()] };
}

function blockLines(source: string, convert: (text: string) => string): string[] {
  const lines: string[] = [];
  let isCode = false;
  for (const raw of source.split("\n")) {
    const line = raw.replace(/^ {0,3}(?:> ?)+/, "");
    const last = lines.at(-1) ?? "";
    if (/^ {0,3}(?:```|~~~)/.test(line)) isCode = !isCode;
    else if (isCode) lines.push(escapeText(line.trim()));
    else if (/^ {0,3}(?:=+|-{2,})\s*$/.test(line) && last.trim() !== "" && !last.includes("|")) {
      lines[lines.length - 1] = strong(last);
    } else if (/^ {0,3}(?:(?:\* *){3,}|(?:- *){3,}|(?:_ *){3,})$/.test(line) && !/^_+$/.test(line.trim())) lines.push("");
    else lines.push(blockLine(line, convert));
  }
  return lines;
}

function blockLine(line: string, convert: (text: string) => string): string {
  const heading = /^ {0,3}#{1,6}[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$/.exec(line)?.[1];
  if (heading !== undefined) return heading === "" ? "" : `\n${strong(convert(heading))}\n`;
  const entry = /^\s*(?:[*+-]|(\d{1,3})[.)])[ \t]+(\S.*)$/.exec(line);
  if (entry) return `${entry[1] === undefined ? "-" : `${entry[1]}.`} ${convert(entry[2] ?? "")}`;
  return convert(line.replace(/\\$/, "")).trim();
}

function strong(text: string): string {
  return `**${text.replaceAll("**", "").trim()}**`;
}

function inline(text: string, { figureOf }: MarkupOptions, lose: (sentence: Sentence) => void): string {
  let done = "";
  let from = 0;
  for (const match of text.matchAll(WHOLE)) {
    const [whole, , code, tex, display, formula, alt, source] = match;
    done += words(text.slice(from, match.index), lose);
    from = match.index + whole.length;
    const inner = tex ?? display;
    if (code !== undefined) done += escapeText(code.trim());
    else if (inner !== undefined) done += `$${inner.trim().replace(/(?<!\\)\$/g, "\\$")}$`;
    else if (formula !== undefined) done += formula.startsWith("$$") && whole !== text.trim() ? formula.slice(1, -1) : formula;
    else done += image({ alt: alt ?? "", source: source ?? "" }, figureOf, lose);
  }
  return done + words(text.slice(from), lose);
}

function image(
  { alt, source }: { alt: string; source: string },
  figureOf: MarkupOptions["figureOf"],
  lose: (sentence: Sentence) => void,
): string {
  const found = figureOf?.(source) ?? null;
  const shown = source.startsWith("data:") ? "data:…" : source.replace(/^@@PLUGINFILE@@\/*/, "").slice(0, 100);
  if (typeof found === "string") {
    if (alt.trim() === "")
      lose({ zh: `图片 ${shown} 没有替代文字，请补写`, en: `the image ${shown} has no alternative text; please write one` });
    return `![${alt.trim() || "插图"}](${found})`;
  }
  lose(found ?? { zh: `图片 ${shown} 没有导入`, en: `the image ${shown} did not come in` });
  return escapeText(alt);
}

/** Text between formulas, code and images. */
function words(text: string, lose: (sentence: Sentence) => void): string {
  return tags(text, lose)
    .replace(
      /(?<!\\)\[([^[\]\n]{1,500})\]\( {0,3}<?([^\s[)>]{0,2000})>?(?: {1,3}"[^"\n]{0,300}")? {0,3}\)/g,
      (_, label: string, address: string) => {
        const shown = address.slice(0, 80);
        lose({ zh: `链接 ${shown} 没有保留，文字保留`, en: `the link ${shown} is not kept; its words are` });
        return label;
      },
    )
    .replace(/(?<![\w\\_])__(?=\S)([^_\n]{1,500}?)(?<=\S)__(?![\w_])/g, "**$1**")
    .replace(/(?<![\w\\*])\*(?=[^\s*])([^*\n]{1,500}?)(?<=[^\s*\\])\*(?![\w*])/g, (_, inner: string) => italic(inner, lose))
    .replace(/(?<![\w\\_])_(?=[^\s_])([^_\n]{1,500}?)(?<=[^\s_\\])_(?![\w_])/g, (_, inner: string) => italic(inner, lose))
    .replace(/~~([^~\n]{1,500})~~/g, "$1")
    .replace(/\\([!-/:-@[-`{-~])/g, (whole, char: string) => ("\\*$|![]#`.-".includes(char) ? whole : char));
}

function italic(inner: string, lose: (sentence: Sentence) => void): string {
  lose(ITALICS);
  return inner;
}

function tags(text: string, lose: (sentence: Sentence) => void): string {
  return text
    .replace(/<(https?:\/\/[^\s<>]{1,2000})>/g, "$1")
    .replace(/<br\s*\/?>/gi, "\n")
    .replace(/<(b|strong)>([^<\n]{1,500})<\/\1>/gi, "**$2**")
    .replace(/<\/?[a-z][a-z0-9]{0,20}(?:\s[^<>]{0,500})?\/?>/gi, () => {
      lose(TAGS);
      return "";
    })
    .replace(/&(?:[a-z]{2,8}|#\d{1,7}|#x[\da-f]{1,6});/gi, (entity) => htmlText(entity).text || " ");
}
