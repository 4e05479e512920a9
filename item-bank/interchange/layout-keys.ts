/** One line of an answer list: question number and its answer as written. */
export interface KeyEntry {
  readonly number: number;
  readonly answer: string;
  /** What stands behind the answer on the same line. */
  readonly rest: string;
  /** The list gives a range and a different number of answers: nobody can tell which is missing. */
  readonly isMisfit?: true;
}

const ANSWER = "[A-Ha-hＡ-Ｈａ-ｈ](?:[\\s,，、/]*[A-HＡ-Ｈa-h])*|[√×✓✗对错]|正确|错误|TRUE|FALSE|[TF]";
/** Points of an entry, which say nothing of its answer: `1.（3分）A`. */
const POINTS = /[([]\s*(?:共|每题|各)?\s*\d+(?:\.\d+)?\s*分\s*[)\]]/g;
/** What may stand before the first number of a list: `一、1-5 ABCDA`, `单选题：1-5 ABCDA`. */
const LEAD = /^(?:[一二三四五六七八九十]{1,2}\s*[、.,:]\s*|\S{0,8}题\s*[:：]\s*)(?=[(（]?\d)/;
const RANGE = /(\d{1,4})\s*[-~—–－～至到]+\s*(\d{1,4})\s*(?:题)?\s*[:：.、．)）]?\s*/g;
const SINGLE = new RegExp(
  `(?:第\\s*)?[(（]?(\\d{1,4})[)）]?\\s*(?:题)?\\s*[.．、:：)）\\s]\\s*(?:【?答案】?\\s*[:：]?\\s*)?[(（]?(${ANSWER})[)）]?(?![A-Za-z\\p{Script=Han}])`,
  "gu",
);
/** `1A 2B` and `1A2B`: nothing between number and letter, so only consecutive numbers count. */
const GLUED = /(\d{1,4})\s*([A-H]{1,8}|[√×])(?![A-Za-z])/g;
const FRAME = /^[\s|:-]*$|^[\s|]*(?:(?:题号|题目|序号|答案|正确答案|参考答案|选项|解析)[\s|]*){2,}$/;
const TITLED =
  /^\S.{0,60}?(?:《[^》]*》|学年|学期|试卷|试题|考试|测试|测验|练习|模拟|真题|作业|[A-Z]卷).{0,24}?(?:参考|标准)?答案(?:(?:及|与|和|、)(?:试题)?(?:解析|详解|评分(?:标准|参考|细则)))?[)）]?$/;
