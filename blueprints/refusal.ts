import type { Refusal } from "#kernel/refusal.ts";
import type { Shortage } from "./count-checks.ts";
import type { Sentence } from "./words.ts";

/** No papers: the cells that are short, or the rules that could not be met, in sentences for people. */
export interface AssemblyRefusal extends Refusal<"bank-short" | "assembly-failed"> {
  readonly shortages: readonly Shortage[];
  readonly sentences: readonly Sentence[];
  /** The smallest set of rules that cannot hold together, where one was found. */
  readonly conflict: readonly Sentence[];
  /** What would help, each alone. */
  readonly waysOut: readonly Sentence[];
  /** Plain counting proves that there are no such papers. */
  readonly isCounted: boolean;
  /** Counting or trying everything proves it; otherwise the search has not found any. */
  readonly isProven: boolean;
}

/** A refusal with its sentences and its first shortage as facts. */
export function refusal(
  code: AssemblyRefusal["refused"],
  facts: Pick<AssemblyRefusal, "shortages" | "sentences" | "isCounted" | "isProven"> &
    Partial<Pick<AssemblyRefusal, "conflict" | "waysOut">>,
): AssemblyRefusal {
  const first = facts.shortages[0];
  const detail = {
    ...(first && { part: first.part, type: first.type, needed: first.needed, available: first.available }),
    zh: facts.sentences.map((sentence) => sentence.zh).join("\n"),
    en: facts.sentences.map((sentence) => sentence.en).join("\n"),
  };
  const { shortages, sentences, isCounted, isProven, conflict = [], waysOut = [] } = facts;
  return { refused: code, detail, shortages, sentences, conflict, waysOut, isCounted, isProven };
}
