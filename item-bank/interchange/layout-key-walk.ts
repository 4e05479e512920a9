import {
  bareKeyTable,
  isBareRange,
  isKeyFrame,
  isKeyHeading,
  type KeyEntry,
  keyLine,
  keyTable,
  leadingAnswer,
} from "./layout-keys.ts";
import { fieldAt, type NumberStyle, numberAt, type QuestionMark, STYLE_RANK, sectionAt } from "./layout-marks.ts";
import { type FoundKey, type FoundQuestion, isComplete, type Lookahead } from "./layout-parts.ts";
import type { KindReading } from "./question-kinds.ts";

/** Where a piece of text stands. */
export interface Here {
  readonly at: number;
  readonly place: string;
  readonly headingLevel: number;
  readonly isAfterBlank: boolean;
}

/** Reads the answer lists of a document: after a section or at the end, as ranges, numbered lines or small tables. */
export class KeyWalk {
  readonly keys: FoundKey[] = [];
  /** Whether the lines now belong to an answer list. */
  isOpen = false;
  /** Lines up to this one are already read. */
  skipUntil = -1;
  private section: FoundKey["section"] = null;
  private group = 0;
  private style: NumberStyle | null = null;
  private key: FoundKey | null = null;
  private readonly ahead: Lookahead;
  private readonly questions: readonly FoundQuestion[];

  constructor(ahead: Lookahead, questions: readonly FoundQuestion[]) {
    this.ahead = ahead;
    this.questions = questions;
  }

  /** Whether this line opens an answer list; its entries are taken then. */
  opens(text: string, here: Here, open: FoundQuestion | null): boolean {
    const field = fieldAt(text);
    const found = this.entriesAt(field?.name === "answer" ? field.rest : text, here.at);
    if (found && (found.entries.length > 1 || found.entries[0]?.isMisfit || found.lastLine > here.at)) {
      this.enter();
      this.skipUntil = Math.max(this.skipUntil, found.lastLine);
      for (const entry of found.entries) this.add(entry, here.place);
      return true;
    }
    const next = this.nextContent(here.at);
    if (!isKeyHeading(text) || !next || !this.startsList(next, { open, isAfterBlank: here.isAfterBlank })) return false;
    this.enter();
    return true;
  }

  /** Takes one piece inside an answer list; false when the list is over and the piece begins something else. */
  take(text: string, here: Here, orphan: (text: string, here: Here) => void): boolean {
    const listed = this.entriesAt(text, here.at);
    if (listed) {
      this.skipUntil = Math.max(this.skipUntil, listed.lastLine);
      for (const entry of listed.entries) this.add(entry, here.place);
      return true;
    }
    if (isKeyFrame(text)) return true;
    const number = numberAt(text);
    if (number) return this.takeNumbered(number, text, here);
    const section = sectionAt(text, here.headingLevel);
    if (section) {
      const next = this.ahead.nextNumber(here.at);
      const isEssays = this.isForOneEssay(section.reading);
      const isItsAnswer = isEssays && this.ahead.answerFollows(here.at);
      if (!isItsAnswer && this.ahead.sectionHasQuestions(here.at) && !(next && leadingAnswer(next.rest))) return this.leave();
      this.section = { index: (this.section?.index ?? -1) + 1, reading: section.reading, title: section.title };
      this.group += 1;
      this.key = null;
      this.style = null;
      for (const entry of keyLine(text.replace(/^[^\d]*/, "")) ?? []) this.add(entry, here.place);
      if (isEssays) this.addEssay(here.place);
      return true;
    }
    if (isKeyHeading(text) && fieldAt(text)?.rest !== "") return true;
    if (this.key) this.append(this.key, text, here);
    else if (!isKeyHeading(text)) orphan(text, here);
    return true;
  }

  /** The entries of a line, or of a two-line table that begins here, and the last line they take. */
  private entriesAt(text: string, at: number): { entries: KeyEntry[]; lastLine: number } | null {
    const next = this.nextContent(at);
    const table = keyTable(text, next?.text) ?? (this.isOpen ? bareKeyTable(text, next?.text) : null);
    if (table && next) return { entries: table, lastLine: next.at };
    const joined = next && isBareRange(text) ? keyLine(`${text} ${next.text}`) : null;
    if (joined && next) return { entries: joined, lastLine: next.at };
    const entries = keyLine(text);
    return entries && { entries, lastLine: at };
  }

