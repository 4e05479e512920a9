import { scoringWarnings } from "#item-bank/interchange/exported.ts";
import { moodleXml } from "#item-bank/interchange/moodle-write.ts";
import type { Item } from "#item-bank/item.ts";
import { type FigureSource, findFigures, type WrittenFile } from "./qti-write.ts";

/** Items as a Moodle XML file with their images inside. */
export async function writeMoodle(items: readonly Item[], figures: FigureSource): Promise<WrittenFile> {
  const images = await findFigures(items, figures);
  const base64 = new Map(images.found.map(({ name, bytes }) => [name, Buffer.from(bytes).toString("base64")]));
  return {
    fileName: "questions-moodle.xml",
    mediaType: "application/xml",
    bytes: new TextEncoder().encode(moodleXml(items, base64)),
    warnings: [...items.flatMap((item) => scoringWarnings(item, "Moodle")), ...images.warnings],
  };
}
