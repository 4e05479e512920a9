import { SaxesParser } from "saxes";
import { HostileFile } from "./hostile-file.ts";

/** An element with its children; names without their prefix, attributes as written. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlNode[];
  /** The text directly inside. */
  text: string;
}

const MOST_NODES = 3_000_000;
const DEEPEST = 200;

/**
 * Hands over the children of every element called `parent`, one tree at a time, so that a large sheet never stands in memory
 * whole.
 * @throws HostileFile for a DOCTYPE, for XML that is not well formed, for absurd sizes
 */
export function eachChild(xml: Uint8Array, parent: string, take: (child: XmlNode) => void): void {
  const parser = new SaxesParser();
  const open: { node: XmlNode; isCollected: boolean }[] = [];
  let count = 0;
  parser.on("doctype", () => {
    throw new HostileFile("文件里有 DOCTYPE 声明，不予读取", "the file holds a DOCTYPE declaration and is not read");
  });
  parser.on("error", (error) => {
    throw new HostileFile(`文件内部的 XML 已损坏：${error.message}`, `the XML inside the file is broken: ${error.message}`);
  });
  parser.on("opentag", ({ name, attributes }) => {
    count += 1;
    if (count > MOST_NODES || open.length > DEEPEST) {
      throw new HostileFile(
        "文件内容过多或嵌套过深，不予读取",
        "the file holds too much or is nested too deeply, and is not read",
      );
    }
    const node: XmlNode = { name: localName(name), attributes: attributes as Record<string, string>, children: [], text: "" };
    const outer = open.at(-1);
    const isCollected = outer !== undefined && (outer.isCollected || outer.node.name === parent);
    if (outer?.isCollected) outer.node.children.push(node);
    open.push({ node, isCollected });
  });
  parser.on("text", (text) => {
    const inner = open.at(-1);
    if (inner?.isCollected) inner.node.text += text;
  });
  parser.on("closetag", () => {
    const closed = open.pop();
    if (closed?.isCollected && !open.at(-1)?.isCollected) take(closed.node);
  });
  parser.write(new TextDecoder(xml[0] === 0xff ? "utf-16le" : xml[0] === 0xfe ? "utf-16be" : "utf-8").decode(xml)).close();
}

/** The children of the root's `parent`, all at once; empty when the member is missing. */
export function childrenOf(xml: Uint8Array | undefined, parent: string): XmlNode[] {
  const children: XmlNode[] = [];
  if (xml) eachChild(xml, parent, (child) => children.push(child));
  return children;
}

/** An attribute by its name without prefix. */
export function attribute(node: XmlNode | undefined, name: string): string | undefined {
  if (!node) return undefined;
  const key = Object.keys(node.attributes).find((each) => each === name || localName(each) === name);
  return key === undefined ? undefined : node.attributes[key];
}

/** The first child of a name. */
export function child(node: XmlNode | undefined, name: string): XmlNode | undefined {
  return node?.children.find((each) => each.name === name);
}

/** All descendants of a name, in document order. */
export function descendants(node: XmlNode, name: string): XmlNode[] {
  return node.children.flatMap((each) => (each.name === name ? [each, ...descendants(each, name)] : descendants(each, name)));
}

/** Relationships of a part: id to the member it points at. */
export function relationships(members: ReadonlyMap<string, Uint8Array>, part: string): Map<string, string> {
  const folder = part.slice(0, part.lastIndexOf("/") + 1);
  const file = part.slice(folder.length);
  const targets = new Map<string, string>();
  for (const node of childrenOf(members.get(`${folder}_rels/${file}.rels`), "Relationships")) {
    const [id, target] = [attribute(node, "Id"), attribute(node, "Target")];
    if (id && target && attribute(node, "TargetMode") !== "External") targets.set(id, resolved(folder, target));
  }
  return targets;
}

function resolved(folder: string, target: string): string {
  if (target.startsWith("/")) return target.slice(1);
  const steps: string[] = [];
  for (const step of `${folder}${target}`.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "." && step !== "") steps.push(step);
  }
  return steps.join("/");
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}
