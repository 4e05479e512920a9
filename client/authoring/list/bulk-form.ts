import type { BulkChange } from "#contract/bank-overview.ts";
import type { BulkKind } from "./bulk-bar.tsx";

/** What a person has typed for a change, whichever it is. */
export interface BulkEntry {
  readonly level: string;
  readonly part: string;
  readonly topic: string;
  readonly difficulty: string;
  readonly tag: string;
}

export const EMPTY_ENTRY: BulkEntry = { level: "", part: "", topic: "", difficulty: "", tag: "" };

/** Fields that are not right yet. */
export type BulkProblem = { readonly field: keyof BulkEntry; readonly kind: "missing" | "bad-difficulty" };

/** The change as the server takes it, or what is wrong with the entry. */
export function changeOf(kind: BulkKind, entry: BulkEntry): BulkChange | BulkProblem[] {
  const missing = (...fields: (keyof BulkEntry)[]): BulkProblem[] =>
    fields.filter((field) => entry[field].trim() === "").map((field) => ({ field, kind: "missing" }));
  switch (kind) {
    case "level":
      return orElse(missing("level"), { kind, level: entry.level.trim() });
    case "topic":
      return orElse(missing("part", "topic"), { kind, part: Number(entry.part), topic: entry.topic.trim() });
    case "difficulty":
      return isShare(entry.difficulty)
        ? { kind, difficulty: Number(entry.difficulty) }
        : [{ field: "difficulty", kind: entry.difficulty.trim() === "" ? "missing" : "bad-difficulty" }];
    case "add-tag":
    case "remove-tag":
      return orElse(missing("tag"), { kind, tag: entry.tag.trim() });
    default:
      return { kind };
  }
}

/** A number from 0 to 1 as people write it. */
export function isShare(text: string): boolean {
  const value = Number(text);
  return text.trim() !== "" && Number.isFinite(value) && value >= 0 && value <= 1;
}

function orElse(problems: BulkProblem[], change: BulkChange): BulkChange | BulkProblem[] {
  return problems.length > 0 ? problems : change;
}
