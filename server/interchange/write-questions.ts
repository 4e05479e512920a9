import type { Item } from "#item-bank/item.ts";
import { writeDocx } from "./docx-write.ts";
import { writeGift } from "./gift-write.ts";
import { writeMoodle } from "./moodle-write.ts";
import { type FigureSource, type WrittenFile, writeQti } from "./qti-write.ts";
import { writeXlsx } from "./xlsx-write.ts";

export type { FigureSource, WrittenFile } from "./qti-write.ts";
export { writeTemplate } from "./xlsx-write.ts";

export const WRITTEN_FORMATS = ["xlsx", "docx", "qti", "moodle-xml", "gift"] as const;
export type WrittenFormat = (typeof WRITTEN_FORMATS)[number];

export interface WritingOrder {
  readonly format: WrittenFormat;
  readonly figures: FigureSource;
  /** docx: with keys and rationales after the items. */
  readonly withKey?: boolean;
  /** docx: what stands at the top. */
  readonly title?: string;
}

/** Items as a file. What the format cannot say is named in `warnings`, never dropped silently. */
export async function writeQuestions(items: readonly Item[], order: WritingOrder): Promise<WrittenFile> {
  const { format, figures, withKey = true, title = "试题" } = order;
  switch (format) {
    case "qti":
      return writeQti(items, figures);
    case "moodle-xml":
      return writeMoodle(items, figures);
    case "gift":
      return writeGift(items, figures);
    case "xlsx":
      return writeXlsx(items, figures);
    case "docx":
      return writeDocx(items, { figures, withKey, title });
  }
}
