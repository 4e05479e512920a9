import type { Sentence } from "#kernel/issue-sentences.ts";

/** What the parser says, in words a writer knows. */
const WORDS: readonly (readonly [RegExp, (detail: string) => Sentence])[] = [
  [/^unclosed tag: (.+)/, (name) => ({ zh: `标签 <${name}> 没有结束`, en: `the tag <${name}> is not closed` })],
  [
    /^unexpected close tag|^unmatched closing tag: (.+)/,
    (name) => ({
      zh: `结束标签${name === "" ? "" : ` </${name}> `}与开始标签对不上`,
      en: "a closing tag does not fit its opening tag",
    }),
  ],
  [
    /entity/,
    () => ({ zh: "& 后面不是认得的字符代号；单独的 & 要写成 &amp;", en: "& begins no known entity; a plain & is written &amp;" }),
  ],
  [/attribute/, () => ({ zh: "标签里的属性写得不对", en: "an attribute is not written properly" })],
  [/character/, () => ({ zh: "有不允许的字符", en: "there is a character that may not stand there" })],
  [
    /only one root|outside of root/,
    () => ({ zh: "根元素之外还有别的内容", en: "something stands before or behind the root element" }),
  ],
  [/^empty|must contain a root/, () => ({ zh: "没有内容", en: "there is nothing in it" })],
];

/**
 * Why a text is no XML and in which line, for people. The parser reads on after a lone `&` and trips over something later, so
 * the first such `&` is looked for.
 */
export function flawAt(text: string, { line, message }: { readonly line: number; readonly message: string }): XmlMishap {
  const ampersand = loneAmpersand(text);
  const isEarlier = ampersand !== null && ampersand <= line;
  const detail = isEarlier ? "entity" : message.replace(/^\d+:\d+:\s*/, "").slice(0, 200);
  const at = isEarlier ? ampersand : line;
  const known = WORDS.map(([pattern, words]) => ({ match: pattern.exec(detail), words })).find(({ match }) => match !== null);
  const shown = known?.words((known.match?.[1] ?? "").slice(0, 60)) ?? { zh: detail, en: detail };
  return {
    line: at,
    sentence: {
      zh: `不是合格的 XML（第 ${at} 行：${shown.zh}），请改正或用原来的程序重新导出`,
      en: `this is no well-formed XML (line ${at}: ${shown.en}); correct it or export it again`,
    },
  };
}

export interface XmlMishap {
  /** 1-based. */
  readonly line: number;
  readonly sentence: Sentence;
}

function loneAmpersand(text: string): number | null {
  const plain = text.replace(/<!\[CDATA\[[\s\S]*?\]\]>|<!--[\s\S]*?-->/g, (piece) => piece.replace(/[^\n]/g, " "));
  const lone = /&(?!#\d{1,7};|#x[0-9a-f]{1,6};|[A-Za-z][A-Za-z0-9]{0,31};)/i.exec(plain);
  return lone ? plain.slice(0, lone.index).split("\n").length : null;
}
