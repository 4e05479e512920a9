import { Refused, refuse } from "#kernel/refusal.ts";
import { attemptStore } from "../attempts/attempt.store.ts";
import type { Database, Query } from "../database/database.ts";
import type { Writer } from "../ledger/writer.ts";
import type { FrozenPaper } from "../papers/frozen-paper.ts";
import { responseStore } from "../responses/response.store.ts";
import { differences, newest, type SlotScore, scoreResponses } from "./score.rules.ts";
import { type StoredScore, scoreStore } from "./score.store.ts";

export interface ScoringPorts {
  readonly database: Database;
  readonly writer: Writer;
  readonly papers: { load(id: string): Promise<FrozenPaper> };
}

const FIRST_ROUND = 1;

/** Machine scores: derived, stored once per attempt, re-derivable at any time. */
export function scoringCommands({ database, writer, papers }: ScoringPorts) {
  const store = scoreStore(database);
  const attempts = attemptStore(database);
  const responses = responseStore(database);

  async function derive(attemptId: string): Promise<SlotScore[]> {
    const attempt = await attempts.byId(database.read, attemptId);
    if (attempt?.status !== "closed") throw new Refused(refuse("wrong-state"));
    const paper = await papers.load(attempt.paperId);
    const rows = await responses.ofAttempt(database.read, attemptId);
    return scoreResponses(paper, new Map(rows.map(({ slot, labels }) => [slot, labels])));
  }

  return {
    /** Scores a closed attempt; repeating it changes nothing. @throws Refused `wrong-state` while it runs */
    async scoreAttempt(attemptId: string): Promise<void> {
      if ((await store.ofAttempt(database.read, attemptId)).length > 0) return;
      const derived = await derive(attemptId);
      if (derived.length === 0) return;
      await writer.record(async ({ tx, now, fact }) => {
        if ((await store.ofAttempt(tx, attemptId)).length > 0) return;
        await store.insert(
          tx,
          derived.map((score) => ({ ...score, attemptId, round: FIRST_ROUND })),
          now,
        );
        await fact(`scores:${attemptId}`, "server", {
          kind: "scored",
          round: FIRST_ROUND,
          points: derived.map(({ points }) => points),
        });
      });
    },

    /** What a fresh derivation says otherwise than the stored scores; empty when they agree. */
    async recheck(attemptId: string): Promise<string[]> {
      const stored = newest(await store.ofAttempt(database.read, attemptId));
      return differences(stored, await derive(attemptId)).map((line) => `attempt ${attemptId}: ${line}`);
    },

    /** The scores in force, by attempt; an attempt that has not been scored yet is not among the keys. */
    async scoresOf(attemptIds: readonly string[], query: Query = database.read): Promise<Map<string, StoredScore[]>> {
      const byAttempt = new Map<string, StoredScore[]>();
      for (const score of newest(await store.ofAttempts(query, attemptIds))) {
        const list = byAttempt.get(score.attemptId);
        if (list) list.push(score);
        else byAttempt.set(score.attemptId, [score]);
      }
      return byAttempt;
    },
  };
}

export type ScoringCommands = ReturnType<typeof scoringCommands>;
