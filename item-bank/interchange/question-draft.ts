import type { Sentence } from "#kernel/issue-sentences.ts";
import { parseRichText } from "../rich-text.ts";
import { OPTION_LABELS, type OptionLabel } from "../types/choice/choice.ts";
import { compact, type LabelledOption, readAnswer, shortened, truthOf } from "./answer-letters.ts";
import type { ForeignFigure, ForeignItem, ForeignNote, ForeignReading } from "./foreign-item.ts";
import type { Kind } from "./question-kinds.ts";
import { answerInStem } from "./stem-answer.ts";

/** A question as found, before anybody asked whether it is whole. Texts are house text. */
export interface Draft {
  readonly place: string;
  readonly kind: Kind;
  readonly stem: string;
  readonly options: readonly DraftOption[];
  /** As written: letters, words, or an essay's reference answer. */
  readonly answer?: string;
  /** Where a person finds the answer, if more precisely than `place`. */
  readonly answerPlace?: string;
  readonly stemPlace?: string;
  /** What numbers in an answer count from. */
  readonly firstNumber?: 0 | 1;
  readonly facets?: Facets;
  /** From our own export: stem and options are house text to the letter. */
  readonly isVerbatim?: boolean;
  readonly figures?: readonly ForeignFigure[];
  /** Why it cannot come in, as found while reading; the first is told. */
  readonly problems?: readonly ForeignNote[];
  readonly notes?: readonly ForeignNote[];
}

export interface DraftOption {
  readonly label: string;
  readonly text: string;
  readonly place?: string;
}

export type Facets = Partial<
  Pick<ForeignItem, "id" | "points" | "rationale" | "part" | "topic" | "level" | "difficulty" | "reference" | "house" | "outline">
>;

export type Settled =
  | { readonly item: ForeignItem; readonly notes: readonly ForeignNote[]; readonly isKindAssumed: boolean }
  | { readonly refused: ForeignNote };

class Flaw extends Error {
  readonly note: ForeignNote;
  constructor(place: string, zh: string, en: string) {
    super(en);
    this.note = { place, reason: { zh, en } };
  }
}

/** Makes an item of a draft, or says why it is none. Never throws. */
export function settleDraft(draft: Draft): Settled {
  const known = draft.problems?.[0];
  if (known) return { refused: known };
  try {
    if (compact(draft.stem) === "") throw new Flaw(draft.stemPlace ?? draft.place, "题干是空的", "the stem is empty");
    if (isEssay(draft)) return essayOf(draft);
    return choiceOf(draft);
  } catch (error) {
    if (error instanceof Flaw) return { refused: error.note };
    throw error;
  }
}

/** Settles every draft, in order; kinds taken from the number of answers are told once for the file. */
export function settleAll(drafts: readonly Draft[], fileNotes: readonly ForeignNote[] = []): ForeignReading {
  const items: ForeignItem[] = [];
  const refused: ForeignNote[] = [];
  const warnings: ForeignNote[] = [...fileNotes];
  const assumed: string[] = [];
  for (const draft of drafts) {
    const settled = settleDraft(draft);
    if ("refused" in settled) refused.push(settled.refused);
    else {
      items.push(settled.item);
      warnings.push(...settled.notes);
      if (settled.isKindAssumed) assumed.push(settled.item.place);
    }
  }
  const first = assumed[0];
  if (first !== undefined) {
    warnings.push({
      place: first,
      reason: {
        zh: `从这里起有 ${assumed.length} 道题没有写明题型，按答案个数定为单选或多选`,
        en: `from here on ${assumed.length} questions do not say their type; taken from the number of right options`,
      },
    });
  }
  return { items, refused, warnings };
}

