import type { Sentence } from "#kernel/issue-sentences.ts";
import type { QtiBody } from "./qti-body.ts";
import { isInteraction } from "./qti-body.ts";
import { valuesOf } from "./qti-tree.ts";
import { type Declaration, declarations } from "./qti-values.ts";
import { childOf, childrenOf, findAll, type XmlElement } from "./xml-tree.ts";

/** A sentence names so many things and no more. */
const MOST_NAMED = 10;

/** Why an item cannot come in. */
export class Unfit extends Error {
  readonly sentence: Sentence;
  constructor(zh: string, en: string) {
    super(en);
    this.sentence = { zh, en };
  }
}

/**
 * Refuses what we cannot hold: adaptive and random items, and items part of which lies in another file.
 * @throws Unfit with the reason
 */
export function refuseOthers(item: XmlElement): void {
  if (item.attributes.adaptive === "true") throw new Unfit("自适应题（adaptive）不能导入", "adaptive items cannot be imported");
  refuseTemplates(item);
  const stimulus = findAll(item, ({ name }) => name === "assessmentStimulusRef")[0];
  if (stimulus) {
    const address = (stimulus.attributes.href ?? "").slice(0, 100);
    throw new Unfit(
      `题目引用的共用材料 ${address}（assessmentStimulus）不在包里，不能导入`,
      `the shared stimulus ${address} that the item refers to is not in the package`,
    );
  }
  const outside = findAll(item, isOutsideText)[0];
  if (outside) {
    const address = (outside.attributes.data ?? outside.attributes.href ?? "").slice(0, 100);
    throw new Unfit(
      `题目有一部分在另一个文件 ${address} 里（<${outside.name}>），不能导入；请把内容放进题目`,
      `part of the item lies in another file, ${address} (<${outside.name}>); put it into the item`,
    );
  }
}

/** A template whose values are fixed beforehand is harmless, as long as none of them is shown. */
function refuseTemplates(item: XmlElement): void {
  const constants = declarations(item, "templateDeclaration");
  const isRandom = findAll(item, ({ name }) => name === "templateProcessing").length > 0;
  const isShown = findAll(
    item,
    ({ name, attributes }) =>
      ["templateBlock", "templateInline"].includes(name) ||
      (attributes.templateIdentifier ?? "") !== "" ||
      (name === "printedVariable" && constants.has(attributes.identifier ?? "")),
  );
  if (isRandom || isShown.length > 0) {
    const what = isRandom ? "templateProcessing" : (isShown[0]?.name ?? "");
    throw new Unfit(`带随机模板（${what}）的题不能导入`, `items made from templates (${what}) cannot be imported`);
  }
}

function isOutsideText({ name, attributes }: XmlElement): boolean {
  if (name === "include") return attributes.href !== undefined;
  if (name !== "object") return false;
  return /^(?:text\/|application\/xhtml)/i.test(attributes.type ?? "") || /\.x?html?$/i.test(attributes.data ?? "");
}

/** @throws Unfit unless the item has one interaction of a kind that we know, shown from the start */
export function onlyInteraction(item: XmlElement, { interactions }: QtiBody): XmlElement {
  const [first] = interactions;
  if (!first) throw new Unfit("没有作答部分（interaction），不是试题", "there is no interaction; this is no question");
  const other = interactions.find(({ name }) => name !== "choiceInteraction" && name !== "extendedTextInteraction");
  if (other) throw new Unfit(`题型 ${other.name} 不能导入`, `questions of type ${other.name} cannot be imported`);
  if (interactions.length > 1) {
    const names = interactions
      .slice(0, MOST_NAMED)
      .map(({ name }) => name)
      .join("、");
    throw new Unfit(
      `一道题里有 ${interactions.length} 个作答部分（${names}），不能导入`,
      `there are ${interactions.length} interactions in one item (${names}); only one can be imported`,
    );
  }
  const holder = feedbackAround(item, null);
  if (holder) {
    throw new Unfit(
      `作答部分放在按条件显示的 ${holder} 里，不能导入`,
      `the interaction stands inside a ${holder}, which shows on condition`,
    );
  }
  return first;
}

/** The name of the feedback an interaction stands in, if it does. */
function feedbackAround(element: XmlElement, around: string | null): string | null {
  for (const child of childrenOf(element)) {
    if (isInteraction(child)) {
      if (around !== null) return around;
      continue;
    }
    const found = feedbackAround(child, /^feedback(?:Block|Inline)$/.test(child.name) ? child.name : around);
    if (found !== null) return found;
  }
  return null;
}

/** @throws Unfit where one answer may be given and several are declared right, or answers have an order */
export function singleKeyOnly(item: XmlElement, { id, cardinality }: Declaration): void {
  if (cardinality !== "single" && cardinality !== "multiple") {
    throw new Unfit(
      `选择题的作答声明是 ${cardinality}（cardinality），只能是 single 或 multiple`,
      `the response of a choice is declared ${cardinality}; it can be single or multiple only`,
    );
  }
  const element = childrenOf(item, "responseDeclaration").find(({ attributes }) => attributes.identifier === id);
  const values = valuesOf(element && childOf(element, "correctResponse")).filter((value) => value !== "");
  if (cardinality === "single" && values.length > 1) {
    const named = values.slice(0, MOST_NAMED);
    throw new Unfit(
      `只能选一项（cardinality="single"），正确答案却有 ${values.length} 个（${named.join("、")}）`,
      `one option may be chosen (cardinality="single"), but ${values.length} are declared right (${named.join(", ")})`,
    );
  }
}
