import { scoringWarnings } from "#item-bank/interchange/exported.ts";
import type { ForeignNote } from "#item-bank/interchange/foreign-item.ts";
import { giftFigure, giftText } from "#item-bank/interchange/gift-write.ts";
import { type Item, itemFigures } from "#item-bank/item.ts";
import { type FigureSource, findFigures, type WrittenFile } from "./qti-write.ts";

/** Items as a GIFT file. Its figures stand in comments, where only our own reader finds them; each item is warned about. */
export async function writeGift(items: readonly Item[], figures: FigureSource): Promise<WrittenFile> {
  const images = await findFigures(items, figures);
  const lines = images.found.map(({ name, bytes }) => giftFigure(name, Buffer.from(bytes).toString("base64")));
  const text = [giftText(items), ...lines.map((line) => `${line}\n`)].join("\n");
  return {
    fileName: "questions.gift.txt",
    mediaType: "text/plain; charset=utf-8",
    bytes: new TextEncoder().encode(text),
    warnings: [
      ...items.flatMap((item) => scoringWarnings(item, "GIFT")),
      ...items.flatMap(hiddenFigures),
      ...items.flatMap(hiddenRubric),
      ...images.warnings,
    ],
  };
}

function hiddenFigures(item: Item): ForeignNote[] {
  const names = itemFigures(item).map(({ name }) => name);
  if (names.length === 0) return [];
  return [
    {
      place: item.id,
      reason: {
        zh: `GIFT 没有插图：${names.join("、")} 写在注释里，只有考衡读得回来，别的程序显示不了`,
        en: `GIFT has no images: ${names.join(", ")} stand in comments, which only Kaoheng reads; other programs cannot show them`,
      },
    },
  ];
}

function hiddenRubric(item: Item): ForeignNote[] {
  if (item.type !== "essay") return [];
  return [
    {
      place: item.id,
      reason: {
        zh: "GIFT 没有参考答案和评分标准：写在注释里，只有考衡读得回来",
        en: "GIFT has no reference answers or rubrics: they stand in comments, which only Kaoheng reads",
      },
    },
  ];
}
