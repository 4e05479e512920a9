import type { Sentence } from "#kernel/issue-sentences.ts";
import { plainText } from "../rich-text.ts";
import { OPTION_LABELS } from "../types/choice/choice.ts";
import { feedbackText, labelWords } from "./foreign-feedback.ts";
import type { ForeignItem, ForeignNote } from "./foreign-item.ts";
import { withHouse } from "./house-restore.ts";
import type { MarkupOptions } from "./markup-inline.ts";
import { markupText } from "./markup-text.ts";
import { type Aside, bodyOf, choicesOf, type QtiBody, type QtiChoice } from "./qti-body.ts";
import { hasProcessing } from "./qti-processing.ts";
import { choiceScoring, declaredMaximum } from "./qti-scoring.ts";
import { onlyInteraction, refuseOthers, singleKeyOnly, Unfit } from "./qti-unfit.ts";
import { declarations, listOf } from "./qti-values.ts";
import type { XmlElement, XmlNode } from "./xml-tree.ts";

export interface QtiItemOptions {
  readonly place: string;
  readonly figureOf?: MarkupOptions["figureOf"];
  /** What our own export wrote beside the item. */
  readonly house?: Readonly<Record<string, unknown>> | null;
}

export type QtiItemReading =
  | { readonly item: ForeignItem; readonly warnings: readonly ForeignNote[] }
  | { readonly refused: ForeignNote };

/** So much is told of one item; what is left out then is counted. */
const MOST_TOLD = 50;
const MOST_NOTES = 10_000;

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
    const interaction = onlyInteraction(item, body);
    notes.push(...body.losses);
    const texts = textReader(options, notes);
    const stem = texts(body.stem);
    if (plainText(stem) === "") throw new Unfit("题干是空的", "the stem is empty");
    const id = item.attributes.identifier;
    const base = { place, stem, ...(id ? { id } : {}) };
    const read = { item, body, interaction, texts, notes };
    const visible = interaction.name === "choiceInteraction" ? choiceItem(base, read) : essayItem(base, read);
    const foreign = options.house ? withHouse(visible, options.house) : visible;
    return { item: foreign, warnings: toldOnce(notes).map((reason) => ({ place, reason })) };
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
    for (const loss of losses) if (notes.length < MOST_NOTES) notes.push(loss);
    return text;
  };
}

/** What is told of one item: each thing once, and no endless list. */
function toldOnce(notes: readonly Sentence[]): Sentence[] {
  const once = [...new Map(notes.map((note) => [note.zh, note])).values()];
  const rest = once.length - MOST_TOLD;
  const more = { zh: `还有 ${rest} 处没有列出`, en: `${rest} more are not listed` };
  return rest > 0 ? [...once.slice(0, MOST_TOLD), more] : once;
}

function choiceItem(base: Base, { item, body, interaction, texts, notes }: Reading): ForeignItem {
  const choices = choicesOf(interaction);
  checkChoices(choices);
  const response = interaction.attributes.responseIdentifier ?? "";
  const declaration = declarations(item, "responseDeclaration").get(response);
  if (!declaration) {
    throw new Unfit(
      `作答部分（responseIdentifier="${response}"）没有对应的 responseDeclaration`,
      `the interaction (responseIdentifier="${response}") has no response declaration`,
    );
  }
  singleKeyOnly(item, declaration);
  const ids = choices.map(({ id }) => id);
  const mostChoices = Math.max(0, Math.trunc(Number(interaction.attributes.maxChoices ?? 1)) || 0);
  const scoring = choiceScoring(item, declaration, { ids, mostChoices });
  if ("problem" in scoring) throw new Unfit(scoring.problem.zh, scoring.problem.en);
  notes.push(...scoring.notes, ...choices.flatMap(({ losses }) => losses));
  const options = choices.map((choice, at) => optionOf(choice, at, { texts, notes }));
  const twin = options.find(({ text }, at) => options.findIndex((other) => other.text === text) < at);
  if (twin) {
    const first = options.find(({ text }) => text === twin.text)?.label;
    throw new Unfit(`选项 ${first} 和 ${twin.label} 的内容相同`, `options ${first} and ${twin.label} have the same text`);
  }
  const rationale = rationaleOf(base, [...body.feedback, ...body.rubrics, ...choices.flatMap(({ feedback }) => feedback)], {
    item,
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

function optionOf(
  choice: QtiChoice,
  at: number,
  { texts, notes }: Pick<Reading, "texts" | "notes">,
): ForeignItem["options"][number] {
  const label = OPTION_LABELS[at] ?? "A";
  const before = notes.length;
  const text = texts(choice.nodes, true);
  if (plainText(text) === "") {
    const lost = notes.length > before ? notes.at(-1) : undefined;
    throw new Unfit(`选项 ${label} 是空的${lost ? `：${lost.zh}` : ""}`, `option ${label} is empty${lost ? `: ${lost.en}` : ""}`);
  }
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
  const rationale = rationaleOf(base, [...body.feedback, ...others], { item, texts, ids: [] });
  const declared = declaredMaximum(item);
  if (hasProcessing(item)) {
    notes.push({
      zh: "评分规则（responseProcessing）没有导入，论述题由阅卷人评分",
      en: "the response processing did not come in; graders score essays",
    });
  }
  if (outline === "") notes.push({ zh: "没有参考答案", en: "there is no reference answer" });
  return {
    ...base,
    type: "essay",
    options: [],
    key: [],
    ...(outline ? { outline } : {}),
    ...(rationale ? { rationale } : {}),
    ...(declared ? { maxScore: declared.value } : {}),
  };
}

interface AsideReading {
  readonly item: XmlElement;
  readonly texts: Texts;
  readonly ids: readonly string[];
}

/** Feedback with a word before it that says what it is for: an answer, or else its title. */
function rationaleOf(base: Base, asides: readonly Aside[], { item, texts, ids }: AsideReading): string {
  const words = labelWords(base.stem);
  const outcomes = declarations(item, "outcomeDeclaration");
  const labelOf = ({ id, outcome, isHide, title }: Aside): string => {
    // The value of a yes-or-no outcome only says that the feedback shows.
    const isFlag = outcomes.get(outcome ?? "")?.baseType === "boolean";
    const meant = isFlag ? "" : isHide ? words.forOthers(id, ids) : words.forId(id, ids);
    return meant || (title ?? "").replace(/[\s:：!！.。]+$/, "").trim();
  };
  return feedbackText(
    asides.map((aside) => ({ label: labelOf(aside), text: texts(aside.nodes) })),
    words,
  );
}
