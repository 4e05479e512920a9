import { type AnswerSheet, applyCommand, type Label, type SheetShape } from "#contract/answer-sheet.ts";
import type { SheetCommand } from "#contract/sheet-commands.ts";
import { isRefusal } from "#kernel/refusal.ts";
import type { Entry } from "./outbox.ts";

/** The same question was answered differently here, unsent, and on another machine, recorded. The candidate decides. */
export type Conflict =
  | { readonly kind: "choice"; readonly slot: number; readonly here: readonly Label[]; readonly there: readonly Label[] }
  | { readonly kind: "essay"; readonly slot: number; readonly here: string; readonly there: string };

/**
 * What to do with unsent commands after another machine wrote in between: what adds to the recorded sheet goes out,
 * what would overwrite it is put to the candidate, what says the same is dropped. Pure.
 * @param texts the last local text of each essay with unsent words, since their splices fit the older text only
 */
export function reconcile(
  recorded: AnswerSheet,
  unsent: readonly Entry[],
  { texts, shape }: { texts: ReadonlyMap<number, string>; shape: SheetShape },
): { readonly commands: readonly SheetCommand[]; readonly conflicts: readonly Conflict[] } {
  const newest = new Map<string, SheetCommand>();
  for (const { command } of unsent) {
    const subject = command.kind === "write" || command.kind === "rewrite" ? "text" : command.kind;
    newest.set(`${subject} ${command.slot}`, command);
  }
  const commands: SheetCommand[] = [];
  const conflicts: Conflict[] = [];
  let sheet = recorded;
  for (const command of newest.values()) {
    const judged = judge(recorded, command, texts);
    if (judged === null) continue;
    if ("here" in judged) {
      conflicts.push(judged);
      continue;
    }
    const next = applyCommand(sheet, judged, shape);
    if (isRefusal(next)) continue;
    sheet = next;
    commands.push(judged);
  }
  return { commands, conflicts };
}

function judge(recorded: AnswerSheet, command: SheetCommand, texts: ReadonlyMap<number, string>): SheetCommand | Conflict | null {
  switch (command.kind) {
    case "choose": {
      const there = recorded.choices.get(command.slot) ?? [];
      if (there.join() === [...command.options].sort().join()) return null;
      return there.length === 0 ? command : { kind: "choice", slot: command.slot, here: command.options, there };
    }
    case "write":
    case "rewrite": {
      const there = recorded.essays.get(command.slot)?.text ?? "";
      const here = texts.get(command.slot) ?? (command.kind === "rewrite" ? command.text : there);
      if (here === there) return null;
      return there.trim() === ""
        ? { kind: "rewrite", slot: command.slot, text: here }
        : { kind: "essay", slot: command.slot, here, there };
    }
    case "visit":
      return null;
    default:
      return command;
  }
}

/** The command that makes the local side of a conflict count. */
export function commandFor(conflict: Conflict): SheetCommand {
  return conflict.kind === "choice"
    ? { kind: "choose", slot: conflict.slot, options: [...conflict.here] }
    : { kind: "rewrite", slot: conflict.slot, text: conflict.here };
}
