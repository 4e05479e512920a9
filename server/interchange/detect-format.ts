import { isAiken } from "#item-bank/interchange/aiken.ts";
import type { Format } from "#item-bank/interchange/foreign-item.ts";
import { isGift } from "#item-bank/interchange/gift.ts";
import type { Sentence } from "#kernel/issue-sentences.ts";
import { decodeText } from "./decode-text.ts";
import { HostileFile } from "./hostile-file.ts";
import { isQuestionCsv } from "./sheet-csv.ts";
import { readZipDirectory } from "./zip-directory.ts";
import { isZip } from "./zip-reader.ts";

export type Detection = { readonly format: Format } | { readonly unknown: Sentence };

/**
 * Tells the format of a file by what it holds; its name only decides where the content leaves it open.
 * @throws HostileFile for an archive that breaks a limit
 */
export function detectFormat(name: string, bytes: Uint8Array): Detection {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? "";
  if (bytes.length === 0) return { unknown: { zh: "文件是空的", en: "the file is empty" } };
  if (isZip(bytes)) return archiveFormat(bytes);
  const binary = binaryKind(bytes);
  if (binary) return { unknown: binary };
  const { text } = decodeText(bytes);
  if (text.trim() === "") return { unknown: { zh: "文件里没有文字", en: "the file holds no text" } };
  if (/^\s*</.test(text) && /^\s*(?:<\?xml|<!--|<!DOCTYPE|<[A-Za-z][\w.:-]*[\s/>])/i.test(text)) return markupFormat(text);
  // Words of a program before the XML: read as XML, so that their line is told.
  if (/<quiz[\s>][\s\S]{0,5000}<question\s/.test(text.slice(0, 10_000))) return { format: "moodle-xml" };
  if (/^\s*[[{]\s*["[{]/.test(text))
    return {
      unknown: { zh: "JSON 不是可导入的格式；请用 xlsx、csv 或文本", en: "JSON cannot be imported; use xlsx, csv or text" },
    };
  checkLines(text);
  if (ending === "csv" || ending === "tsv") return { format: "csv" };
  if (isAiken(text)) return { format: "aiken" };
  if (ending === "gift" || (isGift(text) && !isLaidOut(text))) return { format: "gift" };
  return { format: !MARKDOWN_RULE.test(text) && isQuestionCsv(text) ? "csv" : "text" };
}

/** Longer lines are no text anybody wrote, and looking through them takes long. */
const LONGEST_LINE = 300_000;
const MOST_LINES = 60_000;

function checkLines(text: string): void {
  let from = 0;
  let line = 1;
  for (const { index } of text.matchAll(/\r\n?|\n/g)) {
    if (index - from > LONGEST_LINE) throw tooLong(line);
    from = index + 1;
    line += 1;
    if (line > MOST_LINES)
      throw new HostileFile(`文件超过 ${MOST_LINES} 行，请分成几个文件`, `the file has more than ${MOST_LINES} lines; split it`);
  }
  if (text.length - from > LONGEST_LINE) throw tooLong(line);
}

function tooLong(line: number): HostileFile {
  return new HostileFile(
    `第 ${line} 行超过 ${LONGEST_LINE} 个字，不予读取（文字里的图片请另存为文件）`,
    `line ${line} has more than ${LONGEST_LINE} characters and is not read (save pictures inside the text as files)`,
  );
}

/** The line below the headings of a Markdown table. */
const MARKDOWN_RULE = /^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?[ \t]*$/m;

/** Lettered options on lines of their own, and nothing in braces that begins like an answer: braces of formulas. */
function isLaidOut(text: string): boolean {
  return (
    /^[ \t]*(?:[-*][ \t]+)?[AＡ]\s*[.．、)）].*\n(?:[ \t]*\n)?[ \t]*(?:[-*][ \t]+)?[BＢ]\s*[.．、)）]/m.test(text) &&
    !/\{\s*[=~]/.test(text)
  );
}

function archiveFormat(bytes: Uint8Array): Detection {
  const names = readZipDirectory(bytes).map((member) => member.name);
  if (names.some((name) => /(?:^|\/)xl\/.*workbook.*\.(?:xml|bin)$|^xl\//.test(name))) {
    return names.some((name) => name.endsWith("workbook.bin")) ? { unknown: SAVE_AS_XLSX } : { format: "xlsx" };
  }
  if (names.some((name) => name.startsWith("word/"))) return { format: "docx" };
  if (names.some((name) => /\.xml$/i.test(name) && !/^(?:content|styles|meta|settings)\.xml$/.test(name)))
    return { format: "qti" };
  if (names.includes("content.xml")) return { unknown: SAVE_AS_XLSX };
  return {
    unknown: { zh: "压缩包里没有试题文件（xlsx、docx 或 QTI）", en: "the archive holds no questions (xlsx, docx or QTI)" },
  };
}

function markupFormat(text: string): Detection {
  const root = /<(?!\?|!)(?:[\w.-]+:)?([A-Za-z][\w.-]*)/.exec(text.replace(/<!--[\s\S]*?-->/g, ""))?.[1] ?? "";
  if (root === "quiz") return { format: "moodle-xml" };
  if (/^(?:html|body|table|div|head)$/i.test(root)) {
    return {
      unknown: {
        zh: "这是网页（HTML），不能导入；请另存为 xlsx、csv 或 docx",
        en: "this is a web page; save it as xlsx, csv or docx",
      },
    };
  }
  return { format: "qti" };
}

const SAVE_AS_XLSX: Sentence = {
  zh: "这种表格格式不能读；请另存为 .xlsx（文字稿另存为 .docx）",
  en: "this kind of office file cannot be read; save it as .xlsx (or .docx)",
};

function binaryKind(bytes: Uint8Array): Sentence | null {
  const head = (...wanted: number[]) => wanted.every((byte, at) => bytes[at] === byte);
  if (head(0xd0, 0xcf, 0x11, 0xe0)) {
    return {
      zh: "这是旧版 .xls/.doc，或带密码的 Office 文件；请去掉密码，另存为 .xlsx/.docx",
      en: "this is an old .xls/.doc or a file with a password; take the password off and save it as .xlsx/.docx",
    };
  }
  if (head(0x25, 0x50, 0x44, 0x46))
    return { zh: "PDF 不能导入；请用 docx、xlsx 或文本", en: "a PDF cannot be imported; use docx, xlsx or text" };
  const isUtf16 = head(0xff, 0xfe) || head(0xfe, 0xff);
  const zeros = bytes.subarray(0, 2048).filter((byte) => byte === 0).length;
  const controls = bytes.subarray(0, 2048).filter((byte) => byte < 9 || (byte > 13 && byte < 32)).length - zeros;
  if (!isUtf16 && controls > 20)
    return { zh: "这不是文本文件，不认识它的格式", en: "this is no text file, and its format is unknown" };
  return null;
}
