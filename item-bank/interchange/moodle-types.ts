import type { Sentence } from "#kernel/issue-sentences.ts";

/** Types of questions of Moodle and its plug-ins that no item of ours can be. */
const OTHER_TYPES: Readonly<Record<string, readonly [string, string]>> = {
  shortanswer: ["简答（填空）题", "short answer questions"],
  numerical: ["数值题", "numerical questions"],
  match: ["匹配题", "matching questions"],
  matching: ["匹配题", "matching questions"],
  ddmatch: ["拖放匹配题", "drag and drop matching questions"],
  randomsamatch: ["随机匹配题", "random matching questions"],
  cloze: ["完形填空（cloze）题", "embedded answers (cloze)"],
  multianswer: ["完形填空（cloze）题", "embedded answers (cloze)"],
  ddwtos: ["拖放文字题", "drag and drop into text"],
  ddmarker: ["拖放标记题", "drag and drop markers"],
  ddimageortext: ["拖放到图片题", "drag and drop onto an image"],
  gapselect: ["选词填空题", "questions with missing words to select"],
  gapfill: ["填空题", "gap fill questions"],
  wordselect: ["选词题", "word selection questions"],
  description: ["说明文字", "descriptions (no questions)"],
  calculated: ["计算题", "calculated questions"],
  calculatedsimple: ["简单计算题", "simple calculated questions"],
  calculatedmulti: ["计算选择题", "calculated multiple choice questions"],
  random: ["随机题", "random questions"],
  ordering: ["排序题", "ordering questions"],
  kprime: ["多项判断题（K′）", "K′ questions (several statements)"],
  mtf: ["多项判断题", "multiple true/false questions"],
  oumultiresponse: ["多项应答题（OU）", "OU multiple response questions"],
  coderunner: ["编程题（CodeRunner）", "programming questions (CodeRunner)"],
  vplquestion: ["编程题（VPL）", "programming questions (VPL)"],
  stack: ["STACK 数学题", "STACK questions"],
  formulas: ["公式题", "formulas questions"],
  algebra: ["代数题", "algebra questions"],
  varnumeric: ["变量数值题", "variable numeric questions"],
  pmatch: ["模式匹配题", "pattern match questions"],
  regexp: ["正则表达式填空题", "regular expression short answers"],
  recordrtc: ["录音录像题", "recordings"],
  geogebra: ["GeoGebra 作图题", "GeoGebra questions"],
  missingtype: ["题型已丢失的题", "questions of a missing type"],
};

/** Why a question of such a type cannot come in; the type's own name stands in brackets. */
export function typeRefusal(type: string): Sentence {
  if (type.trim() === "")
    return {
      zh: "没有写题型（<question> 缺少 type），不能导入",
      en: "the question does not say its type (type ?) and cannot be imported",
    };
  const [zh, en] = OTHER_TYPES[type.toLowerCase()] ?? ["这种题型", ""];
  return { zh: `${zh}（${type}）不能导入`, en: `questions of type ${type} cannot be imported${en === "" ? "" : ` (${en})`}` };
}