const HEADING =
  /^[\s—\-=*_#·【[《]*(?:附[:：、]?\s*|[一二三四五六七八九十]+\s*[、.．]\s*)?(?:[^\s，。；：:、]{0,24}(?:试卷|试题|习题|练习(?:题)?|模拟题|题库|卷|》))?\s*(?:参考|标准|正确)?答案\s*(?:及|与|和|、|以及)?\s*(?:试题)?(?:解析|详解|评分(?:标准|参考|细则))?(?:部分)?[\s—\-=*_:：】\]》]*$/;
const ENGLISH_HEADING = /^[\s#*=-]*(?:answer key|answers?(?: and explanations?)?|key)\s*:?[\s*=-]*$/i;

/** 参考答案, 答案及解析, 《…》参考答案, “Answer key”: a line that is nothing but the heading of an answer list. */
export function isKeyHeading(line: string): boolean {
  const text = line.trim();
  return HEADING.test(text) || ENGLISH_HEADING.test(text) || (TITLED.test(text) && !/[。；;？?！!，]/.test(text));
}

/** A line that only frames an answer table: its headings, or the rule of a Markdown table. */
export function isKeyFrame(line: string): boolean {
  return FRAME.test(line.normalize("NFKC").trim());
}

/** `1-5` alone, with its answers on the next line. */
export function isBareRange(line: string): boolean {
  return /^[(（]?\d{1,4}\s*[-~—–－～至到]+\s*\d{1,4}\s*(?:题)?\s*[)）]?\s*[:：.．、]?$/.test(line.trim());
}

/**
 * The entries of a line that is an answer list: `1-5 BCADA 6-10：ABCDA`, `1.B 2.AC 3.√`, `1-3 AB、ACD、BD`. Null when anything
 * else stands in the line, or when a range and its answers do not fit.
 */
export function keyLine(line: string): KeyEntry[] | null {
  const text = line
    .normalize("NFKC")
    .replace(POINTS, " ")
    .replace(/\*\*|[“”"'「」|]/g, " ")
    .trim()
    .replace(LEAD, "");
  if (text === "" || !/\d/.test(text)) return null;
  return rangesOf(text) ?? singlesOf(text) ?? gluedOf(text);
}

/** `题号 1 2 3` over `答案 B C D`, cells set apart by tabs, bars or spaces. */
export function keyTable(first: string, second: string | undefined): KeyEntry[] | null {
  const numbers = cellsOf(first);
  const answers = cellsOf(second ?? "");
  if (!/^题号$/.test(numbers.shift() ?? "") || !/^(?:(?:参考|正确|标准)?答案|(?:正确)?选项)$/.test(answers.shift() ?? ""))
    return null;
  if (numbers.length === 0 || numbers.length < answers.length || !numbers.every((cell) => /^\d+$/.test(cell))) return null;
  return answers.map((answer, at) => ({ number: Number(numbers[at]), answer, rest: "" }));
}

/** The answer at the head of a numbered line of an answer list, with what follows it. */
export function leadingAnswer(text: string): { answer: string; rest: string } | null {
  const match = new RegExp(
    `^(?:[【\\[]?(?:正确|参考|标准)?答案[】\\]]?\\s*(?:是|为)?\\s*[:：]?\\s*|(?:故|应)?选择?\\s*(?=[A-H]))?[(（“"]?(${ANSWER})[)）”"]?(?:\\s*[.。,，;；:：]\\s*|\\s*$|\\s+|(?=[【\\[(（]|解析))(.*)$`,
    "s",
  ).exec(text.replace(/^\s*[（(]\s*\d+(?:\.\d+)?\s*分\s*[)）]|[（(]\s*\d+(?:\.\d+)?\s*分\s*[)）]\s*$/g, "").trim());
  return match ? { answer: match[1] ?? "", rest: (match[2] ?? "").trim() } : null;
}

/** Numbers that count up over as many answers, without any heading: only where an answer list is expected. */
export function bareKeyTable(first: string, second: string | undefined): KeyEntry[] | null {
  const numbers = cellsOf(first);
  const answers = cellsOf((second ?? "").normalize("NFKC"));
  const isRun = numbers.every((cell, at) => /^\d{1,4}$/.test(cell) && Number(cell) === Number(numbers[0]) + at);
  if (numbers.length < 2 || numbers.length !== answers.length || !isRun) return null;
  if (!answers.every((cell) => /^(?:[A-Ha-h]{1,8}|[√×✓✗对错]|正确|错误)$/.test(cell))) return null;
  return answers.map((answer, at) => ({ number: Number(numbers[at]), answer, rest: "" }));
}

function rangesOf(text: string): KeyEntry[] | null {
  const heads = [...text.matchAll(RANGE)];
  if (heads.length === 0) return null;
  const before = text.slice(0, heads[0]?.index).replace(/[\s(（]+$/, "");
  const entries = before === "" ? [] : singlesOf(before);
  if (!entries) return null;
  for (const [at, head] of heads.entries()) {
    const body = text.slice(head.index + head[0].length, heads[at + 1]?.index).trim();
    const found = rangeAndSingles(Number(head[1]), Number(head[2]), body);
    if (!found) return null;
    entries.push(...found);
  }
  return entries.every(({ isMisfit }) => isMisfit) && !/[A-Ha-h√×✓✗对错TF]/.test(text) ? null : entries;
}

/** `1-5 ABCDA 6. √`: a range with single answers behind it. */
function rangeAndSingles(first: number, last: number, body: string): KeyEntry[] | null {
  const at = body.search(new RegExp(SINGLE.source, "u"));
  const rest = at < 1 ? [] : singlesOf(body.slice(at));
  const own = rangeEntries(first, last, at < 1 ? body : body.slice(0, at).trim());
  return own && rest && [...own, ...rest];
}

function rangeEntries(first: number, last: number, raw: string): KeyEntry[] | null {
  const body = raw.replace(/[.。;]+$/, "");
  const count = last - first + 1;
  if (count < 1 || count > 200 || (body !== "" && !/^[A-Ha-h√×✓✗对错TF\s,、;/|]+$/.test(body))) return null;
  const groups = body.split(/[\s,、;/|]+/).filter((group) => group !== "");
  const each = groups.length === count ? groups : [...groups.join("")];
  if (each.length === count) return each.map((answer, at) => ({ number: first + at, answer, rest: "" }));
  return Array.from({ length: count }, (_, at) => ({ number: first + at, answer: "", rest: "", isMisfit: true as const }));
}

function singlesOf(text: string): KeyEntry[] | null {
  const found = [...text.matchAll(SINGLE)];
  const left = text.replace(SINGLE, "").replace(/[\s,、;。.|]/g, "");
  if (found.length === 0 || left !== "") return null;
  return found.map(([, number, answer]) => ({ number: Number(number), answer: answer ?? "", rest: "" }));
}

function gluedOf(text: string): KeyEntry[] | null {
  const found = [...text.matchAll(GLUED)];
  const left = text.replace(GLUED, "").replace(/[\s,、;。.]/g, "");
  const isRun = found.every(([, number], at) => at === 0 || Number(number) === Number(found[at - 1]?.[1]) + 1);
  if (found.length < 2 || left !== "" || !isRun) return null;
  return found.map(([, number, answer]) => ({ number: Number(number), answer: answer ?? "", rest: "" }));
}

function cellsOf(line: string): string[] {
  return line
    .split(/[\t|]+|\s+/)
    .map((cell) => cell.trim())
    .filter((cell) => cell !== "" && !/^-+$/.test(cell));
}
