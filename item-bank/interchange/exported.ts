import type { Item } from "../item.ts";
import { plainText } from "../rich-text.ts";
import type { ForeignNote } from "./foreign-item.ts";

/** Characters that XML, lines or other readers would lose or take for marks of their own. */
const FRAGILE = /[\u007f-\u009f\u2028\u2029\ue000-\uf8ff\ufeff\ufffe\uffff]/g;

/** Items leave with everything they are, in the place each format has for its own additions. */
export function houseJson(item: Item): string {
  return JSON.stringify(item).replace(FRAGILE, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** What a grader is given, as one house text: the reference answer, then the rubric. */
export function graderText(item: Extract<Item, { type: "essay" }>): string {
  const criteria = item.rubric.map(({ title, points, guide }) => {
    const lines = guide.map((line) => `- ${line.points}：${oneLine(line.text)}`);
    return `**${oneLine(title)}（${points}）**\n\n${lines.join("\n")}`;
  });
  return [item.outline, ...criteria].join("\n\n");
}

/** A short name for lists: the beginning of the stem. */
export function shortTitle(item: Item): string {
  const text = plainText(item.stem);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

/** What standard scoring cannot say about an item. */
export function scoringWarnings(item: Item, format: string): ForeignNote[] {
  if (item.type !== "multiple") return [];
  return [
    {
      place: item.id,
      reason: {
        zh: `${format} 不能表示“错选不得分、少选按项给分”；${format === "QTI" ? "已按“完全一致得分”写出" : "已按“每个正确选项平分、错选倒扣至零”写出"}`,
        en: `${format} cannot say “nothing once a wrong option is chosen, part of the points for fewer right ones”; it is written as ${
          format === "QTI" ? "exactly the key or nothing" : "equal shares for right options, minus everything for a wrong one"
        }`,
      },
    },
  ];
}

function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, " ");
}
