import { readAiken } from "#item-bank/interchange/aiken.ts";
import type { ForeignReading, Format, SourceFile } from "#item-bank/interchange/foreign-item.ts";
import { readText } from "#item-bank/interchange/text-tables.ts";
import { decodeText } from "./decode-text.ts";
import { detectFormat } from "./detect-format.ts";
import { readDocx } from "./docx-read.ts";
import { readGiftFile } from "./gift-read.ts";
import { HostileFile } from "./hostile-file.ts";
import { readMoodle } from "./moodle-read.ts";
import { readQti } from "./qti-read.ts";
import { readSheetCsv } from "./sheet-csv.ts";
import { readSheetXlsx } from "./sheet-xlsx.ts";
import { isZip } from "./zip-reader.ts";

const LARGEST_BYTES = 64 * 2 ** 20;
const LARGEST_TEXT_BYTES = 16 * 2 ** 20;

/**
 * Reads a file of questions: detects its format by its content and hands it to that format's reader. Every question of the
 * file ends in `items` or in `refused`.
 * @throws HostileFile for a file that is refused as a whole, to protect the server
 */
export async function readQuestions(
  file: SourceFile,
  { format = "auto" }: { format?: Format | "auto" } = {},
): Promise<ForeignReading & { format: Format }> {
  const limit = isZip(file.bytes) ? LARGEST_BYTES : LARGEST_TEXT_BYTES;
  if (file.bytes.length > limit) {
    throw new HostileFile(
      `文件超过 ${limit / 2 ** 20} MB，请分成几个文件`,
      `the file is larger than ${limit / 2 ** 20} MB; split it into several`,
    );
  }
  const detected = detectFormat(file.name, file.bytes);
  const wanted = format === "auto" ? detected : { format };
  if ("unknown" in wanted) return { ...whole(file, wanted.unknown), format: "text" };
  const isArchive = isZip(file.bytes);
  const needsArchive = wanted.format === "xlsx" || wanted.format === "docx";
  if (isArchive !== needsArchive && wanted.format !== "qti") {
    const reason = { zh: `这个文件不是 ${wanted.format} 格式`, en: `this file is not in the format ${wanted.format}` };
    return { ...whole(file, reason), format: wanted.format };
  }
  const reading = await readAs(wanted.format, file);
  const isEmpty = reading.items.length === 0 && reading.refused.length === 0;
  const nothing = { zh: "文件里没有找到试题", en: "no questions were found in the file" };
  return { ...(isEmpty ? { ...whole(file, nothing), warnings: reading.warnings } : reading), format: wanted.format };
}

async function readAs(format: Format, file: SourceFile): Promise<ForeignReading> {
  switch (format) {
    case "xlsx":
      return readSheetXlsx(file.bytes);
    case "csv":
      return readSheetCsv(file.bytes);
    case "docx":
      return readDocx(file.bytes);
    case "text":
      return readText(decodeText(file.bytes).text);
    case "gift":
      return readGiftFile(decodeText(file.bytes).text);
    case "aiken":
      return readAiken(decodeText(file.bytes).text);
    case "moodle-xml":
      return readMoodle(file);
    case "qti":
      return readQti(file);
  }
}

function whole(file: SourceFile, reason: ForeignReading["refused"][number]["reason"]): ForeignReading {
  return { items: [], refused: [{ place: file.name, reason }], warnings: [] };
}
