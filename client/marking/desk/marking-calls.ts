import { call } from "#client/sync/api-client.ts";
import { type CriterionMarks, markingApi, type Reading } from "#contract/marking.ts";
import { systemApi } from "#contract/system.ts";

export interface LeasedMarks {
  readonly id: string;
  readonly token: string;
  readonly marks: CriterionMarks;
  readonly comment: string;
}

/** What the marking desk asks of the server. */
export interface MarkingCalls {
  claim(): Promise<Reading>;
  renew(lease: { id: string; token: string }): Promise<{ expiresAt: number }>;
  saveDraft(draft: LeasedMarks): Promise<{ savedAt: number }>;
  submit(mark: LeasedMarks): Promise<{ total: number; undoUntil: number }>;
  undo(id: string): Promise<Reading>;
  release(lease: { id: string; token: string }): Promise<unknown>;
  /** The server's time, for counting down. */
  now(): Promise<number>;
}

/** The desk's calls over HTTP, for one queue. */
export function markingCalls(queue: { sittingId: string; itemId: string }): MarkingCalls {
  return {
    claim: () => call(markingApi.claimReading, { body: queue }),
    renew: ({ id, token }) => call(markingApi.renewLease, { params: { id }, body: { token } }),
    saveDraft: ({ id, ...body }) => call(markingApi.saveDraft, { params: { id }, body, keepalive: true }),
    submit: ({ id, ...body }) => call(markingApi.submitMark, { params: { id }, body }),
    undo: (id) => call(markingApi.undoMark, { params: { id } }),
    release: ({ id, token }) => call(markingApi.releaseReading, { params: { id }, body: { token } }),
    now: async () => (await call(systemApi.health)).now,
  };
}
