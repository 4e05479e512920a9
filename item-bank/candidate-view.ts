import type { CandidateItem } from "#contract/candidate-item.ts";
import { assert } from "#kernel/assert.ts";
import { randomStream } from "#kernel/random-stream.ts";
import type { ChoiceItem, Item } from "./item.ts";
import { OPTION_LABELS, type OptionLabel } from "./types/choice/choice.ts";

/**
 * The only door from an item to a candidate: an allow-list that cannot express a key, a rubric or a rationale.
 * @param order for choice items, the stored label shown at each position (see `optionOrder`)
 */
export function candidateView(item: Item, order: readonly OptionLabel[]): CandidateItem {
  if (item.type === "essay") return { type: "essay", stem: item.stem };
  return {
    type: item.type,
    stem: item.stem,
    options: order.map((label, at) => ({ label: shownLabel(at), text: optionText(item, label) })),
  };
}

/**
 * The order in which one candidate sees a choice item's options: a named stream of the paper's seed, so that the
 * same candidate sees the same order on every machine and nobody else's order tells anything.
 */
export function optionOrder(item: Item, seed: string, attemptId: string, slot: number): OptionLabel[] {
  if (item.type === "essay") return [];
  return randomStream(seed, "options", attemptId, slot).shuffle(item.options.map((option) => option.label));
}

/** Turns labels as the candidate saw them into the labels the key is written in. Unknown labels are dropped. */
export function storedLabels(shown: readonly OptionLabel[], order: readonly OptionLabel[]): OptionLabel[] {
  return shown.flatMap((label) => order[OPTION_LABELS.indexOf(label)] ?? []).sort();
}

function shownLabel(position: number): OptionLabel {
  const label = OPTION_LABELS[position];
  assert(label, `no label for option ${position + 1}`);
  return label;
}

function optionText(item: ChoiceItem, label: OptionLabel): string {
  const option = item.options.find((entry) => entry.label === label);
  assert(option, `item ${item.id} has no option ${label}`);
  return option.text;
}
