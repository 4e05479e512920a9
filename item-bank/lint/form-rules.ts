import { FIGURE_NAME } from "../rich-text.ts";
import type { DraftItem, Found, LintRule, LintSubject } from "./lint-finding.ts";
import { isQuoted, type LintText, readLintText, spanOf } from "./lint-text.ts";
import { TRADITIONAL } from "./traditional.ts";

const H = "\\p{Script=Han}";
/** Half-width marks where Chinese is written, and other slips of width; each with what it should be. */
const SLIPS_ZH: readonly { readonly pattern: RegExp; readonly zh: string; readonly en: string }[] = [
  {
    pattern: new RegExp(`(?<=[${H}”’）])[,;:?!]|[,;?!](?=${H})|(?<![A-Za-z\\d])[:](?=${H})`, "gu"),
    zh: "半角标点",
    en: "half-width mark",
  },
  {
    pattern: new RegExp(`(?<=[${H}”）。，])\\([^()]*\\)?|(?<![A-Za-z])\\([\\s\\u3000]*\\)|(?<![A-Za-z])\\(${H}[^()]*\\)`, "gu"),
    zh: "半角括号",
    en: "half-width brackets",
  },
  { pattern: new RegExp(`(?<=[${H}”’）)])\\.(?!\\d|\\.)`, "gu"), zh: "半角句点", en: "half-width full stop" },
  { pattern: new RegExp(`(?<=${H}|^)"[^"]{1,40}"|"(?=${H})|(?<=${H})"`, "gu"), zh: "直引号", en: "straight quotation marks" },
  { pattern: /([。，；：？！、])\1+/gu, zh: "重复的标点", en: "doubled punctuation" },
  { pattern: /[Ａ-Ｚａ-ｚ０-９]+/gu, zh: "全角字母或数字", en: "full-width letters or digits" },
];
const SLIPS_EN: readonly { readonly pattern: RegExp; readonly zh: string; readonly en: string }[] = [
  { pattern: /[，。；：？！（）、]/gu, zh: "全角标点", en: "full-width mark" },
  { pattern: /[Ａ-Ｚａ-ｚ０-９]+/gu, zh: "全角字母或数字", en: "full-width letters or digits" },
  { pattern: /([,;:?!])\1+/gu, zh: "重复的标点", en: "doubled punctuation" },
];

const IMAGE = /!\[((?:\\[\s\S]|[^\]\\\n])*)\]\(([^)\n]*)\)/g;
const EMPTY_ALTERNATIVE =
  /^(?:(?:如|见|下|上|左|右)?图(?:片|像|表|示|形)?|示意图|照片|截图|未命名|image|picture|figure|fig|photo|chart|graph|diagram|img|untitled|alt(?:\s*text)?)?[\s\d.:：—-]*$/i;

/** What the text is made of: punctuation, characters, formulas, figures. */
export const FORM_RULES: readonly LintRule[] = [
  {
    id: "mixed-punctuation",
    severity: "W",
    applies: "any",
    advice: {
      zh: "中文用全角标点，字母和数字用半角",
      en: "use full-width marks in Chinese, half-width ones in English, half-width letters and digits in both",
    },
    check: (subject) =>
      fieldsOf(subject).flatMap(({ field, text }) => slips(field, text, subject.isChinese ? SLIPS_ZH : SLIPS_EN)),
  },
  {
    id: "traditional-characters",
    severity: "W",
    applies: "any",
    advice: { zh: "改用简体字", en: "use simplified characters" },
    check: (subject) => (subject.isChinese ? fieldsOf(subject).flatMap(({ field, text }) => traditional(field, text)) : []),
  },
  {
    id: "image-alt",
    severity: "E",
    applies: "any",
    advice: {
      zh: "写出图里看得到、作答要用的内容，不说出答案",
      en: "say what the figure shows as far as the answer needs it, without giving it away",
    },
    check: ({ item }) => textsOf(item).flatMap(({ field, raw }) => withoutAlternative(field, raw)),
  },
  {
    id: "broken-formula",
    severity: "E",
    applies: "any",
    advice: { zh: "补上缺少的 $ 或花括号", en: "add the missing $ or brace" },
    check: ({ item }) => textsOf(item).flatMap(({ field, raw }) => brokenFormula(field, raw)),
  },
  {
    id: "broken-mark",
    severity: "W",
    applies: "any",
    advice: {
      zh: "加粗写作 **…**，图片写作 ![说明](文件名.png)；要显示符号本身时在前面加反斜杠",
      en: "bold is **…**, a figure ![description](name.png); a backslash makes a mark plain",
    },
    check: ({ item }) => textsOf(item).flatMap(({ field, raw }) => brokenMarks(field, raw)),
  },
];

function fieldsOf({ stem, options }: LintSubject): { field: string; text: LintText }[] {
  return [{ field: "stem", text: stem }, ...options.map(({ label, text }) => ({ field: label, text }))];
}

function textsOf(item: DraftItem): { field: string; raw: string }[] {
  const options = (item.options ?? []).map(({ label, text }) => ({ field: label, raw: text }));
  const named = (["stem", "rationale", "outline"] as const).map((field) => ({ field, raw: item[field] ?? "" }));
  return [...named, ...options].filter(({ raw }) => raw !== "");
}

