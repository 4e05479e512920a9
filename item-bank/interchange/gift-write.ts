import type { ChoiceItem, EssayItem, Item } from "../item.ts";
import { houseJson } from "./exported.ts";

/**
 * Items as one GIFT file: a category for each part and topic, texts as Markdown, and before each question a comment with
 * what GIFT has no place for. Other programs skip comments.
 */
export function giftText(items: readonly Item[]): string {
  const blocks: string[] = [];
  let category = "";
  for (const item of items) {
    const path = `$course$/top/第${item.part}部分/${item.topic.replaceAll("/", "//")}`;
    if (path !== category) blocks.push(`$CATEGORY: ${path.replace(/[{}\\]/g, "\\$&").replace(/\s+/g, " ")}`);
    category = path;
    blocks.push(question(item));
  }
  return `${blocks.join("\n\n")}\n`;
}

/** A figure's bytes as a comment: GIFT has no images, but our own reader finds them here. */
export function giftFigure(name: string, base64: string): string {
  return `// kaoheng-figure: ${name} ${base64}`;
}

function question(item: Item): string {
  const head = `// kaoheng: ${houseJson(item)}\n::${item.id}::[markdown]${guarded(item.stem)}`;
  const feedback = item.rationale === "" ? [] : [`\t####${escaped(item.rationale)}`];
  const answers = item.type === "essay" ? [] : choiceLines(item);
  if (answers.length + feedback.length === 0) return `${head} {}`;
  return [`${head} {`, ...answers, ...feedback, "}"].join("\n");
}

function choiceLines(item: ChoiceItem): string[] {
  return item.options.map(({ label, text }) => `\t${mark(item, label, text)}${guarded(text)}`);
}

/** One right answer is `=`; several share the points, and a wrong one takes them all. */
function mark(item: Exclude<Item, EssayItem>, label: ChoiceItem["key"][number], text: string): string {
  const isRight = item.key.includes(label);
  if (item.type === "multiple") return isRight ? `~%${Math.round(1e7 / item.key.length) / 1e5}%` : "~%-100%";
  // A text that begins like a weight would be read as one; behind a written weight it is text.
  const weight = text.startsWith("%") ? (isRight ? "%100%" : "%0%") : "";
  return `${isRight ? "=" : "~"}${weight}`;
}

/** A text that begins like a format's name gets the name of its own format, so that it is taken as text. */
function guarded(text: string): string {
  return /^\[(?:html|markdown|plain|moodle)\]/i.test(text) ? `[markdown]${escaped(text)}` : escaped(text);
}

/** GIFT's own signs get a backslash; a line break is `\n`, so that a blank line never ends the question. */
function escaped(text: string): string {
  return text.replace(/[\\~=#{}:]/g, "\\$&").replace(/\r\n?|\n/g, "\\n");
}
