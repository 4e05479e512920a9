import type { Blueprint } from "#blueprints/blueprint.ts";
import type { AssemblyReport } from "#contract/assemblies.ts";
import type { FrozenSlot } from "../frozen-paper.ts";

export type ReportDocument = AssemblyReport;

/** A figure as it is drawn into a document. */
export interface PrintedFigure {
  readonly name: string;
  readonly dataUrl: string;
}

export interface PaperDocument {
  readonly form: string;
  readonly hash: string;
  readonly blueprint: Blueprint;
  readonly slots: readonly FrozenSlot[];
  readonly withKey: boolean;
  readonly figures: readonly PrintedFigure[];
}
