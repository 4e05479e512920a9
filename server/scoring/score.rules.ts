import { type Blueprint, choiceRule } from "#blueprints/blueprint.ts";
import type { Item } from "#item-bank/item.ts";
import { OPTION_LABELS, type OptionLabel } from "#item-bank/types/choice/choice.ts";
import { type ChoiceOutcome, scoreChoice } from "#item-bank/types/choice/choice-score.ts";
import type { Points } from "#kernel/points.ts";

/** What scoring needs of a paper. */
export interface ScoredPaper {
  readonly blueprint: Pick<Blueprint, "id" | "types">;
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
    const { policy } = choiceRule(paper.blueprint, item.type);
    const score = scoreChoice(item.key, labelsOf(responses.get(slot) ?? ""), points, policy);
    return [{ slot, part, itemId: item.id, version, ...score }];
  });
}

function labelsOf(joined: string): OptionLabel[] {
  return OPTION_LABELS.filter((label) => joined.includes(label));
}

/** Of every slot of every attempt the score of its highest round, in the order of the slots. */
export function newest<Score extends { readonly attemptId: string; readonly slot: number; readonly round: number }>(
  scores: readonly Score[],
): Score[] {
  const best = new Map<string, Score>();
  for (const score of scores) {
    const key = `${score.attemptId} ${score.slot}`;
    const known = best.get(key);
    if (!known || known.round < score.round) best.set(key, score);
  }
  return [...best.values()].sort((a, b) => a.slot - b.slot);
}

/** What stored scores say otherwise than derived ones: wrong, missing or too many. One line each, empty when they agree. */
export function differences(stored: readonly SlotScore[], derived: readonly SlotScore[]): string[] {
  const known = new Map(stored.map((score) => [score.slot, score]));
  const wanted = new Set(derived.map(({ slot }) => slot));
  const wrong = derived.flatMap(({ slot, points, outcome }) => {
    const score = known.get(slot);
    if (score?.points === points && score.outcome === outcome) return [];
    if (score?.points === points) return [`outcome of slot ${slot} is ${score.outcome}, should be ${outcome}`];
    return [`score of slot ${slot} is ${score?.points ?? "missing"}, should be ${points}`];
  });
  const extra = stored.filter(({ slot }) => !wanted.has(slot)).map(({ slot }) => `a score of slot ${slot}, which has none`);
  return [...wrong, ...extra];
}
