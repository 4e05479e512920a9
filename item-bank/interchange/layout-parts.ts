import type { ForeignNote } from "./foreign-item.ts";
import { isKeyHeading, keyLine, leadingAnswer } from "./layout-keys.ts";
import {
  type FieldName,
  fieldAt,
  isInstruction,
  type NumberStyle,
  numberAt,
  type QuestionMark,
  type SourceLine,
  sectionAt,
  undecorated,
} from "./layout-marks.ts";
import { optionsBehind, optionsIn } from "./layout-options.ts";
import type { KindReading } from "./question-kinds.ts";

export interface FoundSection {
  readonly index: number;
  readonly title: string;
  readonly reading: KindReading | null;
  readonly points: number | null;
  /** How its questions are numbered, once the first is seen. */
  style: NumberStyle | null;
}

/** A question as the walk collects it. */
export interface FoundQuestion {
  readonly place: string;
  /** 0 where the source numbers nothing. */
  readonly number: number;
  readonly section: FoundSection;
  readonly part?: number;
  readonly chapter?: string;
  readonly stem: string[];
  readonly options: { label: string; text: string; place: string }[];
  readonly fields: Partial<Record<FieldName, string[]>>;
  readonly places: Partial<Record<FieldName, string>>;
  readonly problems: ForeignNote[];
  /** Options ticked in a task list. */
  readonly checked: string[];
  /** Where the next plain line goes. */
  mode: "stem" | "options" | FieldName;
  /** Its stem ends with 问题： and the list of what is asked, up to the answer. */
  isAsking: boolean;
  /** Last number of a list inside the question. */
  local: number;
}

/** One entry of an answer list. */
export interface FoundKey {
  readonly number: number;
  readonly place: string;
  /** Counts up at every new list, heading and restart of the numbers. */
  readonly group: number;
  readonly section: { readonly index: number; readonly reading: KindReading | null; readonly title: string } | null;
  /** How many questions stand before it. */
  readonly questionsBefore: number;
  readonly fields: Partial<Record<FieldName, string[]>>;
  readonly isMisfit: boolean;
  mode: FieldName;
  /** Its answer is letters or a word, so that what follows explains it. */
  isLetters: boolean;
  local: number;
}

/** Fields that end with their line. */
export const SINGLE_LINE_FIELDS: readonly string[] = [
  "topic",
  "difficulty",
  "points",
  "level",
  "part",
  "reference",
  "kind",
  "id",
  "tags",
];

const FARTHEST_LINES = 60;

/** Looks at the lines to come, for decisions one line alone does not allow. */
export class Lookahead {
  private readonly lines: readonly SourceLine[];
  private readonly known: { text: string; headingLevel: number }[] = [];

  constructor(lines: readonly SourceLine[]) {
    this.lines = lines;
  }

  /** A line without its decoration; each is looked at many times. */
  lineAt(at: number): { text: string; headingLevel: number } {
    const known = this.known[at] ?? undecorated(this.lines[at]?.text ?? "");
    this.known[at] = known;
    return known;
  }

  /** The next line that holds anything. */
  nextText(at: number): { text: string; at: number } | null {
    for (let next = at + 1; next < Math.min(this.lines.length, at + FARTHEST_LINES); next += 1) {
      const text = this.lineAt(next).text;
      if (text !== "") return { text, at: next };
    }
    return null;
  }

  nextNumber(at: number): QuestionMark | null {
    const next = this.nextText(at);
    return next && numberAt(next.text);
  }

  /** Whether options or an answer stand between this line and the next numbered one. */
  looksLikeQuestion(at: number): boolean {
    return this.hasOptions(at) || this.blockOf(at).some((text) => fieldAt(text)?.name === "answer");
  }

  hasOptions(at: number): boolean {
    return this.blockOf(at).some((text) => isFirstOption(text) || optionsBehind(text) !== null);
  }

