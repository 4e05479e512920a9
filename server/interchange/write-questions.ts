import { scoringWarnings } from "#item-bank/interchange/exported.ts";
import type { ForeignNote } from "#item-bank/interchange/foreign-item.ts";
import { giftText } from "#item-bank/interchange/gift-write.ts";
import { type Item, itemFigures } from "#item-bank/item.ts";
import { writeDocx } from "./docx-write.ts";
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
      return writeGift(items);
    case "xlsx":
      return writeXlsx(items);
    case "docx":
      return writeDocx(items, { figures, withKey, title });
  }
}

function writeGift(items: readonly Item[]): WrittenFile {
  return {
    fileName: "questions.gift.txt",
    mediaType: "text/plain; charset=utf-8",
    bytes: new TextEncoder().encode(giftText(items)),
    warnings: [...items.flatMap((item) => scoringWarnings(item, "GIFT")), ...items.flatMap(lostFigures)],
  };
}

function lostFigures(item: Item): ForeignNote[] {
  const names = itemFigures(item).map(({ name }) => name);
  if (names.length === 0) return [];
  return [
    {
      place: item.id,
      reason: { zh: `GIFT 不能带插图：${names.join("、")}`, en: `GIFT cannot hold images: ${names.join(", ")}` },
    },
  ];
}
