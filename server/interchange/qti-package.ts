import { distinctIds } from "#item-bank/interchange/distinct-ids.ts";
import type { ForeignItem, ForeignNote, ForeignReading, SourceFile } from "#item-bank/interchange/foreign-item.ts";
import { houseRecord } from "#item-bank/interchange/house-fields.ts";
import { folderOf, joinPath, manifestItems } from "#item-bank/interchange/qti-manifest.ts";
import { readQtiTest } from "#item-bank/interchange/qti-test.ts";
import { asQti2 } from "#item-bank/interchange/qti-tree.ts";
import { tryXml, type XmlElement, XmlFlaw } from "#item-bank/interchange/xml-tree.ts";
import { decodeXml } from "./decode-xml.ts";
import { checkImage } from "./image-guard.ts";
import { notQti, readItemWithFigures } from "./qti-member.ts";
import { openZip, type ZipFiles } from "./zip-reader.ts";

interface Package {
  readonly files: ZipFiles;
  /** Every XML file that could be read, by path; QTI 3 already in the words of QTI 2. */
  readonly trees: ReadonlyMap<string, XmlElement>;
  readonly flaws: ReadonlyMap<string, XmlFlaw>;
}

/** Reads a zip package: the items its manifest lists, then items it forgot; tests give points and topics. */
export function readQtiPackage(file: SourceFile): ForeignReading {
  const content = openPackage(file.bytes);
  const manifestPath = [...content.trees.keys(), ...content.flaws.keys()].find((path) => /(?:^|\/)imsmanifest\.xml$/i.test(path));
  const manifest = manifestPath === undefined ? undefined : content.trees.get(manifestPath);
  const listed = manifest && manifestPath !== undefined ? manifestItems(manifest, folderOf(manifestPath)) : [];
  const others = [...content.trees].flatMap(([path, { name }]) =>
    name === "assessmentItem" && !listed.includes(path) ? [path] : [],
  );
  const items: ForeignItem[] = [];
  const refused: ForeignNote[] = [];
  const warnings: ForeignNote[] = [];
  for (const path of [...listed, ...others]) {
    const reading = readMember(path, content);
    if ("refused" in reading) refused.push(reading.refused);
    else {
      items.push(reading.item);
      warnings.push(...reading.warnings);
    }
  }
  if (manifest) warnings.push(...others.map(notListed));
  for (const [path, flaw] of content.flaws) {
    if (!listed.includes(path)) (path === manifestPath ? warnings : refused).push({ place: path, reason: flaw.sentence });
  }
  refused.push(...otherFormats(content));
  const inTests = applyTests(items, content);
  const named = distinctIds(inTests.items);
  const reading = {
    items: named.items,
    refused: [...refused, ...inTests.refused],
    warnings: [...warnings, ...inTests.warnings, ...named.warnings],
  };
  return reading.items.length + reading.refused.length > 0 ? reading : { ...reading, refused: [noItems(file.name)] };
}

function openPackage(bytes: Uint8Array): Package {
  const archive = openZip(bytes);
  const names = archive.names.filter((name) => !/(?:^|\/)(?:__MACOSX\/|\.)/.test(name));
  const trees = new Map<string, XmlElement>();
  const flaws = new Map<string, XmlFlaw>();
  for (const path of names) {
    if (!/\.(?:png|jpe?g|xml)$/i.test(path)) continue;
    const data = archive.get(path) ?? new Uint8Array();
    if (!/\.xml$/i.test(path)) {
      checkImage(data, path);
      continue;
    }
    const tree = tryXml(decodeXml(data));
    if (tree instanceof XmlFlaw) flaws.set(path, tree);
    else trees.set(path, asQti2(tree));
  }
  return { files: { ...archive, names }, trees, flaws };
}

function readMember(path: string, { files, trees, flaws }: Package) {
  const tree = trees.get(path);
  if (!tree) {
    const missing = {
      zh: "清单（imsmanifest.xml）列出了这个文件，但包里没有",
      en: "the manifest lists this file, but the package does not hold it",
    };
    return { refused: { place: path, reason: flaws.get(path)?.sentence ?? missing } };
  }
  if (tree.name !== "assessmentItem") return { refused: { place: path, reason: notQti(tree) } };
  const name = path.slice(path.lastIndexOf("/") + 1).replace(/\.xml$/i, "");
  const record = files.get(joinPath(folderOf(path), `../house/${encodeURIComponent(name)}.json`));
  return readItemWithFigures(tree, { place: path, files, house: record ? houseRecord(new TextDecoder().decode(record)) : null });
}

function notListed(place: string): ForeignNote {
  return {
    place,
    reason: {
      zh: "清单（imsmanifest.xml）没有列出这道题，仍然导入",
      en: "the manifest does not list this item; it comes in all the same",
    },
  };
}

function otherFormats({ files, trees }: Package): ForeignNote[] {
  const old = [...trees]
    .filter(([, { name }]) => name === "questestinterop")
    .map(([place, tree]) => ({ place, reason: notQti(tree) }));
  const nested = files.names
    .filter((path) => /\.zip$/i.test(path))
    .map((place) => ({
      place,
      reason: { zh: "包里的 zip 包不读，请单独导入", en: "a zip inside the package is not read; import it by itself" },
    }));
  return [...old, ...nested];
}

/** Points and topics from the package's tests; references to items that are not there are refused by name. */
function applyTests(items: readonly ForeignItem[], { trees }: Package): ForeignReading {
  const changed = new Map(items.map((item) => [item.place, item]));
  const refused: ForeignNote[] = [];
  const warnings: ForeignNote[] = [];
  for (const [path, tree] of trees) {
    if (tree.name !== "assessmentTest" && tree.name !== "assessmentSection") continue;
    const { refs, notes } = readQtiTest(tree);
    warnings.push(...notes.map((reason) => ({ place: path, reason })));
    for (const { id, href, weight, section } of refs) {
      const place = joinPath(folderOf(path), href);
      const item = changed.get(place);
      if (!trees.has(place)) {
        refused.push({
          place: `${path} (${id})`,
          reason: { zh: `试卷引用的 ${href} 不在包里`, en: `the test refers to ${href}, which the package does not hold` },
        });
      }
      if (!item) continue;
      const points = weight !== 1 && item.maxScore ? { points: Math.round(weight * item.maxScore * 1e6) / 1e6 } : {};
      const topic = section && item.topic === undefined ? { topic: section } : {};
      changed.set(place, { ...item, ...points, ...topic });
    }
  }
  return { items: [...changed.values()], refused, warnings };
}

function noItems(place: string): ForeignNote {
  return { place, reason: { zh: "压缩包里没有 QTI 试题", en: "the archive holds no QTI items" } };
}
