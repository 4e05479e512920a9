import { type AnswerSheet, applyCommand, type SheetShape } from "#contract/answer-sheet.ts";
import type { CandidatePaper, SheetSnapshot } from "#contract/candidate.ts";
import { isRefusal } from "#kernel/refusal.ts";
import type { Entry } from "./outbox.ts";

/** The sheet as the server sent it, in the shape the rules work on. */
export function sheetOf(snapshot: SheetSnapshot): AnswerSheet {
  return {
    choices: new Map(snapshot.choices),
    struck: new Map(snapshot.struck),
    essays: new Map(snapshot.essays),
    flags: new Set(snapshot.flags),
    currentSlot: snapshot.currentSlot,
  };
}

/** What the rules need to know of the paper. */
export function shapeOf(paper: CandidatePaper): SheetShape {
  return {
    slots: paper.items.map(({ slot, item }) => ({
      slot,
      type: item.type,
      options: item.type === "essay" ? 0 : item.options.length,
    })),
    countedEssays: paper.countedEssays,
    longestEssay: paper.longestEssay,
  };
}

/** A sheet with commands applied in order; those the rules refuse leave it as it is. */
export function withCommands(sheet: AnswerSheet, entries: readonly Entry[], shape: SheetShape): AnswerSheet {
  let next = sheet;
  for (const { command } of entries) {
    const applied = applyCommand(next, command, shape);
    if (!isRefusal(applied)) next = applied;
  }
  return next;
}
