import type { ForeignNote, ForeignReading, SourceFile } from "#item-bank/interchange/foreign-item.ts";
import { readQtiTest } from "#item-bank/interchange/qti-test.ts";
import { asQti2 } from "#item-bank/interchange/qti-tree.ts";
import { tryXml, type XmlElement, XmlFlaw } from "#item-bank/interchange/xml-tree.ts";
import type { Sentence } from "#kernel/issue-sentences.ts";
import { decodeXml } from "./decode-xml.ts";
import { notQti, readItemWithFigures } from "./qti-member.ts";
import { readQtiPackage } from "./qti-package.ts";
import { isZip, type ZipFiles } from "./zip-reader.ts";

/**
 * Reads QTI 2.0, 2.1, 2.2 and 3.0: one item as an XML file, or a zip package of items.
 * @throws HostileFile when the archive, an XML file or an image breaks a limit
 */
export function readQti(file: SourceFile): ForeignReading {
  if (isZip(file.bytes)) return readQtiPackage(file);
  const root = tryXml(decodeXml(file.bytes));
  if (root instanceof XmlFlaw) return onlyRefused(file.name, root.sentence);
  const element = asQti2(root);
  switch (element.name) {
    case "assessmentItem": {
      const reading = readItemWithFigures(element, { place: file.name, files: NO_FILES });
      return "refused" in reading
        ? { items: [], refused: [reading.refused], warnings: [] }
        : { items: [reading.item], refused: [], warnings: reading.warnings };
    }
    case "assessmentTest":
    case "assessmentSection":
      return testWithoutItems(element, file.name);
    default:
      return onlyRefused(file.name, notQti(element));
  }
}

const NO_FILES: ZipFiles = { names: [], get: () => undefined };

function onlyRefused(place: string, reason: Sentence): ForeignReading {
  return { items: [], refused: [{ place, reason }], warnings: [] };
}

function testWithoutItems(test: XmlElement, place: string): ForeignReading {
  const { refs, sections, notes } = readQtiTest(test);
  const warnings: ForeignNote[] = notes.map((reason) => ({ place, reason }));
  const refused = [...refs, ...sections].map(({ id, href }) => ({
    place: `${place} (${id})`,
    reason: {
      zh: `试卷引用的 ${href} 不在这个文件里，请导入整个 zip 包`,
      en: `the test refers to ${href}, which is not in this file; import the whole zip package`,
    },
  }));
  if (refused.length > 0) return { items: [], refused, warnings };
  return onlyRefused(place, { zh: "试卷里没有题目", en: "the test holds no items" });
}
