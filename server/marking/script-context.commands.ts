import type { MarkingRule } from "#blueprints/blueprint-schema.ts";
import type { EssayItem } from "#item-bank/item.ts";
import { assert } from "#kernel/assert.ts";
import { attemptStore } from "../attempts/attempt.store.ts";
import type { Database } from "../database/database.ts";
import type { FrozenPaper } from "../papers/frozen-paper.ts";
import type { ScriptRow } from "./marking.store.ts";

export interface ScriptContext {
  readonly item: EssayItem;
  readonly rule: MarkingRule;
  /** Which essay of the paper, counted from 1. */
  readonly essayNumber: number;
}

export type ContextOf = (script: Pick<ScriptRow, "attemptId" | "slot">) => Promise<ScriptContext>;

/** The essay and the marking rule behind a script, as its paper froze them. */
export function scriptContexts(ports: {
  readonly database: Database;
  readonly papers: { load(id: string): Promise<FrozenPaper> };
}): ContextOf {
  const attempts = attemptStore(ports.database);
  return async ({ attemptId, slot }) => {
    const attempt = await attempts.byId(ports.database.read, attemptId);
    assert(attempt, "a script belongs to an attempt");
    const { slots, blueprint } = await ports.papers.load(attempt.paperId);
    const essays = slots.flatMap((entry) => (entry.item.type === "essay" ? [{ slot: entry.slot, item: entry.item }] : []));
    const at = essays.findIndex((entry) => entry.slot === slot);
    const item = essays[at]?.item;
    assert(item && blueprint.marking, "a script's slot is an essay of a paper that is marked");
    return { item, rule: blueprint.marking, essayNumber: at + 1 };
  };
}
