import { attribute, child, type XmlNode } from "./office-xml.ts";

const SYMBOLS: Readonly<Record<string, string>> = {
  "×": "\\times ",
  "÷": "\\div ",
  "±": "\\pm ",
  "≤": "\\le ",
  "≥": "\\ge ",
  "≠": "\\ne ",
  "≈": "\\approx ",
  "∞": "\\infty ",
  α: "\\alpha ",
  β: "\\beta ",
  γ: "\\gamma ",
  δ: "\\delta ",
  ε: "\\varepsilon ",
  θ: "\\theta ",
  λ: "\\lambda ",
  μ: "\\mu ",
  π: "\\pi ",
  ρ: "\\rho ",
  σ: "\\sigma ",
  τ: "\\tau ",
  φ: "\\varphi ",
  χ: "\\chi ",
  ω: "\\omega ",
  Δ: "\\Delta ",
  Σ: "\\Sigma ",
  Φ: "\\Phi ",
  Ω: "\\Omega ",
  "·": "\\cdot ",
  "−": "-",
  "→": "\\to ",
  "∑": "\\sum ",
  "∫": "\\int ",
  "∏": "\\prod ",
  "√": "\\surd ",
};
const KNOWN = new Set([
  "r",
  "f",
  "sSup",
  "sSub",
  "sSubSup",
  "rad",
  "d",
  "nary",
  "oMath",
  "oMathPara",
  "bar",
  "acc",
  "func",
  "e",
  "num",
  "den",
  "sup",
  "sub",
  "fName",
  "box",
  "limLow",
  "lim",
]);

/** A formula of Word as TeX; `isWhole` is false where a part of an unknown kind was left as its plain characters. */
export function texOf(node: XmlNode): { tex: string; isWhole: boolean } {
  let isWhole = true;
  const part = (name: string, inside: XmlNode): string => all(child(inside, name)?.children ?? []);
  const all = (nodes: readonly XmlNode[]): string => nodes.map(one).join("");
  const property = (inside: XmlNode, name: string): string | undefined =>
    attribute(child(child(inside, `${inside.name}Pr`), name), "val");
  const one = (inner: XmlNode): string => {
    if (inner.name.endsWith("Pr")) return "";
    if (!KNOWN.has(inner.name)) isWhole = isWhole && inner.children.length === 0;
    switch (inner.name) {
      case "r":
        return inner.children
          .filter(({ name }) => name === "t")
          .map(({ text }) => symbols(text))
          .join("");
      case "f":
        return `\\frac{${part("num", inner)}}{${part("den", inner)}}`;
      case "sSup":
        return `{${part("e", inner)}}^{${part("sup", inner)}}`;
      case "sSub":
        return `{${part("e", inner)}}_{${part("sub", inner)}}`;
      case "sSubSup":
        return `{${part("e", inner)}}_{${part("sub", inner)}}^{${part("sup", inner)}}`;
      case "rad":
        return part("deg", inner).trim() === ""
          ? `\\sqrt{${part("e", inner)}}`
          : `\\sqrt[${part("deg", inner)}]{${part("e", inner)}}`;
      case "d":
        return `\\left${bracket(property(inner, "begChr") ?? "(")}${all(inner.children.filter(({ name }) => name === "e"))}\\right${bracket(property(inner, "endChr") ?? ")")}`;
      case "nary":
        return `${symbols(property(inner, "chr") ?? "∫").trim()}_{${part("sub", inner)}}^{${part("sup", inner)}}{${part("e", inner)}}`;
      case "bar":
        return `\\overline{${part("e", inner)}}`;
      case "acc":
        return `${accent(property(inner, "chr"))}{${part("e", inner)}}`;
      case "func":
        return `${part("fName", inner)
          .trim()
          .replace(/^(sin|cos|tan|log|ln|lim|max|min|exp)$/, "\\$1 ")}{${part("e", inner)}}`;
      case "limLow":
        return `${part("e", inner)}_{${part("lim", inner)}}`;
      case "t":
        return symbols(inner.text);
      default:
        return all(inner.children);
    }
  };
  return { tex: one(node).replace(/\s+/g, " ").trim(), isWhole };
}

function symbols(text: string): string {
  const escaped = text.replace(/[\\{}$%&#_^]/g, (char) => (char === "\\" ? "\\backslash " : `\\${char}`));
  const mapped = [...escaped].map((char) => SYMBOLS[char] ?? char).join("");
  return mapped.replace(/\p{Script=Han}+/gu, (words) => `\\text{${words}}`);
}

function bracket(char: string): string {
  return char === "" ? "." : char === "{" || char === "}" ? `\\${char}` : char;
}

function accent(char: string | undefined): string {
  return char === "̅" || char === "¯"
    ? "\\bar"
    : char === "⃗"
      ? "\\vec"
      : char === "̇"
        ? "\\dot"
        : char === "̃"
          ? "\\tilde"
          : "\\hat";
}
