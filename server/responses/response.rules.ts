import type { AnswerSheet } from "#contract/answer-sheet.ts";
import { optionOrder, storedLabels } from "#item-bank/candidate-view.ts";
import type { Item } from "#item-bank/item.ts";

/** One final response, as rows hold it. */
export interface FinalResponse {
  readonly attemptId: string;
  readonly slot: number;
  /** Labels as the item stores them, joined: "ACD". */
  readonly labels: string;
  /** Labels as the candidate saw them. */
  readonly shownLabels: string;
  readonly text: string;
  readonly isCounted: boolean;
}

interface AnsweredPaper {
  readonly seed: string;
  readonly slots: readonly { readonly slot: number; readonly item: Item }[];
}

/** Turns a closed answer sheet into one response per slot of the paper, blank ones too. */
export function finalResponses(attemptId: string, sheet: AnswerSheet, paper: AnsweredPaper): FinalResponse[] {
  return paper.slots.map(({ slot, item }) => {
    if (item.type === "essay") {
      const essay = sheet.essays.get(slot);
      return { attemptId, slot, labels: "", shownLabels: "", text: essay?.text ?? "", isCounted: essay?.isCounted ?? false };
    }
    const shown = sheet.choices.get(slot) ?? [];
    const stored = storedLabels(shown, optionOrder(item, paper.seed, attemptId, slot));
    return { attemptId, slot, labels: stored.join(""), shownLabels: shown.join(""), text: "", isCounted: true };
  });
}
