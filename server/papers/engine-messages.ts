import type { AssemblyRefusal, AssemblyReport, AssemblyStage, AssemblyTerms } from "#blueprints/assemble.ts";
import type { Blueprint } from "#blueprints/blueprint.ts";
import type { Capacity } from "#blueprints/capacity.ts";
import type { AssembledPaper } from "#blueprints/paper.ts";
import type { ReportLine } from "#blueprints/report.ts";
import type { SwapOffer, SwapPlace } from "#blueprints/swap.ts";
import type { Verification } from "#blueprints/verify.ts";
import type { ItemVersion } from "#item-bank/item.ts";
import type { PaperDocument, ReportDocument } from "./pdf/documents.ts";

/** Everything a task of the engine starts from. */
export interface EngineRequest extends AssemblyTerms {
  readonly blueprint: Blueprint;
  readonly seed: string;
}

/** Some of the papers of a long task, each with the verifier's recount; handed over as they come. */
export interface PaperBatch {
  readonly papers: readonly AssembledPaper[];
  readonly lines: readonly (readonly ReportLine[])[];
}

/** What is left to say when every candidate has a paper. */
export interface LoftOutcome {
  readonly moves: number;
  readonly bankHash: string;
  readonly blueprintHash: string;
}

export type FormsOutcome = { readonly papers: readonly AssembledPaper[]; readonly report: AssemblyReport } | AssemblyRefusal;
export type SwapOutcome =
  | { readonly papers: readonly AssembledPaper[]; readonly check: Verification; readonly bankHash: string }
  | AssemblyRefusal;

/** What the engine's thread can be asked; the answer to each kind. */
export interface EngineTasks {
  forms: { readonly asked: EngineRequest & { readonly forms: number }; readonly answer: FormsOutcome };
  loft: {
    readonly asked: EngineRequest & { readonly candidates: readonly string[] };
    readonly answer: LoftOutcome | AssemblyRefusal;
  };
  candidates: {
    readonly asked: EngineRequest & {
      readonly papers: readonly AssembledPaper[];
      readonly place: SwapPlace;
      readonly mostListed: number;
    };
    readonly answer: SwapOffer | AssemblyRefusal;
  };
  swap: {
    readonly asked: EngineRequest & {
      readonly papers: readonly AssembledPaper[];
      readonly place: SwapPlace;
      readonly id: string;
    };
    readonly answer: SwapOutcome;
  };
  capacity: { readonly asked: EngineRequest; readonly answer: Capacity };
  reportPdf: { readonly asked: ReportDocument; readonly answer: Uint8Array };
  paperPdf: { readonly asked: PaperDocument; readonly answer: Uint8Array };
}

export type TaskKind = keyof EngineTasks;

export interface EngineProgress {
  readonly stage: "reading" | AssemblyStage;
  readonly restarts: number;
  readonly moves: number;
  readonly papers: number;
}

/** To the thread: a bank is sent once and named by its stamp afterwards. */
export type ToEngine =
  | { readonly kind: "bank"; readonly stamp: string; readonly items: readonly ItemVersion[] }
  | { readonly kind: TaskKind; readonly id: number; readonly asked: unknown };

/** From the thread. */
export type FromEngine =
  | { readonly kind: "progress"; readonly id: number; readonly progress: EngineProgress }
  | { readonly kind: "batch"; readonly id: number; readonly batch: PaperBatch }
  | { readonly kind: "answer"; readonly id: number; readonly answer: unknown }
  | { readonly kind: "failed"; readonly id: number; readonly message: string };
