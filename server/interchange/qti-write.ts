import { strToU8, type Zippable, zipSync } from "fflate";
import { houseJson, scoringWarnings } from "#item-bank/interchange/exported.ts";
import type { ForeignFigure, ForeignNote } from "#item-bank/interchange/foreign-item.ts";
import { figureNames } from "#item-bank/interchange/moodle-write.ts";
import { housePath, imagePath, itemPath, qtiItem, qtiManifest } from "#item-bank/interchange/qti-write.ts";
import type { Item } from "#item-bank/item.ts";

/** A file that was written, and what it could not say. */
export interface WrittenFile {
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  readonly warnings: readonly ForeignNote[];
}

/** Looks up a figure of the bank by its name. */
export type FigureSource = (name: string) => Promise<ForeignFigure | null>;

/** Zip archives begin their calendar in 1980; a fixed time makes equal items equal bytes. */
const NO_TIME = "1980-01-01T00:00:00";

/** Items as a QTI 3.0 package: a manifest, a file for each item, their images, and what QTI has no place for. */
export async function writeQti(items: readonly Item[], figures: FigureSource): Promise<WrittenFile> {
  const images = await findFigures(items, figures);
  const files: Zippable = { "imsmanifest.xml": strToU8(qtiManifest(items, "kaoheng-export")) };
  for (const item of items) {
    files[itemPath(item)] = strToU8(qtiItem(item));
    files[housePath(item)] = strToU8(houseJson(item));
  }
  for (const { name, bytes } of images.found) files[imagePath(name)] = [bytes, { level: 0 }];
  return {
    fileName: "questions-qti.zip",
    mediaType: "application/zip",
    bytes: zipSync(files, { mtime: NO_TIME }),
    warnings: [...items.flatMap((item) => scoringWarnings(item, "QTI")), ...images.warnings],
  };
}

/** The figures items show, and a warning for each that is not there. */
export async function findFigures(
  items: readonly Item[],
  figures: FigureSource,
): Promise<{ found: ForeignFigure[]; warnings: ForeignNote[] }> {
  const found: ForeignFigure[] = [];
  const warnings: ForeignNote[] = [];
  for (const name of figureNames(items)) {
    const figure = await figures(name);
    if (figure) found.push(figure);
    else
      warnings.push({
        place: name,
        reason: { zh: `找不到插图 ${name}，没有写入`, en: `the figure ${name} was not found and not written` },
      });
  }
  return { found, warnings };
}
