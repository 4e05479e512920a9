import { MathMLToLaTeX } from "mathml-to-latex";
import type { Sentence } from "#kernel/issue-sentences.ts";
import { escapeText } from "../rich-text.ts";
import { findAll, isElement, textOf, type XmlElement, type XmlNode, xmlText } from "./xml-tree.ts";

export interface MarkupOptions {
  /** The figure an image address stands for; null where there is none, or the reason why it cannot come in. */
  readonly figureOf?: ((source: string) => string | Sentence | null) | undefined;
  /** Options hold one line of text, formulas and figures: no lists, no tables. */
  readonly isInline?: boolean;
}

/** What a conversion carries along: where losses are told. */
export interface Conversion extends MarkupOptions {
  lose(sentence: Sentence): void;
  readonly isStrong: boolean;
}

export type Token =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "break" }
  | { readonly kind: "formula"; readonly tex: string; readonly isDisplay: boolean }
  /** House text already. */
  | { readonly kind: "house"; readonly text: string };

const STRONG = ["strong", "b"];
const STYLED: Readonly<Record<string, Sentence>> = {
  em: { zh: "斜体", en: "italics" },
  i: { zh: "斜体", en: "italics" },
  u: { zh: "下划线", en: "underlining" },
  ins: { zh: "下划线", en: "underlining" },
  s: { zh: "删除线", en: "strike-through" },
  del: { zh: "删除线", en: "strike-through" },
  strike: { zh: "删除线", en: "strike-through" },
};
const EMBEDDED = [
  "audio",
  "video",
  "object",
  "embed",
  "iframe",
  "canvas",
  "svg",
  "input",
  "select",
  "textarea",
  "button",
  "form",
];
const SILENT = ["script", "style", "head", "title", "template", "noscript"];
/** An opening mark inside is none of a formula's own; without that, marks that never close would be searched behind one by one. */
const TEX = /\\\(((?:(?!\\\().){1,500}?)\\\)|\\\[((?:(?!\\\[).){1,500}?)\\\]|\$\$([^$]{1,500})\$\$/gs;
/** How Moodle writes the address of a file that travels with the question. */
const MOODLE_FILE = /^@@PLUGINFILE@@\/*/;
const SIMPLE_SCRIPT = /^[A-Za-z0-9α-ωΑ-Ω+\-−*(),.'′=/ ]{1,24}$/u;
const BASE = /(?:[A-Za-zα-ωΑ-Ω]{1,12}|\d{1,12})$/u;

/** Inline content as tokens. */
export function inlineTokens(nodes: readonly XmlNode[], context: Conversion): Token[] {
  const tokens: Token[] = [];
  for (const node of nodes) {
    if (isElement(node) && (node.name === "sub" || node.name === "sup")) addScript(tokens, node, context);
    else for (const token of isElement(node) ? elementTokens(node, context) : textTokens(node)) tokens.push(token);
  }
  return tokens;
}

function elementTokens(node: XmlElement, context: Conversion): Token[] {
  const { name } = node;
  if (name === "br") return [{ kind: "break" }];
  if (name === "img") return imageTokens(node, context);
  if (name === "math") return mathTokens(node, context);
  if (SILENT.includes(name)) return [];
  if (EMBEDDED.includes(name)) {
    context.lose({ zh: `<${name}> 不能导入，已略去`, en: `<${name}> cannot come in and was left out` });
    return [];
  }
  if (STRONG.includes(name) && !context.isStrong) {
    return strongTokens(inlineTokens(node.children, { ...context, isStrong: true }));
  }
  if (name === "q") return [{ kind: "text", text: "“" }, ...inlineTokens(node.children, context), { kind: "text", text: "”" }];
  tellStyle(node, context);
  const inner = inlineTokens(node.children, context);
  return isBlockLike(name) ? [{ kind: "break" }, ...inner, { kind: "break" }] : inner;
}

function tellStyle({ name, attributes, children }: XmlElement, context: Conversion): void {
  const style = STYLED[name] ?? (/text-decoration[^;]*underline/.test(attributes.style ?? "") ? STYLED.u : undefined);
  if (style && children.length > 0) {
    context.lose({ zh: `${style.zh}没有保留，文字保留`, en: `${style.en} are not kept; the words are` });
  }
  if (name === "a" && /^(?:\w+:|@@PLUGINFILE@@)/.test(attributes.href ?? "")) {
    const address = (attributes.href ?? "").replace(MOODLE_FILE, "").slice(0, 80);
    context.lose({ zh: `链接 ${address} 没有保留，文字保留`, en: `the link ${address} is not kept; its words are` });
  }
}

function isBlockLike(name: string): boolean {
  return ["p", "div", "li", "tr", "ul", "ol", "dl", "dt", "dd", "table", "pre", "blockquote"].includes(name);
}

/** Strong as house marks, with the white space at its ends outside. */
export function strongTokens(inner: readonly Token[]): Token[] {
  const text = renderTokens(inner);
  const trimmed = text.trim();
  if (trimmed === "") return [{ kind: "text", text: text === "" ? "" : " " }];
  const marked = trimmed
    .split(/\n\s*\n/)
    .map((part) => `**${part.trim()}**`)
    .join("\n\n");
  const [before, after] = [/^\s/.test(text) ? " " : "", /\s$/.test(text) ? " " : ""];
  return [{ kind: "house", text: before + marked + after }];
}

/** White space as browsers show it (hard spaces stay until the line is whole), and TeX between the marks MathJax knows. */
function textTokens(raw: string): Token[] {
  const tokens: Token[] = [];
  let from = 0;
  for (const match of raw.matchAll(TEX)) {
    const tex = match[1] ?? match[2] ?? match[3] ?? "";
    tokens.push({ kind: "text", text: spaced(raw.slice(from, match.index)) });
    tokens.push({ kind: "formula", tex: texInHouse(tex), isDisplay: match[1] === undefined });
    from = match.index + match[0].length;
  }
  tokens.push({ kind: "text", text: spaced(raw.slice(from)) });
  return tokens.filter((token) => token.kind !== "text" || token.text !== "");
}

function spaced(text: string): string {
  return text.replace(/[ \t\r\n\f]+/g, " ");
}

function texInHouse(tex: string): string {
  return tex
    .replace(/\s+/g, " ")
    .replace(/(?<!\\)\$/g, "\\$")
    .trim();
}

function imageTokens({ attributes }: XmlElement, context: Conversion): Token[] {
  const source = attributes.src ?? "";
  const found = context.figureOf?.(source) ?? null;
  const alt = (attributes.alt ?? "").replace(/\s+/g, " ").trim();
  const shown = source.startsWith("data:") ? "data:…" : source.replace(MOODLE_FILE, "").slice(0, 100);
  if (typeof found !== "string") {
    context.lose(found ?? { zh: `图片 ${shown} 没有导入`, en: `the image ${shown} did not come in` });
    return alt === "" ? [] : [{ kind: "text", text: alt }];
  }
  if (alt === "") {
    context.lose({
      zh: `图片 ${shown} 没有替代文字，请补写`,
      en: `the image ${shown} has no alternative text; please write one`,
    });
  }
  return [{ kind: "house", text: `![${(alt || "插图").replace(/[\\[\]]/g, "\\$&")}](${found})` }];
}

function mathTokens(node: XmlElement, context: Conversion): Token[] {
  const written = findAll(node, ({ name, attributes }) => name === "annotation" && /tex/i.test(attributes.encoding ?? ""))[0];
  const tex = texInHouse(written ? textOf(written) : latexOf(node));
  if (tex === "") {
    context.lose({
      zh: `公式“${textOf(node).trim().slice(0, 40)}”看不懂，只保留了文字`,
      en: "a MathML formula could not be read; its characters are kept",
    });
    return textTokens(textOf(node));
  }
  return [{ kind: "formula", tex, isDisplay: node.attributes.display === "block" }];
}

function latexOf(node: XmlElement): string {
  try {
    return MathMLToLaTeX.convert(xmlText(node));
  } catch {
    return "";
  }
}

/** `x<sup>2</sup>` as a formula together with what stands before it. */
function addScript(tokens: Token[], node: XmlElement, context: Conversion): void {
  const script = textOf(node).trim();
  if (script === "") return;
  if (!SIMPLE_SCRIPT.test(script)) {
    context.lose({
      zh: `上下标“${script.slice(0, 40)}”没有保留，文字保留`,
      en: `the super- or subscript “${script.slice(0, 40)}” is kept as plain words`,
    });
    tokens.push(...inlineTokens(node.children, context));
    return;
  }
  const tex = `${node.name === "sub" ? "_" : "^"}{${script}}`;
  const before = tokens.at(-1);
  if (before?.kind === "formula" && !before.isDisplay) {
    tokens[tokens.length - 1] = { ...before, tex: before.tex + tex };
    return;
  }
  const base = before?.kind === "text" ? (BASE.exec(before.text)?.[0] ?? "") : "";
  if (before?.kind === "text")
    tokens[tokens.length - 1] = { kind: "text", text: before.text.slice(0, before.text.length - base.length) };
  const shown = /^[A-Za-z]{2,}$/.test(base) ? `\\mathrm{${base}}` : base;
  tokens.push({ kind: "formula", tex: shown + tex, isDisplay: false });
}

/** Tokens as house text of one run: lines trimmed, what looks like a list made plain, blank lines kept as one. */
export function renderTokens(tokens: readonly Token[]): string {
  const pending = tokens.filter((token) => token.kind !== "text" || token.text !== "");
  const only = pending.filter((token) => token.kind !== "text" || token.text.trim() !== "");
  if (only.length === 1 && only[0]?.kind === "formula" && only[0].isDisplay) return `$$${only[0].tex}$$`;
  let text = "";
  for (const [at, token] of pending.entries()) text += renderToken(token, pending, at);
  return text.replace(/ {2,}/g, " ");
}

function renderToken(token: Token, all: readonly Token[], at: number): string {
  switch (token.kind) {
    case "break":
      return "\n";
    case "house":
      return token.text;
    case "formula":
      // A `$` before a digit would not close the formula: the digits move inside.
      return `$${token.tex}${leadingDigits(all[at + 1])}$`;
    case "text": {
      const before = all[at - 1];
      const skipped = before?.kind === "formula" ? leadingDigits(token).length : 0;
      return escapeText(token.text.slice(skipped));
    }
  }
}

function leadingDigits(token: Token | undefined): string {
  return token?.kind === "text" ? (/^\d+/.exec(token.text)?.[0] ?? "") : "";
}
