import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import pdfmake from "pdfmake";
import type { CustomTableLayout, TDocumentDefinitions, TFontDictionary } from "pdfmake/interfaces";

/*
 * Documents are drawn in a thread of their own (engine-worker.ts); the fonts are read once and stay. Nothing is fetched:
 * every picture comes with the document.
 */

const resolve = createRequire(import.meta.url).resolve;
const INK = "#1f2933";
const RULE = "#b8c0c8";

const thin: CustomTableLayout = {
  hLineWidth: () => 0.5,
  vLineWidth: () => 0.5,
  hLineColor: () => RULE,
  vLineColor: () => RULE,
  paddingTop: () => 2,
  paddingBottom: () => 2,
  paddingLeft: () => 4,
  paddingRight: () => 4,
};
/** Lines between rows only. */
const rows: CustomTableLayout = { ...thin, vLineWidth: () => 0 };

let isReady = false;

function prepare(): void {
  if (isReady) return;
  // The package exports no font files, so they are found beside its entry.
  const font = (weight: string): Buffer =>
    readFileSync(new URL(`../fonts/NotoSansHans-${weight}.otf`, `file://${resolve("@embedpdf/fonts-sc")}`));
  const regular = font("Regular");
  const medium = font("Medium");
  const noto = { normal: regular, bold: medium, italics: regular, bolditalics: medium };
  pdfmake.setFonts({ Noto: noto } as unknown as TFontDictionary);
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy(() => false);
  pdfmake.setTableLayouts({ thin, rows });
  isReady = true;
}

/** The bytes of a document. */
export async function draw(document: TDocumentDefinitions): Promise<Uint8Array> {
  prepare();
  const buffer = await pdfmake
    .createPdf({
      pageSize: "A4",
      compress: true,
      ...document,
      defaultStyle: { font: "Noto", fontSize: 10, lineHeight: 1.25, color: INK, ...document.defaultStyle },
    })
    .getBuffer();
  return new Uint8Array(buffer);
}
