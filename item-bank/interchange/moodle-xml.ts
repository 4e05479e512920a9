import type { Sentence } from "#kernel/issue-sentences.ts";
import { plainText } from "../rich-text.ts";
import { type Category, categoryOf } from "./category-path.ts";
import { distinctIds } from "./distinct-ids.ts";
import { feedbackText, labelWords } from "./foreign-feedback.ts";
import type { ForeignItem, ForeignNote, ForeignReading } from "./foreign-item.ts";
import { houseRecord } from "./house-fields.ts";
import { withHouse } from "./house-restore.ts";
import { moodleAnswers, moodleKey, saysTrue, truthKey } from "./moodle-answers.ts";
import { facetsOf, generalNotes } from "./moodle-facets.ts";
import { type FiguresOf, type MoodleTexts, moodleTexts, oldImage, rawText, withoutControls } from "./moodle-text.ts";
import { typeRefusal } from "./moodle-types.ts";
import { childOf, childrenOf, findAll, textOf, tryXml, type XmlElement, XmlFlaw } from "./xml-tree.ts";

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
export function readMoodleXml(source: string, { figuresOf }: MoodleOptions = {}): ForeignReading {
  const { text, notes } = withoutControls(source);
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
  const warnings: ForeignNote[] = [...notes];
  let category: Category = {};
  for (const question of questionsIn(root, warnings)) {
    if (typeOf(question) === "category") {
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

/** Every question, also inside a wrapper Moodle does not know; anything else at the top is told. */
function questionsIn(root: XmlElement, warnings: ForeignNote[]): XmlElement[] {
  return childrenOf(root).flatMap((child) => {
    if (child.name === "question") return [child];
    const inside = findAll(child, ({ name }) => name === "question");
    if (inside.length === 0 && textOf(child).trim() !== "") {
      warnings.push({
        place: `line ${child.line}`,
        reason: {
          zh: `<${child.name}> 不是试题（<question>），里面的内容没有导入`,
          en: `<${child.name}> is no question (<question>); what is inside did not come in`,
        },
      });
    }
    return inside;
  });
}

/** The type as Moodle writes it, in small letters. */
function typeOf(question: XmlElement): string {
  return (question.attributes.type ?? "").trim().toLowerCase();
}

type Unplaced = Omit<ForeignItem, "place">;
type Problem = { readonly problem: Sentence };

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
  const type = typeOf(question);
  if (!["multichoice", "multichoiceset", "truefalse", "essay"].includes(type)) {
    return { problem: typeRefusal(question.attributes.type ?? "") };
  }
  const texts = moodleTexts(figuresOf);
  const stem = [texts.house(childOf(question, "questiontext")), oldImage(question, texts)]
    .filter((part) => part !== "")
    .join("\n\n");
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

type Content = Omit<Unplaced, "stem"> & { readonly notes: readonly Sentence[] };

function choice(question: XmlElement, stem: string, texts: MoodleTexts): Content | Problem {
  const answers = moodleAnswers(question, texts);
  if ("problem" in answers) return answers;
  const { points = 1 } = facetsOf(question);
  const isSet = typeOf(question) === "multichoiceset";
  const isSingle = !isSet && /^(?:true|1)$/i.test(textOf(childOf(question, "single")).trim() || "true");
  const key = moodleKey(answers.shares, { isSingle, points });
  if ("problem" in key) return key;
  const { mapping, ...rest } = key;
  const rationale = rationaleOf(question, { stem, texts, answers: answers.feedback });
  const total = answers.shares.reduce((sum, share) => sum + Math.max(0, share), 0);
  const notes = isSingle || isSet || total < 1.001 ? rest.notes : [...rest.notes, overshoot(total)];
  // The “all or nothing” plug-in gives the grade for exactly the right options.
  const scoring = isSet ? { maxScore: points } : mapping ? { mapping } : {};
  return { ...rest, notes, ...scoring, options: answers.options, ...(rationale ? { rationale } : {}) };
}

function overshoot(total: number): Sentence {
  const share = `${Math.round(total * 1000) / 10} %`;
  return {
    zh: `正确选项合计 ${share}，在 Moodle 里只选其中一部分也可得满分`,
    en: `the right options add up to ${share}; in Moodle some of them are enough for full marks`,
  };
}

function truth(question: XmlElement, stem: string, texts: MoodleTexts): Content | Problem {
  const right = truthKey(question);
  if (!right) {
    return {
      problem: {
        zh: "判断题没有写哪个答案正确（要有一个答案的 fraction 是 100，内容是 true 或 false）",
        en: "the true/false question does not say which answer is right",
      },
    };
  }
  const [yes, no] = /\p{Script=Han}/u.test(plainText(stem)) ? ["正确", "错误"] : ["True", "False"];
  const rank = (answer: XmlElement): number => Number(saysTrue(answer) === true);
  const answers = [...childrenOf(question, "answer")].sort((one, other) => rank(other) - rank(one));
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
