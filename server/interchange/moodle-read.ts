import type { ForeignFigure, ForeignReading, SourceFile } from "#item-bank/interchange/foreign-item.ts";
import type { EmbeddedFile } from "#item-bank/interchange/moodle-text.ts";
import { readMoodleXml } from "#item-bank/interchange/moodle-xml.ts";
import { figuresOf } from "#item-bank/rich-text.ts";
import { decodeXml } from "./decode-xml.ts";
import { createFigureShelf } from "./figure-shelf.ts";
import type { ZipFiles } from "./zip-reader.ts";

/**
 * Reads a Moodle XML file with the images it carries.
 * @throws HostileFile when the XML or an image breaks a limit
 */
export function readMoodle(file: SourceFile): ForeignReading {
  const text = decodeXml(file.bytes);
  const figures = new Map<string, ForeignFigure>();
  // Only our own exports carry house fields; their figures keep their names.
  const keepsNames = text.includes("<kaoheng>");
  const reading = readMoodleXml(text, {
    figuresOf(files: readonly EmbeddedFile[]) {
      const shelf = createFigureShelf({ files: embedded(files), place: "", keepsNames });
      return (source) => {
        const found = shelf.figureOf(source);
        for (const figure of shelf.taken()) figures.set(figure.name, figure);
        return found;
      };
    },
  });
  const items = reading.items.map((item) => {
    const texts = [item.stem, item.rationale ?? "", item.outline ?? "", ...item.options.map((option) => option.text)];
    const names = new Set(texts.flatMap(figuresOf).map(({ name }) => name));
    const shown = [...names].flatMap((name) => figures.get(name) ?? []);
    return shown.length > 0 ? { ...item, figures: shown } : item;
  });
  return { ...reading, items };
}

function embedded(files: readonly EmbeddedFile[]): ZipFiles {
  const byName = new Map(files.map(({ name, base64 }) => [name, base64]));
  return {
    names: [...byName.keys()],
    get(name) {
      const base64 = byName.get(name);
      return base64 === undefined ? undefined : new Uint8Array(Buffer.from(base64, "base64"));
    },
  };
}
