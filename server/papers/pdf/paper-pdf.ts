import type { Column, Content, TDocumentDefinitions } from "pdfmake/interfaces";
import { type PaperSection, paperSections } from "#blueprints/sections.ts";
import { optionsPerLine } from "#item-bank/options-per-line.ts";
import { formatPoints } from "#kernel/points.ts";
import type { FrozenSlot } from "../frozen-paper.ts";
import type { PaperDocument } from "./documents.ts";
import { draw } from "./draw.ts";
import { type FigureNames, inlineText, richContent } from "./rich-content.ts";
import { figureTable } from "./tables.ts";

const FAINT = "#5d6a75";
/** Blank lines for an essay that is written by hand. */
const ESSAY_LINES = 12;
const LINE_WIDTH = 515;
const NUMERALS = ["一", "二", "三", "四", "五"];
/** Widths in Chinese characters an option may have to stand with three others, or one other, in a line. */
const WIDEST = { quarter: 10, half: 21 };
/** Answers of a key table in one row. */
const KEYS_PER_ROW = 10;

/** A paper to print: sections with their rules, items with figures and tables; the key on pages of its own. */
export function paperPdf(paper: PaperDocument): Promise<Uint8Array> {
  return draw(paperDocument(paper));
}

export function paperDocument(paper: PaperDocument): TDocumentDefinitions {
  const { blueprint, form, hash, slots, figures, withKey } = paper;
  const names = new Set(figures.map(({ name }) => name));
  const name = `${blueprint.title.zh} ${form} 卷`;
  const label = withKey ? `${name}（含答案）` : name;
  // The instant of printing is no part of the paper: the same paper gives the same bytes.
  const at = new Date(0);
  return {
    info: { title: label, creationDate: at, modDate: at },
    pageMargins: [40, 44, 40, 50],
    images: Object.fromEntries(figures.map((figure) => [figure.name, figure.dataUrl])),
    footer: (page, pages) => ({
      columns: [
        { text: label, alignment: "left" },
        { text: `第 ${page} 页，共 ${pages} 页`, alignment: "center" },
        { text: hash.slice(0, 12), alignment: "right" },
      ],
      fontSize: 7.5,
      color: FAINT,
      margin: [40, 16, 40, 0],
    }),
    pageBreakBefore: (node, container) => node.headlineLevel === 1 && container.getFollowingNodesOnPage().length === 0,
    content: [
      ...cover(paper),
      ...paperSections(blueprint).flatMap((section, at) => sectionContent(section, at, { slots, names })),
      ...(withKey ? keyPages(paper, names) : []),
    ],
  };
}

function cover({ blueprint, form }: PaperDocument): Content[] {
  const { title, durationMinutes, totalPoints, rules } = blueprint;
  return [
    { text: title.zh, fontSize: 18, bold: true, alignment: "center" },
    { text: `${form} 卷`, fontSize: 13, alignment: "center", margin: [0, 2, 0, 2] },
    { text: `考试时间 ${durationMinutes} 分钟    满分 ${formatPoints(totalPoints)} 分`, alignment: "center", color: FAINT },
    {
      text: "姓名 ________________    准考证号 ____________________    座位 ________",
      alignment: "center",
      margin: [0, 10, 0, 10],
    },
    {
      stack: [
        { text: "考生须知", bold: true, margin: [0, 0, 0, 2] },
        { ol: rules.zh.map((text) => ({ text })), fontSize: 8.5 },
      ],
      margin: [0, 0, 0, 6],
    },
  ];
}

function sectionContent(
  section: PaperSection,
  at: number,
  paper: { slots: readonly FrozenSlot[]; names: FigureNames },
): Content[] {
  const { title, rule, from, to, pointsEach } = section;
  const count = to - from + 1;
  const inSection = paper.slots.filter(({ slot }) => slot >= from && slot <= to);
  return [
    {
      text: `${NUMERALS[at] ?? at + 1}、${title.zh}（第 ${from}–${to} 题，共 ${count} 题，每题 ${formatPoints(pointsEach)} 分）`,
      fontSize: 12,
      bold: true,
      margin: [0, 10, 0, 2],
      headlineLevel: 1,
    },
    { text: rule.zh, fontSize: 8.5, color: FAINT, margin: [0, 0, 0, 4] },
    ...inSection.map((slot) => slotContent(slot, paper.names)),
  ];
}

