import type { RefusalCode } from "#contract/refusals.ts";

/** Every way a call can fail: the server's closed list, a fault on its side, or no answer at all. */
export type ProblemCode = RefusalCode | "fault" | "offline";

/** Thrown by `call`. `code` chooses the sentence people read; `detail` carries its facts. */
export class ApiProblem extends Error {
  override name = "ApiProblem";
  readonly code: ProblemCode;
  readonly status: number;
  readonly detail: { readonly [name: string]: unknown };
  /** Correlation id for support, where the server gave one. */
  readonly instance: string | undefined;

  constructor(code: ProblemCode, facts: { status?: number; detail?: Record<string, unknown>; instance?: string } = {}) {
    super(code);
    this.code = code;
    this.status = facts.status ?? 0;
    this.detail = facts.detail ?? {};
    this.instance = facts.instance;
  }
}

/** What was thrown, as a problem that can be shown. */
export function asProblem(thrown: unknown): ApiProblem {
  return thrown instanceof ApiProblem ? thrown : new ApiProblem("fault");
}
