import { readNumeral } from "./question-facets.ts";
import { isKindWord, type KindReading, kindOf, kindOfHeading } from "./question-kinds.ts";

/** A line of a document and where a person finds it. */
export interface SourceLine {
  readonly text: string;
  readonly place: string;
  /** Why a question holding this line cannot come in, for example a picture of a kind nobody can show. */
  readonly problem?: { readonly zh: string; readonly en: string };
}

export const FIELDS = {
  answer:
    "(?:参考)?答案要点|参考要点|(?:本题|试题|题目)?(?:正确|参考|标准|最佳)?答案|正确选项|correct answers?|answers?|key|ans|答",
  rationale: "(?:试题|答案|参考|题目|本题|考点)?(?:解析|分析|详解|点评|点拨|说明)|解题思路|explanation|rationale|feedback",
  topic: "(?:考查|涉及|所属)?知识点|考查点|考点|知识模块|topic",
  difficulty: "难度(?:系数|等级|级别)?|难易(?:度|程度)|difficulty",
  points: "(?:本题|试题)?(?:分值|分数)|points?|score",
  level: "认知(?:层次|水平)|(?:能力|考核)层次|能力要求|层次|level",
  part: "(?:所属)?(?:章节|部分)|大纲部分|part|chapter",
  reference: "(?:题目|试题)?(?:出处|来源|依据)|reference|source",
  rubric: "评分(?:标准|要点|细则|参考|说明)|采分点|得分点|答题要点",
  kind: "(?:试题|题目)?(?:题型|类型)|type",
  stem: "题干|题目|试题|问题|question",
  id: "(?:试题|题目)?编号|id",
  tags: "标签|关键词|tags",
  /** What one candidate once answered, in exports of learning platforms. */
  given: "(?:我|你|学生|考生)的?(?:答案|得分|作答)",
} as const;
export type FieldName = keyof typeof FIELDS;

