import type { Sentence } from "#kernel/issue-sentences.ts";
import { escapeText } from "../rich-text.ts";
import { htmlText } from "./html-text.ts";
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

const TAG = /<\/?[a-z][^>]*>|&(?:[a-z]{2,8}|#\d+|#x[\da-f]+);/i;

export function moodleTexts(figuresOf: FiguresOf | undefined): MoodleTexts {
  const losses: Sentence[] = [];
  return {
    losses,
    house(element, isInline = false) {
      const raw = rawText(element).trim();
      if (!element || raw === "") return "";
      const format = element.attributes.format ?? "html";
      if (format === "markdown") return raw;
      if (format === "plain_text") return escapeText(raw);
      const isAuto = format === "moodle_auto_format";
      if (isAuto && !TAG.test(raw)) return escapeText(raw);
      const figureOf = figuresOf?.(filesOf(element));
      const { text, losses: lost } = htmlText(isAuto ? raw.replace(/\r?\n/g, "<br>") : raw, {
        isInline,
        figureOf: (source) => figureOf?.(withoutMark(source)) ?? null,
      });
      losses.push(...lost.filter(({ zh }) => !losses.some((loss) => loss.zh === zh)));
      return text;
    },
  };
}

/** The words of an element's `text`, plain. */
export function rawText(element: XmlElement | undefined): string {
  const text = element && childOf(element, "text");
  if (!text) return "";
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
