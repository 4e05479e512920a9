import type { Sentence } from "#kernel/issue-sentences.ts";
import { escapeText } from "../rich-text.ts";
import { autoText } from "./auto-text.ts";
import { formatOf, type TextFormat } from "./gift-answers.ts";
import { unprotect } from "./gift-blocks.ts";
import { htmlText } from "./html-text.ts";
import { markdownText } from "./markdown-text.ts";
import type { MarkupOptions } from "./markup-inline.ts";

/** House text of a piece of GIFT, by its own format or the one of its question. */
export type GiftTexts = (raw: string, format: TextFormat, isInline?: boolean) => string;

const CONVERSIONS = { html: htmlText, moodle: autoText, markdown: markdownText } as const;

export interface GiftTextOptions {
  /** From our own export: Markdown is house text to the letter. */
  readonly isVerbatim: boolean;
  /** Makes figures of images that stand inside the text as data. */
  readonly figureOf: MarkupOptions["figureOf"];
}

/** The texts of one question, and what each loses, once. */
export function giftTexts({ isVerbatim, figureOf }: GiftTextOptions, lose: (reason: Sentence) => void): GiftTexts {
  const told = new Set<string>();
  return (raw, otherwise, isInline = false) => {
    const { format, text: inner } = formatOf(raw, otherwise);
    const text = unprotect(inner).trim();
    if (format === "plain") return escapeText(text);
    if (format === "markdown" && isVerbatim) return text;
    const { text: house, losses } = CONVERSIONS[format](text, { isInline, figureOf });
    for (const loss of losses) {
      if (!told.has(loss.zh)) lose(loss);
      told.add(loss.zh);
    }
    return house;
  };
}