const BRACKETED = fieldPatterns((words) => `^[【\\[〔〖『<（(]\\s*(?:${words})\\s*[】\\]〕〗』>）)]\\s*[:：]?\\s*`);
const WITH_COLON = fieldPatterns((words) => `^(?:${words})\\s*(?:是|为)?\\s*[:：=＝→]\\s*`);
const BARE_ANSWER = /^(?:正确|参考|标准)?答案\s*(?:为|是|[-—–－])?\s*(?=(?:[A-Ha-hＡ-Ｈ√×对错][\s,，、;；]*){1,8}[。.]?$)/;
const BARE_LABEL = /^(?:答案)?(?:解析|详解)$|^(?:(?:点击)?(?:查看|显示|展开))?(?:参考|正确)?答案$/;
/** `★答案：B`: a sign for the eye. */
const STARS = /^[★☆※◆◇▲△▶►■→☞✔✅]+\s*/;
/** `答 案：`, 【 解 析 】: words spread out to the width of others. */
const SPREAD = /^([【[〖（(]?)\s*((?:正\s*确|参\s*考|标\s*准)?\s*(?:答\s*案|解\s*析))/;
/** Where a second field may begin inside a line. */
const INNER =
  /(?:[【[〖]\s*(?:(?:正确|参考|标准)?答案|(?:答案|试题)?解析|知识点|考点|难度(?:系数)?|分值|认知层次)\s*[】\]〗])|(?<=[\s。；;])(?:(?:正确|参考|标准)?答案|(?:答案|试题)?解析|知识点|考点|难度(?:系数)?|分值|认知层次)\s*[:：]/g;

/** A labelled field at the head of a line. */
export function fieldAt(line: string): { name: FieldName; rest: string } | null {
  const text = line.replace(STARS, "").replace(SPREAD, (_, open: string, word: string) => open + word.replace(/\s/g, ""));
  for (const name of Object.keys(FIELDS) as FieldName[]) {
    const head = BRACKETED[name].exec(text)?.[0] ?? WITH_COLON[name].exec(text)?.[0];
    if (head !== undefined) return { name, rest: text.slice(head.length).trim() };
  }
  const answer = BARE_ANSWER.exec(text)?.[0];
  if (answer !== undefined) return { name: "answer", rest: text.slice(answer.length).trim() };
  if (!BARE_LABEL.test(text)) return null;
  return { name: text.endsWith("答案") ? "answer" : "rationale", rest: "" };
}

/** A line cut where further fields begin: `答案：B 解析：… 难度：易`. */
export function splitFields(text: string): string[] {
  const cuts = [...text.matchAll(INNER)]
    .map(({ index }) => index)
    .filter((index) => !/^\d{0,4}$/.test(text.slice(0, index).trim()));
  return [0, ...cuts].map((from, at) => text.slice(from, cuts[at]).trim());
}

/** Tags that only fold an answer away. */
const FOLDING_TAG = /<\/?(?:details|summary)\b[^>]*>/gi;

/** What Markdown and lists put around a line, taken off where the line is a mark of the layout. */
export function undecorated(line: string): { text: string; headingLevel: number } {
  let text = line
    .trim()
    .replace(FOLDING_TAG, "")
    .replace(/^(?:>\s*)+/, "")
    .replace(/^([第（(【[]?\s*)([０-９]{1,4})/, (_, open: string, digits: string) => open + digits.normalize("NFKC"));
  const heading = /^(#{1,6})\s+(.*?)\s*#*$/.exec(text);
  if (heading) text = heading[2] ?? "";
  const bare = text.replace(/^(?:[-*+•·●]\s+(?:\[[ xX]\]\s+)?|[○◯□▢☐☑✓]\s*)/, "");
  text = isMark(unbolded(bare)) ? unbolded(bare) : isMark(bare) ? bare : text;
  if (isMark(unbolded(text)) || heading) text = unbolded(text);
  return { text: text.replace(/^(\d+|[A-Ha-h])\\([.)])/, "$1$2"), headingLevel: heading?.[1]?.length ?? 0 };
}

function unbolded(text: string): string {
  const bold = /^(\*\*|__)(.+?)\1(.*)$/.exec(text);
  return bold ? `${bold[2]}${bold[3]}` : text;
}

function isMark(text: string): boolean {
  return (
    /^(?:\d{1,4}\\?[.．、)）]|第\s*\d+\s*题|[A-Ha-hＡ-Ｈ]\\?[.．、:：)）]|[（(][A-H\d]{1,3}[)）]|[【[])/.test(text) ||
    fieldAt(text) !== null
  );
}

export type NumberStyle = "ordinal" | "dot" | "paren" | "space";
/** A list of a lower style inside a question belongs to it: （1） below 1. below 第1题. */
export const STYLE_RANK: Readonly<Record<NumberStyle, number>> = { ordinal: 3, dot: 2, space: 2, paren: 1 };
export interface QuestionMark {
  readonly style: NumberStyle;
  readonly number: number;
  readonly rest: string;
}

/** The number a line begins with, in any of the usual styles. */
export function numberAt(text: string): QuestionMark | null {
  const ordinal =
    /^[【[(（]?\s*第\s*(\d{1,4}|[一二三四五六七八九十]{1,3})\s*(?:小)?题\s*[】\])）]?\s*[.．、:：]?\s*(.*)$/s.exec(text) ??
    /^(?:题目?|试题|问题|question|q)\s*(\d{1,4})\s*[.．、:：)）]?\s*(.*)$/is.exec(text);
  if (ordinal) return marked("ordinal", ordinal);
  const paren = /^[(（【[]\s*(\d{1,4})\s*[)）】\]]\s*[.．、:：]?\s*(.*)$/s.exec(text);
  if (paren) return marked("paren", paren);
  const answered = /^[（(【[]\s*([A-Ha-hＡ-Ｈ√×对错✓✗]{0,8})\s*[)）】\]]\s*(\d{1,4})\s*[.．、]\s*(.*)$/s.exec(text);
  if (answered?.[2]) {
    const rest = answered[1] === "" ? (answered[3] ?? "") : `（${answered[1]}）${answered[3]}`;
    return { style: "dot", number: Number(answered[2]), rest };
  }
  const labelled = /^(\d{1,4})\s*(?=[【[]\s*(?:(?:正确|参考)?答案|解析)\s*[】\]])(.*)$/s.exec(text);
  if (labelled) return marked("dot", labelled);
  const dot = /^(\d{1,4})\s*(?:[.．、:：)）]|\*\*[.．、])\s*(.*)$/s.exec(text);
  if (dot) return marked("dot", dot);
  const space = /^(\d{1,4})[\s\u3000]+(?!(?:年|月|日|学年|世纪)\S*)(?=[\p{Script=Han}A-Za-z《“"（(])(.*)$/su.exec(text);
  return space ? marked("space", space) : null;
}

function marked(style: NumberStyle, [, number, rest]: RegExpExecArray): QuestionMark | null {
  const value = readNumeral((number ?? "").normalize("NFKC"));
  return value === null ? null : { style, number: value, rest: (rest ?? "").trim() };
}

export interface SectionMark {
  readonly title: string;
  readonly reading: KindReading | null;
  /** From 第三部分, 第三章: its number in the syllabus, perhaps. */
  readonly isOutline: boolean;
  /** 五、编程题: a heading for its form, whatever it names. */
  readonly isTitled?: boolean;
}

/** A section heading: 一、单项选择题（每题1分）, `## 单选题`, （一）判断题, 第三部分 质量工具, a bare 多选题. */
export function sectionAt(text: string, headingLevel: number): SectionMark | null {
  const outline = /^第\s*[\d一二三四五六七八九十]+\s*(?:部分|章|篇|单元|大题|节|模块)[\s、:：.．]*(.*)$/.exec(text);
  const numbered =
    /^(?:[一二三四五六七八九十]{1,3}\s*[、.．,，:：]|[（(][一二三四五六七八九十]{1,3}[)）]|[ⅠⅡⅢⅣⅤⅥⅦ]\s*[、.．]?|(?:part|section)\s+(?:[ivx]+|\d+|[a-e])\b[.:：]?)\s*(.*)$/i.exec(
      text,
    );
  const title = (outline?.[1] ?? numbered?.[1] ?? text).trim();
  const head = title.replace(/[（(【[:：].*$/s, "").trim() || title;
  const reading = kindOfHeading(head) ?? (numbered || outline || headingLevel > 0 ? kindOfHeading(title.slice(0, 60)) : null);
  if (outline) return { title: text, reading, isOutline: !/大题/.test(text) };
  const isTitled = numbered !== null && /^\S{1,12}题$/.test(head);
  if (numbered && (reading || headingLevel > 0 || isTitled)) return { title: text, reading, isOutline: false, isTitled };
  if (headingLevel > 0) return { title: text, reading, isOutline: false };
  const bare = head.replace(/^[【[（(]|[】\])）]$/g, "");
  const inner = /^[【[（(]([^】\])）]+)[】\])）]\s*$/.exec(text)?.[1];
  return isKindWord(inner ?? bare) ? { title: text, reading: kindOf(inner ?? bare), isOutline: false } : null;
}

const TAG_POINTS = /([【[（(])\s*([^【】[\]（）(),，]{2,8})\s*[,，、]?\s*(\d+(?:\.\d+)?\s*分)\s*([】\])）])/;

/** `[多选]`, 【单选题】, (判断题, 2分) before or behind a stem; points are left for `takePoints`. */
export function takeKindTag(raw: string): { stem: string; reading: KindReading | null } {
  const stem = raw.replace(TAG_POINTS, (whole, open: string, word: string, points: string, close: string) =>
    isKindWord(word) ? `${open}${word}${close}${open}${points}${close}` : whole,
  );
  const pattern = /[【[（(]\s*([^【】[\]（）()]{2,8})\s*[】\])）]/;
  const leading = new RegExp(`^\\s*${pattern.source}\\s*[:：.．、]?\\s*`).exec(stem);
  if (leading && isKindWord(leading[1] ?? "")) return { stem: stem.slice(leading[0].length), reading: kindOf(leading[1] ?? "") };
  const trailing = new RegExp(`\\s*${pattern.source}\\s*\\*?\\s*$`).exec(stem);
  if (trailing && isKindWord(trailing[1] ?? ""))
    return { stem: stem.slice(0, trailing.index), reading: kindOf(trailing[1] ?? "") };
  return { stem, reading: null };
}

/** `（2分）` at either end of a stem. */
export function takePoints(stem: string): { stem: string; points: number | null } {
  const inner =
    "[（(\\[【]\\s*(?:本(?:小)?题|满分|共|每题)?\\s*(?:共|满分)?\\s*(\\d+(?:\\.\\d+)?)\\s*(?:分|points?|pts)\\s*[)）\\]】]";
  const leading = new RegExp(`^\\s*${inner}\\s*`, "i").exec(stem);
  if (leading) return { stem: stem.slice(leading[0].length), points: Number(leading[1]) };
  const trailing = new RegExp(`\\s*${inner}\\s*[。.]?\\s*$`, "i").exec(stem);
  return trailing ? { stem: stem.slice(0, trailing.index), points: Number(trailing[1]) } : { stem, points: null };
}

/** 选项：A. … — the letters say it themselves. */
export const OPTIONS_LABEL =
  /^[【[]?(?:备选|候选)?(?:选项|备选答案)\s*[】\]]?\s*[:：]\s*(?=$|[(（]?[AＡ]\s*[.．、:：)）])|^[【[]选项[】\]]\s*/;
/** 第 2 页 共 5 页: left over from a page's foot. */
export const PAGE_NUMBER = /^[\s—–-]*第\s*\d{1,4}\s*页(?:[\s,，、/]*共\s*\d{1,4}\s*页)?[\s—–-]*$/;
/** 考生注意事项 and their like: the numbered lines below are no questions. */
export const NOTICE = /^[【[]?(?:考生|考试|答题)?(?:注意事项|须知|说明|要求|纪律|提示)[】\]]?\s*[:：]?$/;

/** `（请在括号内打√或×）`, `本大题共5小题`: what a section says of its questions. */
export function isInstruction(text: string): boolean {
  return /^[（(].*[)）]$/s.test(text) || /^(?:本(?:大)?题|共|每(?:小)?题|请(?:判断|在|将|根据|把|回答下列)|说明|要求)/.test(text);
}

function fieldPatterns(build: (words: string) => string): Record<FieldName, RegExp> {
  return Object.fromEntries(Object.entries(FIELDS).map(([name, words]) => [name, new RegExp(build(words), "i")])) as Record<
    FieldName,
    RegExp
  >;
}
