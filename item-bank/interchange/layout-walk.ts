import { type Here, KeyWalk } from "./layout-key-walk.ts";
import {
  type FieldName,
  fieldAt,
  NOTICE,
  numberAt,
  OPTIONS_LABEL,
  PAGE_NUMBER,
  type QuestionMark,
  type SourceLine,
  STYLE_RANK,
  sectionAt,
  splitFields,
  takeKindTag,
} from "./layout-marks.ts";
import { isChecked, optionsBehind, optionsIn, withoutTick } from "./layout-options.ts";
import {
  type FoundKey,
  type FoundQuestion,
  type FoundSection,
  isComplete,
  Lookahead,
  SINGLE_LINE_FIELDS,
} from "./layout-parts.ts";
import { pointsEach, readPart } from "./question-facets.ts";

/** What a document falls into, before keys are brought to their questions. */
export interface LayoutParts {
  readonly questions: readonly FoundQuestion[];
  readonly keys: readonly FoundKey[];
  /** Text that belongs to no question. */
  readonly orphans: readonly { readonly place: string; readonly text: string }[];
}

/** Walks a document line by line and sorts every line to a section, a question, an option, a field or an answer list. */
export function walkLayout(lines: readonly SourceLine[]): LayoutParts {
  const walk = new Walk(lines);
  for (let at = 0; at < lines.length; at += 1) walk.take(at);
  return walk.parts();
}

class Walk {
  private readonly lines: readonly SourceLine[];
  private readonly ahead: Lookahead;
  private readonly questions: FoundQuestion[] = [];
  private readonly keys: KeyWalk;
  private readonly orphans: { place: string; text: string; line: number }[] = [];
  private section: FoundSection = { index: 0, title: "", reading: null, points: null, style: null };
  private question: FoundQuestion | null = null;
  private isAfterBlank = true;
  private part: number | undefined;
  private chapter: string | undefined;
  private isNotice = false;
  private nextKind: string | undefined;

  constructor(lines: readonly SourceLine[]) {
    this.lines = lines;
    this.ahead = new Lookahead(lines);
    this.keys = new KeyWalk(this.ahead, this.questions);
  }

  parts(): LayoutParts {
    return { questions: this.questions, keys: this.keys.keys, orphans: this.orphans };
  }

  take(at: number): void {
    const line = this.lines[at] as SourceLine;
    if (at <= this.keys.skipUntil || PAGE_NUMBER.test(line.text)) return;
    if (line.text.trim() === "" || /^[\s\-—=_*]{3,}$/.test(line.text)) {
      this.isAfterBlank = true;
      return;
    }
    const { text, headingLevel } = this.ahead.lineAt(at);
    for (const piece of splitFields(text)) {
      this.takePiece(piece, { at, headingLevel, place: line.place, isAfterBlank: this.isAfterBlank });
      this.isAfterBlank = false;
    }
    if (line.problem && this.question) this.question.problems.push({ place: line.place, reason: line.problem });
    if (this.question && isChecked(line.text) === true) this.question.checked.push(this.question.options.at(-1)?.label ?? "");
  }

  private takePiece(piece: string, here: Here): void {
    const text = piece.replace(OPTIONS_LABEL, "");
    if (text === "") return;
    if (this.isInNotice(text, here)) {
      this.orphan(text, here);
      return;
    }
    if (this.keys.isOpen ? this.keys.take(text, here, (rest) => this.orphan(rest, here)) : this.opensKeys(text, here)) return;
    const number = numberAt(text);
    const section = number ? null : sectionAt(text, here.headingLevel);
    const isSure = section !== null && (section.reading !== null || here.headingLevel > 0 || section.isTitled === true);
    const field = fieldAt(text);
    if (number && this.isQuestion(number, here)) this.open(number, here);
    else if (section && !this.isInsideEssayAnswer(isSure)) this.openSection(section, here);
    else if (field && this.takeField({ ...field, text }, here)) return;
    else if (this.takeOptions(text, here)) return;
    else if (this.opensUnnumbered(text, here)) this.open({ style: "space", number: 0, rest: text }, here);
    else this.continue(text, here);
  }

