import type { SheetCell } from "#item-bank/interchange/sheet-grid.ts";
import type { Sentence } from "#kernel/issue-sentences.ts";
import { attribute, child, type XmlNode } from "./office-xml.ts";
import { type NumberFormat, richText } from "./sheet-xlsx-styles.ts";

/** What cells refer to. */
export interface SheetBook {
  readonly strings: readonly string[];
  readonly formats: readonly NumberFormat[];
}

/** One cell, or null for an empty one. Dates and errors are told, never guessed at. */
export function cellOf(node: XmlNode, { book, address }: { book: SheetBook; address: string }): SheetCell | null {
  const type = attribute(node, "t") ?? "n";
  const value = child(node, "v")?.text ?? "";
  const formula = child(node, "f");
  if (type === "inlineStr") return textCell(richText(child(node, "is") ?? node), address);
  if (formula && /DISPIMG\(/i.test(`${formula.text}${value}`)) return { text: "[图]", address, problem: EMBEDDED };
  if (value === "") return formula ? { text: `=${formula.text}`, address, problem: NO_RESULT } : null;
  switch (type) {
    case "s":
      return textCell(book.strings[Number(value)] ?? "", address);
    case "str":
      return textCell(value, address);
    case "b":
      return { text: value === "1" ? "TRUE" : "FALSE", address };
    case "e":
      return { text: value, address, problem: errorValue(value) };
    case "d":
      return { text: value, address, problem: dateValue(value.slice(0, 10)) };
    default:
      return numberCell(value, { format: book.formats[Number(attribute(node, "s") ?? 0)], address });
  }
}

function textCell(text: string, address: string): SheetCell | null {
  const clean = text
    .replace(/_x000D_/gi, "")
    .replace(/_x000A_/gi, "\n")
    .replace(/[\uFEFF\u200B\u2060\u00AD]/g, "")
    .replace(/\r\n?/g, "\n")
    .trim();
  return clean === "" ? null : { text: clean, address };
}

function numberCell(value: string, { format, address }: { format: NumberFormat | undefined; address: string }): SheetCell {
  if (format?.isDate) return { text: value, address, problem: dateValue(value) };
  const number = Number(value);
  if (!Number.isFinite(number)) return { text: value, address };
  return { text: shown(number, format), address };
}

/** A number as the sheet shows it, for the formats that change what a person reads. */
function shown(number: number, format: NumberFormat | undefined): string {
  // Fifteen digits are all a sheet keeps; more are noise of the binary fraction.
  const plain = String(Number(number.toPrecision(15)));
  if (!format || format.decimals === null) return plain;
  if (format.isPercent) return `${(number * 100).toFixed(format.decimals)}%`;
  const fixed = number.toFixed(format.decimals);
  return format.leadingZeros > 1
    ? fixed.padStart(format.leadingZeros + (format.decimals > 0 ? format.decimals + 1 : 0), "0")
    : fixed;
}

const EMBEDDED: Sentence = {
  zh: "单元格里是嵌入图片（DISPIMG），读不到；请改为浮动图片",
  en: "the cell holds an embedded picture (DISPIMG) that cannot be read; make it a floating picture",
};
const NO_RESULT: Sentence = {
  zh: "公式没有保存计算结果；请在表格程序里重新计算并保存，或粘贴为值",
  en: "the formula has no stored result; recalculate and save, or paste as values",
};

function errorValue(value: string): Sentence {
  return { zh: `单元格是错误值 ${value}`, en: `the cell holds the error ${value}` };
}

function dateValue(value: string): Sentence {
  return {
    zh: `单元格是日期（${value}）；表格程序常把 1-2、3/4 之类改成日期，请把单元格设为文本再填写`,
    en: `the cell is a date (${value}); programs turn 1-2 or 3/4 into dates, so set the cell to text and write it again`,
  };
}
