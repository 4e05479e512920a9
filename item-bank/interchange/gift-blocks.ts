/** One stretch of a GIFT file: a question, a description or a category, with the comments before it. */
export interface GiftBlock {
  /** Line of its first character, counted from 1. */
  readonly line: number;
  /** Escapes are still protected; see `unprotect`. */
  readonly text: string;
  readonly comments: readonly string[];
}

const ESCAPED = "~=#{}:\\>%";
const FIRST_PRIVATE = 0xe000;
const PRIVATE = /[\ue000-\ue00f]/g;
const NEWLINE = String.fromCharCode(FIRST_PRIVATE + ESCAPED.length);

/** Replaces `\=` and its like by private characters, so that marks can be looked for without looking back. */
export function protect(text: string): string {
  return text.replace(/\\([\s\S])/g, (whole, char: string) => {
    if (char === "n") return NEWLINE;
    const at = ESCAPED.indexOf(char);
    return at === -1 ? whole : String.fromCharCode(FIRST_PRIVATE + at);
  });
}

/** What the protected characters stand for. */
export function unprotect(text: string): string {
  return text.replace(PRIVATE, (char) => (char === NEWLINE ? "\n" : (ESCAPED[char.charCodeAt(0) - FIRST_PRIVATE] ?? char)));
}

/**
 * Cuts a file at blank lines outside braces. A brace that is never closed ends where the next question plainly begins, so
 * that one broken question costs only itself.
 */
export function giftBlocks(source: string): GiftBlock[] {
  const lines = source.replace(/^\uFEFF/, "").split(/\r\n?|\n/);
  const blocks: GiftBlock[] = [];
  let comments: string[] = [];
  let text: string[] = [];
  let line = 0;
  let depth = 0;
  const end = (): void => {
    if (text.length > 0) {
      blocks.push({ line, text: text.join("\n"), comments });
      comments = [];
    }
    text = [];
    depth = 0;
  };
  for (const [at, raw] of lines.entries()) {
    const comment = /^\s*\/\/(.*)$/.exec(raw)?.[1];
    if (comment !== undefined) {
      if (depth === 0 && text.length > 0 && isWhole(text)) end();
      comments.push(comment.trim());
    } else if (raw.trim() === "") {
      if (depth === 0 || startsAnother(lines, at)) end();
      else text.push("");
    } else {
      if (text.length > 0 && depth === 0 && (/^\s*(?:::|\$CATEGORY)/.test(raw) || isCategory(text))) {
        if (isWhole(text) || isCategory(text)) end();
      }
      if (text.length === 0) line = at + 1;
      // A backslash alone is how people write a blank line inside a question.
      const safe = raw.trim() === "\\" ? "" : protect(raw);
      text.push(safe);
      for (const char of safe) depth += char === "{" ? 1 : char === "}" && depth > 0 ? -1 : 0;
    }
  }
  end();
  return blocks;
}

function isWhole(text: readonly string[]): boolean {
  return text.some((line) => line.includes("}"));
}

function isCategory(text: readonly string[]): boolean {
  return /^\s*\$CATEGORY/.test(text[0] ?? "");
}

/** Inside braces, whether what follows the blank line is a new question rather than another answer. */
function startsAnother(lines: readonly string[], at: number): boolean {
  const next = lines.slice(at + 1).find((line) => line.trim() !== "" && !/^\s*\/\//.test(line));
  if (next === undefined) return true;
  return /^\s*::/.test(next) || /^\s*\$CATEGORY/.test(next) || /^\s*[^\s=~#%}{][^{}]*\{/.test(protect(next));
}