function slotContent({ slot, item }: FrozenSlot, names: FigureNames): Content {
  const stem = richContent(item.stem, names, { text: `${slot}. `, bold: true });
  if (item.type === "essay") return { stack: [...stem, ruledLines()], margin: [0, 4, 0, 8] };
  const options = optionLines(item.options, names);
  // An item is not torn apart over two pages.
  return { stack: [...stem, ...options], margin: [0, 3, 0, 5], unbreakable: true };
}

function optionLines(options: readonly { readonly label: string; readonly text: string }[], names: FigureNames): Content[] {
  const perLine = optionsPerLine(options, WIDEST);
  const lines = Array.from({ length: Math.ceil(options.length / perLine) }, (_, at) =>
    options.slice(at * perLine, (at + 1) * perLine),
  );
  return lines.map((line): Content => {
    // Empty columns keep the last line in step with those above.
    const columns = Array.from({ length: perLine }, (_, at): Column => {
      const option = line[at];
      return option
        ? { stack: inlineText(option.text, names, { text: `${option.label}. ` }), width: "*" }
        : { text: "", width: "*" };
    });
    return { columns, columnGap: 8, margin: [16, 0, 0, 1] };
  });
}

function ruledLines(): Content {
  const lines = Array.from({ length: ESSAY_LINES }, (_, at) => ({
    type: "line" as const,
    x1: 0,
    y1: 20 * (at + 1),
    x2: LINE_WIDTH,
    y2: 20 * (at + 1),
    lineWidth: 0.4,
    lineColor: "#b8c0c8",
  }));
  return { canvas: lines, margin: [0, 4, 0, 4] };
}

function keyPages({ blueprint, form, slots }: PaperDocument, names: FigureNames): Content[] {
  const tables = paperSections(blueprint)
    .filter(({ type }) => type !== "essay")
    .flatMap((section) => keyTable(section, slots));
  const essays = slots.flatMap(({ slot, item }) => (item.type === "essay" ? [{ slot, item }] : []));
  return [
    { text: `${blueprint.title.zh} ${form} 卷 参考答案`, fontSize: 15, bold: true, alignment: "center", pageBreak: "before" },
    { text: "内部资料，阅后收回", alignment: "center", color: FAINT, margin: [0, 2, 0, 8] },
    ...tables,
    ...essays.flatMap(({ slot, item }): Content[] => [
      { text: `第 ${slot} 题 评分标准`, bold: true, margin: [0, 8, 0, 2], headlineLevel: 1 },
      figureTable(
        ["要点", "分值"],
        item.rubric.map((entry) => [entry.title, String(entry.points)]),
      ),
      ...richContent(item.outline, names),
    ]),
  ];
}

function keyTable({ title, from, to }: PaperSection, slots: readonly FrozenSlot[]): Content[] {
  const keys = slots.filter(({ slot }) => slot >= from && slot <= to);
  const cells = keys.map(({ slot, item }) => ({ slot, key: item.type === "essay" ? "" : item.key.join("") }));
  const rows = Array.from({ length: Math.ceil(cells.length / KEYS_PER_ROW) }, (_, at) =>
    cells.slice(at * KEYS_PER_ROW, (at + 1) * KEYS_PER_ROW),
  );
  const body = rows.flatMap((row) => {
    const filled = Array.from({ length: KEYS_PER_ROW }, (_, at) => row[at]);
    return [
      filled.map((cell) => ({ text: cell ? String(cell.slot) : "", color: FAINT, alignment: "center" as const })),
      filled.map((cell) => ({ text: cell?.key ?? "", bold: true, alignment: "center" as const })),
    ];
  });
  return [
    { text: title.zh, bold: true, margin: [0, 6, 0, 2] },
    { table: { widths: new Array<string>(KEYS_PER_ROW).fill("*"), body, dontBreakRows: true }, layout: "thin", fontSize: 9 },
  ];
}