  private openSection(mark: NonNullable<ReturnType<typeof sectionAt>>, { place }: Here): void {
    this.question = null;
    if (mark.isOutline && !mark.reading) {
      if (/部分/.test(mark.title)) this.part = readPart(mark.title) ?? undefined;
      else this.chapter = mark.title.replace(/^第\s*[\d一二三四五六七八九十]+\s*\S{1,2}?[\s、:：.．]+/, "").trim() || undefined;
      this.section = {
        ...this.section,
        index: this.section.index + 1,
        reading: null,
        points: null,
        style: null,
        title: mark.title,
      };
      return;
    }
    const isTitle = !mark.reading && this.questions.length === 0;
    if (isTitle) this.orphans.push({ place, text: mark.title, line: -1 });
    this.section = {
      index: this.section.index + 1,
      title: mark.title,
      reading: mark.reading,
      points: pointsEach(mark.title),
      style: null,
    };
  }

  private opensKeys(text: string, here: Here): boolean {
    if (!this.keys.opens(text, here, this.question)) return false;
    this.question = null;
    return true;
  }

  private open({ number, rest, style }: QuestionMark, { place }: Here): void {
    this.section.style ??= style;
    this.question = {
      place,
      number,
      section: this.section,
      part: this.part,
      chapter: this.chapter,
      stem: [],
      options: [],
      fields: {},
      places: {},
      mode: "stem",
      local: 0,
      isAsking: false,
      checked: [],
      problems: [],
    };
    if (this.nextKind !== undefined) this.question.fields.kind = [this.nextKind];
    this.nextKind = undefined;
    this.questions.push(this.question);
    if (rest !== "") this.stemLine(rest, place);
  }

  private stemLine(text: string, place: string): void {
    const question = this.question as FoundQuestion;
    const behind = question.options.length === 0 ? optionsBehind(text) : null;
    if (this.isAfterBlank && question.stem.length > 0) question.stem.push("");
    question.stem.push(behind ? behind.stem : text);
    if (behind) {
      question.options.push(...behind.options.map((option) => ({ ...option, place })));
      question.mode = "options";
    }
  }

  private takeOptions(text: string, { place, at }: Here): boolean {
    const question = this.question;
    if (!question) return false;
    const mayFollow = question.mode === "stem" || question.mode === "options";
    const isLate = question.mode === "answer" && question.options.length === 0 && question.section.reading === null;
    if (!mayFollow && !isLate) return false;
    const last = question.options.at(-1)?.label;
    const expected = last === undefined ? "A" : String.fromCharCode(last.charCodeAt(0) + 1);
    const labelled = optionsIn(text, expected);
    const isTicked = labelled.length === 0 && isChecked(this.lines[at]?.text ?? "") !== null;
    const found = isTicked ? [{ label: expected, text: withoutTick(text) }] : labelled;
    if (found.length === 0 || (isLate && found[0]?.label !== "A")) return false;
    question.options.push(...found.map((option) => ({ ...option, place })));
    question.mode = "options";
    return true;
  }

  private takeField({ name, rest, text }: { name: FieldName; rest: string; text: string }, here: Here): boolean {
    const question = this.question;
    const isClosed = question === null || isComplete(question);
    // 问题： inside a numbered case is a line of its stem.
    const isInCase = question !== null && !isClosed && question.number > 0 && question.mode === "stem";
    if (name === "stem" && !isInCase && (isClosed || question.stem.length > 0)) {
      this.open({ style: "space", number: 0, rest }, here);
      return true;
    }
    if (name === "kind" && (isClosed || question.stem.length > 0) && this.ahead.nextIsStem(here.at)) {
      this.nextKind = rest;
      return true;
    }
    if (question === null) return false;
    if (name === "stem") {
      question.mode = "stem";
      question.isAsking = rest === "";
      this.stemLine(isInCase ? text : rest, here.place);
      return true;
    }
    question.fields[name] = [...(question.fields[name] ?? []), ...(rest === "" ? [] : [rest])];
    question.places[name] ??= here.place;
    question.mode = name;
    question.local = 0;
    return true;
  }

  private continue(text: string, { place, at }: Here): void {
    const question = this.question;
    if (question?.mode === "stem") this.stemLine(text, place);
    else if (!question || !this.extend(question, text)) this.orphan(text, { place, at });
  }