function isEssay({ kind, options, answer, stem, place, answerPlace }: Draft): boolean {
  if (kind === "essay") return options.length === 0;
  if (kind !== "unknown" || options.length > 0) return false;
  if (answerInStem(stem, [], undefined) !== null || (answer !== undefined && truthOf(answer) !== undefined)) return false;
  if (answer === undefined || answer.trim() === "") {
    throw new Flaw(place, "没有选项，也没有答案；题型也没有写明", "there are no options, no answer and no type");
  }
  if (/^[A-Za-z](?:[\s,，、;；]*[A-Za-z])*$/.test(answer.normalize("NFKC").trim())) {
    throw new Flaw(place, "答案是选项字母，但没有找到选项", "the answer names options, but no options were found");
  }
  if (/_{2,}|（\s*）|\(\s*\)/.test(stem) || answer.trim().length < 20) {
    throw new Flaw(
      answerPlace ?? place,
      "没有选项，像是填空题；填空题不能导入",
      "there are no options; it looks like a gap to fill in, which cannot be imported",
    );
  }
  return true;
}

function essayOf(draft: Draft): Settled {
  const outline = draft.facets?.outline ?? draft.answer?.trim();
  const notes = [...(draft.notes ?? [])];
  if (!outline) notes.push(note(draft.place, "没有参考答案", "there is no reference answer"));
  if (draft.kind === "unknown") notes.push(note(draft.place, "没有写题型，按论述题导入", "no type is given; taken as an essay"));
  const item: ForeignItem = { ...base(draft), type: "essay", stem: draft.stem.trim(), options: [], key: [] };
  return { item: outline ? { ...item, outline } : item, notes, isKindAssumed: false };
}

function choiceOf(draft: Draft): Settled {
  const notes = [...(draft.notes ?? [])];
  const isTruth = draft.options.length === 0 && (draft.kind === "true-false" || draft.kind === "unknown");
  const options = isTruth ? truthOptions(draft.stem) : checkedOptions(draft);
  const inStem = draft.isVerbatim ? null : answerInStem(draft.stem, options, draft.answer);
  if (inStem && "conflict" in inStem) throw new Flaw(draft.place, inStem.conflict.zh, inStem.conflict.en);
  if (inStem?.note) notes.push({ place: draft.place, reason: inStem.note });
  const answer = draft.answer ?? inStem?.answer ?? "";
  const key = isTruth ? truthKey(draft, answer, notes) : lettersOf(draft, { answer, options, notes });
  const type = typeOf(draft, key, options.length);
  if (type === "multiple" && key.length === options.length) {
    notes.push(note(draft.place, "全部选项都是正确答案，没有干扰项", "every option is right; there is no distractor"));
  }
  if (draft.kind === "unknown" && isTruth)
    notes.push(note(draft.place, "没有写题型，按判断题导入", "no type is given; taken as true or false"));
  const item: ForeignItem = { ...base(draft), type, stem: (inStem?.stem ?? draft.stem).trim(), options, key };
  return { item, notes, isKindAssumed: !isTruth && draft.kind === "unknown" };
}

function checkedOptions({ options, place, kind, isVerbatim }: Draft): LabelledOption[] {
  if (options.length < 2) {
    const what = options.length === 0 ? "没有选项" : "只有一个选项";
    const unlike = kind === "essay" ? "（题型写的是论述题）" : "";
    throw new Flaw(
      place,
      `${what}，至少要有两个${unlike}`,
      `there ${options.length === 0 ? "are no options" : "is one option"}; at least two are needed`,
    );
  }
  if (kind === "essay") throw new Flaw(place, "题型是论述题，却有选项", "the type is essay, but there are options");
  const seen = new Set<string>();
  const checked = options.map((option, at) => {
    const own = option.place ?? place;
    if (seen.has(option.label))
      throw new Flaw(own, `选项 ${option.label} 出现了两次`, `option ${option.label} stands there twice`);
    seen.add(option.label);
    const expected = OPTION_LABELS[at];
    if (expected === undefined) throw new Flaw(own, "选项超过 8 个", "there are more than 8 options");
    if (option.label !== expected) {
      throw new Flaw(
        own,
        `选项应从 A 起依次排列：这里应为 ${expected}，却是 ${option.label}`,
        `options must run from A: ${expected} is missing before ${option.label}`,
      );
    }
    if (compact(option.text) === "") throw new Flaw(own, `选项 ${option.label} 是空的`, `option ${option.label} is empty`);
    return { label: expected, text: isVerbatim ? option.text.trim() : inlineOnly(option.text.trim()) };
  });
  const twin = checked.find((option, at) => checked.findIndex(({ text }) => sameText(text, option.text)) < at);
  if (twin) {
    const first = checked.find(({ text }) => sameText(text, twin.text))?.label;
    throw new Flaw(place, `选项 ${first} 和 ${twin.label} 的内容相同`, `options ${first} and ${twin.label} have the same text`);
  }
  return checked;
}

