import { toNumber } from "#kernel/points.ts";
import { type Item, itemFigures } from "../item.ts";
import { figuresOf } from "../rich-text.ts";
import { rubricTotal } from "../types/essay/essay.ts";
import { graderText, houseJson, shortTitle } from "./exported.ts";
import { type HouseMarkupOptions, houseMarkup, inlineMarkup } from "./house-markup.ts";

const MARKUP: HouseMarkupOptions = { figureSource: (name) => `@@PLUGINFILE@@/${name}`, formulas: "tex" };

/** Images as text, by name; one that is missing is left out. */
export type Base64Figures = ReadonlyMap<string, string>;

/** Items as one Moodle XML file: a category for each part and topic, images inside. */
export function moodleXml(items: readonly Item[], figures: Base64Figures): string {
  const lines = ['<?xml version="1.0" encoding="UTF-8"?>', "<quiz>"];
  let category = "";
  for (const item of items) {
    const path = `$course$/top/第${item.part}部分/${item.topic.replaceAll("/", "//")}`;
    if (path !== category) lines.push(`<question type="category"><category>${text(path)}</category></question>`);
    category = path;
    lines.push(...question(item, figures));
  }
  return [...lines, "</quiz>", ""].join("\n");
}

function question(item: Item, figures: Base64Figures): string[] {
  const type = item.type === "essay" ? "essay" : "multichoice";
  const grade = item.type === "essay" ? toNumber(rubricTotal(item.rubric)) : 1;
  const tags = (item.tags ?? []).map((tag) => `<tag>${text(tag)}</tag>`);
  return [
    `<question type="${type}">`,
    `<name>${text(`${item.id} ${shortTitle(item)}`)}</name>`,
    rich("questiontext", item.stem, figures),
    rich("generalfeedback", item.rationale, figures),
    `<defaultgrade>${grade}</defaultgrade>`,
    "<penalty>0</penalty>",
    "<hidden>0</hidden>",
    `<idnumber>${item.id}</idnumber>`,
    ...(item.type === "essay" ? essayLines(item, figures) : choiceLines(item, figures)),
    ...(tags.length > 0 ? [`<tags>${tags.join("")}</tags>`] : []),
    `<kaoheng>${cdata(houseJson(item))}</kaoheng>`,
    "</question>",
  ];
}

function choiceLines(item: Extract<Item, { type: "single" | "multiple" }>, figures: Base64Figures): string[] {
  const isSingle = item.type === "single";
  const answers = item.options.map(({ label, text: option }) => {
    const markup = inlineMarkup(option, MARKUP);
    const fraction = fractionOf(item.key.includes(label), isSingle ? 1 : item.key.length, isSingle);
    return `<answer fraction="${fraction}" format="html"><text>${cdata(markup)}</text>${files(option, figures)}<feedback format="html"><text></text></feedback></answer>`;
  });
  return [
    `<single>${isSingle}</single>`,
    "<shuffleanswers>true</shuffleanswers>",
    "<answernumbering>ABCD</answernumbering>",
    ...answers,
  ];
}

/** Percentages as Moodle knows them, with five places; a wrong option of a multiple choice takes everything. */
function fractionOf(isRight: boolean, rightOptions: number, isSingle: boolean): number {
  if (!isRight) return isSingle ? 0 : -100;
  return Math.round(1e7 / rightOptions) / 1e5;
}

function essayLines(item: Extract<Item, { type: "essay" }>, figures: Base64Figures): string[] {
  return [
    "<responseformat>editor</responseformat>",
    "<responserequired>1</responserequired>",
    "<responsefieldlines>20</responsefieldlines>",
    "<attachments>0</attachments>",
    "<attachmentsrequired>0</attachmentsrequired>",
    rich("graderinfo", graderText(item), figures),
    '<responsetemplate format="html"><text></text></responsetemplate>',
  ];
}

function rich(name: string, houseText: string, figures: Base64Figures): string {
  return `<${name} format="html"><text>${cdata(houseMarkup(houseText, MARKUP))}</text>${files(houseText, figures)}</${name}>`;
}

function files(houseText: string, figures: Base64Figures): string {
  const names = [...new Set(figuresOf(houseText).map(({ name }) => name))];
  return names
    .flatMap((name) => {
      const base64 = figures.get(name);
      return base64 === undefined ? [] : [`<file name="${name}" path="/" encoding="base64">${base64}</file>`];
    })
    .join("");
}

function text(value: string): string {
  return `<text>${cdata(value)}</text>`;
}

/** Any text inside XML as it is; the one sequence that would end it is split, characters XML cannot hold are dropped. */
function cdata(value: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  const clean = value.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "");
  return `<![CDATA[${clean.replaceAll("]]>", "]]]]><![CDATA[>")}]]>`;
}

/** Every figure some items show. */
export function figureNames(items: readonly Item[]): string[] {
  return [...new Set(items.flatMap(itemFigures).map(({ name }) => name))].sort();
}
