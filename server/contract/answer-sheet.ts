import { exhaustive } from "#kernel/assert.ts";
import { type Refusal, refuse } from "#kernel/refusal.ts";
import type { RefusalCode } from "./refusals.ts";
import type { SheetCommand } from "./sheet-commands.ts";

/*
 * What a candidate has answered, and how each command changes it. The server decides with it, replays the ledger with
 * it, and the browser re-applies its unsent commands with it: there is no second model.
 */

export type Label = "A" | "B" | "C" | "D" | "E" | "F" | "G" | "H";

/** What the rules need to know of a paper; carries nothing of the items themselves. */
export interface SheetShape {
  readonly slots: readonly SheetSlot[];
  /** How many essays count, and the longest text in UTF-16 units. */
  readonly countedEssays: number;
  readonly longestEssay: number;
}

export interface SheetSlot {
  readonly slot: number;
  readonly type: "single" | "multiple" | "essay";
  /** Number of options shown; 0 for essays. */
  readonly options: number;
}

export interface EssayAnswer {
  readonly text: string;
  /** 计入评分. Starts switched on for the first essays begun, as far as the number that counts allows. */
  readonly isCounted: boolean;
  /** True once the candidate has set the switch; from then on it is never set by itself. */
  readonly isDecided: boolean;
}

export interface AnswerSheet {
  readonly choices: ReadonlyMap<number, readonly Label[]>;
  readonly essays: ReadonlyMap<number, EssayAnswer>;
  readonly flags: ReadonlySet<number>;
  /** Options struck out, by slot; a reading aid that never touches the answer. */
  readonly struck: ReadonlyMap<number, readonly Label[]>;
  readonly currentSlot: number | null;
}

export const EMPTY_SHEET: AnswerSheet = {
  choices: new Map(),
  essays: new Map(),
  flags: new Set(),
  struck: new Map(),
  currentSlot: null,
};

export const NO_ESSAY: EssayAnswer = { text: "", isCounted: false, isDecided: false };
const LABELS = "ABCDEFGH";

/** The sheet after one command, or why the command cannot be. Pure; the given sheet is left as it is. */
export function applyCommand(sheet: AnswerSheet, command: SheetCommand, shape: SheetShape): AnswerSheet | Refusal<RefusalCode> {
  const slot = slotOf(shape, command.slot);
  if (!slot) return refuse("bad-answer", { slot: command.slot });
  switch (command.kind) {
    case "choose":
      return areLabelsOf(slot, command.options) && isAllowedCount(slot, command.options)
        ? { ...sheet, choices: withEntry(sheet.choices, slot.slot, sorted(command.options)) }
        : refuse("bad-answer", { slot: slot.slot });
    case "strike":
      return areLabelsOf(slot, command.options)
        ? { ...sheet, struck: withEntry(sheet.struck, slot.slot, sorted(command.options)) }
        : refuse("bad-answer", { slot: slot.slot });
    case "flag":
      return { ...sheet, flags: withMember(sheet.flags, slot.slot, command.on) };
    case "visit":
      return { ...sheet, currentSlot: slot.slot };
    case "write":
    case "rewrite":
      return slot.type === "essay" ? write(sheet, command, shape) : refuse("bad-answer", { slot: slot.slot });
    case "count":
      return slot.type === "essay" ? switchCounted(sheet, command, shape) : refuse("bad-answer", { slot: slot.slot });
    default:
      return exhaustive(command);
  }
}

type WriteCommand = Extract<SheetCommand, { kind: "write" | "rewrite" }>;

