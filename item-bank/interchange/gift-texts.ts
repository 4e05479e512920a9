import type { Sentence } from "#kernel/issue-sentences.ts";
import { escapeText } from "../rich-text.ts";
import { autoText } from "./auto-text.ts";
import { formatOf, type TextFormat } from "./gift-answers.ts";
import { unprotect } from "./gift-blocks.ts";
import { htmlText } from "./html-text.ts";
import { markdownText } from "./markdown-text.ts";

/** House text of a piece of GIFT, by its own format or the one of its question. */
export type GiftTexts = (raw: string, format: TextFormat, isInline?: boolean) => string;

const CONVERSIONS = { html: htmlText, moodle: autoText, markdown: markdownText } as const;

/** Texts of one question; the Markdown of our own exports is house text to the letter. */
export function giftTexts(isVerbatim: boolean, lose: (reason: Sentence) => void): GiftTexts {
  const told = new Set<string>();
  return (raw, otherwise, isInline = false) => {
    const { format, text: inner } = formatOf(raw, otherwise);
    const text = unprotect(inner).trim();
    if (format === "plain") return escapeText(text);
    if (format === "markdown" && isVerbatim) return text;
    const { text: house, losses } = CONVERSIONS[format](text, { isInline });
    for (const loss of losses) {
      if (!told.has(loss.zh)) lose(loss);
      told.add(loss.zh);
    }
    return house;
  };
}
