import { SaxesParser } from "saxes";
import type { Sentence } from "#kernel/issue-sentences.ts";
import { HostileFile } from "./hostile-file.ts";
import { htmlEntities } from "./xml-entities.ts";
import { flawAt } from "./xml-flaw.ts";

/** An element; names and attribute names without their namespace prefix. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
  /** Line of the opening tag, 1-based; 0 where the element does not come from a file. */
  readonly line: number;
}

/** A text between tags is a plain string, white space and all. */
export type XmlNode = XmlElement | string;

/** The text is no well-formed XML. */
export class XmlFlaw extends Error {
  readonly line: number;
  readonly sentence: Sentence;

  constructor(line: number, sentence: Sentence) {
    super(sentence.en);
    this.line = line;
    this.sentence = sentence;
  }
}

const DEEPEST = 100;
const MOST_ELEMENTS = 250_000;
const LONGEST_TEXT = 8 * 2 ** 20;
const MOST_ATTRIBUTES = 100;

interface Growing {
  readonly name: string;
  readonly attributes: Record<string, string>;
  readonly children: XmlNode[];
  readonly line: number;
}

/**
 * Reads a whole XML document into a tree, within limits. No entity is ever declared or fetched: a document type with
 * declarations or an outside address is refused.
 * @throws XmlFlaw when the text is no well-formed XML
 * @throws HostileFile when a limit is broken or entities are declared
 */
export function readXml(text: string): XmlElement {
  const parser = new SaxesParser({ xmlns: false });
  Object.assign(parser.ENTITIES, { ...htmlEntities(text), ...parser.ENTITIES });
  const open: Growing[] = [];
  let root: XmlElement | undefined;
  let count = 0;
  let attributeCount = 0;
  const add = (piece: string): void => {
    const parent = open.at(-1);
    if (!parent || piece === "") return;
    const before = parent.children.at(-1);
    const whole = typeof before === "string" ? before + piece : piece;
    if (whole.length > LONGEST_TEXT) throw tooMuch(`一段文字超过 ${LONGEST_TEXT / 2 ** 20} MB`, "a text is longer than 8 MB");
    if (typeof before === "string") parent.children[parent.children.length - 1] = whole;
    else parent.children.push(whole);
  };
  parser.on("error", (error) => {
    throw flawOf(text, parser.line, error.message);
  });
  parser.on("doctype", refuseDeclarations);
  parser.on("text", add);
  parser.on("cdata", add);
  parser.on("attribute", () => {
    attributeCount += 1;
    if (attributeCount > MOST_ATTRIBUTES) throw tooMuch("一个元素的属性过多", "an element has too many attributes");
  });
  parser.on("opentag", (tag) => {
    count += 1;
    if (count > MOST_ELEMENTS) throw tooMuch(`元素超过 ${MOST_ELEMENTS} 个`, `there are more than ${MOST_ELEMENTS} elements`);
    if (open.length >= DEEPEST) throw tooMuch(`元素嵌套超过 ${DEEPEST} 层`, `elements are nested more than ${DEEPEST} deep`);
    const entries = Object.entries(tag.attributes).filter(([name]) => !name.startsWith("xmlns"));
    const attributes = Object.fromEntries(entries.map(([name, value]) => [localName(name), value]));
    open.push({ name: localName(tag.name), attributes, children: [], line: parser.line });
    attributeCount = 0;
  });
  parser.on("closetag", () => {
    const element = open.pop();
    const parent = open.at(-1);
    if (!element) return;
    if (parent) parent.children.push(element);
    else root = element;
  });
  parser.write(text.replace(/^[\s\uFEFF]+/, "")).close();
  if (!root) throw flawOf(text, 1, "empty");
  return root;
}

/** Runs a reading of XML and gives the flaw instead of throwing it; a hostile file is still thrown. */
export function tryXml(text: string): XmlElement | XmlFlaw {
  try {
    return readXml(text);
  } catch (error) {
    if (error instanceof XmlFlaw) return error;
    throw error;
  }
}

export function isElement(node: XmlNode): node is XmlElement {
  return typeof node !== "string";
}

/** Child elements, all or those of one name. */
export function childrenOf(element: XmlElement, name?: string): XmlElement[] {
  return element.children.filter(isElement).filter((child) => name === undefined || child.name === name);
}

export function childOf(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((child): child is XmlElement => isElement(child) && child.name === name);
}

/** Every element below that satisfies the test, in document order; the search goes into hits too. */
export function findAll(element: XmlElement, isHit: (element: XmlElement) => boolean): XmlElement[] {
  return childrenOf(element).flatMap((child) => [...(isHit(child) ? [child] : []), ...findAll(child, isHit)]);
}

/** All text below an element, as it stands. */
export function textOf(element: XmlElement | undefined): string {
  if (!element) return "";
  return element.children.map((child) => (isElement(child) ? textOf(child) : child)).join("");
}

/** Makes a text safe between tags and inside quoted attributes. */
export function xmlEscape(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;").replace(NOT_XML, "");
}

/** Characters XML 1.0 has no way to hold. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** An element back as text. */
export function xmlText(node: XmlNode): string {
  if (!isElement(node)) return xmlEscape(node);
  const attributes = Object.entries(node.attributes).map(([name, value]) => ` ${name}="${xmlEscape(value)}"`);
  return `<${node.name}${attributes.join("")}>${node.children.map(xmlText).join("")}</${node.name}>`;
}

function refuseDeclarations(doctype: string): void {
  if (!/\[|\b(?:SYSTEM|PUBLIC)\b|<!/i.test(doctype)) return;
  throw new HostileFile(
    "文件带有 DOCTYPE 声明（实体或外部地址），可能是恶意文件，不予读取；请去掉 DOCTYPE 再导入",
    "the file has a DOCTYPE with entities or an outside address, as hostile files do; remove the DOCTYPE and try again",
  );
}

function flawOf(text: string, line: number, message: string): XmlFlaw {
  const flaw = flawAt(text, { line, message });
  return new XmlFlaw(flaw.line, flaw.sentence);
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

function tooMuch(zh: string, en: string): HostileFile {
  return new HostileFile(`XML 文件里${zh}，不予读取`, `in the XML file ${en}; it is not read`);
}
