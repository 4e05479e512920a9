import { folderOf, joinPath } from "./qti-manifest.ts";
import { childOf, childrenOf, isElement, type XmlElement, type XmlNode } from "./xml-tree.ts";

/** Where a package keeps what items share. */
export interface StimulusShelf {
  /** The file an address means, seen from an item's folder. */
  readonly find: (path: string) => string | undefined;
  readonly trees: ReadonlyMap<string, XmlElement>;
}

/**
 * An item with the shared material it refers to at the head of its body, where all of it is in the package; `taken` are the
 * files it was taken from. Of an item some of whose material is missing, the references to that are left.
 */
export function withStimuli(
  item: XmlElement,
  path: string,
  shelf: StimulusShelf,
): { readonly item: XmlElement; readonly taken: readonly string[] } {
  const refs = childrenOf(item, "assessmentStimulusRef");
  const body = childOf(item, "itemBody");
  const found = refs.map((ref) => materialOf(ref, path, shelf));
  const whole = found.filter((material) => material !== null);
  const missing = refs.filter((_, at) => found[at] === null);
  if (!body || refs.length === 0) return { item, taken: [] };
  if (missing.length > 0)
    return {
      item: { ...item, children: item.children.filter((child) => !isStimulusRef(child) || missing.includes(child)) },
      taken: [],
    };
  const filled: XmlElement = { ...body, children: [...whole.map(({ nodes }) => block(nodes)), ...body.children] };
  const children = item.children.filter((child) => !isStimulusRef(child)).map((child) => (child === body ? filled : child));
  return { item: { ...item, children }, taken: whole.map(({ place }) => place) };
}

function isStimulusRef(node: XmlNode): node is XmlElement {
  return isElement(node) && node.name === "assessmentStimulusRef";
}

interface Material {
  readonly place: string;
  readonly nodes: readonly XmlNode[];
}

function materialOf(ref: XmlElement, path: string, { find, trees }: StimulusShelf): Material | null {
  const place = find(joinPath(folderOf(path), ref.attributes.href ?? ""));
  const stimulus = place === undefined ? undefined : trees.get(place);
  const body = stimulus?.name === "assessmentStimulus" ? childOf(stimulus, "stimulusBody") : undefined;
  return place === undefined || !body ? null : { place, nodes: rebased(body.children, folderOf(place)) };
}

function block(children: readonly XmlNode[]): XmlElement {
  return { name: "div", attributes: {}, children, line: 0 };
}

/** Addresses of images as seen from the head of the package. */
function rebased(nodes: readonly XmlNode[], folder: string): XmlNode[] {
  return nodes.map((node) => {
    if (!isElement(node)) return node;
    const attributes = Object.entries(node.attributes).map(([name, value]) =>
      (name === "src" || name === "data") && !/^(?:[a-z][a-z0-9+.-]*:|\/)/i.test(value)
        ? [name, encodeURI(`/${joinPath(folder, value)}`)]
        : [name, value],
    );
    return { ...node, attributes: Object.fromEntries(attributes), children: rebased(node.children, folder) };
  });
}
