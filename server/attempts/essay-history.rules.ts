import { applyCommand, EMPTY_SHEET, type SheetShape } from "#contract/answer-sheet.ts";
import { isRefusal } from "#kernel/refusal.ts";
import type { AttemptEvent } from "./attempt.rules.ts";

/** A version is kept when this much time or text lies between it and the one before. */
const VERSION_EVERY_MS = 30_000;
const VERSION_EVERY_CHARACTERS = 100;
const MOST_VERSIONS = 100;

export interface EssayVersion {
  readonly sequence: number;
  readonly at: number;
  readonly length: number;
  readonly text: string;
}

/** Earlier versions of one essay out of the recorded facts, newest first; a text just before it was emptied is always among them. */
export function essayVersions(
  facts: readonly { readonly event: AttemptEvent; readonly sequence: number; readonly at: number }[],
  slot: number,
  shape: SheetShape,
): EssayVersion[] {
  const versions: EssayVersion[] = [];
  let sheet = EMPTY_SHEET;
  let last: EssayVersion | null = null;
  for (const { event, sequence, at } of facts) {
    if (event.kind !== "said") continue;
    for (const command of event.c) {
      const next = command && applyCommand(sheet, command, shape);
      if (!next || isRefusal(next)) continue;
      sheet = next;
      if (command.slot !== slot || (command.kind !== "write" && command.kind !== "rewrite")) continue;
      const text = sheet.essays.get(slot)?.text ?? "";
      const kept: EssayVersion | undefined = versions.at(-1);
      if (last && last !== kept && isFarApart(last, text)) versions.push(last);
      last = { sequence, at, length: [...text].length, text };
      if (!kept || at - kept.at >= VERSION_EVERY_MS || Math.abs(last.length - kept.length) >= VERSION_EVERY_CHARACTERS)
        versions.push(last);
    }
  }
  if (last && last !== versions.at(-1)) versions.push(last);
  return versions.slice(-MOST_VERSIONS).reverse();
}

function isFarApart(before: EssayVersion, text: string): boolean {
  return before.length - [...text].length >= VERSION_EVERY_CHARACTERS || (text === "" && before.length > 0);
}