function write(sheet: AnswerSheet, command: WriteCommand, shape: SheetShape): AnswerSheet | Refusal<RefusalCode> {
  const essay = sheet.essays.get(command.slot) ?? NO_ESSAY;
  const text = command.kind === "rewrite" ? command.text : splice(essay.text, command);
  if (text === null) return refuse("out-of-step", { slot: command.slot, length: essay.text.length });
  if (text.length > shape.longestEssay) return refuse("essay-too-long", { slot: command.slot, most: shape.longestEssay });
  const startsToCount =
    !essay.isDecided && !essay.isCounted && text.length > 0 && countedSlots(sheet).length < shape.countedEssays;
  const next = { ...essay, text, isCounted: essay.isCounted || startsToCount };
  return { ...sheet, essays: withEntry(sheet.essays, command.slot, next) };
}

/** Applies a splice in UTF-16 units; null when it was made against another text. */
function splice(text: string, command: Extract<SheetCommand, { kind: "write" }>): string | null {
  if (command.before !== text.length || command.at + command.remove > text.length) return null;
  return text.slice(0, command.at) + command.insert + text.slice(command.at + command.remove);
}

function switchCounted(
  sheet: AnswerSheet,
  command: Extract<SheetCommand, { kind: "count" }>,
  shape: SheetShape,
): AnswerSheet | Refusal<RefusalCode> {
  const essay = sheet.essays.get(command.slot) ?? NO_ESSAY;
  const others = countedSlots(sheet).filter((slot) => slot !== command.slot);
  if (command.on && others.length >= shape.countedEssays) return refuse("too-many-essays", { most: shape.countedEssays });
  return { ...sheet, essays: withEntry(sheet.essays, command.slot, { ...essay, isCounted: command.on, isDecided: true }) };
}

/** Slots whose essay is switched on, in paper order. */
export function countedSlots(sheet: AnswerSheet): number[] {
  return [...sheet.essays]
    .filter(([, essay]) => essay.isCounted)
    .map(([slot]) => slot)
    .sort((a, b) => a - b);
}

/** True when the candidate has given this slot something that can be marked. */
export function isAnswered(sheet: AnswerSheet, slot: SheetSlot): boolean {
  if (slot.type === "essay") return (sheet.essays.get(slot.slot)?.text.trim().length ?? 0) > 0;
  return (sheet.choices.get(slot.slot)?.length ?? 0) > 0;
}

/** The smallest splice that turns one text into the other, cut at code point borders; null when they are equal. */
export function spliceBetween(
  before: string,
  after: string,
): { at: number; remove: number; insert: string; before: number } | null {
  if (before === after) return null;
  let start = 0;
  const shortest = Math.min(before.length, after.length);
  while (start < shortest && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  if (isLowSurrogate(before, start) || isLowSurrogate(after, start)) start--;
  let end = 0;
  while (end < shortest - start && before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)) end++;
  if (end > 0 && (isLowSurrogate(before, before.length - end) || isLowSurrogate(after, after.length - end))) end--;
  return {
    at: start,
    remove: before.length - end - start,
    insert: after.slice(start, after.length - end),
    before: before.length,
  };
}

function isLowSurrogate(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return at > 0 && code >= 0xdc00 && code <= 0xdfff;
}

function slotOf(shape: SheetShape, slot: number): SheetSlot | undefined {
  const direct = shape.slots[slot - 1];
  return direct?.slot === slot ? direct : shape.slots.find((entry) => entry.slot === slot);
}

function areLabelsOf(slot: SheetSlot, labels: readonly Label[]): boolean {
  const known = LABELS.slice(0, slot.options);
  return slot.options > 0 && new Set(labels).size === labels.length && labels.every((label) => known.includes(label));
}

function isAllowedCount(slot: SheetSlot, labels: readonly Label[]): boolean {
  return slot.type === "multiple" || labels.length <= 1;
}

function sorted(labels: readonly Label[]): Label[] {
  return [...labels].sort();
}

function withEntry<V>(map: ReadonlyMap<number, V>, key: number, value: V): ReadonlyMap<number, V> {
  return new Map(map).set(key, value);
}

function withMember(set: ReadonlySet<number>, member: number, isIn: boolean): ReadonlySet<number> {
  const next = new Set(set);
  if (isIn) next.add(member);
  else next.delete(member);
  return next;
}
