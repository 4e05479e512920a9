import { toNumber } from "#kernel/points.ts";
import { type Item, itemFigures } from "../item.ts";
import { rubricTotal } from "../types/essay/essay.ts";
import { graderText, shortTitle } from "./exported.ts";
import { type HouseMarkupOptions, houseMarkup, inlineMarkup } from "./house-markup.ts";
import { xmlEscape } from "./xml-tree.ts";

const ITEM_NAMESPACE = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0";
const ITEM_SCHEMA = "https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqti_asiv3p0_v1p0.xsd";
const PACKAGE_NAMESPACE = "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1";
const PACKAGE_SCHEMA = "https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqtiv3p0_imscpv1p2_v1p0.xsd";
const MATCH_CORRECT = "https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct.xml";
const MARKUP: HouseMarkupOptions = { figureSource: (name) => `../images/${name}`, formulas: "mathml" };

/** Paths inside the package. */
export function itemPath(item: Item): string {
  return `items/${item.id}.xml`;
}

export function housePath(item: Item): string {
  return `house/${item.id}.json`;
}

export function imagePath(name: string): string {
  return `images/${name}`;
}

/** One item as a QTI 3.0 file. */
export function qtiItem(item: Item): string {
  const language = /\p{Script=Han}/u.test(item.stem) ? "zh-CN" : "en";
  const parts = item.type === "essay" ? essayParts(item) : choiceParts(item);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<qti-assessment-item xmlns="${ITEM_NAMESPACE}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="${ITEM_NAMESPACE} ${ITEM_SCHEMA}" identifier="${identifier(item.id)}" title="${xmlEscape(shortTitle(item))}" adaptive="false" time-dependent="false" xml:lang="${language}">`,
    ...parts,
    "</qti-assessment-item>",
    "",
  ].join("\n");
}

/** The list of everything in the package. */
export function qtiManifest(items: readonly Item[], packageId: string): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<manifest xmlns="${PACKAGE_NAMESPACE}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="${PACKAGE_NAMESPACE} ${PACKAGE_SCHEMA}" identifier="${identifier(packageId)}">`,
    "<metadata><schema>QTI Package</schema><schemaversion>3.0.0</schemaversion></metadata>",
    "<organizations/>",
    "<resources>",
    ...items.map(resource),
    "</resources>",
    "</manifest>",
    "",
  ].join("\n");
}

function resource(item: Item): string {
  const figures = [...new Set(itemFigures(item).map(({ name }) => name))];
  const files = [itemPath(item), housePath(item), ...figures.map(imagePath)];
  const keywords = [item.topic, item.level, ...(item.tags ?? [])].map(
    (word) => `<keyword><string>${xmlEscape(word)}</string></keyword>`,
  );
  const lom = `<lom xmlns="http://ltsc.ieee.org/xsd/LOM"><general><title><string>${xmlEscape(shortTitle(item))}</string></title>${keywords.join("")}</general></lom>`;
  return [
    `<resource identifier="${identifier(item.id)}" type="imsqti_item_xmlv3p0" href="${itemPath(item)}">`,
    `<metadata>${lom}</metadata>`,
    ...files.map((path) => `<file href="${xmlEscape(path)}"/>`),
    "</resource>",
  ].join("");
}

function choiceParts(item: Extract<Item, { type: "single" | "multiple" }>): string[] {
  const cardinality = item.type === "single" ? "single" : "multiple";
  const choices = item.options.map(
    ({ label, text }) => `<qti-simple-choice identifier="${label}">${inlineMarkup(text, MARKUP)}</qti-simple-choice>`,
  );
  return [
    `<qti-response-declaration identifier="RESPONSE" cardinality="${cardinality}" base-type="identifier"><qti-correct-response>${item.key.map(value).join("")}</qti-correct-response></qti-response-declaration>`,
    outcome("SCORE", 0),
    outcome("MAXSCORE", 1),
    "<qti-item-body>",
    houseMarkup(item.stem, MARKUP),
    rubricBlock("author tutor", item.rationale),
    `<qti-choice-interaction response-identifier="RESPONSE" shuffle="true" min-choices="0" max-choices="${item.type === "single" ? 1 : 0}">`,
    ...choices,
    "</qti-choice-interaction>",
    "</qti-item-body>",
    `<qti-response-processing template="${MATCH_CORRECT}"/>`,
  ];
}

function essayParts(item: Extract<Item, { type: "essay" }>): string[] {
  const total = toNumber(rubricTotal(item.rubric));
  return [
    '<qti-response-declaration identifier="RESPONSE" cardinality="single" base-type="string"/>',
    `<qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float" normal-minimum="0" normal-maximum="${total}" external-scored="human"/>`,
    outcome("MAXSCORE", total),
    "<qti-item-body>",
    houseMarkup(item.stem, MARKUP),
    rubricBlock("author tutor", item.rationale),
    rubricBlock("scorer", graderText(item)),
    '<qti-extended-text-interaction response-identifier="RESPONSE" expected-lines="20"/>',
    "</qti-item-body>",
  ];
}

function rubricBlock(view: string, text: string): string {
  return `<qti-rubric-block view="${view}" use="instructions"><qti-content-body>${houseMarkup(text, MARKUP)}</qti-content-body></qti-rubric-block>`;
}

function outcome(id: string, initial: number): string {
  return `<qti-outcome-declaration identifier="${id}" cardinality="single" base-type="float"><qti-default-value>${value(String(initial))}</qti-default-value></qti-outcome-declaration>`;
}

function value(text: string): string {
  return `<qti-value>${xmlEscape(text)}</qti-value>`;
}

/** Identifiers of QTI begin with a letter or an underscore. */
function identifier(id: string): string {
  return /^[a-z_]/i.test(id) ? id : `_${id}`;
}
