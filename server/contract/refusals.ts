import { z } from "zod";

/**
 * Every expected "no" of the product and the HTTP status that carries it. The client has one sentence per code in
 * each language (client/i18n); a code without one fails the build.
 */
export const REFUSAL_STATUS = {
  "bad-request": 400,
  "not-signed-in": 401,
  "sign-in-failed": 401,
  "too-many-tries": 429,
  "not-allowed": 403,
  "wrong-origin": 403,
  "not-found": 404,
  "stale-version": 409,
  "same-person": 409,
  "name-taken": 409,
  "weak-password": 422,
  "bad-item": 422,
  /** Who has seen the key cannot check it blind. */
  "key-seen": 409,
  /** Nobody has checked the key blind, or a mismatch is not settled. */
  "key-unchecked": 409,
  "open-comments": 409,
  /** The lint found errors; `findings` names them. */
  "lint-errors": 422,
  "note-missing": 422,
  /** Somebody else is editing; `holder` names them. */
  locked: 409,
  /** More than 20 live items need a second person's pass. */
  "pass-needed": 403,
  "bad-file": 422,
  "bad-figure": 422,
  "nothing-to-undo": 409,
  "no-exchange": 422,
  "bad-blueprint": 422,
  "bank-short": 422,
  "assembly-failed": 422,
  "bad-roster": 422,
  "not-enough-seats": 422,
  "wrong-state": 409,
  "sitting-not-open": 409,
  "too-late": 409,
  "not-started": 409,
  "rules-not-accepted": 409,
  "attempt-closed": 409,
  "not-the-writer": 409,
  "out-of-step": 409,
  "bad-answer": 422,
  "too-many-essays": 409,
  "essay-too-long": 422,
  "blank-paper": 409,
  "too-early": 409,
  "nothing-to-mark": 404,
  "lease-lost": 409,
  "already-marked": 409,
  "bad-marks": 422,
  "undo-too-late": 409,
  "results-incomplete": 409,
  "not-released": 404,
  busy: 503,
} as const;

export type RefusalCode = keyof typeof REFUSAL_STATUS;
export const REFUSAL_CODES = Object.keys(REFUSAL_STATUS) as RefusalCode[];

/** RFC 9457 problem details, with the closed code and its facts. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.enum(REFUSAL_CODES as [RefusalCode, ...RefusalCode[]]).or(z.literal("fault")),
  detail: z.record(z.string(), z.unknown()).optional(),
  /** Correlation id for support. */
  instance: z.string().optional(),
});
export type Problem = z.infer<typeof problem>;