  /** Whether the same number comes once more before the section ends. */
  comesAgain(mark: QuestionMark, at: number): boolean {
    for (let next = at + 1; next < Math.min(this.lines.length, at + 4 * FARTHEST_LINES); next += 1) {
      const { text, headingLevel } = this.lineAt(next);
      const other = numberAt(text);
      if (other?.number === mark.number && other.style === mark.style) return true;
      if (!other && sectionAt(text, headingLevel)) return false;
    }
    return false;
  }

  /** Whether an option A comes within the next few lines, before any number. */
  optionsFollow(at: number): boolean {
    let seen = 0;
    for (let next = at + 1; next < this.lines.length && seen < 6; next += 1) {
      const { text, headingLevel } = this.lineAt(next);
      if (text === "") continue;
      seen += 1;
      if (isFirstOption(text)) return true;
      if (numberAt(text) || sectionAt(text, headingLevel) || fieldAt(text)) return false;
    }
    return optionsBehind(this.lines[at]?.text ?? "") !== null;
  }

  /** Whether the next line is an answer, with the line at `at` as all there is of its question. */
  answerFollows(at: number): boolean {
    const next = this.nextText(at);
    return next !== null && fieldAt(next.text)?.name === "answer";
  }

  /** Whether questions below a heading stand without numbers: none comes before the section, its answers or the text end. */
  isUnnumbered(at: number): boolean {
    for (let next = at; next < Math.min(this.lines.length, at + FARTHEST_LINES); next += 1) {
      const { text, headingLevel } = this.lineAt(next);
      const number = numberAt(text);
      if (number) return next > at && number.style === "paren";
      if (next > at && (sectionAt(text, headingLevel) || fieldAt(text) || isKeyHeading(text))) return true;
    }
    return true;
  }

  /** Whether a line is a question without number or options, as its section's kind allows. */
  standsAlone(at: number, { reading, isFirst }: { reading: KindReading | null; isFirst: boolean }): boolean {
    const kind = reading && "kind" in reading ? reading.kind : null;
    const isShort = kind === "true-false" || (reading !== null && kind === null);
    if (isShort && this.answerFollows(at)) return true;
    return isFirst && (kind === "essay" || isShort) && !isInstruction(this.lineAt(at).text) && this.isUnnumbered(at);
  }

  /** Behind a line 题型：…, whether the stem comes next. */
  nextIsStem(at: number): boolean {
    const next = this.nextText(at);
    return next !== null && (fieldAt(next.text)?.name === "stem" || numberAt(next.text) !== null || this.optionsFollow(next.at));
  }

  /** Whether the section under a heading holds questions, not answers to questions. */
  sectionHasQuestions(at: number): boolean {
    for (let next = at + 1; next < Math.min(this.lines.length, at + FARTHEST_LINES); next += 1) {
      const { text, headingLevel } = this.lineAt(next);
      if (text === "") continue;
      if (keyLine(text) !== null) return false;
      const number = numberAt(text);
      if (number && leadingAnswer(number.rest)) return false;
      if (isFirstOption(text) || optionsBehind(text)) return true;
      if (!number && sectionAt(text, headingLevel)) return false;
      if (!number && fieldAt(text)?.name === "answer") return true;
    }
    return false;
  }

  /** This line and those up to the next number or heading. */
  private blockOf(at: number): string[] {
    const block: string[] = [];
    for (let next = at; next < Math.min(this.lines.length, at + FARTHEST_LINES); next += 1) {
      const { text, headingLevel } = this.lineAt(next);
      if (next > at && (numberAt(text) || sectionAt(text, headingLevel))) return block;
      block.push(text);
    }
    return block;
  }
}

function isFirstOption(text: string): boolean {
  return optionsIn(text, "A")[0]?.label === "A";
}

/** Whether a question has all it needs to be followed by another. */
export function isComplete({ options, fields, stem }: FoundQuestion): boolean {
  return options.length > 1 || (fields.answer !== undefined && stem.length > 0);
}
