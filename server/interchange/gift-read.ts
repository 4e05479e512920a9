import type { ForeignFigure, ForeignItem, ForeignReading } from "#item-bank/interchange/foreign-item.ts";
import { readGift } from "#item-bank/interchange/gift.ts";
import { FIGURE_NAME, figuresOf } from "#item-bank/rich-text.ts";
import { createFigureShelf } from "./figure-shelf.ts";
import { checkImage } from "./image-guard.ts";
import type { ZipFiles } from "./zip-reader.ts";

const NO_FILES: ZipFiles = { names: [], get: () => undefined };
const FIGURE_LINE = /^\/\/ kaoheng-figure: (\S{1,110}) ([A-Za-z0-9+/]+={0,2})\r?$/gm;

/**
 * Reads GIFT with the figures our own export puts into comments, and images other programs write into HTML as data.
 * @throws HostileFile for an image of more pixels than any question shows
 */
export function readGiftFile(text: string): ForeignReading {
  const figures = figuresIn(text);
  const shelf = createFigureShelf({ files: NO_FILES, place: "" });
  const reading = readGift(text, { figureOf: shelf.figureOf });
  for (const figure of shelf.taken()) figures.set(figure.name, figure);
  return figures.size === 0 ? reading : { ...reading, items: reading.items.map((item) => withFigures(item, figures)) };
}

function figuresIn(text: string): Map<string, ForeignFigure> {
  const figures = new Map<string, ForeignFigure>();
  for (const [, name = "", base64 = ""] of text.matchAll(FIGURE_LINE)) {
    const bytes = new Uint8Array(Buffer.from(base64, "base64"));
    const image = checkImage(bytes, name);
    if (FIGURE_NAME.test(name) && "mediaType" in image) figures.set(name, { name, mediaType: image.mediaType, bytes });
  }
  return figures;
}

function withFigures(item: ForeignItem, figures: ReadonlyMap<string, ForeignFigure>): ForeignItem {
  const { outline } = item;
  const texts = [item.stem, item.rationale ?? "", outline ?? "", ...item.options.map((option) => option.text)];
  const names = new Set(texts.flatMap(figuresOf).map(({ name }) => name));
  const found = [...names].flatMap((name) => figures.get(name) ?? []);
  return found.length > 0 ? { ...item, figures: found } : item;
}
