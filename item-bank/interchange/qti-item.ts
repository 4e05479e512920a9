import type { Sentence } from "#kernel/issue-sentences.ts";
import { plainText } from "../rich-text.ts";
import { OPTION_LABELS } from "../types/choice/choice.ts";
import { feedbackText, labelWords } from "./foreign-feedback.ts";
import type { ForeignItem, ForeignNote } from "./foreign-item.ts";
import { withHouse } from "./house-restore.ts";
import type { MarkupOptions } from "./markup-inline.ts";
import { markupText } from "./markup-text.ts";
import { type Aside, bodyOf, choicesOf, type QtiBody, type QtiChoice } from "./qti-body.ts";
import { choiceScoring } from "./qti-scoring.ts";
import { declarations, listOf } from "./qti-values.ts";
import { findAll, type XmlElement, type XmlNode } from "./xml-tree.ts";

export interface QtiItemOptions {
  readonly place: string;
  readonly figureOf?: MarkupOptions["figureOf"];
  /** What our own export wrote beside the item. */
  readonly house?: Readonly<Record<string, unknown>> | null;
}

export type QtiItemReading =
  | { readonly item: ForeignItem; readonly warnings: readonly ForeignNote[] }
  | { readonly refused: ForeignNote };

class Unfit extends Error {
  readonly sentence: Sentence;
  constructor(zh: string, en: string) {
    super(en);
    this.sentence = { zh, en };
  }
}

/**
 * Reads one QTI item (as `asQti2` leaves it): a choice, single or multiple, or an extended text. Anything else is refused
 * by name.
 */
export function readQtiItem(item: XmlElement, options: QtiItemOptions): QtiItemReading {
  const notes: Sentence[] = [];
  const { place } = options;
  try {
    refuseOthers(item);
    const body = bodyOf(item);
    const interaction = onlyInteraction(body);
    const texts = textReader(options, notes);
    const stem = texts(body.stem);
    if (plainText(stem) === "") throw new Unfit("题干是空的", "the stem is empty");
    const id = item.attributes.identifier;
    const base = { place, stem, ...(id ? { id } : {}) };
    const read = { item, body, interaction, texts, notes };
    const visible = interaction.name === "choiceInteraction" ? choiceItem(base, read) : essayItem(base, read);
    const foreign = options.house ? withHouse(visible, options.house) : visible;
    return { item: foreign, warnings: notes.map((reason) => ({ place, reason })) };
  } catch (error) {
    if (error instanceof Unfit) return { refused: { place, reason: error.sentence } };
    throw error;
  }
}

type Texts = (nodes: readonly XmlNode[], isInline?: boolean) => string;

interface Reading {
  readonly item: XmlElement;
  readonly body: QtiBody;
  readonly interaction: XmlElement;
  readonly texts: Texts;
  readonly notes: Sentence[];
}

type Base = Pick<ForeignItem, "place" | "stem" | "id">;

function textReader({ figureOf }: QtiItemOptions, notes: Sentence[]): Texts {
  return (nodes, isInline = false) => {
    const { text, losses } = markupText(nodes, { figureOf, isInline });
    notes.push(...losses.filter(({ zh }) => !notes.some((note) => note.zh === zh)));
    return text;
  };
}

function refuseOthers(item: XmlElement): void {
  if (item.attributes.adaptive === "true") throw new Unfit("自适应题（adaptive）不能导入", "adaptive items cannot be imported");
  if (findAll(item, ({ name }) => name === "templateDeclaration" || name === "templateProcessing").length > 0) {
    throw new Unfit("带随机模板（templateProcessing）的题不能导入", "items made from templates cannot be imported");
  }
  if (findAll(item, ({ name }) => name === "assessmentStimulusRef").length > 0) {
    throw new Unfit(
      "题目引用了共用材料（assessmentStimulus），不能导入",
      "items that refer to a shared stimulus cannot be imported",
    );
  }
}

function onlyInteraction({ interactions }: QtiBody): XmlElement {
  const [first] = interactions;
  if (!first) throw new Unfit("没有作答部分（interaction），不是试题", "there is no interaction; this is no question");
  const other = interactions.find(({ name }) => name !== "choiceInteraction" && name !== "extendedTextInteraction");
  if (other) throw new Unfit(`题型 ${other.name} 不能导入`, `questions of type ${other.name} cannot be imported`);
  if (interactions.length > 1) {
    const names = interactions.map(({ name }) => name).join("、");
    throw new Unfit(
      `一道题里有 ${interactions.length} 个作答部分（${names}），不能导入`,
      `there are ${interactions.length} interactions in one item (${names}); only one can be imported`,
    );
  }
  return first;
}

