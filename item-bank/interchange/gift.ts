import type { Sentence } from "#kernel/issue-sentences.ts";
import { plainText } from "../rich-text.ts";
import { OPTION_LABELS } from "../types/choice/choice.ts";
import { shortened } from "./answer-letters.ts";
import { type Category, categoryOf } from "./category-path.ts";
import { distinctIds } from "./distinct-ids.ts";
import type { ForeignMapping, ForeignNote, ForeignReading } from "./foreign-item.ts";
import { type GiftAnswers, type GiftChoice, type GiftParts, giftAnswers, giftParts } from "./gift-answers.ts";
import { type GiftBlock, giftBlocks, unprotect } from "./gift-blocks.ts";
import { type GiftTextOptions, type GiftTexts, giftTexts } from "./gift-texts.ts";
import { houseFacets, houseRecord } from "./house-fields.ts";
import { type Draft, type Facets, settleAll } from "./question-draft.ts";

const SEVERAL_RIGHT: Sentence = {
  zh: "有几个“=”答案，按多选题导入（Moodle 里选其中任何一个即得满分）",
  en: "several answers are marked “=”; taken as multiple choice (Moodle gives full marks for any one of them)",
};
const HAN = /\p{Script=Han}/u;
const CHINESE_END = /[\p{Script=Han}，。；：、？！）》”]$/u;
const CHINESE_MARK = /^[，。；：、？！）》”]/;

