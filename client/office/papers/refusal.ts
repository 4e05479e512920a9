import { type AssemblyRefusalFacts, assemblyRefusal } from "#contract/assemblies.ts";
import { gap, type Shortage } from "./shortage.ts";

type Sentence = AssemblyRefusalFacts["sentences"][number];

/** A cell that is short, with what became of its items. */
export interface ShortCell {
  readonly shortage: Shortage;
  readonly why: Sentence | undefined;
}

/** Why there are no papers, sorted for a page. */
export interface ReadRefusal {
  /** Cells that are short, the largest gap first. */
  readonly cells: readonly ShortCell[];
  /** Reasons that are no cell of that table. */
  readonly others: readonly Sentence[];
  readonly conflict: readonly Sentence[];
  readonly waysOut: readonly Sentence[];
  readonly isProven: boolean;
  readonly kind: "short" | "contradicting" | "not-found";
}

/** Reads the facts of `bank-short` and `assembly-failed`; undefined for facts of another kind. */
export function readRefusal(detail: unknown): ReadRefusal | undefined {
  const parsed = assemblyRefusal.safeParse(detail);
  if (!parsed.success) return undefined;
  const { shortages, sentences, conflict, waysOut, isProven } = parsed.data;
  const left = [...sentences];
  const cells = shortages.map((shortage): ShortCell => ({ shortage, why: taken(left, shortage) }));
  cells.sort((a, b) => gap(b.shortage) - gap(a.shortage));
  const kind = shortages.length > 0 ? "short" : isProven ? "contradicting" : "not-found";
  return { cells, others: left, conflict, waysOut, isProven, kind };
}

/** Takes the sentence about a cell out of the list: the first one that holds both of its numbers as words of their own. */
function taken(sentences: Sentence[], { part, needed, available }: Shortage): Sentence | undefined {
  const holds = (text: string, number: number) => new RegExp(`(^|\\D)${number}(\\D|$)`).test(text);
  const at = sentences.findIndex(
    ({ zh }) =>
      holds(zh, needed) && holds(zh, available) && (part === 0 ? zh.startsWith("论述题") : zh.startsWith(`第 ${part} 部分`)),
  );
  const found = at < 0 ? undefined : sentences.splice(at, 1)[0];
  return found && { zh: remark(found.zh), en: remark(found.en) };
}

/** The figures stand in the table: of the sentence only the remark behind them is news. */
function remark(sentence: string): string {
  return /[（(]([^（()）]+)[)）]$/.exec(sentence)?.[1] ?? sentence;
}
