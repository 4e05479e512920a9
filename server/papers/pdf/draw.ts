import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import pdfmake from "pdfmake";
import type { CustomTableLayout, TDocumentDefinitions } from "pdfmake/interfaces";

/*
 * Documents are drawn in a thread of their own (engine-worker.ts); nothing is fetched,
 * every picture comes with the document, and no file is read but the fonts.
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
  const regular = fontFile("Regular");
  const medium = fontFile("Medium");
  const fontFiles = new Set([regular, medium]);
  pdfmake.setFonts({ Noto: { normal: regular, bold: medium, italics: regular, bolditalics: medium } });
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => fontFiles.has(path));
  pdfmake.setTableLayouts({ thin, rows });
  isReady = true;
}

/** The package exports no font files, so they are found beside its entry. */
function fontFile(weight: string): string {
  return fileURLToPath(new URL(`../fonts/NotoSansHans-${weight}.otf`, pathToFileURL(resolve("@embedpdf/fonts-sc"))));
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
