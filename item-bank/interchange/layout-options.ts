/** An option as found in a line. */
export interface FoundOption {
  /** Upper-case Latin letter, whatever the source used. */
  readonly label: string;
  readonly text: string;
}

const DELIMITER = "[.．、:：)）]";
const HEAD = new RegExp(
  `^(?:[(（【\\[]\\s*([A-Za-zＡ-Ｚａ-ｚ])\\s*[)）】\\]]\\s*${DELIMITER}?|([A-Za-zＡ-Ｚａ-ｚ])\\s*${DELIMITER})\\s*`,
);
const LOOSE_HEAD = /^([A-HＡ-Ｈ])[\s\u3000]+(?=\S)/;
const CHECKED = /^\s*[-*+]\s+\[([ xX])\]\s+/;

/**
 * The options a line holds: one (`A. 甲`), or several in a row (`A．甲    B．乙`), each next letter opening the next
 * option. Empty when the line begins with no option.
 * @param expected the letter that should come next; `A` before the first
 */
export function optionsIn(line: string, expected: string): FoundOption[] {
  const text = line.trim();
  const head = headAt(text, expected);
  if (!head) return [];
  const options: FoundOption[] = [];
  let { label } = head;
  let rest = text.slice(head.length);
  for (let next = after(label); ; next = after(label)) {
    const cut = nextOption(rest, next);
    options.push({ label, text: (cut ? rest.slice(0, cut.at) : rest).replace(/[\s\u3000;；]+$/, cut ? "" : "$&").trim() });
    if (!cut) return options;
    label = next;
    rest = rest.slice(cut.at + cut.length);
  }
}

/** Options that stand behind the stem on its own line: `下列正确的是（ ） A. 甲 B. 乙`. At least A and B. */
export function optionsBehind(line: string): { stem: string; options: FoundOption[] } | null {
  const starts = [...line.matchAll(/(?<=[\s\u3000）)。？?：:])(?:[(（]\s*[AＡ]\s*[)）]|[AＡ]\s*[.．、:：)）])/g)];
  for (const { index } of starts) {
    const options = optionsIn(line.slice(index), "A");
    if (options.length > 1 && line.slice(0, index).trim() !== "") return { stem: line.slice(0, index).trim(), options };
  }
  return null;
}

/** A line of a task list without its tick. */
export function withoutTick(line: string): string {
  return line.replace(CHECKED, "");
}

/** Whether a Markdown task list marks this option: `- [x] A. 甲`; null for a line of no task list. */
export function isChecked(line: string): boolean | null {
  const mark = CHECKED.exec(line)?.[1];
  return mark === undefined ? null : mark.toLowerCase() === "x";
}

/**
 * The options in one cell or text: labelled ones wherever they stand, otherwise cut at new lines or the first separator
 * that is there, and lettered in order.
 */
export function optionsOfText(text: string): FoundOption[] {
  const lines = text.split(/\r\n?|\n/).filter((line) => line.trim() !== "");
  const labelled: FoundOption[] = [];
  for (const line of lines) {
    const found = optionsIn(line.replace(/^[|；;\s]+/, ""), labelled.length === 0 ? "A" : after(labelled.at(-1)?.label ?? "A"));
    if (found.length > 0) labelled.push(...found);
    else if (labelled.length > 0) {
      const last = labelled.at(-1) as FoundOption;
      labelled[labelled.length - 1] = { ...last, text: `${last.text}\n${line.trim()}` };
    }
  }
  if (labelled.length > 1)
    return labelled.map((option) => ({ ...option, text: option.text.replace(/[|;；,，、#$@]+$/, "").trim() }));
  if (lines.length > 1) return lettered(lines);
  const separator = [/\$\$|##|@@|\|\|/, /\|/, /[;；]/, /\t/, /#/, / {2,}/, /[,，]/, /、/, /\//].find((pattern) =>
    pattern.test(text),
  );
  return separator ? lettered(text.split(separator)) : labelled.length > 0 ? labelled : lettered([text]);
}

function lettered(texts: readonly string[]): FoundOption[] {
  return texts
    .map((text) => text.trim())
    .filter((text) => text !== "")
    .map((text, at) => ({ label: String.fromCharCode(65 + at), text: text.replace(HEAD, "") || text }));
}

function headAt(text: string, expected: string): { label: string; length: number } | null {
  const head = HEAD.exec(text);
  const raw = head?.[1] ?? head?.[2];
  if (head && raw) {
    const letter = raw.normalize("NFKC");
    const label = letter.toUpperCase();
    const isLikely = label === expected || (letter === label && label >= "A" && label <= "K");
    return isLikely ? { label, length: head[0].length } : null;
  }
  const loose = LOOSE_HEAD.exec(text);
  const label = loose?.[1]?.normalize("NFKC");
  return loose && label === expected ? { label, length: loose[0].length } : null;
}

/** Where option `letter` begins inside a text: behind white space with a delimiter, or glued to it behind no letter. */
function nextOption(text: string, letter: string): { at: number; length: number } | null {
  const wide = String.fromCharCode(letter.charCodeAt(0) + 0xfee0);
  const either = `[${letter}${wide}${letter.toLowerCase()}]`;
  const spaced = new RegExp(
    `(?<=[\\s\\u3000;；。，,、])(?:[(（【\\[]\\s*${either}\\s*[)）】\\]]\\s*${DELIMITER}?|${either}\\s*${DELIMITER})\\s*`,
  ).exec(text);
  const upper = `[${letter}${wide}]`;
  const glued = new RegExp(`(?<=[^A-Za-z0-9\\s(（])(?:${upper}\\s*[.．、:：]|[(（]${upper}[)）])\\s*`).exec(text);
  const loose = new RegExp(`(?<=[\\s\\u3000]{2,}|\\t)${upper}[\\s\\u3000]+(?=\\S)`).exec(text);
  const first = [spaced, glued, loose].filter((match) => match !== null).sort((one, other) => one.index - other.index)[0];
  return first ? { at: first.index, length: first[0].length } : null;
}

function after(label: string): string {
  return String.fromCharCode(label.charCodeAt(0) + 1);
}
