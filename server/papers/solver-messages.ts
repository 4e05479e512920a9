import type { Conflict, LinearAnswer, LinearModel } from "#blueprints/solver.ts";

/** What the solver's thread is asked. */
export type SolverTask =
  | { readonly kind: "minimise"; readonly id: number; readonly model: LinearModel }
  | { readonly kind: "conflict"; readonly id: number; readonly model: LinearModel };

/** What it says. */
export type SolverReply =
  | { readonly kind: "answer"; readonly id: number; readonly answer: LinearAnswer }
  | { readonly kind: "conflict"; readonly id: number; readonly conflict: Conflict | null }
  | { readonly kind: "failed"; readonly id: number; readonly message: string };
