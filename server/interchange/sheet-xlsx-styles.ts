import { scriptText } from "./office-text.ts";
import { attribute, child, childrenOf, type XmlNode } from "./office-xml.ts";

/** What a number format does to what a person reads. */
export interface NumberFormat {
  readonly isDate: boolean;
  readonly isPercent: boolean;
  /** Digits behind the point; null for formats that leave the number as it is. */
  readonly decimals: number | null;
  readonly leadingZeros: number;
}

const PLAIN: NumberFormat = { isDate: false, isPercent: false, decimals: null, leadingZeros: 0 };
const BUILT_IN: Readonly<Record<number, string>> = { 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%" };
/** Built-in formats that are dates or times, the East Asian ones included. */
const DATE_IDS = [
  14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54, 55, 56, 57, 58,
];

/** The number format of every cell style, by its number. */
export function formatsOf(styles: Uint8Array | undefined): NumberFormat[] {
  const codes = new Map<number, string>(Object.entries(BUILT_IN).map(([id, code]) => [Number(id), code]));
  for (const node of childrenOf(styles, "numFmts"))
    codes.set(Number(attribute(node, "numFmtId")), attribute(node, "formatCode") ?? "");
  return childrenOf(styles, "cellXfs").map((node) => {
    const id = Number(attribute(node, "numFmtId") ?? 0);
    return DATE_IDS.includes(id) ? { ...PLAIN, isDate: true } : formatOf(codes.get(id) ?? "General");
  });
}

function formatOf(code: string): NumberFormat {
  const first = code
    .split(";")[0]
    ?.replace(/"[^"]*"|\\.|_./g, "")
    .replace(/\[(?![hms]+\])[^\]]*\]/gi, "");
  if (!first || /^(?:general|@)$/i.test(first.trim())) return PLAIN;
  if (/[ymdhs]/i.test(first)) return { ...PLAIN, isDate: true };
  const digits = /([#0,]*)(?:\.(0*)#*)?(%?)/.exec(first.trim());
  if (!digits || digits[0] === "" || /#$|\.0*#|E/.test(first.replace(/%$/, ""))) return PLAIN;
  const leading = (digits[1] ?? "").replace(/[#,]/g, "").length;
  return { isDate: false, isPercent: digits[3] === "%", decimals: (digits[2] ?? "").length, leadingZeros: leading };
}

/** The text of a shared or inline string; bold parts of a text that is not bold as a whole are strong. */
export function richText(node: XmlNode): string {
  const runs = node.children.filter(({ name }) => name === "r");
  if (runs.length === 0) return child(node, "t")?.text ?? "";
  const hasPlain = runs.some((run) => !isBold(run) && (child(run, "t")?.text ?? "").trim() !== "");
  return runs
    .map((run) => {
      const text = child(run, "t")?.text ?? "";
      const place = attribute(child(child(run, "rPr"), "vertAlign"), "val");
      if (place === "superscript" || place === "subscript") return scriptText(text, place);
      return hasPlain && isBold(run) ? strong(text) : text;
    })
    .join("")
    .replaceAll("****", "");
}

/** Strong text with its outer white space left outside the marks. */
export function strong(text: string): string {
  const inner = text.trim();
  if (inner === "" || inner.includes("\n")) return text;
  const at = text.indexOf(inner);
  return `${text.slice(0, at)}**${inner}**${text.slice(at + inner.length)}`;
}

function isBold(run: XmlNode): boolean {
  const bold = child(child(run, "rPr"), "b");
  return bold !== undefined && !/^(?:0|false)$/.test(attribute(bold, "val") ?? "1");
}