function slips(field: string, text: LintText, kinds: typeof SLIPS_ZH): Found[] {
  const found = kinds.flatMap(({ pattern, zh, en }) =>
    [...text.plain.matchAll(pattern)].map((match) => ({ at: match.index, words: match[0], zh, en })),
  );
  const first = found.sort((left, right) => left.at - right.at)[0];
  if (!first) return [];
  const more = found.length > 1;
  const zh = `${first.zh}“${first.words}”${more ? `等 ${found.length} 处` : ""}`;
  const en = `${first.en} “${first.words}”${more ? ` and ${found.length - 1} more` : ""}`;
  return [{ field, span: spanOf(text, first.at, first.words.length), reason: { zh, en } }];
}

function traditional(field: string, text: LintText): Found[] {
  const found = [...text.plain].flatMap((character, at) => {
    const simplified = TRADITIONAL.get(character);
    return simplified && !isQuoted(text, at, 1) ? [{ at, character, simplified }] : [];
  });
  const first = found[0];
  if (!first) return [];
  const pairs = [...new Set(found.map(({ character, simplified }) => `${character}→${simplified}`))].join("、");
  return [
    {
      field,
      span: spanOf(text, first.at, 1),
      reason: { zh: `繁体字 ${pairs}`, en: `traditional characters ${pairs}` },
    },
  ];
}

function withoutAlternative(field: string, raw: string): Found[] {
  return [...raw.matchAll(IMAGE)].flatMap((match) => {
    const alternative = (match[1] ?? "").trim();
    if (!EMPTY_ALTERNATIVE.test(alternative)) return [];
    const name = match[2] ?? "";
    const zh = alternative === "" ? `图 ${name} 没有替代文字` : `图 ${name} 的替代文字“${alternative}”没有说明内容`;
    const en =
      alternative === "" ? `figure ${name} has no alternative text` : `“${alternative}” does not describe figure ${name}`;
    return [{ field, span: { start: match.index, end: match.index + match[0].length }, reason: { zh, en } }];
  });
}

function brokenFormula(field: string, raw: string): Found[] {
  if (!raw.includes("$")) return [];
  for (const { at, tex } of formulas(raw)) {
    const what = unbalanced(tex);
    if (!what) continue;
    const reason = { zh: `公式 ${tex} 的${what.zh}不成对`, en: `in the formula ${tex} ${what.en} do not match` };
    return [{ field, span: { start: at, end: at + tex.length }, reason }];
  }
  const open = openFormula(raw);
  if (open === null) return [];
  const words = raw.slice(open, open + 24).split("\n")[0] ?? "";
  return [
    {
      field,
      span: { start: open, end: open + words.length },
      reason: { zh: `公式没有结束：${words}…`, en: `a formula is not closed: ${words}…` },
    },
  ];
}

/** Formulas of a text with the place of their TeX. */
function formulas(raw: string): { at: number; tex: string }[] {
  const text = readLintText(raw);
  return text.places.flatMap(({ start, end }, index) =>
    text.plain[index] === "\uFFFC" ? [{ at: start, tex: raw.slice(start, end).replace(/^\$+|\$+$/g, "") }] : [],
  );
}

function unbalanced(tex: string): { zh: string; en: string } | null {
  const bare = tex.replace(/\\[{}\\]/g, "");
  let depth = 0;
  for (const character of bare) {
    if (character === "{") depth += 1;
    if (character === "}") depth -= 1;
    if (depth < 0) break;
  }
  const count = (pattern: RegExp): number => tex.match(pattern)?.length ?? 0;
  if (depth !== 0) return { zh: "花括号", en: "the braces" };
  if (count(/\\left(?![a-z])/g) !== count(/\\right(?![a-z])/g)) return { zh: "\\left 与 \\right", en: "\\left and \\right" };
  return count(/\\begin\{/g) !== count(/\\end\{/g) ? { zh: "\\begin 与 \\end", en: "\\begin and \\end" } : null;
}

/** Where a `$` stands that was meant to open a formula: TeX follows it and no closing one. */
function openFormula(raw: string): number | null {
  const text = readLintText(raw);
  for (const [index, character] of [...text.plain].entries()) {
    const start = text.places[index]?.start ?? 0;
    if (character !== "$" || raw[start] !== "$") continue;
    if (/^\$\$|^\$[^\s$][^$\n]*[\\^_{}]|^\$[A-Za-z][^$\n]*=/.test(raw.slice(start))) return start;
  }
  return null;
}

function brokenMarks(field: string, raw: string): Found[] {
  if (!raw.includes("**") && !raw.includes("![")) return [];
  const text = readLintText(raw);
  const found: Found[] = [];
  const stars = text.plain.indexOf("**");
  if (stars !== -1 && !/\d\s*\*\*\s*\d/.test(text.plain)) {
    found.push({
      field,
      span: spanOf(text, stars, 2),
      reason: { zh: "加粗的 ** 没有成对", en: "a bold mark ** has no partner" },
    });
  }
  for (const match of raw.matchAll(IMAGE)) {
    const name = match[2] ?? "";
    if (FIGURE_NAME.test(name)) continue;
    const zh = `图片文件名“${name}”无法使用：应为小写字母、数字的 png 或 jpg 文件名，不带目录`;
    const en = `“${name}” is no name of a figure: lower-case letters and digits, png or jpg, no folder`;
    found.push({ field, span: { start: match.index, end: match.index + match[0].length }, reason: { zh, en } });
  }
  return found;
}
