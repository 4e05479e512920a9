import type { Blueprint } from "./blueprint-schema.ts";
import type { AssembledPaper } from "./paper.ts";
import type { ParallelEvidence } from "./parallel.ts";
import type { BankInput } from "./prepared-bank.ts";
import type { ReportLine } from "./report.ts";
import type { AssemblyTerms } from "./request-terms.ts";
import type { Sentence } from "./words.ts";

/** Changes whenever the same inputs may give other papers. */
export const ENGINE = "exchange-3";

export const MOST_FORMS = 10;

export interface AssemblyRequest extends AssemblyTerms {
  readonly blueprint: Blueprint;
  /** One version per item in any order, or a bank made ready with `prepareBank`. */
  readonly items: BankInput;
  /** Papers wanted, 1 to `MOST_FORMS`; no two share an item unless the limits allow it. */
  readonly forms: number;
  readonly seed: string;
}

export interface AssemblyReport {
  readonly engine: string;
  readonly seed: string;
  readonly forms: number;
  /** What went in: the same two hashes, seed and engine give the same papers. */
  readonly blueprintHash: string;
  readonly bankHash: string;
  readonly restarts: number;
  readonly moves: number;
  readonly papers: readonly { readonly form: string; readonly lines: readonly ReportLine[] }[];
  readonly across: readonly ReportLine[];
  readonly parallel: ParallelEvidence;
  /** Items on the papers that an information rule speaks of but that are not calibrated; they give it nothing. */
  readonly uncalibrated: readonly string[];
  /** How near the papers come to the targets that refuse nothing; null where there are none. */
  readonly targets: TargetReport | null;
}

/** Deviations are shares of a target's size: 0.01 is one per cent of the information wanted. */
export interface TargetReport {
  /** The largest of any target in any paper, each by its weight beside the heaviest. */
  readonly worst: number;
  /** Proven: no papers that keep every rule come nearer than this. Null where the solver was not asked or gave no answer. */
  readonly bound: number | null;
  /** Name of the solver that proved the bound. */
  readonly solver: string | null;
  readonly lines: readonly {
    readonly rule: Sentence;
    /** In the unit people read. */
    readonly wanted: number;
    /** The largest in any paper, its weight left out. */
    readonly worst: number;
  }[];
}

export interface Assembly {
  readonly papers: readonly AssembledPaper[];
  readonly report: AssemblyReport;
}
