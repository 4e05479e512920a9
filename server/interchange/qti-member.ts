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
  readonly find?: (path: string) => string | undefined;
  readonly house?: Readonly<Record<string, unknown>> | null;
}

/** Reads one item together with the images it shows. */
export function readItemWithFigures(element: XmlElement, { place, files, find, house = null }: ItemSource): QtiItemReading {
  const shelf = createFigureShelf({ files, place, find, keepsNames: house !== null });
  const reading = readQtiItem(element, { place, figureOf: shelf.figureOf, house });
  if ("refused" in reading) return reading;
  const figures = shelf.taken();
  const item: ForeignItem = figures.length > 0 ? { ...reading.item, figures } : reading.item;
  return { ...reading, item };
}

/** Why a file that holds no item is none. */
export function notQti({ name }: XmlElement): Sentence {
  return KINDS[name] ?? { zh: `这不是 QTI 试题（根元素是 ${name}）`, en: `this is no QTI item (its root element is ${name})` };
}

/** Files that people take for items, by their root element. */
const KINDS: Readonly<Record<string, Sentence>> = {
  questestinterop: {
    zh: "这是 QTI 1.2 文件（questestinterop）；能导入的是 QTI 2.x 和 3.0，请在原来的程序里改选版本导出",
    en: "this is QTI 1.2 (questestinterop); QTI 2.x and 3.0 can be imported, choose one of them when you export",
  },
  manifest: {
    zh: "这是包的清单（manifest），不是试题；请导入整个 zip 包",
    en: "this is the manifest of a package, no item; import the whole zip package",
  },
  assessmentStimulus: {
    zh: "这是共用材料（assessmentStimulus），不是试题",
    en: "this is shared material (assessmentStimulus), no item",
  },
  assessmentResult: { zh: "这是考试成绩（assessmentResult），不是试题", en: "these are results (assessmentResult), no items" },
  responseProcessing: {
    zh: "这是评分规则模板（responseProcessing），不是试题",
    en: "this is a template for scoring (responseProcessing), no item",
  },
};
