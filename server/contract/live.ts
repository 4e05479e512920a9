import type { Say, SayReply } from "./candidate.ts";
import type { RefusalCode } from "./refusals.ts";

/*
 * Messages of the live link (socket.io, WebSocket only). The link is a faster road for `say` and a hint that
 * something changed; everything it carries can also be fetched or posted over HTTP, and nothing depends on it.
 */

export type LiveAnswer = { ok: SayReply } | { refused: RefusalCode; detail?: Record<string, unknown> };

export interface CandidateToServer {
  /** The same body as `POST /api/candidate/say`, answered after the commit. */
  say(message: Say, answer: (reply: LiveAnswer) => void): void;
  /** Clock reading; answered with the server's instant. */
  ping(answer: (now: number) => void): void;
}

export interface ServerToCandidate {
  /** The deadline or the stage changed: fetch the state. */
  changed(message: { now: number; deadline: number | null }): void;
  /** Another device has become the writer. */
  fenced(message: { epoch: number }): void;
}

export interface ServerToStaff {
  /** Something on a sitting's board changed; at most one per second and sitting. */
  board(message: { sittingId: string }): void;
}

export const LIVE_PATH = "/live";
