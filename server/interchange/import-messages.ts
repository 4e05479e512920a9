import type { ForeignReading, Format } from "#item-bank/interchange/foreign-item.ts";
import type { Sentence } from "#kernel/issue-sentences.ts";

/** What a file's reading comes to: its questions, or why the whole file is refused. */
export type ImportOutcome = (ForeignReading & { readonly format: Format }) | { readonly hostile: Sentence };

/** What the reading thread is asked. */
export interface ImportTask {
  readonly id: number;
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly format: Format | "auto";
}

/** What it says; `ready` once, when it can read. */
export type ImportReply =
  | { readonly kind: "ready" }
  | { readonly kind: "outcome"; readonly id: number; readonly outcome: ImportOutcome };
