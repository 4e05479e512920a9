import type { Item } from "../item.ts";
import { houseJson } from "./exported.ts";

/** Items as one GIFT file: a category for each part and topic, texts as Markdown, what GIFT has no place for in a comment. */
export function giftText(items: readonly Item[]): string {
  const blocks: string[] = [];
  let category = "";
  for (const item of items) {
    const path = `$course$/top/第${item.part}部分/${item.topic.replaceAll("/", "//")}`;
    if (path !== category) blocks.push(`$CATEGORY: ${path}`);
    category = path;
    blocks.push(question(item));
  }
  return `${blocks.join("\n\n")}\n`;
}

function question(item: Item): string {
  const head = [`// kaoheng: ${houseJson(item)}`, `::${escaped(item.id)}::[markdown]${escaped(item.stem)}`].join("\n");
  if (item.type === "essay") return `${head} {}`;
  const answers = item.options.map(({ label, text }) => `\t${mark(item, label)}${escaped(text)}`);
  const feedback = item.rationale === "" ? [] : [`\t####${escaped(item.rationale)}`];
  return [`${head} {`, ...answers, ...feedback, "}"].join("\n");
}

/** One right answer is `=`; several share the points, and a wrong one takes them all. */
function mark(item: Extract<Item, { type: "single" | "multiple" }>, label: (typeof item.key)[number]): string {
  const isRight = item.key.includes(label);
  if (item.type === "single") return isRight ? "=" : "~";
  return isRight ? `~%${Math.round(1e7 / item.key.length) / 1e5}%` : "~%-100%";
}

/** GIFT's own signs get a backslash; a line break is `\n`, so that a blank line never ends the question. */
function escaped(text: string): string {
  return text.replace(/[\\~=#{}:]/g, "\\$&").replace(/\r?\n/g, "\\n");
}