  /** Adds a plain line to what the question holds last; false when it belongs to nothing there. */
  private extend(question: FoundQuestion, text: string): boolean {
    if (question.mode === "options") {
      const last = question.options.at(-1);
      // What speaks of an answer, in whatever words, must not reach a candidate as part of an option.
      if (!last || (this.isAfterBlank && isComplete(question)) || /^.{0,8}答案/.test(text)) return false;
      question.options[question.options.length - 1] = { ...last, text: `${last.text}\n${text}` };
      return true;
    }
    const isChoiceAnswer = question.mode === "answer" && question.options.length > 0 && (question.fields.answer?.length ?? 0) > 0;
    if ((isChoiceAnswer && this.isAfterBlank) || SINGLE_LINE_FIELDS.includes(question.mode)) return false;
    if (isChoiceAnswer) question.mode = "rationale";
    const name = question.mode as FieldName;
    const lines = question.fields[name] ?? [];
    question.fields[name] = lines;
    if (this.isAfterBlank && lines.length > 0) lines.push("");
    lines.push(text);
    return true;
  }

  private orphan(text: string, { place, at }: { place: string; at: number }): void {
    const last = this.orphans.at(-1);
    if (last && last.line === at - 1) this.orphans[this.orphans.length - 1] = { ...last, text: `${last.text} ${text}`, line: at };
    else this.orphans.push({ place, text, line: at });
  }

  /** Whether a numbered line begins a question, rather than a list inside a stem, an answer or an explanation. */
  private isQuestion(mark: QuestionMark, { at }: Here): boolean {
    const question = this.question;
    const rank = STYLE_RANK[mark.style];
    const established = this.section.style;
    if (mark.style === "ordinal") return true;
    if (established && STYLE_RANK[established] > rank) return false;
    if (!question) return mark.style !== "space" || mark.number === 1 || this.isAfterBlank;
    const isClosed = isComplete(question);
    if (mark.style === "space" && !(isClosed && mark.number === question.number + 1)) return false;
    const isDecimal = mark.style === "dot" && /^\d+\.\d/.test(this.lines[at]?.text.trim() ?? "");
    if (isDecimal && !(this.isAfterBlank && mark.number === question.number + 1)) return false;
    const isLocal = mark.number === 1 || mark.number === question.local + 1;
    if (question.isAsking && isLocal && question.fields.answer === undefined) {
      question.local = mark.number;
      return false;
    }
    if (mark.number === question.number + 1) {
      const isDoubtful = question.local > 0 && isLocal;
      if (!isDoubtful || (this.ahead.looksLikeQuestion(at) && !this.ahead.comesAgain(mark, at))) return true;
      question.local = mark.number;
      return false;
    }
    if (isClosed && (question.mode === "options" || question.options.length > 0) && this.ahead.looksLikeQuestion(at)) return true;
    if (question.mode === "options" || (question.mode === "answer" && question.options.length > 0)) return true;
    if (isClosed && this.isAfterBlank && !isLocal) return true;
    if (isClosed && this.isAfterBlank && this.ahead.looksLikeQuestion(at)) return true;
    question.local = mark.number;
    return false;
  }

  private opensUnnumbered(text: string, { at }: Here): boolean {
    const question = this.question;
    const isAnswered = question?.number === 0 && question.mode === "answer" && (question.fields.answer?.length ?? 0) > 0;
    const isFree = question === null || (isComplete(question) && (this.isAfterBlank || isAnswered));
    if (!isFree) return false;
    if (takeKindTag(text).reading !== null || this.ahead.optionsFollow(at)) return true;
    return this.ahead.standsAlone(at, { reading: this.section.reading, isFirst: question === null });
  }

  private isInNotice(text: string, { at, headingLevel }: Here): boolean {
    if (this.questions.length > 0 || this.section.reading !== null) return false;
    if (NOTICE.test(text)) this.isNotice = true;
    else if (sectionAt(text, headingLevel) || this.ahead.hasOptions(at)) this.isNotice = false;
    return this.isNotice;
  }

  private isInsideEssayAnswer(isSure: boolean): boolean {
    return !isSure && this.question !== null && this.question.mode !== "options";
  }
}