function lettersOf(
  draft: Draft,
  { answer, options, notes }: { answer: string; options: readonly LabelledOption[]; notes: ForeignNote[] },
): readonly OptionLabel[] {
  const place = draft.answerPlace ?? draft.place;
  const reading = readAnswer(answer, options, draft.firstNumber);
  if ("problem" in reading) throw new Flaw(place, reading.problem.zh, reading.problem.en);
  if (reading.note) notes.push({ place, reason: reading.note });
  return reading.labels;
}

function truthOptions(stem: string): LabelledOption[] {
  const [yes, no] = /\p{Script=Han}/u.test(stem) ? ["正确", "错误"] : ["True", "False"];
  return [
    { label: "A", text: yes as string },
    { label: "B", text: no as string },
  ];
}

function truthKey(draft: Draft, answer: string, notes: ForeignNote[]): readonly OptionLabel[] {
  const place = draft.answerPlace ?? draft.place;
  if (compact(answer) === "") throw new Flaw(place, "没有答案", "there is no answer");
  const said = truthOf(answer);
  if (said !== undefined) return [said ? "A" : "B"];
  const code = compact(answer).toUpperCase();
  const byCode = { A: "A", "1": "A", B: "B", "0": "B", "2": "B" } as const;
  const label = byCode[code as keyof typeof byCode];
  if (draft.kind !== "true-false" || label === undefined) {
    throw new Flaw(place, `看不懂判断题的答案“${shortened(answer)}”`, `cannot read “${shortened(answer)}” as true or false`);
  }
  const word = label === "A" ? { zh: "正确", en: "true" } : { zh: "错误", en: "false" };
  notes.push(note(place, `判断题的答案写作 ${code}，按“${word.zh}”导入`, `the answer ${code} is taken as ${word.en}`));
  return [label];
}

function typeOf({ kind, answerPlace, place }: Draft, key: readonly OptionLabel[], optionCount: number): "single" | "multiple" {
  const where = answerPlace ?? place;
  if ((kind === "single" || kind === "true-false") && key.length > 1) {
    const letters = key.join("");
    throw new Flaw(
      where,
      `题型是单选，答案却有 ${key.length} 个（${letters}）`,
      `the type is single choice, but the answer has ${key.length} letters (${letters})`,
    );
  }
  if (kind === "multiple" && key.length < 2) {
    throw new Flaw(
      where,
      `题型是多选，答案却只有一个（${key.join("")}）`,
      `the type is multiple choice, but the answer is one letter (${key.join("")})`,
    );
  }
  return key.length > 1 && optionCount > 1 ? "multiple" : "single";
}

function base({ place, facets, figures }: Draft): Pick<ForeignItem, "place"> & Facets & { figures?: readonly ForeignFigure[] } {
  const known = Object.fromEntries(Object.entries(facets ?? {}).filter(([, value]) => value !== undefined && value !== ""));
  delete known.outline;
  return { place, ...known, ...(figures && figures.length > 0 ? { figures } : {}) };
}

/** A lone `1. ` or `- ` before an option is text: options hold no lists. */
function inlineOnly(text: string): string {
  if (parseRichText(text)[0]?.kind !== "list") return text;
  return text.replace(/^(- |\d{1,3}(?=\. ))/, (mark) => (mark === "- " ? "\\- " : `${mark}\\`));
}

function sameText(one: string, other: string): boolean {
  return one.normalize("NFKC").trim() === other.normalize("NFKC").trim();
}

function note(place: string, zh: string, en: string): ForeignNote {
  return { place, reason: { zh, en } satisfies Sentence };
}
