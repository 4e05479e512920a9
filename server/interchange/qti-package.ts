import { distinctIds } from "#item-bank/interchange/distinct-ids.ts";
import type { ForeignItem, ForeignNote, ForeignReading, SourceFile } from "#item-bank/interchange/foreign-item.ts";
import { houseRecord } from "#item-bank/interchange/house-fields.ts";
import type { QtiItemReading } from "#item-bank/interchange/qti-item.ts";
import { folderOf, joinPath, manifestItems, pathFinder } from "#item-bank/interchange/qti-manifest.ts";
import { templateOf } from "#item-bank/interchange/qti-processing.ts";
import { withStimuli } from "#item-bank/interchange/qti-stimulus.ts";
import { readQtiTest } from "#item-bank/interchange/qti-test.ts";
import { asQti2 } from "#item-bank/interchange/qti-tree.ts";
import { childOf, childrenOf, tryXml, type XmlElement, XmlFlaw } from "#item-bank/interchange/xml-tree.ts";
import type { Sentence } from "#kernel/issue-sentences.ts";
import { decodeXml } from "./decode-xml.ts";
import { HostileFile } from "./hostile-file.ts";
import { checkImage } from "./image-guard.ts";
import { notQti, readItemWithFigures } from "./qti-member.ts";
import { openZip, type ZipFiles } from "./zip-reader.ts";

interface Package {
  readonly files: ZipFiles;
  /** Every XML file that could be read, by path; QTI 3 already in the words of QTI 2. */
  readonly trees: Map<string, XmlElement>;
  readonly flaws: Map<string, XmlFlaw>;
  /** The file a path means, also where it is written a little differently. */
  readonly find: (path: string) => string | undefined;
}

/** Reads a zip package: the items its manifests list, then items they forgot; tests give points and topics. */
export function readQtiPackage(file: SourceFile): ForeignReading {
  const content = openPackage(file.bytes);
  const { listed, manifests, astray } = readManifests(content);
  const others = [...content.trees].flatMap(([path, { name }]) => (name === "assessmentItem" && !listed.has(path) ? [path] : []));
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
  if (manifests.some((path) => content.trees.has(path))) warnings.push(...others.map(notListed));
  for (const [path, flaw] of content.flaws) {
    if (!listed.has(path)) (manifests.includes(path) ? warnings : refused).push({ place: path, reason: flaw.sentence });
  }
  const inTests = applyTests(items, content);
  const named = distinctIds(inTests.items);
  const reading = {
    items: named.items,
    refused: [...refused, ...astray, ...otherFormats(content), ...inTests.refused],
    warnings: [...warnings, ...inTests.warnings, ...named.warnings],
  };
  return reading.items.length + reading.refused.length > 0 ? reading : { ...reading, refused: [noItems(file.name)] };
}

function openPackage(bytes: Uint8Array): Package {
  const archive = openZip(bytes);
  const names = archive.names.filter((name) => !/(?:^|\/)(?:__MACOSX\/|\.)/.test(name));
  const content = { files: { ...archive, names }, trees: new Map(), flaws: new Map(), find: pathFinder(names) };
  for (const path of names) {
    if (/\.(?:png|jpe?g)$/i.test(path)) checkImage(archive.get(path) ?? new Uint8Array(), path);
    else if (/\.xml$/i.test(path)) readTree(path, content);
  }
  return content;
}

/** A file's tree, kept among the package's trees or its flaws. */
function readTree(path: string, { files, trees, flaws }: Package): void {
  try {
    const tree = tryXml(decodeXml(files.get(path) ?? new Uint8Array()));
    if (tree instanceof XmlFlaw) flaws.set(path, tree);
    else trees.set(path, asQti2(tree));
  } catch (error) {
    if (!(error instanceof HostileFile)) throw error;
    throw new HostileFile(`${path}：${error.sentence.zh}`, `${path}: ${error.sentence.en}`);
  }
}

/** What all manifests of the package list; a file that is listed is read as XML whatever its name ends in. */
function readManifests(content: Package): { listed: Set<string>; manifests: string[]; astray: ForeignNote[] } {
  const manifests = [...content.trees.keys(), ...content.flaws.keys()].filter((path) => /(?:^|\/)imsmanifest\.xml$/i.test(path));
  const listed = new Set<string>();
  const astray: ForeignNote[] = [];
  for (const manifest of manifests) {
    const tree = content.trees.get(manifest);
    if (!tree) continue;
    const items = manifestItems(tree, folderOf(manifest));
    for (const path of items.paths) listed.add(content.find(path) ?? path);
    for (const { id, address } of items.astray) astray.push({ place: `${manifest} (${id})`, reason: noFile(address) });
  }
  const names = new Set(content.files.names);
  for (const path of listed) {
    if (names.has(path) && !content.trees.has(path) && !content.flaws.has(path)) readTree(path, content);
  }
  return { listed, manifests, astray };
}

function noFile(address: string): Sentence {
  if (address === "") return { zh: "清单列出了这道题，但没有写文件", en: "the manifest lists this item without a file" };
  const shown = address.slice(0, 100);
  return { zh: `清单列出的题目在网上（${shown}），没有导入`, en: `the item lies on the web (${shown}) and was not fetched` };
}

function readMember(path: string, content: Package): QtiItemReading {
  const { files, trees, flaws, find } = content;
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
  const house = record ? houseRecord(new TextDecoder().decode(record)) : null;
  const { item, taken } = withStimuli(withOwnTemplate(tree, path, content), path, content);
  const reading = readItemWithFigures(item, { place: path, files, find, house });
  if ("refused" in reading || taken.length === 0) return reading;
  return { ...reading, warnings: [...reading.warnings, ...taken.map((from) => ({ place: path, reason: shared(from) }))] };
}

function shared(from: string): Sentence {
  return { zh: `共用材料 ${from} 放进了题干`, en: `the shared material ${from} went into the stem` };
}

/** An item whose scoring lies in a file of the package, with that scoring inside. */
function withOwnTemplate(item: XmlElement, path: string, { trees, find }: Package): XmlElement {
  const processing = childOf(item, "responseProcessing");
  if (!processing || childrenOf(processing).length > 0) return item;
  const place = find(joinPath(folderOf(path), templateOf(processing)));
  const template = place === undefined ? undefined : trees.get(place);
  if (template?.name !== "responseProcessing") return item;
  const children = item.children.map((child) => (child === processing ? { ...processing, children: template.children } : child));
  return { ...item, children };
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
function applyTests(items: readonly ForeignItem[], { trees, flaws, find }: Package): ForeignReading {
  const changed = new Map(items.map((item) => [item.place, item]));
  const refused: ForeignNote[] = [];
  const warnings: ForeignNote[] = [];
  for (const [path, tree] of trees) {
    if (tree.name !== "assessmentTest" && tree.name !== "assessmentSection") continue;
    const { refs, sections, notes } = readQtiTest(tree);
    warnings.push(...notes.map((reason) => ({ place: path, reason })));
    const placeOf = (href: string): string => find(joinPath(folderOf(path), href)) ?? "";
    for (const { id, href } of [...refs, ...sections]) {
      if (trees.has(placeOf(href)) || flaws.has(placeOf(href))) continue;
      refused.push({
        place: `${path} (${id})`,
        reason: { zh: `试卷引用的 ${href} 不在包里`, en: `the test refers to ${href}, which the package does not hold` },
      });
    }
    for (const { href, weight, section } of refs) {
      const place = placeOf(href);
      const item = changed.get(place);
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