  /** The next line that is more than the frame of an answer table. */
  private nextContent(at: number): { text: string; at: number } | null {
    let next = this.ahead.nextText(at);
    while (next && isKeyFrame(next.text)) next = this.ahead.nextText(next.at);
    return next;
  }

  private append(key: FoundKey, text: string, { isAfterBlank }: Here): void {
    const field = fieldAt(text);
    key.mode = field ? field.name : key.mode === "answer" && key.isLetters ? "rationale" : key.mode;
    const lines = key.fields[key.mode] ?? [];
    const added = field ? field.rest : text;
    if (added !== "") {
      key.fields[key.mode] = lines;
      if (isAfterBlank && lines.length > 0 && !field) lines.push("");
      lines.push(added);
    }
    if (field?.name === "answer") key.isLetters = leadingAnswer(field.rest) !== null;
  }

  private startsList(
    next: { text: string; at: number },
    { open, isAfterBlank }: { open: FoundQuestion | null; isAfterBlank: boolean },
  ): boolean {
    if (this.entriesAt(next.text, next.at) || bareKeyTable(next.text, this.nextContent(next.at)?.text)) return true;
    const number = numberAt(next.text);
    if (!number) return sectionAt(next.text, 0) !== null;
    if (leadingAnswer(number.rest)) return true;
    // 参考答案 right behind an essay's stem is its own, even when it is a numbered list.
    if (open && open.options.length === 0 && !open.fields.answer && !isAfterBlank) return false;
    const target = this.questions.find((question) => question.number === number.number && !question.fields.answer);
    if (!target) return false;
    return open === null || isComplete(open) || target.options.length > 0 || number.number < open.number;
  }

  private takeNumbered(mark: QuestionMark, text: string, here: Here): boolean {
    const answer = leadingAnswer(mark.rest);
    const last = this.key;
    if (last?.number === 0 && !this.ahead.hasOptions(here.at)) {
      this.append(last, text, here);
      return true;
    }
    if (last && this.style && STYLE_RANK[mark.style] < STYLE_RANK[this.style]) {
      this.append(last, text, here);
      return true;
    }
    this.style ??= mark.style;
    if (!answer) {
      const isKnown = this.questions.some((question) => question.number === mark.number && !question.fields.answer);
      if (!isKnown && !last && this.ahead.looksLikeQuestion(here.at)) return this.leave();
      if (this.ahead.hasOptions(here.at)) return this.leave();
      const isInList = last !== null && last.local + 1 === mark.number && this.ahead.comesAgain(mark, here.at);
      const isNext = last === null || (mark.number > last.number && isKnown && !isInList);
      if (!isNext && last) {
        last.local = mark.number;
        const lines = last.fields[last.mode] ?? [];
        last.fields[last.mode] = lines;
        lines.push(text);
        return true;
      }
    }
    this.add({ number: mark.number, answer: answer?.answer ?? mark.rest, rest: answer?.rest ?? "" }, here.place);
    if (this.key) this.key.isLetters = answer !== null || mark.rest === "";
    return true;
  }

  private add(entry: KeyEntry, place: string): void {
    if (this.key && entry.number <= this.key.number) this.group += 1;
    const rest = entry.rest === "" ? null : (fieldAt(entry.rest) ?? { name: "rationale" as const, rest: entry.rest });
    this.key = {
      number: entry.number,
      place,
      group: this.group,
      section: this.section,
      questionsBefore: this.questions.length,
      fields: { ...(entry.answer === "" ? {} : { answer: [entry.answer] }), ...(rest ? { [rest.name]: [rest.rest] } : {}) },
      mode: rest ? rest.name : "answer",
      isLetters: true,
      isMisfit: entry.isMisfit === true,
      local: 0,
    };
    this.keys.push(this.key);
  }

  /** Whether the list's section is that of a single essay without a number, whose answer may be a numbered list. */
  private isForOneEssay(reading: KindReading | null): boolean {
    if (!reading || !("kind" in reading) || reading.kind !== "essay") return false;
    const essays = this.questions.filter(({ section: { reading: own } }) => own && "kind" in own && own.kind === "essay");
    return essays.length === 1 && essays[0]?.number === 0;
  }

  private addEssay(place: string): void {
    this.add({ number: 0, answer: "", rest: "" }, place);
    if (this.key) this.key.isLetters = false;
  }

  private enter(): void {
    this.isOpen = true;
    this.style = null;
    this.section = null;
    this.group += 1;
    this.key = null;
  }

  private leave(): false {
    this.isOpen = false;
    this.key = null;
    return false;
  }
}
