import { countHan } from "./echo.ts";
import type { Found, LintRule, LintSubject } from "./lint-finding.ts";
import { spanOf } from "./lint-text.ts";
import { TASK_MARK, taskSentence } from "./question-clause.ts";
import { BROAD_TOPICS } from "./words.ts";

const LONGEST_STEM_HAN = 200;
const LONGEST_OPTION_HAN = 60;
const LONGEST_STEM_WORDS = 150;
const LONGEST_OPTION_WORDS = 40;

const OPEN_END_ZH = /(?:是|为|有|包括|包含|属于|在于|应|应当|指|即|称为|叫做|叫|等于|约为|可以|需要|因为|由于|作用|如下)[。.]?$/;
const OPEN_END_EN = /[^.!]$/;
/** The head of a whole sentence with a verb of its own and nothing asked. */
const STATEMENT_EN = /[.!]["”)]?$/;
const IMPERATIVE_EN =
  /^(?:select|choose|identify|calculate|compute|name|match|find|determine|estimate|pick|state|complete|give|indicate|mark)\b/i;
const IMPERATIVE_ZH = /(?:请|试)?(?:选出|选择|指出|判断|计算|求出|求|找出|填写|排序|写出)/;

const GENERIC_ZH =
  /^(?:(?:关于|对于|对|有关|就)(?<topic>[^，,]{1,20}?)(?:的)?[，,]?)?(?:请(?:选出|指出|选择))?(?:在)?(?:以下|下列|下面|下述|上述|如下)?(?:各项|各种|四个|四项|几种|几个|选项|哪一?[项个种]|哪些)?(?:有关|关于)?(?:的)?(?:选项|说法|叙述|表述|描述|陈述|观点|理解|判断|论述|看法|认识|做法|结论|命题)?(?:中|里)?[，,]?(?:最)?(?:是)?(?:正确|错误|不正确|恰当|不恰当|准确|对|成立|有误|合理|属实|符合事实)(?:的)?(?:选项|说法|叙述|表述|一项|一个|描述|结论|有哪些|有几项)?(?:的)?(?:是|有|为|包括)?(?:哪一?[项个些])?$/;
const GENERIC_EN =
  /^(?:(?:about|regarding|concerning|on|with regard to) (?<topic>[\w\s]{1,30}?), )?(?:which|what|select|choose|identify|pick|find)(?: one)?(?: of)?(?: the| these| those)?(?: following| below| listed)?(?: the)?(?: best| single| one| only)?(?: true| correct| false| incorrect)?(?: statements?| options?| answers?| choices?| assertions?| claims?)?(?: about (?<about>[\w\s]{1,30}?))?(?: below| listed)?(?: (?:is|are)(?: the)?(?: most)?(?: true| correct| false| incorrect| right| wrong| accurate| valid))?(?: one| statement| answer| option)?$/i;

const VOWEL_LETTERS = /^[AEFHILMNORSX]/;
const VOWEL_SOUND = /^(?:hour|honest|honou?r|heir|herb)/i;
const CONSONANT_SOUND = /^(?:uni(?!n|m|d)|use|usual|utili|euro|one\b|once|ubiq|ewe|uk\b|us\b)/i;

/** The stem: a task, no longer than it must be, with a subject. */
export const STEM_RULES: readonly LintRule[] = [
  {
    id: "no-task",
    severity: "I",
    applies: "choice",
    advice: {
      zh: "让题干以问句、（　　）或“是”“包括”一类的词结尾，使人不看选项也知道要答什么",
      en: "end the stem with a question or a gap, so that the task is clear before the options are read",
    },
    check: noTask,
  },
  {
    id: "unfocused-stem",
    severity: "I",
    applies: "choice",
    advice: {
      zh: "在题干中说明问的是什么，选项都答同一个问题",
      en: "say in the stem what is asked about; all options should answer one question",
    },
    check: unfocused,
  },
  {
    id: "too-long",
    severity: "I",
    applies: "any",
    advice: { zh: "删去与作答无关的文字", en: "cut what is not needed for the answer" },
    check: tooLong,
  },
  {
    id: "grammar-cue",
    severity: "W",
    applies: "choice",
    advice: { zh: "冠词写作 a/an，或移到各选项里", en: "write a/an, or move the article into the options" },
    check: grammarCue,
  },
];

function noTask({ stem, isChinese }: LintSubject): Found[] {
  const plain = stem.plain.trim();
  if (plain === "" || TASK_MARK.test(plain)) return [];
  const last = taskSentence(plain).text.trim();
  const isAsking = isChinese
    ? OPEN_END_ZH.test(plain) || IMPERATIVE_ZH.test(last)
    : (OPEN_END_EN.test(plain) && !STATEMENT_EN.test(plain)) || IMPERATIVE_EN.test(last);
  if (isAsking) return [];
  const words = last.slice(-20);
  const reason = { zh: `题干以“${words}”结尾，没有提出问题`, en: `the stem ends with “${words}” and asks nothing` };
  const start = stem.plain.lastIndexOf(words);
  return [{ field: "stem", span: spanOf(stem, start, words.length), reason }];
}

function unfocused({ stem, isChinese }: LintSubject): Found[] {
  const plain = stem.plain
    .replace(/[（(][\s\u3000]*[）)]/g, "")
    .replace(/[。.？?：:_＿\s]+$/g, "")
    .trim();
  const match = (isChinese ? GENERIC_ZH : GENERIC_EN).exec(isChinese ? plain.replace(/\s/g, "") : plain);
  const topic = match?.groups?.topic ?? match?.groups?.about;
  if (!match || (topic !== undefined && !BROAD_TOPICS.includes(topic.trim().toLowerCase()))) return [];
  const reason = { zh: `题干“${plain}”没有说明问的是什么`, en: `“${plain}” does not say what is asked about` };
  return [{ field: "stem", span: spanOf(stem, 0, stem.plain.length), reason }];
}

function tooLong({ stem, options, isChinese, isChoice }: LintSubject): Found[] {
  const size = (text: string): number => (isChinese ? countHan(text) : text.split(/\s+/).filter(Boolean).length);
  const [unit, unitEn] = isChinese ? ["汉字", "Chinese characters"] : ["词", "words"];
  const found: Found[] = [];
  const stemSize = size(stem.plain);
  const longestStem = isChinese ? LONGEST_STEM_HAN : LONGEST_STEM_WORDS;
  if (isChoice && stemSize > longestStem) {
    const zh = `题干有 ${stemSize} 个${unit}，宜不超过 ${longestStem}`;
    found.push({ field: "stem", reason: { zh, en: `the stem has ${stemSize} ${unitEn}, ${longestStem} should do` } });
  }
  const longestOption = isChinese ? LONGEST_OPTION_HAN : LONGEST_OPTION_WORDS;
  for (const { label, text } of options) {
    const count = size(text.plain);
    if (count <= longestOption) continue;
    const zh = `选项 ${label} 有 ${count} 个${unit}，宜不超过 ${longestOption}`;
    found.push({ field: label, reason: { zh, en: `option ${label} has ${count} ${unitEn}, ${longestOption} should do` } });
  }
  return found;
}

/** “… is called an” fits only options that begin with a vowel. */
function grammarCue({ stem, options, isChinese }: LintSubject): Found[] {
  if (isChinese) return [];
  const article = /\b(an?)\s*(?:[_＿]{2,}|\(\s*\)|[:.]?\s*$)/i.exec(stem.plain);
  const word = article?.[1];
  if (!article || !word) return [];
  const unfit = options.filter(({ text }) => takesAn(text.plain.trim()) !== (word.toLowerCase() === "an"));
  if (unfit.length === 0) return [];
  const labels = unfit.map(({ label }) => label).join(", ");
  const zh = `题干以“${word}”结尾，与选项 ${labels} 不搭配`;
  const en = `the stem ends with “${word}”, which does not fit option ${labels}`;
  return [{ field: "stem", span: spanOf(stem, article.index, word.length), reason: { zh, en } }];
}

function takesAn(text: string): boolean {
  const word = /^[A-Za-z]+/.exec(text)?.[0] ?? "";
  if (/^[A-Z]{2,}s?$/.test(word) || /^[A-Z]$/.test(word)) return VOWEL_LETTERS.test(word) && !isSpoken(word);
  if (/^[a-z]$/.test(word)) return VOWEL_LETTERS.test(word.toUpperCase());
  return VOWEL_SOUND.test(word) || (/^[aeiou]/i.test(word) && !CONSONANT_SOUND.test(word));
}

/** Acronyms said as words: vowels in the middle, as in SIPOC or LEAN. */
function isSpoken(word: string): boolean {
  return word.length >= 4 && /[AEIOU]/.test(word.slice(1)) && /^[LMNRSFHX][AEIOU]/.test(word);
}
