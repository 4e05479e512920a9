/**
 * Where the characters of a house text are on the screen, and back. Marks are not seen, so the seen characters of the
 * written text and those of its rendering are the same sequence; blanks, formulas and images are left out of both.
 */
export interface Span {
  readonly start: number;
  readonly end: number;
}

interface Seen {
  readonly text: string;
  /** For each character of `text`, its place in the written text. */
  readonly places: readonly number[];
}

const INLINE_MARK =
  /\\[\\*$|![\]#`.-]|\$\$[^$]+\$\$|\$(?![\s$])(?:\\[\s\S]|[^$\\\n])*?(?<!\s)\$(?!\d)|!\[(?:\\[\s\S]|[^\]\\\n])*\]\([^()\s]{1,120}\)|\*\*/g;
const LIST_MARK = /^[ \t]*(?:-|\d{1,3}\.) +(?=\S)/gm;
const TABLE_RULE = /^[ \t]*\|?(?: *:?-{3,}:? *\|)+(?: *:?-{3,}:? *)?\|?[ \t]*$/gm;
/** Parts of a rendering that are not the written text letter by letter. */
const UNSEEN_PARTS = ".formula, .figure-missing, .unseen, button";

/** The seen characters of a text as written. */
export function seenOf(raw: string): Seen {
  const isMark = new Uint8Array(raw.length);
  const mask = (start: number, length: number) => isMark.fill(1, start, start + length);
  const strong: number[] = [];
  for (const found of raw.matchAll(INLINE_MARK)) {
    if (found[0] === "**") strong.push(found.index);
    else mask(found.index, found[0].startsWith("\\") ? 1 : found[0].length);
  }
  // A last mark without a partner means itself.
  for (const at of strong.slice(0, strong.length - (strong.length % 2))) mask(at, 2);
  for (const found of raw.matchAll(LIST_MARK)) mask(found.index, found[0].length);
  if (TABLE_RULE.test(raw)) maskTables(raw, mask);
  TABLE_RULE.lastIndex = 0;
  const places = [...raw.matchAll(/\S/g)].map(({ index }) => index).filter((at) => !isMark[at]);
  return { text: places.map((at) => raw[at]).join(""), places };
}

function maskTables(raw: string, mask: (start: number, length: number) => void): void {
  for (const rule of raw.matchAll(TABLE_RULE)) mask(rule.index, rule[0].length);
  for (const bar of raw.matchAll(/(?<!\\)\|/g)) mask(bar.index, 1);
}

/** The stretch of the screen that shows a stretch of the written text; undefined when it is not to be found. */
export function rangeOf(root: Node, raw: string, span: Span): Range | undefined {
  const written = seenOf(raw);
  const shown = shownIn(root);
  const wanted = written.places.flatMap((at, index) => (at >= span.start && at < span.end ? [index] : []));
  let first = wanted[0];
  if (first === undefined) return undefined;
  if (written.text !== shown.text) {
    first = shown.text.indexOf(written.text.slice(first, first + wanted.length));
    if (first === -1) return undefined;
  }
  const from = shown.places[first];
  const to = shown.places[first + wanted.length - 1];
  if (!from || !to) return undefined;
  const range = document.createRange();
  range.setStart(from.node, from.offset);
  range.setEnd(to.node, to.offset + 1);
  return range;
}

/** The stretch of the written text that a selection shows; undefined when it shows none of it. */
export function spanOf(root: Node, raw: string, selection: Range): Span | undefined {
  const written = seenOf(raw);
  const shown = shownIn(root);
  const inside = shown.places.flatMap(({ node, offset }, index) =>
    selection.comparePoint(node, offset) === 0 && selection.comparePoint(node, offset + 1) === 0 ? [index] : [],
  );
  let first = inside[0];
  if (first === undefined) return undefined;
  if (written.text !== shown.text) first = written.text.indexOf(shown.text.slice(first, first + inside.length));
  const start = written.places[first];
  const last = written.places[first + inside.length - 1];
  return start === undefined || last === undefined ? undefined : { start, end: last + 1 };
}

function shownIn(root: Node): { text: string; places: readonly { node: Text; offset: number }[] } {
  const places: { node: Text; offset: number }[] = [];
  let text = "";
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    if (node.parentElement?.closest(UNSEEN_PARTS)) continue;
    for (const { index } of node.data.matchAll(/\S/g)) {
      places.push({ node, offset: index });
      text += node.data[index];
    }
  }
  return { text, places };
}