function choiceItem(base: Base, { item, body, interaction, texts, notes }: Reading): ForeignItem {
  const choices = choicesOf(interaction);
  checkChoices(choices);
  const declaration = declarations(item, "responseDeclaration").get(interaction.attributes.responseIdentifier ?? "");
  if (!declaration) throw new Unfit("作答部分没有对应的 responseDeclaration", "the interaction has no response declaration");
  const ids = choices.map(({ id }) => id);
  const scoring = choiceScoring(item, declaration, ids);
  if ("problem" in scoring) throw new Unfit(scoring.problem.zh, scoring.problem.en);
  notes.push(...scoring.notes);
  const options = choices.map((choice, at) => optionOf(choice, at, texts));
  const rationale = rationaleOf(base, [...body.feedback, ...body.rubrics, ...choices.flatMap(({ feedback }) => feedback)], {
    texts,
    ids,
  });
  const { key, mapping, maxScore, isUnscored } = scoring;
  const type = declaration.cardinality === "single" || key.length === 1 ? "single" : "multiple";
  notes.push(...limitNotes(interaction, { choices, isMultiple: declaration.cardinality !== "single", type }));
  return {
    ...base,
    type,
    options,
    key,
    optionIds: ids,
    ...(rationale ? { rationale } : {}),
    ...(mapping ? { mapping } : {}),
    ...(maxScore === undefined ? {} : { maxScore }),
    ...(isUnscored ? { isUnscored } : {}),
  };
}

function checkChoices(choices: readonly QtiChoice[]): void {
  const ids = choices.map(({ id }) => id);
  if (choices.length < 2) throw new Unfit("选项少于 2 个", "there are fewer than 2 options");
  if (choices.length > OPTION_LABELS.length) {
    throw new Unfit(`选项有 ${choices.length} 个，最多 8 个`, `there are ${choices.length} options; at most 8 can be imported`);
  }
  const twice = ids.find((id, at) => ids.indexOf(id) < at);
  if (twice !== undefined) throw new Unfit(`选项标识 ${twice} 出现了两次`, `the option identifier ${twice} stands there twice`);
}

function optionOf(choice: QtiChoice, at: number, texts: Texts): ForeignItem["options"][number] {
  const label = OPTION_LABELS[at] ?? "A";
  const text = texts(choice.nodes, true);
  if (plainText(text) === "") throw new Unfit(`选项 ${label} 是空的`, `option ${label} is empty`);
  return { label, text };
}

function limitNotes(
  { attributes }: XmlElement,
  { choices, isMultiple, type }: { choices: readonly QtiChoice[]; isMultiple: boolean; type: string },
): Sentence[] {
  const notes: Sentence[] = [];
  const most = Number(attributes.maxChoices ?? 1);
  if (isMultiple && type === "single" && most !== 1) {
    notes.push({
      zh: "多选题只有一个正确答案，按单选题导入",
      en: "a multiple choice with one right answer comes in as single choice",
    });
  }
  if (type === "multiple" && most > 0 && most < choices.length) {
    notes.push({ zh: `最多选 ${most} 项的限制没有保留`, en: `the limit of ${most} choices is not kept` });
  }
  const least = Number(attributes.minChoices ?? 0);
  if (type === "multiple" && least > 1) {
    notes.push({ zh: `至少选 ${least} 项的限制没有保留`, en: `the minimum of ${least} choices is not kept` });
  }
  const fixed = choices.flatMap(({ isFixed }, at) => (isFixed ? [OPTION_LABELS[at]] : []));
  if (attributes.shuffle === "true" && fixed.length > 0) {
    notes.push({
      zh: `选项 ${fixed.join("")} 位置固定的设定没有保留`,
      en: `that options ${fixed.join("")} keep their place is not kept`,
    });
  }
  return notes;
}

function essayItem(base: Base, { item, body, interaction, texts, notes }: Reading): ForeignItem {
  const declaration = declarations(item, "responseDeclaration").get(interaction.attributes.responseIdentifier ?? "");
  if (Number(interaction.attributes.maxStrings ?? 1) > 1) {
    notes.push({ zh: "分成几段作答的设定没有保留", en: "that the answer is written in several boxes is not kept" });
  }
  const model = declaration ? listOf(declaration.correct).map((answer) => texts([String(answer)])) : [];
  const forScorer = body.rubrics.filter(({ id }) => id.includes("scorer"));
  const outline = [...forScorer.map(({ nodes }) => texts(nodes)), ...model].filter((text) => text !== "").join("\n\n");
  const others = body.rubrics.filter(({ id }) => !id.includes("scorer")).map(({ nodes }) => ({ id: "", nodes }));
  const rationale = rationaleOf(base, [...body.feedback, ...others], { texts, ids: [] });
  const declared = declarations(item, "outcomeDeclaration").get("MAXSCORE")?.initial;
  if (outline === "") notes.push({ zh: "没有参考答案", en: "there is no reference answer" });
  return {
    ...base,
    type: "essay",
    options: [],
    key: [],
    ...(outline ? { outline } : {}),
    ...(rationale ? { rationale } : {}),
    ...(typeof declared === "number" ? { maxScore: declared } : {}),
  };
}

function rationaleOf(base: Base, asides: readonly Aside[], { texts, ids }: { texts: Texts; ids: readonly string[] }): string {
  const words = labelWords(base.stem);
  return feedbackText(
    asides.map(({ id, nodes }) => ({ label: words.forId(id, ids), text: texts(nodes) })),
    words,
  );
}
