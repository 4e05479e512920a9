import { type DefaultTreeAdapterTypes, parseFragment } from "parse5";
import { HostileFile } from "./hostile-file.ts";
import type { MarkupOptions } from "./markup-inline.ts";
import { type HouseText, markupText } from "./markup-text.ts";
import type { XmlNode } from "./xml-tree.ts";

const LONGEST_HTML = 8 * 2 ** 20;
/** Without the images that stand inside as data. */
const LONGEST_WORDS = 2 ** 20;
const DEEPEST = 200;
const MOST_NODES = 100_000;

/**
 * Turns a piece of foreign HTML into house text, and tells what was lost (styles, links, images that did not come in).
 * @throws HostileFile when it is nested or branched beyond any honest text
 */
export function htmlText(html: string, options: MarkupOptions = {}): HouseText {
  return markupText(htmlNodes(html), options);
}

/** HTML as browsers read it, in the shape XML is read in. */
function htmlNodes(html: string): XmlNode[] {
  if (html.length > LONGEST_HTML || lengthOfWords(html) > LONGEST_WORDS) throw tooMuch();
  if (!/[<&]/.test(html)) return [html];
  let count = 0;
  const convert = (nodes: readonly DefaultTreeAdapterTypes.ChildNode[], depth: number): XmlNode[] => {
    count += nodes.length;
    if (depth > DEEPEST || count > MOST_NODES) throw tooMuch();
    return nodes.flatMap((node): XmlNode[] => {
      if ("value" in node) return [node.value];
      if (!("tagName" in node)) return [];
      const attributes = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]));
      return [{ name: node.tagName, attributes, children: convert(node.childNodes, depth + 1), line: 0 }];
    });
  };
  return convert(parseFragment(html).childNodes, 0);
}

function lengthOfWords(html: string): number {
  return html.length <= LONGEST_WORDS ? html.length : html.replace(/;base64,[A-Za-z0-9+/=\s]*/g, "").length;
}

function tooMuch(): HostileFile {
  return new HostileFile("HTML 文字过长或嵌套过深，不予读取", "an HTML text is too long or nested too deep to be read");
}