/** Whether a text is GIFT: braces with answers in them, or a category line. */
export function isGift(text: string): boolean {
  if (/^\s*\$CATEGORY\s*:/m.test(text)) return true;
  return giftBlocks(text).some(({ text: block }) => {
    const { inside, isUnclosed, title } = giftParts(block);
    if (inside === null || isUnclosed) return false;
    const body = inside.trim();
    return (
      /^[=~]/.test(body) ||
      /^(?:TRUE|FALSE|T|F)\s*(?:#|$)/i.test(body) ||
      /^#/.test(body) ||
      (body === "" && (title !== undefined || /\{\s*\}\s*$/.test(block)))
    );
  });
}

/**
 * Reads GIFT: multiple choice (with or without percentages), true/false and essay questions; every other kind is refused
 * by name.
 */
export function readGift(source: string, { figureOf }: Partial<Pick<GiftTextOptions, "figureOf">> = {}): ForeignReading {
  const drafts: Draft[] = [];
  const mappings = new Map<string, { mapping: ForeignMapping; maxScore: number }>();
  const outer: Reader = { category: {}, mappings, figureOf };
  for (const block of giftBlocks(source)) {
    const category = /^\s*\$CATEGORY\s*:?\s*(.*)$/m.exec(block.text)?.[1];
    if (category !== undefined) outer.category = categoryOf(unprotect(category));
    else drafts.push(draftOf(block, outer));
  }
  const reading = settleAll(drafts);
  const items = reading.items.map((item) => ({ ...item, ...mappings.get(item.place) }));
  const named = distinctIds(items);
  return { ...reading, items: named.items, warnings: [...reading.warnings, ...named.warnings] };
}

interface Reader {
  category: Category;
  readonly mappings: Map<string, { mapping: ForeignMapping; maxScore: number }>;
  readonly figureOf: GiftTextOptions["figureOf"];
}

function draftOf(block: GiftBlock, reader: Reader): Draft {
  const parts = giftParts(block.text);
  const place = `line ${block.line}${parts.title ? ` (${parts.title})` : ""}`;
  const comments = facetsOf(block.comments);
  const facets: Facets = { ...reader.category, ...comments };
  const notes: ForeignNote[] = [];
  const isVerbatim = block.comments.some((comment) => comment.startsWith("kaoheng:"));
  const texts = giftTexts({ isVerbatim, figureOf: reader.figureOf }, (reason) => notes.push({ place, reason }));
  const shell = {
    place,
    facets,
    notes,
    isVerbatim,
    options: [],
    kind: "choice" as const,
  };
  const problem = (zh: string, en: string): Draft => ({ ...shell, stem: "", problems: [{ place, reason: { zh, en } }] });
  const answers = giftAnswers(parts.inside ?? "");
  const unfit = unfitBlock(parts, answers);
  if (unfit) return problem(unfit.zh, unfit.en);
  if (answers.kind === "other") return problem(`这是${answers.zh}，不能导入`, `this is ${answers.en}, which cannot be imported`);
  if (answers.kind === "unreadable") return problem(...unreadable(answers.inside));
  const stem = stemOf(parts, texts);
  if (parts.after !== "") {
    notes.push({
      place,
      reason: { zh: "答案在句子中间，空缺处写作 _____", en: "the answers stand inside the sentence; the gap is written _____" },
    });
  }
  if (stem.startsWith("::")) {
    notes.push({
      place,
      reason: {
        zh: "题干以“::”开头，像是标题没有用“::”收尾，请核对",
        en: "the stem begins with “::”, as if a title were not closed by “::”; please check",
      },
    });
  }
  return { ...shell, stem, ...contentOf(answers, { parts, texts, reader, place, facets, stem, notes }) };
}

/** What keeps a block from being one question with one pair of braces. */
function unfitBlock({ isUnclosed, inside, before, after }: GiftParts, answers: GiftAnswers): Sentence | null {
  if (isUnclosed) return { zh: "大括号没有成对，这道题读不下去", en: "the braces do not match; this question cannot be read" };
  if (inside === null) {
    if (/[｛｝]/.test(before)) {
      return {
        zh: "答案部分用了全角大括号｛｝；GIFT 要用半角的 { }、= 和 ~",
        en: "the answers stand in full-width braces; GIFT needs { }, = and ~ in half width",
      };
    }
    return { zh: "这是说明文字（没有大括号），不是试题", en: "this is a description (no braces), not a question" };
  }
  if (/[{}]/.test(after) && answers.kind !== "unreadable") {
    return {
      zh: "有几组大括号：每道题只能有一组答案，题与题之间要空一行；文字里的大括号要写作 \\{ \\}",
      en: "there are several pairs of braces: a question has one, a blank line ends it, and braces in texts are written \\{ \\}",
    };
  }
  return null;
}

function unreadable(inside: string): [zh: string, en: string] {
  const shown = shortened(unprotect(inside));
  if (/^[＝～]/.test(inside)) {
    return [
      `答案“${shown}”用了全角符号；GIFT 要用半角的 = 和 ~`,
      `the answers “${shown}” are marked in full width; GIFT needs = and ~ in half width`,
    ];
  }
  return [
    `大括号里的“${shown}”看不懂：答案要以 = 或 ~ 开头，或者写 T、F；文字和公式里的大括号要写作 \\{ \\}`,
    `“${shown}” in braces cannot be read: answers begin with = or ~, or are T or F; braces in texts and formulas are written \\{ \\}`,
  ];
}

interface Content {
  readonly parts: GiftParts;
  readonly texts: GiftTexts;
  readonly reader: Reader;
  readonly place: string;
  readonly facets: Facets;
  readonly stem: string;
  readonly notes: ForeignNote[];
}

function contentOf(answers: Exclude<GiftAnswers, { kind: "other" | "unreadable" }>, content: Content): Partial<Draft> {
  const { parts, texts, facets, stem } = content;
  const general = answers.feedback && texts(answers.feedback, parts.format);
  const isChinese = HAN.test(plainText(stem));
  const said = (label: string, text: string | undefined): string =>
    text === undefined ? "" : `${label}${isChinese ? "：" : ": "}${texts(text, parts.format)}`;
  const withRationale = (lines: readonly (string | undefined)[]): Facets => {
    const rationale = lines.filter((line) => line).join("\n");
    return rationale === "" || facets.rationale !== undefined ? facets : { ...facets, rationale };
  };
  switch (answers.kind) {
    case "essay":
      return { kind: "essay", facets: withRationale([general]) };
    case "truth": {
      const wrong = said(isChinese ? "答错" : "If wrong", answers.ifWrong);
      const right = said(isChinese ? "答对" : "If right", answers.ifRight);
      return { kind: "true-false", answer: String(answers.isTrue), facets: withRationale([general, wrong, right]) };
    }
    case "choice": {
      const feedback = answers.choices.map((choice, at) => said(OPTION_LABELS[at] ?? "?", choice.feedback));
      return { ...choicesOf(answers.choices, content), facets: withRationale([general, ...feedback]) };
    }
  }
}

/** Key and type as GIFT means them: an `=` makes one answer right; weights without any `=` ask for several. */
function choicesOf(choices: readonly GiftChoice[], { texts, parts, place, reader, facets, notes }: Content): Partial<Draft> {
  const weightOf = ({ isRight, weight }: GiftChoice): number => weight ?? (isRight ? 100 : 0);
  const right = choices.filter(({ isRight }) => isRight);
  const positive = choices.filter((choice) => weightOf(choice) > 0);
  const isSingle = right.length === 1 || (right.length === 0 && positive.length === 1);
  const keyed = right.length === 1 ? right : positive;
  const labels = keyed.map((choice) => OPTION_LABELS[choices.indexOf(choice)] ?? "?");
  const options = choices.map((choice, at) => ({
    label: OPTION_LABELS[at] ?? "?",
    text: texts(choice.text, parts.format, true),
  }));
  const isWeighted = choices.some(({ weight }) => weight !== undefined && weight !== 0 && weight !== 100);
  if (isWeighted && facets.house === undefined) {
    const entries = Object.fromEntries(choices.map((choice, at) => [OPTION_LABELS[at] ?? "?", shareOf(weightOf(choice))]));
    const shares = Object.values(entries).filter((share) => share > 0);
    const maxScore = isSingle ? Math.max(0, ...shares) : Math.min(1, exact(shares.reduce((sum, share) => sum + share, 0)));
    reader.mappings.set(place, { mapping: { entries, defaultPoints: 0, least: 0, most: 1 }, maxScore });
  }
  if (right.length > 1) notes.push({ place, reason: SEVERAL_RIGHT });
  const answer = labels.join("");
  return { kind: isSingle ? "single" : "multiple", options, ...(answer === "" ? noRightAnswer(place) : { answer }) };
}

function noRightAnswer(place: string): Partial<Draft> {
  return {
    problems: [
      {
        place,
        reason: {
          zh: "没有标出正确答案（没有“=”，也没有正的百分比）",
          en: "no right answer is marked (no “=”, no positive percentage)",
        },
      },
    ],
  };
}

/** A percentage as a share of one point; thirds and sixths, which GIFT can only round, become exact sixtieths again. */
function shareOf(percent: number): number {
  return exact(percent / 100);
}

function exact(share: number): number {
  const units = Math.round(share * 60);
  return Math.abs(units / 60 - share) < 0.0001 ? units / 60 : share;
}

function stemOf({ before, after, format }: GiftParts, texts: GiftTexts): string {
  if (after === "") return texts(before, format);
  // Chinese is written without spaces; a space the file has stays.
  const left = CHINESE_END.test(before) ? "" : " ";
  const right = left === "" || CHINESE_MARK.test(after) ? "" : " ";
  return texts(`${before.trim()}${left}_____${right}${after}`, format);
}

/** `[id:…]`, `[tag:…]` and our own `kaoheng: {…}` in the comments before a question. */
function facetsOf(comments: readonly string[]): Facets {
  const facets: Facets[] = [];
  const all = comments.join("\n");
  const id = /\[id:\s*([^\]]+?)\s*\]/i.exec(all)?.[1];
  const tags = [...all.matchAll(/\[tag:\s*([^\]]+?)\s*\]/gi)].map(([, tag]) => tag ?? "");
  if (id) facets.push({ id });
  if (tags.length > 0) facets.push({ house: { tags } });
  for (const comment of comments) {
    const json = /^kaoheng:\s*(\{.*\})\s*$/.exec(comment)?.[1];
    const record = json === undefined ? null : houseRecord(json);
    if (record) facets.push(houseFacets(record));
  }
  return Object.assign({}, ...facets);
}
