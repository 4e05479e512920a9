import type { Sentence } from "#kernel/issue-sentences.ts";
import type { ItemType } from "../item.ts";
import type { OptionLabel } from "../types/choice/choice.ts";

/** Formats questions come in and go out by. */
export const FORMATS = ["xlsx", "csv", "docx", "text", "qti", "moodle-xml", "gift", "aiken"] as const;
export type Format = (typeof FORMATS)[number];

/** A question as another program or a person's file has it, before it becomes an item of the bank. Texts are house text. */
export interface ForeignItem {
  /** Where it stands, as a person would look it up: `sheet 单选题 row 4`, `line 12`, `items/q1.xml`. */
  readonly place: string;
  readonly type: ItemType;
  readonly stem: string;
  /** In the order of the source; empty for essays. */
  readonly options: readonly { readonly label: OptionLabel; readonly text: string }[];
  /** Sorted; empty for essays. */
  readonly key: readonly OptionLabel[];
  /** The source's own identifier, where it has one; importing the same source again finds the item by it. */
  readonly id?: string;
  readonly points?: number;
  readonly rationale?: string;
  readonly part?: number;
  readonly topic?: string;
  readonly level?: string;
  /** Expected facility, 0 to 1, or the source's own word for it (易 中 难). */
  readonly difficulty?: number | string;
  readonly reference?: string;
  /** Scoring by mapping: the points of each option, and the bounds of the sum. */
  readonly mapping?: ForeignMapping;
  readonly maxScore?: number;
  /** The source declares no scoring at all, so whatever is answered earns nothing there. */
  readonly isUnscored?: true;
  /** What the source calls its options, in the order of `options`, where it has names of its own. */
  readonly optionIds?: readonly string[];
  /** Essays: what a grader is given. `outline` is the reference answer. */
  readonly outline?: string;
  /** Everything else of a house item (rubric, samples, enemies, tags, set, calibration …), when the source is our own export. */
  readonly house?: Readonly<Record<string, unknown>>;
  readonly figures?: readonly ForeignFigure[];
}

export interface ForeignMapping {
  readonly entries: Readonly<Partial<Record<OptionLabel, number>>>;
  readonly defaultPoints: number;
  readonly least?: number;
  readonly most?: number;
}

/** An image the texts name as `![…](name)`. */
export interface ForeignFigure {
  readonly name: string;
  readonly mediaType: "image/png" | "image/jpeg";
  readonly bytes: Uint8Array;
}

/** Something that did not come in, or came in changed, with the place where a person finds it. */
export interface ForeignNote {
  readonly place: string;
  readonly reason: Sentence;
}

/** A place inside a Chinese sentence: `line 9` is 第 9 行. */
export function placeInChinese(place: string): string {
  return place
    .replace(/^table (\d+)/, "第 $1 个表格")
    .replace(/\b(?:line|row) (\d+)/, "第 $1 行")
    .replace(/^paragraph (\d+)/, "第 $1 段");
}

/** What reading a file gives. Whatever the file holds ends in exactly one of `items` and `refused`; nothing is dropped. */
export interface ForeignReading {
  readonly items: readonly ForeignItem[];
  readonly refused: readonly ForeignNote[];
  /** About items that did come in: what they lost or what was assumed. */
  readonly warnings: readonly ForeignNote[];
}

/** One file of a package or upload. */
export interface SourceFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}
