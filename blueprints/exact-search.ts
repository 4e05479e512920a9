import type { AssemblyModel } from "./model.ts";

export type ExactOutcome =
  | { readonly kind: "found"; readonly forms: readonly (readonly number[])[] }
  | { readonly kind: "none" }
  /** The limit was reached. */
  | { readonly kind: "unknown" };

export function searchExactly(_model: AssemblyModel, _forms: number): ExactOutcome {
  return { kind: "unknown" };
}
