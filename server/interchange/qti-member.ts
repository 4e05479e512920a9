import type { ForeignItem } from "#item-bank/interchange/foreign-item.ts";
import { type QtiItemReading, readQtiItem } from "#item-bank/interchange/qti-item.ts";
import type { XmlElement } from "#item-bank/interchange/xml-tree.ts";
import type { Sentence } from "#kernel/issue-sentences.ts";
import { createFigureShelf } from "./figure-shelf.ts";
import type { ZipFiles } from "./zip-reader.ts";

export interface ItemSource {
  readonly place: string;
  /** Every file of the package, for images. */
  readonly files: ZipFiles;
  readonly house?: Readonly<Record<string, unknown>> | null;
}

/** Reads one item together with the images it shows. */
export function readItemWithFigures(element: XmlElement, { place, files, house = null }: ItemSource): QtiItemReading {
  const shelf = createFigureShelf({ files, place, keepsNames: house !== null });
  const reading = readQtiItem(element, { place, figureOf: shelf.figureOf, house });
  if ("refused" in reading) return reading;
  const figures = shelf.taken();
  const item: ForeignItem = figures.length > 0 ? { ...reading.item, figures } : reading.item;
  return { ...reading, item };
}

/** Why a file that holds no item is none. */
export function notQti({ name }: XmlElement): Sentence {
  if (name === "questestinterop") {
    return {
      zh: "这是 QTI 1.2 文件（questestinterop）；能导入的是 QTI 2.1、2.2 和 3.0",
      en: "this is QTI 1.2 (questestinterop); QTI 2.1, 2.2 and 3.0 can be imported",
    };
  }
  return { zh: `这不是 QTI 试题（根元素是 ${name}）`, en: `this is no QTI item (its root element is ${name})` };
}
