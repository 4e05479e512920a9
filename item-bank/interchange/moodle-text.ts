import type { Sentence } from "#kernel/issue-sentences.ts";
import { escapeText } from "../rich-text.ts";
import { autoText } from "./auto-text.ts";
import type { ForeignNote } from "./foreign-item.ts";
import { htmlText } from "./html-text.ts";
import { markdownText } from "./markdown-text.ts";
import type { MarkupOptions } from "./markup-inline.ts";
import { childOf, childrenOf, isElement, textOf, type XmlElement, xmlText } from "./xml-tree.ts";

/** A file that travels inside a text of Moodle. */
export interface EmbeddedFile {
  readonly name: string;
  readonly base64: string;
}

/** Makes the images of one question into figures; given by those who may look at bytes. */
export type FiguresOf = (files: readonly EmbeddedFile[]) => MarkupOptions["figureOf"];

export interface MoodleTexts {
  /** House text of an element that holds a `text` (questiontext, answer, feedback …); empty where it is missing. */
  house(element: XmlElement | undefined, isInline?: boolean): string;
  readonly losses: Sentence[];
}

const CONVERSIONS = { markdown: markdownText, moodle_auto_format: autoText, html: htmlText } as const;

export function moodleTexts(figuresOf: FiguresOf | undefined): MoodleTexts {
  const losses: Sentence[] = [];
  return {
    losses,
    house(element, isInline = false) {
      const raw = rawText(element).trim();
      if (!element || raw === "") return "";
      const format = element.attributes.format ?? "html";
      if (format === "plain_text") return escapeText(raw);
      const figureOf = figuresOf?.(filesOf(element));
      const convert = CONVERSIONS[format as keyof typeof CONVERSIONS] ?? htmlText;
      const { text, losses: lost } = convert(raw, {
        isInline,
        figureOf: (source) => figureOf?.(withoutMark(source)) ?? null,
      });
      losses.push(...lost.filter(({ zh }) => !losses.some((loss) => loss.zh === zh)));
      return text;
    },
  };
}

/** The words of an element's `text`, plain; of the element itself where it holds words and no `text`. */
export function rawText(element: XmlElement | undefined): string {
  if (!element) return "";
  const text = childOf(element, "text");
  if (!text) return element.children.filter((child) => !isElement(child)).join("");
  // Careless programs forget to protect their HTML; then it stands here as elements.
  return text.children.some(isElement) ? text.children.map(xmlText).join("") : textOf(text);
}

function filesOf(element: XmlElement): EmbeddedFile[] {
  return childrenOf(element, "file").map((file) => ({
    name: `${file.attributes.path ?? "/"}${file.attributes.name ?? ""}`.replace(/^\/+/, ""),
    base64: textOf(file).replace(/\s+/g, ""),
  }));
}

function withoutMark(source: string): string {
  return source.replace(/^@@PLUGINFILE@@\/+/, "");
}

/** Moodle 1 kept one image beside the text: its name in `image`, its bytes in `image_base64`. */
export function oldImage(question: XmlElement, texts: MoodleTexts): string {
  const name = textOf(childOf(question, "image")).trim();
  if (name === "") return "";
  const base64 = textOf(childOf(question, "image_base64")).trim();
  const element = (own: string, attributes: Record<string, string>, children: XmlElement["children"]): XmlElement => ({
    name: own,
    attributes,
    children,
    line: question.line,
  });
  const markup = `<img src="@@PLUGINFILE@@/${encodeURIComponent(name)}" alt="">`;
  const file = base64 === "" ? [] : [element("file", { name }, [base64])];
  return texts.house(element("questiontext", { format: "html" }, [element("text", {}, [markup]), ...file]));
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;
const CONTROLS = new RegExp(`${CONTROL.source}|&#(?:0*(?:[0-8]|1[124-9]|2\\d|3[01])|x0*(?:[0-8bce-f]|1[\\da-f]));`, "gi");

/** Texts pasted from Word carry control characters, which Moodle exports and no XML may hold; they are told and left out. */
export function withoutControls(source: string): { readonly text: string; readonly notes: readonly ForeignNote[] } {
  const at = source.search(CONTROLS);
  if (at === -1) return { text: source, notes: [] };
  const line = source.slice(0, at).split(/\r\n?|\n/).length;
  const reason = {
    zh: "文件里有看不见的控制字符（从这里起），已略去",
    en: "the file holds invisible control characters from here on; they were left out",
  };
  return { text: source.replace(CONTROLS, ""), notes: [{ place: `line ${line}`, reason }] };
}
