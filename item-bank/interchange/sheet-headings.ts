import { type KindReading, kindOf } from "./question-kinds.ts";

/** What a column of a question sheet holds. */
export type ColumnName =
  | "kind"
  | "stem"
  | "options"
  | "answer"
  | "outline"
  | "rationale"
  | "difficulty"
  | "points"
  | "topic"
  | "part"
  | "level"
  | "reference"
  | "tags"
  | "set"
  | "seconds"
  | "id"
  | "rubric"
  | "enemies"
  | "house"
  | `house${number}`
  | "number";

export type Column = { readonly name: ColumnName } | { readonly option: string; readonly firstNumber?: 0 | 1 };

/** Exact words, after width, case, brackets and white space are folded; in order of preference. */
const WORDS: readonly (readonly [ColumnName, RegExp])[] = [
  ["house", /^(?:kaoheng|考衡数据|考衡)$/],
  ["number", /^(?:序号|题号|题序|行号|no|num|number|#|index|serial|serialno)$/],
  ["id", /^(?:(?:试题|题目|题)?(?:编号|编码|id|标识)|(?:question|item)?id|identifier|code)$/],
  ["kind", /^(?:(?:试题|题目|问题|考题)?(?:题型|类型|题类|种类)|(?:试题|题目)?题型(?:名称)?|(?:question|item)?type|kind)$/],
  [
    "stem",
    /^(?:(?:试题|题目|问题|考题)?(?:题干|内容|描述|正文|标题|文本)|题干(?:内容|描述)?|题目(?:内容|名称|描述)?|试题(?:内容|名称)?|问题|考题|题|(?:question|item)?(?:stem|text|prompt|body|content)|question|questions|prompt|stem|title)$/,
  ],
  [
    "options",
    /^(?:(?:试题|题目|备选|可选|答案|候选)?(?:选项|备选项|备选答案|候选项|答案选项)(?:内容|列表|描述)?|备选|options?|choices?|alternatives)$/,
  ],
  ["outline", /^(?:参考(?:答案|要点)|答题要点|答案要点|评分答案|范文|(?:reference|model|sample)answer|outline)$/],
  [
    "answer",
    /^(?:(?:试题|题目|正确|标准|本题)?(?:答案|选项答案)(?:内容|选项)?|正确(?:选项|项)|标准解答|key|answers?|correct|correctanswers?|correctoptions?|correctchoices?|rightanswer|solution)$/,
  ],
  [
    "rationale",
    /^(?:(?:试题|题目|答案|参考|习题)?(?:解析|分析|详解|解答|解释|说明|点评)(?:内容)?|答题解析|解题思路|explanations?|rationale|feedback|analysis|comment)$/,
  ],
  ["difficulty", /^(?:(?:试题|题目)?(?:难度|难易)(?:系数|程度|度|等级|级别|值)?|difficulty(?:level)?|facility)$/],
  ["points", /^(?:(?:试题|题目|本题|每题|默认|单题)?(?:分值|分数|得分|总分|满分|配分)|points?|score|marks?|maxscore|grade)$/],
  [
    "topic",
    /^(?:(?:所属|考查|关联|试题)?(?:知识点|考点|考核点|知识模块|知识单元)(?:名称|内容)?|主题|topics?|knowledge(?:point)?|subject|category|分类|试题分类|题目分类)$/,
  ],
  [
    "part",
    /^(?:(?:所属|大纲|知识|试题)?(?:部分|章节|章|单元|大纲部分|知识部分|模块|篇章)(?:名称|序号)?|第几(?:部分|章)|parts?|chapter|unit|section)$/,
  ],
  [
    "level",
    /^(?:认知(?:层次|水平|层级|能力|目标)|(?:能力|考核|掌握|知识)(?:层次|水平|要求|程度|层级|目标)|层次|(?:cognitive)?level|bloom)$/,
  ],
  ["reference", /^(?:(?:试题|题目|知识)?(?:出处|来源|依据|参考资料|参考文献|教材页码)|references?|source)$/],
  ["tags", /^(?:标签|关键词|关键字|tags?|keywords?|labels?)$/],
  ["set", /^(?:题组|套题|题组编号|set|itemset)$/],
  ["seconds", /^(?:(?:建议|预计|答题|作答)?(?:用时|时长|时间)(?:秒)?|expectedseconds|seconds)$/],
  ["enemies", /^(?:互斥(?:试题|题目|题)?|enem(?:y|ies))$/],
  ["rubric", /^(?:评分(?:标准|要点|细则|参考|规则)|采分点|得分点|rubric)$/],
];
const OPTION =
  /^(?:选项|备选项?|备选答案|候选项?|答案|option|choice|answer|opt|alternative)[_\-.]?([a-l]|\d{1,2}|[一二三四五六七八九十])$|^([a-l])(?:选项|项|答案|option)?$/;
const CHINESE = "一二三四五六七八九十";

/** The column a heading stands for, or null for words of another kind. */
export function columnOf(heading: string): Column | null {
  const word = heading
    .normalize("NFKC")
    .replace(/[(（【[].*?[)）】\]]/g, "")
    .replace(/[\s*:：·、★_☆]+/g, "")
    .toLowerCase();
  if (word === "") return null;
  const option = OPTION.exec(word);
  const mark = option?.[1] ?? option?.[2];
  if (mark !== undefined) return optionColumn(mark, word);
  const piece = /^kaoheng(\d{1,2})$/.exec(word)?.[1];
  if (piece !== undefined) return { name: `house${Number(piece)}` };
  const entry = WORDS.find(([, pattern]) => pattern.test(word));
  return entry ? { name: entry[0] } : null;
}

/** The codes a heading gives for types: `题型（0单选，1判断，2多选）`. */
export function kindCodes(heading: string): ReadonlyMap<string, KindReading> {
  const codes = new Map<string, KindReading>();
  for (const [, code, word] of heading.normalize("NFKC").matchAll(/(?<!\d)(\d{1,2})\s*[-=:、.]?\s*(\p{Script=Han}{2,8})/gu)) {
    const reading = kindOf(word ?? "");
    if (reading) codes.set(code ?? "", reading);
  }
  return codes;
}

function optionColumn(mark: string, word: string): Column | null {
  if (/^[a-l]$/.test(mark)) return { option: mark.toUpperCase() };
  const number = CHINESE.includes(mark) ? CHINESE.indexOf(mark) + 1 : Number(mark);
  // “choice0” counts from 0, “选项1” from 1; the whole row is shifted once the first is known.
  return number > 12 || /^答案|^answer/.test(word) ? null : { option: String(number) };
}
