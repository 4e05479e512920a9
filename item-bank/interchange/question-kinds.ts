/** What a source says a question is. `choice` leaves open how many answers are right; `unknown` means it does not say. */
export type Kind = "single" | "multiple" | "indefinite" | "choice" | "true-false" | "essay" | "unknown";

export type KindReading = { readonly kind: Kind } | { readonly unsupported: string };

/** Order matters: 配伍选择题 is no choice item, 不定项选择题 not a multiple one. */
const KINDS: readonly (readonly [RegExp, Kind | "unsupported"])[] = [
  [
    /填空|匹配|连线|连连看|配对|配伍|排序|完形|听力|改错|上机|操作题|填图|选词|阅读理解|作图|绘图|画图|默写|口语|朗读|拼写|文件上传|录音|matching|fill|blank|order|numeric|short ?answer|cloze/i,
    "unsupported",
  ],
  [/不定项|任选题|indefinite/i, "indefinite"],
  [/多项|多选|复选|x型题|multiple[ _-]?(?:answer|response|select)|multi(?!ple[ _-]?choice)|checkbox/i, "multiple"],
  [/单项|单选|最佳选择|a1型|a2型|single|radio/i, "single"],
  [/判断|是非|对错|正误|true|judg|t\/f|boolean/i, "true-false"],
  [/选择|choice/i, "choice"],
  [
    /简答|简述|论述|问答|案例|案例分析|分析题|综合|计算|名词解释|材料|作文|写作|主观|应用题|论文|解答|辨析|证明|编程|程序|设计题|翻译|思考题|essay|open|extended|discuss/i,
    "essay",
  ],
];

const HEADING_WORD =
  /(?:单项|多项|不定项|单|多)(?:选择)?题|(?:单项|多项|不定项)?选择(?:题)?|单选题?|多选题?|不定项题?|(?:判断|是非|填空|简答|论述|问答|案例分析|案例|综合(?:分析|应用)?|计算(?:分析)?|名词解释|材料(?:分析)?|分析|写作|主观|应用|解答|辨析|证明|编程|程序设计|设计|翻译|作图|绘图|画图|默写|听力|匹配|连线|配伍|排序|改错|操作)题|判断(?:对错|正误)|作文|multiple[ -]?choice|single[ -]?choice|true\s*(?:\/|or)\s*false|essay questions?|short answer/i;

/** Kinds that stand as a whole heading without 题. */
const BARE_WORD = /^(?:名词解释|简答|简述|论述|问答|填空|判断|案例分析|材料分析|计算|辨析|匹配|连线|排序|单选|多选|选择|不定项)$/;

/** The kind a word such as 单选题 or “multiple choice” names, or null. */
export function kindOf(words: string): KindReading | null {
  const text = words.normalize("NFKC").trim();
  const entry = KINDS.find(([pattern]) => pattern.test(text));
  if (!entry) return null;
  return entry[1] === "unsupported" ? { unsupported: text } : { kind: entry[1] };
}

/** The kind a section heading names, or null for a heading that names none (数据分析 is a topic, 分析题 a kind). */
export function kindOfHeading(heading: string): KindReading | null {
  const text = heading.normalize("NFKC").trim();
  const word = BARE_WORD.exec(text)?.[0] ?? HEADING_WORD.exec(text)?.[0];
  return word === undefined ? null : kindOf(word);
}

/** Whether a text is nothing but a kind's name: 单选题, 多选, 判断题. */
export function isKindWord(text: string): boolean {
  const word = HEADING_WORD.exec(text.normalize("NFKC").trim());
  return word !== null && word[0].length === text.normalize("NFKC").trim().length;
}
