import type { AssemblyRefusal, AssemblyTerms } from "#blueprints/assemble.ts";
import type { ExposureLimits } from "#blueprints/constraint-schema.ts";
import type { AssemblyOrder } from "#contract/papers.ts";
import { refuse } from "#kernel/refusal.ts";
import type { ItemUse } from "./paper.store.ts";

/** What an order means to the engine, beside blueprint and seed. */
export function termsOf(
  order: AssemblyOrder,
  known: {
    readonly uses: ReadonlyMap<string, ItemUse>;
    readonly pastPapers: readonly { readonly name: string; readonly items: readonly string[] }[];
  },
): AssemblyTerms {
  const { include = [], exclude = [], anchors = [] } = order;
  const limits = limitsOf(order);
  return {
    uses: new Map([...known.uses].map(([id, { uses }]) => [id, uses])),
    lastUsed: new Map([...known.uses].map(([id, { lastAt }]) => [id, lastAt])),
    ...(include.length > 0 && { include: include.map(({ id, form }) => (form === undefined ? { id } : { id, form })) }),
    ...(exclude.length > 0 && { exclude }),
    ...(anchors.length > 0 && { anchors }),
    ...(known.pastPapers.length > 0 && { pastPapers: known.pastPapers }),
    ...(Object.keys(limits).length > 0 && { limits }),
  };
}

function limitsOf({ mostPapersPerItem, mostShared, mostUses, mostSharedWithPast }: AssemblyOrder): ExposureLimits {
  return {
    ...(mostPapersPerItem !== undefined && { mostPapersPerItem }),
    ...(mostShared !== undefined && { mostSharedBetweenPapers: mostShared }),
    ...(mostUses !== undefined && { mostUses }),
    ...(mostSharedWithPast !== undefined && { mostSharedWithPast }),
  };
}

/** Why there are no papers, for the wire. */
export function wireRefusal(outcome: AssemblyRefusal) {
  const { refused, detail, shortages, sentences, conflict, waysOut, isProven } = outcome;
  const facts = {
    shortages: shortages.map(({ part, type, needed, available }) => ({ part, type, needed, available })),
    sentences,
    conflict,
    waysOut,
    isProven,
  };
  return refuse(refused, { ...detail, ...facts });
}
