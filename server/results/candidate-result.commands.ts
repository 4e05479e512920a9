import type { CandidateResult } from "#contract/candidate.ts";
import { assert } from "#kernel/assert.ts";
import { Refused, refuse } from "#kernel/refusal.ts";
import type { Database } from "../database/database.ts";
import type { FrozenPaper } from "../papers/frozen-paper.ts";
import type { Candidate } from "../sittings/candidate.rules.ts";
import type { Sitting } from "../sittings/sitting.rules.ts";
import { resultStore } from "./result.store.ts";

interface CandidateResultPorts {
  readonly database: Database;
  readonly papers: { load(id: string): Promise<FrozenPaper> };
  readonly sittings: {
    byId(id: string): Promise<Sitting>;
    candidateByAttempt(attemptId: string): Promise<Candidate | null>;
  };
}

const TAIL_LENGTH = 4;

/** What a candidate gets to see: the locked result, never one that is still being added up. */
export function candidateResults({ database, papers, sittings }: CandidateResultPorts) {
  const store = resultStore(database);
  return {
    /** A candidate's own released result. @throws Refused `not-released` */
    async ofAttempt(attemptId: string): Promise<CandidateResult> {
      const candidate = await sittings.candidateByAttempt(attemptId);
      const sitting = candidate && (await sittings.byId(candidate.sittingId));
      const locked = sitting?.state === "released" ? await store.ofAttempt(database.read, attemptId) : null;
      if (!candidate || !sitting || !locked) throw new Refused(refuse("not-released"));
      assert(candidate.paperId, "who has a result had a paper");
      const { blueprint, slots } = await papers.load(candidate.paperId);
      const essaySlots = slots.filter(({ item }) => item.type === "essay");
      const { content, releasedAt } = locked;
      return {
        examTitle: blueprint.title,
        sitting: sitting.name,
        name: candidate.name,
        ticketTail: candidate.ticket.slice(-TAIL_LENGTH),
        releasedAt,
        total: content.total,
        totalPoints: blueprint.totalPoints,
        passPoints: blueprint.passPoints,
        isPass: content.isPass,
        parts: blueprint.syllabus.map(({ part, title, points }, at) => ({
          part,
          title,
          earned: content.parts[at] ?? 0,
          points,
        })),
        essays: content.essayMarks.map(({ slot, points: earned }) => {
          const at = essaySlots.findIndex((entry) => entry.slot === slot);
          assert(at >= 0, "a marked essay is an essay of the paper");
          return { number: at + 1, earned, points: essaySlots[at]?.points ?? 0 };
        }),
      };
    },
  };
}
