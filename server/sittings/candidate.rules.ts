export interface Candidate {
  readonly id: string;
  readonly sittingId: string;
  readonly name: string;
  /** Admission ticket number, normalised. */
  readonly ticket: string;
  /** Last four characters of the identity number; no more of it is kept. */
  readonly idTail: string;
  readonly organisation: string;
  readonly room: string | null;
  readonly seat: string | null;
  readonly paperId: string | null;
  readonly attemptId: string;
  readonly codeRound: number;
}

/** A ticket number as stored: full-width forms, spaces, dashes and case do not matter. */
export function normaliseTicket(typed: string): string {
  return typed
    .normalize("NFKC")
    .replace(/[\s\u200b-\u200d\u2060\-‐-―−_.]/g, "")
    .toUpperCase();
}
