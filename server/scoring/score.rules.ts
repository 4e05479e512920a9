import { type Blueprint, choiceRule } from "#blueprints/blueprint.ts";
import type { ChoiceItem, Item } from "#item-bank/item.ts";
import { OPTION_LABELS, type OptionLabel } from "#item-bank/types/choice/choice.ts";
import { type ChoiceOutcome, scoreChoice } from "#item-bank/types/choice/choice-score.ts";
import type { Points } from "#kernel/points.ts";

/** What scoring needs of a paper. */
export interface ScoredPaper {
  readonly blueprint: Pick<Blueprint, "types">;
  readonly slots: readonly {
    readonly slot: number;
    readonly part: number;
    readonly points: Points;
    readonly version: number;
    readonly item: Item;
  }[];
}

export interface SlotScore {
  readonly slot: number;
  readonly part: number;
  readonly itemId: string;
  readonly version: number;
  readonly points: Points;
  readonly outcome: ChoiceOutcome;
}

/**
 * Machine scores of every choice slot: a pure function of paper, key and responses, so a regrade is this function again.
 * @param responses chosen labels by slot, in the item's own letters, joined ("ACD"); a missing slot is blank
 */
export function scoreResponses(paper: ScoredPaper, responses: ReadonlyMap<number, string>): SlotScore[] {
  return paper.slots.flatMap(({ slot, part, points, version, item }) => {
    if (item.type === "essay") return [];
    const { policy } = choiceRule(paper.blueprint as Blueprint, item.type);
    const score = scoreChoice((item as ChoiceItem).key, labelsOf(responses.get(slot) ?? ""), points, policy);
    return [{ slot, part, itemId: item.id, version, ...score }];
  });
}

function labelsOf(joined: string): OptionLabel[] {
  return OPTION_LABELS.filter((label) => joined.includes(label));
}
