import type { Sentence } from "#kernel/issue-sentences.ts";
import type { ForeignItem } from "./foreign-item.ts";
import { rawText } from "./moodle-text.ts";
import { childOf, childrenOf, textOf, type XmlElement } from "./xml-tree.ts";

/** Identifier, grade and tags of a question. */
export function facetsOf(question: XmlElement): Pick<ForeignItem, "id" | "points" | "house"> {
  const id = textOf(childOf(question, "idnumber")).trim();
  const points = gradeOf(question);
  const tags = childrenOf(childOf(question, "tags") ?? question, "tag")
    .map((tag) => rawText(tag).trim())
    .filter((tag) => tag !== "");
  return {
    ...(id === "" ? {} : { id }),
    ...(points > 0 ? { points } : {}),
    ...(tags.length > 0 ? { house: { tags } } : {}),
  };
}

/** The grade a question counts for in Moodle; NaN where none is written. */
function gradeOf(question: XmlElement): number {
  const written = textOf(childOf(question, "defaultgrade")).trim();
  return written === "" ? Number.NaN : Number(written.replace(",", "."));
}

/** What a question of any type loses: its grade, its order, its hints. */
export function generalNotes(question: XmlElement): Sentence[] {
  const notes: Sentence[] = [];
  const grade = textOf(childOf(question, "defaultgrade")).trim();
  if (grade !== "" && !(gradeOf(question) > 0)) {
    notes.push({
      zh: `分值（defaultgrade）“${grade.slice(0, 40)}”不能用，按 1 分导入`,
      en: `the grade “${grade.slice(0, 40)}” cannot be used; the question comes in with 1 point`,
    });
  }
  if (/^(?:false|0)$/i.test(textOf(childOf(question, "shuffleanswers")).trim()) && childrenOf(question, "answer").length > 0) {
    notes.push({
      zh: "Moodle 里这道题的选项不打乱；这里选项总会打乱，请核对“以上都对”一类的选项",
      en: "the options are not shuffled in Moodle; here they always are, so check options such as “all of the above”",
    });
  }
  if (textOf(childOf(question, "hidden")).trim() === "1") {
    notes.push({ zh: "这道题在 Moodle 里是隐藏的，仍然导入", en: "the question is hidden in Moodle; it comes in all the same" });
  }
  if (childrenOf(question, "hint").some((hint) => rawText(hint).trim() !== "")) {
    notes.push({ zh: "提示（hint）没有导入", en: "hints did not come in" });
  }
  return notes;
}
