import type { Sentence } from "#kernel/issue-sentences.ts";
import { plainText } from "../rich-text.ts";
import { distinctIds } from "./distinct-ids.ts";
import { feedbackText, labelWords } from "./foreign-feedback.ts";
import type { ForeignItem, ForeignNote, ForeignReading } from "./foreign-item.ts";
import { houseRecord } from "./house-fields.ts";
import { withHouse } from "./house-restore.ts";
import { moodleAnswers, moodleKey, truthKey } from "./moodle-answers.ts";
import { type FiguresOf, type MoodleTexts, moodleTexts, rawText } from "./moodle-text.ts";
import { childOf, childrenOf, textOf, tryXml, type XmlElement, XmlFlaw } from "./xml-tree.ts";

const OTHER_TYPES: Readonly<Record<string, string>> = {
  shortanswer: "简答（填空）题",
  numerical: "数值题",
  matching: "匹配题",
  cloze: "完形填空（cloze）题",
  multianswer: "完形填空（cloze）题",
  ddwtos: "拖放文字题",
  ddmarker: "拖放标记题",
  ddimageortext: "拖放到图片题",
  gapselect: "选词填空题",
  description: "说明文字",
  calculated: "计算题",
  calculatedsimple: "简单计算题",
  calculatedmulti: "计算选择题",
  randomsamatch: "随机匹配题",
  random: "随机题",
  ordering: "排序题",
};

/** Feedback Moodle writes into every question by itself. */
const BOILERPLATE =
  /^(?:your answer is (?:partially )?(?:in)?correct|(?:您|你)?的?(?:回答|答案)(?:是)?(?:部分)?(?:正确|不正确|错误)的?|(?:部分)?(?:正确|错误))[.。!！]?$/i;

export interface MoodleOptions {
  /** Makes figures of embedded files; without it, images are told as lost. */
  readonly figuresOf?: FiguresOf;
}

/**
 * Reads Moodle XML: multiple choice, true/false and essay questions; categories become topics; every other type is refused
 * by name.
 * @throws HostileFile when the XML declares entities or breaks a limit
 */
export function readMoodleXml(text: string, { figuresOf }: MoodleOptions = {}): ForeignReading {
  const root = tryXml(text);
  if (root instanceof XmlFlaw)
    return { items: [], refused: [{ place: `line ${root.line}`, reason: root.sentence }], warnings: [] };
  if (root.name !== "quiz") {
    const reason = {
      zh: `这不是 Moodle XML（根元素是 ${root.name}）`,
      en: `this is no Moodle XML (its root element is ${root.name})`,
    };
    return { items: [], refused: [{ place: `line ${root.line}`, reason }], warnings: [] };
  }
  const items: ForeignItem[] = [];
  const refused: ForeignNote[] = [];
  const warnings: ForeignNote[] = [];
  let category: Category = {};
  for (const question of childrenOf(root, "question")) {
    if (question.attributes.type === "category") {
      category = categoryOf(rawText(childOf(question, "category")));
      if (rawText(childOf(question, "info")).trim() !== "") warnings.push(lostInfo(question, category));
      continue;
    }
    const place = placeOf(question);
    const reading = readQuestion(question, { category, figuresOf });
    if ("problem" in reading) refused.push({ place, reason: reading.problem });
    else {
      items.push({ ...reading.item, place });
      warnings.push(...reading.notes.map((reason) => ({ place, reason })));
    }
  }
  const named = distinctIds(items);
  return { items: named.items, refused, warnings: [...warnings, ...named.warnings] };
}

type Category = Pick<ForeignItem, "part" | "topic">;
type Unplaced = Omit<ForeignItem, "place">;
type Problem = { readonly problem: Sentence };

