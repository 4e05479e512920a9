import type { ForeignFigure } from "#item-bank/interchange/foreign-item.ts";
import type { Sentence } from "#kernel/issue-sentences.ts";
import { texOf } from "./docx-formula.ts";
import { figureMark, figureOf, scriptText } from "./office-text.ts";
import { attribute, child, descendants, type XmlNode } from "./office-xml.ts";

/** What paragraphs are read with. */
export interface DocxContext {
  /** The bytes of a relationship's target. */
  readonly mediaOf: (id: string) => Uint8Array | undefined;
  /** Figures met so far, by name. */
  readonly figures: Map<string, ForeignFigure>;
}

export interface ParagraphText {
  /** House text; typed characters that would be marks stand protected, see `released`. */
  readonly text: string;
  readonly problem?: Sentence;
  readonly notes: readonly Sentence[];
}

const SPECIAL = "\\*$|!`#";
const FIRST_PRIVATE = 0xe100;
const TYPED_FORMULA = /\$(?!\s)[^$\n]*[\\^_{}=][^$\n]*(?<!\s)\$/g;
const MARK = /^(?:\d{1,4}\s*[.．、)）]|[A-Ha-h]\s*[.．、:：)）]|[（(【[]|第\s*\d)|答案|解析/;
const WINGDINGS: Readonly<Record<string, string>> = {
  F0FC: "√",
  F0FB: "×",
  F050: "√",
  F04F: "×",
  F0FE: "☑",
  F0A8: "□",
  F052: "☑",
};
const LONGEST_EMPHASIS = 12;

interface Piece {
  readonly text: string;
  readonly isBold: boolean;
}

/** The text of a paragraph with pictures, formulas, tabs, soft breaks and emphasised words. */
export function paragraphText(node: XmlNode, context: DocxContext): ParagraphText {
  const reader = new Runs(context);
  reader.take(node);
  return { text: emphasised(reader.pieces), notes: reader.notes, ...(reader.problem ? { problem: reader.problem } : {}) };
}

/** Typed marks as house text has them: with a backslash, or bare where the text is no house text. */
export function released(text: string, isHouseText: boolean): string {
  return text.replace(/[\ue100-\ue10f]/g, (char) => {
    const plain = SPECIAL[char.charCodeAt(0) - FIRST_PRIVATE] ?? "";
    return isHouseText ? `\\${plain}` : plain;
  });
}

class Runs {
  readonly pieces: Piece[] = [];
  readonly notes: Sentence[] = [];
  problem: Sentence | undefined;
  private readonly context: DocxContext;

  constructor(context: DocxContext) {
    this.context = context;
  }

  take(node: XmlNode): void {
    for (const inner of node.children) this.takeChild(inner);
  }

  private takeChild(node: XmlNode): void {
    switch (node.name) {
      case "r":
        this.takeRun(node);
        break;
      case "oMath":
      case "oMathPara":
        this.takeFormula(node);
        break;
      case "del":
      case "moveFrom":
      case "pPr":
      case "sdtPr":
        break;
      case "AlternateContent":
        this.take(alternative(node));
        break;
      default:
        this.take(node);
    }
  }

  private takeRun(run: XmlNode): void {
    const properties = child(run, "rPr");
    const isBold = isOn(child(properties, "b"));
    const place = attribute(child(properties, "vertAlign"), "val");
    const isUnderlined = (attribute(child(properties, "u"), "val") ?? "none") !== "none";
    for (const node of run.children) {
      if (node.name === "t") {
        const isGap = isUnderlined && /^[\s\u3000]{2,}$/.test(node.text);
        const script = place === "superscript" || place === "subscript" ? scriptText(node.text, place) : null;
        this.add(script ?? protectedText(isGap ? "____" : node.text), isBold && script === null);
      } else this.takeRunPart(node);
    }
  }

  private takeRunPart(node: XmlNode): void {
    switch (node.name) {
      case "tab":
      case "ptab":
        this.add("\t");
        break;
      case "br":
        if (!["page", "column"].includes(attribute(node, "type") ?? "")) this.add("\n");
        break;
      case "cr":
        this.add("\n");
        break;
      case "noBreakHyphen":
        this.add("-");
        break;
      case "sym":
        this.takeSymbol(node);
        break;
      case "drawing":
      case "pict":
        this.takePicture(node);
        break;
      case "AlternateContent":
        for (const inner of alternative(node).children) this.takeRunPart(inner);
        break;
      case "object":
        this.problem ??= {
          zh: "有读不出的嵌入对象（旧式公式或图表），请换成 Word 公式或图片",
          en: "an embedded object (old formula or chart) cannot be read; make it a Word formula or a picture",
        };
        break;
      case "ruby":
        for (const base of node.children) if (base.name === "rubyBase") this.take(base);
        break;
      case "footnoteReference":
      case "endnoteReference":
        this.notes.push({ zh: "脚注没有导入", en: "a footnote was left out" });
        break;
    }
  }

  private takeFormula(node: XmlNode): void {
    const { tex, isWhole } = texOf(node);
    if (tex !== "") this.add(` $${tex}$ `);
    if (!isWhole)
      this.notes.push({ zh: `公式 ${tex} 可能不完整，请核对`, en: `the formula ${tex} may be incomplete; please check` });
  }

  private takeSymbol(node: XmlNode): void {
    const code = (attribute(node, "char") ?? "").toUpperCase();
    const known = WINGDINGS[code];
    if (known) this.add(known);
    else this.notes.push({ zh: `符号 ${code} 读不出，没有导入`, en: `the symbol ${code} cannot be read and was left out` });
  }

  private takePicture(node: XmlNode): void {
    const blips = [...descendants(node, "blip"), ...descendants(node, "imagedata")];
    for (const blip of blips) {
      const bytes = this.context.mediaOf(attribute(blip, "embed") ?? attribute(blip, "id") ?? "");
      const figure = bytes ? figureOf(bytes) : null;
      if (!figure) {
        this.problem ??= {
          zh: "图片读不出（不是 png 或 jpg，或是外部链接），请换成 png 图片",
          en: "a picture cannot be shown (not png or jpg, or linked from elsewhere); use a png",
        };
        continue;
      }
      const named = descendants(node, "docPr")[0];
      const alternative = attribute(named, "descr") || "";
      if (alternative === "")
        this.notes.push({
          zh: "图片没有替代文字，暂写作“图”，请补写",
          en: "a picture has no alternative text; “图” stands in its place",
        });
      this.context.figures.set(figure.name, figure);
      this.add(figureMark(figure.name, protectedText(alternative)));
    }
    const boxes = descendants(node, "txbxContent");
    if (blips.length === 0 && boxes.length === 0) this.takeShape(node);
    for (const box of boxes) {
      for (const paragraph of box.children) {
        const inner = new Runs(this.context);
        inner.take(paragraph);
        const text = inner.pieces.map(({ text: each }) => each).join("");
        if (text.trim() !== "") this.add(`\n${text}`);
        this.notes.push(...inner.notes);
      }
    }
  }

  /** A chart is part of the question; a mere line or frame is not. */
  private takeShape(node: XmlNode): void {
    if (["chart", "relIds"].some((name) => descendants(node, name).length > 0)) {
      this.problem ??= {
        zh: "有读不出的图表或智能图形，请换成 png 图片",
        en: "a chart or diagram cannot be read; make it a png picture",
      };
    } else this.notes.push({ zh: "绘制的图形没有导入，请核对", en: "a drawn shape was left out; please check" });
  }

  private add(text: string, isBold = false): void {
    if (text === "") return;
    const last = this.pieces.at(-1);
    if (last && last.isBold === isBold) this.pieces[this.pieces.length - 1] = { text: last.text + text, isBold };
    else this.pieces.push({ text, isBold });
  }
}

/** Bold words inside a paragraph are emphasis when they are short and no label, number or option. */
function emphasised(pieces: readonly Piece[]): string {
  return pieces
    .map(({ text, isBold }, at) => {
      const inner = text.trim();
      const isEmphasis =
        isBold && at > 0 && inner !== "" && inner.length <= LONGEST_EMPHASIS && !MARK.test(inner) && /[\p{L}]/u.test(inner);
      return isEmphasis && !/[\n\t]/.test(inner) ? text.replace(inner, `**${inner}**`) : text;
    })
    .join("");
}

function protectedText(text: string): string {
  const protect = (part: string): string =>
    part.replace(/[\\*$|!`#]/g, (char) => String.fromCharCode(FIRST_PRIVATE + SPECIAL.indexOf(char)));
  let done = "";
  let from = 0;
  for (const formula of text.matchAll(TYPED_FORMULA)) {
    done += protect(text.slice(from, formula.index)) + formula[0];
    from = formula.index + formula[0].length;
  }
  return done + protect(text.slice(from));
}

/** The newer of two editions of the same thing, or the older where only that has a picture. */
function alternative(node: XmlNode): XmlNode {
  const [choice, fallback] = [child(node, "Choice"), child(node, "Fallback")];
  const hasPicture = (part: XmlNode | undefined) =>
    part !== undefined && descendants(part, "blip").length + descendants(part, "imagedata").length > 0;
  return (hasPicture(choice) || !hasPicture(fallback) ? choice : fallback) ?? fallback ?? { ...node, children: [] };
}

function isOn(node: XmlNode | undefined): boolean {
  return node !== undefined && !/^(?:0|false|off)$/.test(attribute(node, "val") ?? "1");
}
