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
const RANGE = /(\d{1,4})\s*[-~—–－～至到]+\s*(\d{1,4})\s*(?:题)?\s*[:：.、．)）]?\s*/g;
const SINGLE = new RegExp(
  `(?:第\\s*)?[(（]?(\\d{1,4})[)）]?\\s*(?:题)?\\s*[.．、:：)）\\s]\\s*(?:【?答案】?\\s*[:：]?\\s*)?[(（]?(${ANSWER})[)）]?(?![A-Za-z\\p{Script=Han}])`,
  "gu",
);
const HEADING =
  /^[\s—\-=*_#·【[《]*(?:附[:：、]?\s*|[一二三四五六七八九十]+\s*[、.．]\s*)?(?:[^\s，。；：:、]{0,24}(?:试卷|试题|习题|练习(?:题)?|模拟题|题库|卷|》))?\s*(?:参考|标准|正确)?答案\s*(?:及|与|和|、|以及)?\s*(?:试题)?(?:解析|详解|评分(?:标准|参考|细则))?(?:部分)?[\s—\-=*_:：】\]》]*$/;
const ENGLISH_HEADING = /^[\s#*=-]*(?:answer key|answers?(?: and explanations?)?|key)\s*:?[\s*=-]*$/i;

/** 参考答案, 答案及解析, 《…》参考答案, “Answer key”: a line that is nothing but the heading of an answer list. */
export function isKeyHeading(line: string): boolean {
  return HEADING.test(line.trim()) || ENGLISH_HEADING.test(line.trim());
}

/**
 * The entries of a line that is an answer list: `1-5 BCADA 6-10：ABCDA`, `1.B 2.AC 3.√`, `1-3 AB、ACD、BD`. Null when anything
 * else stands in the line, or when a range and its answers do not fit.
 */
export function keyLine(line: string): KeyEntry[] | null {
  const text = line.normalize("NFKC").replace(/\*\*/g, "").trim();
  if (text === "" || !/\d/.test(text)) return null;
  return rangesOf(text) ?? singlesOf(text);
}

/** `题号 1 2 3` over `答案 B C D`, cells set apart by tabs, bars or spaces. */
export function keyTable(first: string, second: string | undefined): KeyEntry[] | null {
  const numbers = cellsOf(first);
  const answers = cellsOf(second ?? "");
  if (!/^题号$/.test(numbers.shift() ?? "") || !/^(?:参考|正确)?答案$/.test(answers.shift() ?? "")) return null;
  if (numbers.length === 0 || numbers.length < answers.length || !numbers.every((cell) => /^\d+$/.test(cell))) return null;
  return answers.map((answer, at) => ({ number: Number(numbers[at]), answer, rest: "" }));
}

/** The answer at the head of a numbered line of an answer list, with what follows it. */
export function leadingAnswer(text: string): { answer: string; rest: string } | null {
  const match = new RegExp(
    `^(?:[【\\[]?(?:正确|参考)?答案[】\\]]?\\s*[:：]?\\s*)?[(（]?(${ANSWER})[)）]?(?:\\s*[.。,，;；:：]\\s*|\\s*$|\\s+|(?=[【\\[(（]|解析))(.*)$`,
    "s",
  ).exec(text.trim());
  return match ? { answer: match[1] ?? "", rest: (match[2] ?? "").trim() } : null;
}

function rangesOf(text: string): KeyEntry[] | null {
  const heads = [...text.matchAll(RANGE)];
  if (heads.length === 0 || text.slice(0, heads[0]?.index).replace(/[\s(（]/g, "") !== "") return null;
  const entries: KeyEntry[] = [];
  for (const [at, head] of heads.entries()) {
    const body = text.slice(head.index + head[0].length, heads[at + 1]?.index).trim();
    const found = rangeEntries(Number(head[1]), Number(head[2]), body);
    if (!found) return null;
    entries.push(...found);
  }
  return entries;
}

function rangeEntries(first: number, last: number, raw: string): KeyEntry[] | null {
  const body = raw.replace(/[.。;]+$/, "");
  const count = last - first + 1;
  if (count < 1 || count > 200 || !/^[A-Ha-h√×✓✗对错TF\s,、;/|]+$/.test(body)) return null;
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

function cellsOf(line: string): string[] {
  return line
    .split(/[\t|]+|\s+/)
    .map((cell) => cell.trim())
    .filter((cell) => cell !== "" && !/^-+$/.test(cell));
}