/** The last step of a path that says something is the topic; `第3部分` is our own way to write the part. */
function categoryOf(path: string): Category {
  const steps = path.split(/(?<!\/)\/(?!\/)/).map((step) => step.replace(/\/\//g, "/").trim());
  const own = steps.filter(
    (step) => step !== "" && step !== "top" && !/^\$[a-z]+\$$/i.test(step) && !/^(?:Default for |默认)/.test(step),
  );
  const part = own.map((step) => /^第(\d{1,2})部分$/.exec(step)?.[1]).find((digits) => digits !== undefined);
  const topic = own.filter((step) => !/^第\d{1,2}部分$/.test(step)).at(-1);
  return { ...(part ? { part: Number(part) } : {}), ...(topic ? { topic } : {}) };
}

function lostInfo({ line }: XmlElement, { topic = "" }: Category): ForeignNote {
  return {
    place: `line ${line}`,
    reason: { zh: `分类“${topic}”的说明没有导入`, en: `the description of the category “${topic}” did not come in` },
  };
}

function placeOf(question: XmlElement): string {
  const name = rawText(childOf(question, "name")).replace(/\s+/g, " ").trim().slice(0, 60);
  return `line ${question.line}${name === "" ? "" : ` (${name})`}`;
}

interface Surroundings {
  readonly category: Category;
  readonly figuresOf: FiguresOf | undefined;
}

function readQuestion(
  question: XmlElement,
  { category, figuresOf }: Surroundings,
): { readonly item: Unplaced; readonly notes: readonly Sentence[] } | Problem {
  const type = question.attributes.type ?? "";
  if (!["multichoice", "multichoiceset", "truefalse", "essay"].includes(type)) {
    const name = OTHER_TYPES[type] ?? "这种题型";
    return { problem: { zh: `${name}（${type || "?"}）不能导入`, en: `questions of type ${type || "?"} cannot be imported` } };
  }
  const texts = moodleTexts(figuresOf);
  const stem = texts.house(childOf(question, "questiontext"));
  if (plainText(stem) === "") return { problem: { zh: "题干是空的", en: "the stem is empty" } };
  const base = { ...category, ...facetsOf(question), stem };
  const read =
    type === "essay"
      ? essay(question, texts)
      : type === "truefalse"
        ? truth(question, stem, texts)
        : choice(question, stem, texts);
  if ("problem" in read) return read;
  const { notes, ...content } = read;
  const visible = { ...base, ...content, place: "" };
  const record = houseRecord(textOf(childOf(question, "kaoheng")));
  const item = record ? withHouse(visible, record) : visible;
  return { item, notes: [...generalNotes(question), ...notes, ...texts.losses] };
}

function facetsOf(question: XmlElement): Partial<Unplaced> {
  const id = textOf(childOf(question, "idnumber")).trim();
  const points = Number(textOf(childOf(question, "defaultgrade")).trim() || Number.NaN);
  const tags = childrenOf(childOf(question, "tags") ?? question, "tag")
    .map((tag) => rawText(tag).trim())
    .filter((tag) => tag !== "");
  return {
    ...(id === "" ? {} : { id }),
    ...(points > 0 ? { points } : {}),
    ...(tags.length > 0 ? { house: { tags } } : {}),
  };
}

function generalNotes(question: XmlElement): Sentence[] {
  const notes: Sentence[] = [];
  if (textOf(childOf(question, "hidden")).trim() === "1") {
    notes.push({ zh: "这道题在 Moodle 里是隐藏的，仍然导入", en: "the question is hidden in Moodle; it comes in all the same" });
  }
  if (childrenOf(question, "hint").some((hint) => rawText(hint).trim() !== "")) {
    notes.push({ zh: "提示（hint）没有导入", en: "hints did not come in" });
  }
  return notes;
}

type Content = Omit<Unplaced, "stem"> & { readonly notes: readonly Sentence[] };

function choice(question: XmlElement, stem: string, texts: MoodleTexts): Content | Problem {
  const answers = moodleAnswers(question, texts);
  if ("problem" in answers) return answers;
  const { points = 1 } = facetsOf(question);
  const isSet = question.attributes.type === "multichoiceset";
  const isSingle = !isSet && /^(?:true|1)$/i.test(textOf(childOf(question, "single")).trim() || "true");
  const key = moodleKey(answers.shares, { isSingle, points });
  if ("problem" in key) return key;
  const { mapping, ...rest } = key;
  const rationale = rationaleOf(question, { stem, texts, answers: answers.feedback });
  // The “all or nothing” plug-in gives the grade for exactly the right options.
  const scoring = isSet ? { maxScore: points } : mapping ? { mapping } : {};
  return { ...rest, ...scoring, options: answers.options, ...(rationale ? { rationale } : {}) };
}

function truth(question: XmlElement, stem: string, texts: MoodleTexts): Content | Problem {
  const right = truthKey(question);
  if (!right) {
    return { problem: { zh: "判断题没有写哪个答案正确", en: "the true/false question does not say which answer is right" } };
  }
  const [yes, no] = /\p{Script=Han}/u.test(plainText(stem)) ? ["正确", "错误"] : ["True", "False"];
  const isTrue = (answer: XmlElement): boolean => rawText(answer).trim().toLowerCase() === "true";
  const answers = [...childrenOf(question, "answer")].sort((one, other) => Number(isTrue(other)) - Number(isTrue(one)));
  const rationale = rationaleOf(question, {
    stem,
    texts,
    answers: answers.map((answer) => texts.house(childOf(answer, "feedback"))),
  });
  const { points = 1 } = facetsOf(question);
  return {
    type: "single",
    options: [
      { label: "A", text: yes as string },
      { label: "B", text: no as string },
    ],
    key: [right],
    maxScore: points,
    ...(rationale ? { rationale } : {}),
    notes: [],
  };
}

function essay(question: XmlElement, texts: MoodleTexts): Content {
  const notes: Sentence[] = [];
  const outline = texts.house(childOf(question, "graderinfo"));
  const rationale = texts.house(childOf(question, "generalfeedback"));
  if (outline === "") notes.push({ zh: "没有参考答案（graderinfo）", en: "there is no reference answer (graderinfo)" });
  if (rawText(childOf(question, "responsetemplate")).trim() !== "") {
    notes.push({ zh: "作答模板（responsetemplate）没有导入", en: "the response template did not come in" });
  }
  const number = (name: string): number => Number(textOf(childOf(question, name)).trim() || 0);
  if (number("attachments") !== 0) notes.push({ zh: "不支持上传附件，这一设定没有保留", en: "attachments are not kept" });
  if (number("minwordlimit") > 0 || number("maxwordlimit") > 0) {
    notes.push({ zh: "字数限制没有保留", en: "the word limits are not kept" });
  }
  const { points = 1 } = facetsOf(question);
  return {
    type: "essay",
    options: [],
    key: [],
    maxScore: points,
    ...(outline ? { outline } : {}),
    ...(rationale ? { rationale } : {}),
    notes,
  };
}

function rationaleOf(
  question: XmlElement,
  { stem, texts, answers }: { stem: string; texts: MoodleTexts; answers: readonly string[] },
): string {
  const words = labelWords(stem);
  const overall = (name: string, label: string) => {
    const text = texts.house(childOf(question, name));
    return { label, text: BOILERPLATE.test(plainText(text)) ? "" : text };
  };
  return feedbackText(
    [
      { label: "", text: texts.house(childOf(question, "generalfeedback")) },
      ...answers.map((text, at) => ({ label: "ABCDEFGH"[at] ?? "", text })),
      overall("correctfeedback", words.right),
      overall("partiallycorrectfeedback", words.partly),
      overall("incorrectfeedback", words.wrong),
    ],
    words,
  );
}
