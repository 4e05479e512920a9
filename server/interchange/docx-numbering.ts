import { attribute, child, childrenOf, type XmlNode } from "./office-xml.ts";

interface Level {
  readonly format: string;
  readonly text: string;
  readonly start: number;
}

interface NumberedStyle {
  readonly numberId: string | undefined;
  readonly level: number;
  readonly basedOn: string | undefined;
  readonly isHeading: boolean;
}

const DIGITS = "零一二三四五六七八九";
const MOST_LEVELS = 9;

/** Numbers paragraphs the way Word does, so that `1.` and `A.` are there even where nobody typed them. */
export class DocxNumbering {
  private readonly levels = new Map<string, Level[]>();
  private readonly counterOf = new Map<string, string>();
  private readonly counters = new Map<string, number[]>();
  private readonly styles = new Map<string, NumberedStyle>();

  constructor(numbering: Uint8Array | undefined, styles: Uint8Array | undefined) {
    const abstracts = new Map<string, Level[]>();
    for (const node of childrenOf(numbering, "numbering")) {
      if (node.name === "abstractNum") abstracts.set(attribute(node, "abstractNumId") ?? "", levelsOf(node));
      if (node.name === "num") this.addNumber(node, abstracts);
    }
    for (const node of childrenOf(styles, "styles")) {
      if (node.name === "style") this.styles.set(attribute(node, "styleId") ?? "", styleOf(node));
    }
  }

  /** The label Word prints before a paragraph, with a space behind it; empty for plain and bulleted paragraphs. */
  labelOf(properties: XmlNode | undefined): string {
    const { numberId, level } = this.numbersOf(properties);
    const levels = this.levels.get(numberId ?? "");
    const own = levels?.[level];
    if (!levels || !own || numberId === "0") return "";
    const key = this.counterOf.get(numberId ?? "") ?? "";
    const counters = this.counters.get(key) ?? [];
    counters[level] = (counters[level] ?? own.start - 1) + 1;
    this.counters.set(key, counters.slice(0, level + 1));
    const label = own.text.replace(/%(\d)/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      return numeral(counters[at] ?? levels[at]?.start ?? 1, levels[at]?.format ?? "decimal");
    });
    return own.format === "bullet" || label.trim() === "" ? "" : `${label.trim()} `;
  }

  /** Whether the paragraph's style is a heading. */
  isHeading(properties: XmlNode | undefined): boolean {
    return this.styles.get(attribute(child(properties, "pStyle"), "val") ?? "")?.isHeading === true;
  }

  private numbersOf(properties: XmlNode | undefined): { numberId: string | undefined; level: number } {
    const own = child(properties, "numPr");
    const ownId = attribute(child(own, "numId"), "val");
    const ownLevel = attribute(child(own, "ilvl"), "val");
    let style = this.styles.get(attribute(child(properties, "pStyle"), "val") ?? "");
    for (let depth = 0; style && style.numberId === undefined && style.basedOn && depth < MOST_LEVELS; depth += 1) {
      style = this.styles.get(style.basedOn);
    }
    return { numberId: ownId ?? style?.numberId, level: Math.min(Number(ownLevel ?? style?.level ?? 0) || 0, MOST_LEVELS - 1) };
  }

  private addNumber(node: XmlNode, abstracts: ReadonlyMap<string, Level[]>): void {
    const id = attribute(node, "numId") ?? "";
    const abstractId = attribute(child(node, "abstractNumId"), "val") ?? "";
    const levels = [...(abstracts.get(abstractId) ?? [])];
    const overrides = node.children.filter(({ name }) => name === "lvlOverride");
    for (const override of overrides) {
      const at = Number(attribute(override, "ilvl") ?? 0);
      const replaced = child(override, "lvl");
      const start = attribute(child(override, "startOverride"), "val");
      const level = replaced ? levelOf(replaced) : levels[at];
      if (level) levels[at] = start === undefined ? level : { ...level, start: Number(start) };
    }
    this.levels.set(id, levels);
    // Numbers of one abstract list count on, unless one starts anew.
    this.counterOf.set(id, overrides.length > 0 ? `own ${id}` : `shared ${abstractId}`);
  }
}

function levelsOf(node: XmlNode): Level[] {
  const levels: Level[] = [];
  for (const level of node.children) if (level.name === "lvl") levels[Number(attribute(level, "ilvl") ?? 0)] = levelOf(level);
  return levels;
}

function levelOf(node: XmlNode): Level {
  const value = (name: string) => attribute(child(node, name), "val");
  return { format: value("numFmt") ?? "decimal", text: value("lvlText") ?? "", start: Number(value("start") ?? 1) };
}

function styleOf(node: XmlNode): NumberedStyle {
  const numbers = child(child(node, "pPr"), "numPr");
  return {
    numberId: attribute(child(numbers, "numId"), "val"),
    level: Number(attribute(child(numbers, "ilvl"), "val") ?? 0),
    basedOn: attribute(child(node, "basedOn"), "val"),
    isHeading: /^(?:heading|标题)\s*\d/i.test(attribute(child(node, "name"), "val") ?? ""),
  };
}

function numeral(value: number, format: string): string {
  switch (format) {
    case "upperLetter":
      return letters(value);
    case "lowerLetter":
      return letters(value).toLowerCase();
    case "upperRoman":
      return roman(value);
    case "lowerRoman":
      return roman(value).toLowerCase();
    case "decimalEnclosedCircle":
    case "decimalEnclosedCircleChinese":
      return value >= 1 && value <= 20 ? String.fromCharCode(0x2460 + value - 1) : String(value);
    case "decimalZero":
      return String(value).padStart(2, "0");
    default:
      return /chinese|japanese|ideograph|taiwanese/i.test(format) && !/zodiac/i.test(format) ? chinese(value) : String(value);
  }
}

function letters(value: number): string {
  return String.fromCharCode(65 + ((value - 1) % 26)).repeat(Math.ceil(value / 26));
}

function roman(value: number): string {
  const table: [number, string][] = [
    [100, "C"],
    [90, "XC"],
    [50, "L"],
    [40, "XL"],
    [10, "X"],
    [9, "IX"],
    [5, "V"],
    [4, "IV"],
    [1, "I"],
  ];
  let rest = value;
  let text = "";
  for (const [size, sign] of table) {
    while (rest >= size && text.length < 30) {
      text += sign;
      rest -= size;
    }
  }
  return text;
}

function chinese(value: number): string {
  if (value < 1 || value > 99) return String(value);
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  if (tens === 0) return DIGITS[ones] ?? "";
  return `${tens === 1 ? "" : DIGITS[tens]}十${ones === 0 ? "" : DIGITS[ones]}`;
}
