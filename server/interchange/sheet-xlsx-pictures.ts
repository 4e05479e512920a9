import type { ForeignFigure } from "#item-bank/interchange/foreign-item.ts";
import { figureMark, figureOf } from "./office-text.ts";
import { attribute, child, childrenOf, descendants, relationships } from "./office-xml.ts";

/** A picture that lies on a sheet, by the cell under its upper left corner. */
export interface SheetPicture {
  readonly row: number;
  readonly column: number;
  readonly mark: string;
  /** What the file calls it; our own exports give it the figure's name. */
  readonly name: string;
  /** Null for a kind that cannot be shown. */
  readonly figure: ForeignFigure | null;
}

/** The pictures of a sheet, in the order they were drawn. */
export function picturesOf(members: ReadonlyMap<string, Uint8Array>, sheet: string): SheetPicture[] {
  const drawings = [...relationships(members, sheet).values()].filter((path) => /\/drawings\/[^/]+\.xml$/.test(path));
  return drawings.flatMap((path) => {
    const targets = relationships(members, path);
    return childrenOf(members.get(path), "wsDr").flatMap((anchor) => {
      const from = child(anchor, "from");
      const blip = descendants(anchor, "blip")[0];
      const bytes = members.get(targets.get(attribute(blip, "embed") ?? "") ?? "");
      if (!from || !bytes) return [];
      const named = descendants(anchor, "cNvPr")[0];
      const figure = figureOf(bytes);
      const mark = figureMark(figure?.name ?? "picture.png", attribute(named, "descr") ?? "");
      return [
        {
          row: Number(child(from, "row")?.text ?? 0) + 1,
          column: Number(child(from, "col")?.text ?? 0),
          mark,
          figure,
          name: attribute(named, "name") ?? "",
        },
      ];
    });
  });
}
