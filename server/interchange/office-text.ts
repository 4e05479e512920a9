import { createHash } from "node:crypto";
import type { ForeignFigure } from "#item-bank/interchange/foreign-item.ts";

const SUPERSCRIPTS: Readonly<Record<string, string>> = Object.fromEntries(
  [..."0123456789+-−=()n"].map((char, at) => [char, [..."⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ"][at] ?? ""]),
);
const SUBSCRIPTS: Readonly<Record<string, string>> = Object.fromEntries(
  [..."0123456789+-−=()"].map((char, at) => [char, [..."₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎"][at] ?? ""]),
);

/** Raised or lowered text: as the characters Unicode has for it, otherwise as a small formula. */
export function scriptText(text: string, place: "superscript" | "subscript"): string {
  const table = place === "superscript" ? SUPERSCRIPTS : SUBSCRIPTS;
  const chars = [...text.trim()];
  if (chars.length === 0) return text;
  if (chars.every((char) => table[char])) return chars.map((char) => table[char]).join("");
  const mark = place === "superscript" ? "^" : "_";
  return `$${mark}{${/^[A-Za-z0-9]+$/.test(text.trim()) ? text.trim() : `\\text{${text.trim()}}`}}$`;
}

/** A picture as a figure named by its content, or null for a kind that no browser shows everywhere. */
export function figureOf(bytes: Uint8Array): ForeignFigure | null {
  const isPng = bytes[0] === 0x89 && bytes[1] === 0x50 && bytes[2] === 0x4e && bytes[3] === 0x47;
  const isJpeg = bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff;
  if (!isPng && !isJpeg) return null;
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 16);
  return { name: `figure-${hash}.${isPng ? "png" : "jpg"}`, mediaType: isPng ? "image/png" : "image/jpeg", bytes };
}

/** The house's mark for a figure. */
export function figureMark(name: string, alternative: string): string {
  const text = alternative
    .replace(/\s+/g, " ")
    .replace(/[[\]\\]/g, "")
    .trim();
  return `![${text || "图"}](${name})`;
}
