import type ExcelJS from "exceljs";
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from "fflate";
import { xmlEscape } from "#item-bank/interchange/xml-tree.ts";
import { checkImage } from "./image-guard.ts";
import type { FigureSource } from "./qti-write.ts";

const WIDEST_PX = 320;
const TALLEST_PX = 220;
const GAP_PX = 6;
/** Drawings are measured in English metric units. */
const EMU_PER_PX = 9525;
const POINTS_PER_PX = 0.75;
/** Taller rows do not exist. */
const TALLEST_ROW_POINTS = 409;
/** Zip archives begin their calendar in 1980; a fixed time makes equal items equal bytes. */
const NO_TIME = "1980-01-01T00:00:00";

interface Placed {
  readonly name: string;
  readonly alt: string;
}

/** Lays figures into cells, below their text, and keeps what drawings are called. */
export class SheetPictures {
  private readonly placed: Placed[] = [];
  private readonly ids = new Map<string, number>();
  private readonly book: ExcelJS.Workbook;
  private readonly figures: FigureSource;

  constructor(book: ExcelJS.Workbook, figures: FigureSource) {
    this.book = book;
    this.figures = figures;
  }

  /**
   * @param textPoints height of the text in the cell
   * @returns the height the cell needs with its figures, in points
   */
  async lay(cell: ExcelJS.Cell, shown: readonly Placed[], textPoints: number): Promise<number> {
    let top = Math.min(textPoints, TALLEST_ROW_POINTS / 2) / POINTS_PER_PX + GAP_PX;
    for (const { name, alt } of shown) {
      const figure = await this.figures(name);
      const image = figure && checkImage(figure.bytes, name);
      if (!figure || !image || "problem" in image) continue;
      const id = this.idOf(name, image.mediaType, figure.bytes);
      const scale = Math.min(1, WIDEST_PX / image.width, TALLEST_PX / image.height);
      const ext = { width: Math.round(image.width * scale), height: Math.round(image.height * scale) };
      const corner = { nativeCol: Number(cell.col) - 1, nativeColOff: GAP_PX * EMU_PER_PX, nativeRow: Number(cell.row) - 1 };
      const tl = { ...corner, nativeRowOff: Math.round(top * EMU_PER_PX) };
      cell.worksheet.addImage(id, { tl: tl as unknown as ExcelJS.Anchor, ext, editAs: "oneCell" });
      this.placed.push({ name, alt });
      top += ext.height + GAP_PX;
    }
    return Math.min(TALLEST_ROW_POINTS, Math.ceil(top * POINTS_PER_PX));
  }

  /** The workbook with the figures' names and alternative texts, which the library does not write. */
  async bytes(): Promise<Uint8Array> {
    const files = unzipSync(new Uint8Array(await this.book.xlsx.writeBuffer()));
    const drawing = files["xl/drawings/drawing1.xml"];
    if (drawing) files["xl/drawings/drawing1.xml"] = strToU8(this.named(strFromU8(drawing)));
    const sorted = Object.fromEntries(Object.entries(files).sort(([one], [other]) => (one < other ? -1 : 1)));
    return zipSync(sorted as Zippable, { mtime: NO_TIME });
  }

  private named(xml: string): string {
    let at = 0;
    return xml.replace(/(<xdr:cNvPr id="\d+") name="[^"]*"/g, (whole, head: string) => {
      const picture = this.placed[at++];
      return picture ? `${head} name="${xmlEscape(picture.name)}" descr="${xmlEscape(picture.alt)}"` : whole;
    });
  }

  private idOf(name: string, mediaType: string, bytes: Uint8Array): number {
    const extension = mediaType === "image/png" ? "png" : "jpeg";
    const id = this.ids.get(name) ?? this.book.addImage({ buffer: Buffer.from(bytes) as unknown as ExcelJS.Buffer, extension });
    this.ids.set(name, id);
    return id;
  }
}
