import { createHash } from "node:crypto";
import type { ForeignFigure } from "#item-bank/interchange/foreign-item.ts";
import { folderOf, joinPath } from "#item-bank/interchange/qti-manifest.ts";
import { FIGURE_NAME } from "#item-bank/rich-text.ts";
import type { Sentence } from "#kernel/issue-sentences.ts";
import { checkImage } from "./image-guard.ts";
import type { ZipFiles } from "./zip-reader.ts";

/** Finds the images one question shows, and keeps those it found. */
export interface FigureShelf {
  /** The figure an image address stands for; null where there is none, a sentence where it cannot come in. */
  readonly figureOf: (source: string) => string | Sentence | null;
  /** What was found so far, each once. */
  taken(): ForeignFigure[];
}

export interface ShelfOptions {
  /** Images of the package by path, or of one question by name. */
  readonly files: ZipFiles;
  /** Where the question stands; addresses are relative to it. */
  readonly place: string;
  /** The file a path means, where it is written a little differently. */
  readonly find?: ((path: string) => string | undefined) | undefined;
  /** Our own exports keep their figures' names; others get some letters of their content, so that no two can clash. */
  readonly keepsNames?: boolean;
}

const DATA_ADDRESS = /^data:image\/[\w.+-]+;base64,/;

export function createFigureShelf({ files, place, find, keepsNames = false }: ShelfOptions): FigureShelf {
  const figures = new Map<string, ForeignFigure>();
  const take = (name: string, bytes: Uint8Array): string | Sentence => {
    const image = checkImage(bytes, name);
    if ("problem" in image) return image.problem;
    const figureName = keepsNames && FIGURE_NAME.test(name) ? name : houseName(name, bytes, image.mediaType);
    figures.set(figureName, { name: figureName, mediaType: image.mediaType, bytes });
    return figureName;
  };
  return {
    figureOf(source) {
      if (DATA_ADDRESS.test(source)) return take("image", Buffer.from(source.replace(DATA_ADDRESS, ""), "base64"));
      if (/^(?:https?:)?\/\//i.test(source)) {
        const shown = source.slice(0, 80);
        return { zh: `图片 ${shown} 在网上，没有导入`, en: `the image ${shown} lies on the web and was not fetched` };
      }
      const path = joinPath(folderOf(place), source);
      const bytes = files.get(path) ?? files.get(find?.(path) ?? "") ?? onlyNamesake(files, path);
      return bytes ? take(path.slice(path.lastIndexOf("/") + 1), bytes) : null;
    },
    taken: () => [...figures.values()],
  };
}

/** The only file of that name in another folder, for packages whose addresses are wrong. */
function onlyNamesake(files: ZipFiles, path: string): Uint8Array | undefined {
  const name = path.slice(path.lastIndexOf("/") + 1).toLowerCase();
  const hits = files.names.filter((other) => other.slice(other.lastIndexOf("/") + 1).toLowerCase() === name);
  return name !== "" && hits.length === 1 && hits[0] ? files.get(hits[0]) : undefined;
}

function houseName(name: string, bytes: Uint8Array, mediaType: ForeignFigure["mediaType"]): string {
  const stem = name
    .replace(/\.[^.]*$/, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60);
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 8);
  return `${stem || "image"}-${hash}.${mediaType === "image/png" ? "png" : "jpg"}`;
}
