import { childOf, childrenOf, isElement, textOf, type XmlElement } from "./xml-tree.ts";

/**
 * QTI 3 writes `qti-simple-choice response-identifier`, QTI 2 `simpleChoice responseIdentifier`; both are read as the
 * latter. Elements of HTML and MathML stay as they are.
 */
export function asQti2(element: XmlElement): XmlElement {
  const isThree = element.name.startsWith("qti-");
  const attributes = Object.entries(element.attributes).map(([name, value]) => [camelCase(name), value]);
  return {
    name: isThree ? camelCase(element.name.slice(4)) : element.name,
    attributes: isThree ? Object.fromEntries(attributes) : element.attributes,
    children: element.children.map((child) => (isElement(child) ? asQti2(child) : child)),
    line: element.line,
  };
}

/** The texts of the `value` children. */
export function valuesOf(element: XmlElement | undefined): string[] {
  return element ? childrenOf(element, "value").map((value) => textOf(value).trim()) : [];
}

export function valueList(parent: XmlElement, name: string): string[] | null {
  const element = childOf(parent, name);
  const values = valuesOf(element).filter((value) => value !== "");
  return element && values.length > 0 ? values : null;
}

function camelCase(name: string): string {
  return /^(?:data|aria)-/.test(name) ? name : name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
