import type { Run } from "./runs.ts";

const WORDS: Readonly<Record<string, string>> = {
  times: "×",
  cdot: "·",
  div: "÷",
  pm: "±",
  le: "≤",
  leq: "≤",
  ge: "≥",
  geq: "≥",
  ne: "≠",
  neq: "≠",
  approx: "≈",
  infty: "∞",
  sum: "∑",
  to: "→",
  rightarrow: "→",
  ldots: "…",
  cdots: "…",
  quad: "  ",
  alpha: "α",
  beta: "β",
  gamma: "γ",
  delta: "δ",
  Delta: "Δ",
  lambda: "λ",
  mu: "μ",
  pi: "π",
  rho: "ρ",
  sigma: "σ",
  Sigma: "Σ",
  theta: "θ",
  chi: "χ",
  varepsilon: "ε",
  epsilon: "ε",
};
/** Commands whose argument is simply shown. */
const PLAIN = new Set(["text", "mathrm", "mathit", "mathbf", "operatorname", "left", "right"]);

/**
 * A formula as runs of text: letters and signs in a line, powers raised, indices lowered, bars above. Fractions are
 * written with a slash and roots with brackets; what is not known stands as it was written, without its backslash.
 */
export function texRuns(tex: string): Run[] {
  return new TexReader(tex).runs({});
}

type Style = Omit<Run, "text">;

class TexReader {
  private readonly tokens: readonly string[];
  private at = 0;

  constructor(tex: string) {
    this.tokens = tex.match(/\\[A-Za-z]+|\\.|[{}^_]|[^\\{}^_]/gsu) ?? [];
  }

  /** Everything up to the end or the closing brace. */
  runs(style: Style): Run[] {
    const found: Run[] = [];
    while (this.at < this.tokens.length && this.tokens[this.at] !== "}") found.push(...this.next(style));
    this.at += 1;
    return found;
  }

  /** One argument: a group in braces, or a single token. */
  private argument(style: Style): Run[] {
    while (this.tokens[this.at] === " ") this.at += 1;
    if (this.tokens[this.at] !== "{") return this.next(style);
    this.at += 1;
    return this.runs(style);
  }

  private next(style: Style): Run[] {
    const token = this.tokens[this.at] ?? "";
    this.at += 1;
    if (token === "{") return this.runs(style);
    if (token === "^") return this.argument({ ...style, sup: true });
    if (token === "_") return this.argument({ ...style, sub: true });
    if (!token.startsWith("\\")) return [{ ...style, text: token }];
    return this.command(token.slice(1), style);
  }

  private command(name: string, style: Style): Run[] {
    const sign = (text: string): Run => ({ ...style, text });
    if (name === "bar" || name === "overline") return this.argument({ ...style, decoration: "overline" });
    if (name === "sqrt") return [sign("√("), ...this.argument(style), sign(")")];
    if (name === "frac" || name === "dfrac") {
      const above = this.argument(style);
      return [sign("("), ...above, sign(")/("), ...this.argument(style), sign(")")];
    }
    if (PLAIN.has(name)) return [];
    if (/^[,;:! ]$/.test(name)) return [sign(" ")];
    return [sign(WORDS[name] ?? name)];
  }
}
