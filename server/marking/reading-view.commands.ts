import type { CriterionMarks, Reading } from "#contract/marking.ts";
import type { EssayItem } from "#item-bank/item.ts";
import { countCharacters } from "#item-bank/types/essay/character-count.ts";
import { rubricTotal } from "#item-bank/types/essay/essay.ts";
import type { Database } from "../database/database.ts";
import { responseStore } from "../responses/response.store.ts";
import type { Purpose } from "./marking.rules.ts";
import type { MarkingStore, ReadingRow, ScriptRow } from "./marking.store.ts";

interface ViewPorts {
  readonly database: Database;
  readonly store: MarkingStore;
  contextOf(script: ScriptRow): Promise<{ item: EssayItem; essayNumber: number }>;
}

/** What a grader gets to see of a script: an allow-list without name, ticket, seat, organisation or attempt. */
export function readingViews({ database, store, contextOf }: ViewPorts) {
  return async (script: ScriptRow, reading: ReadingRow): Promise<Reading> => {
    const { item, essayNumber } = await contextOf(script);
    const answers = await responseStore(database).ofAttempt(database.read, script.attemptId);
    const text = answers.find(({ slot }) => slot === script.slot)?.text ?? "";
    const others = reading.purpose === "adjudication" ? await store.readingsOf(database.read, script.id) : [];
    return {
      id: reading.id,
      token: reading.token ?? "",
      expiresAt: reading.leaseExpiresAt ?? 0,
      purpose: reading.purpose as Purpose,
      sittingId: script.sittingId,
      script: script.code,
      essayNumber,
      prompt: item.stem,
      rubric: item.rubric,
      outline: item.outline,
      fullPoints: rubricTotal(item.rubric),
      text,
      characters: countCharacters(text),
      draft:
        reading.draft === null
          ? null
          : (JSON.parse(reading.draft) as {
              marks: CriterionMarks;
              comment: string;
            }),
      otherMarks: others
        .filter(({ state }) => state === "marked")
        .map((other) => ({
          purpose: other.purpose as Purpose,
          total: other.total ?? 0,
          marks: JSON.parse(other.marks ?? "{}") as CriterionMarks,
          comment: other.comment ?? "",
        })),
    };
  };
}
