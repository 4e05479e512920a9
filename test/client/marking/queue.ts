import type { LeasedMarks, MarkingCalls } from "#client/marking/desk/marking-calls.ts";
import { ApiProblem } from "#client/sync/api-problem.ts";
import type { Reading } from "#contract/marking.ts";
import { reading } from "./readings.ts";

/** A queue as the server keeps it, for one grader. */
export class Queue implements MarkingCalls {
  readonly waiting: Reading[];
  readonly held = new Map<string, Reading>();
  readonly marked = new Map<string, LeasedMarks>();
  readonly drafts: LeasedMarks[] = [];
  failNext: ApiProblem | undefined;
  renewals = 0;

  constructor(...scripts: Reading[]) {
    this.waiting = scripts;
  }

  #fail(): void {
    const problem = this.failNext;
    this.failNext = undefined;
    if (problem) throw problem;
  }

  async claim(): Promise<Reading> {
    this.#fail();
    const next = [...this.held.values()][0] ?? this.waiting.shift();
    if (!next) throw new ApiProblem("nothing-to-mark");
    this.held.set(next.id, next);
    return next;
  }

  async renew(): Promise<{ expiresAt: number }> {
    this.#fail();
    this.renewals++;
    return { expiresAt: 0 };
  }

  async saveDraft(draft: LeasedMarks): Promise<{ savedAt: number }> {
    this.#fail();
    const held = this.held.get(draft.id);
    if (!held) throw new ApiProblem("already-marked");
    this.drafts.push(draft);
    this.held.set(draft.id, { ...held, draft: { marks: draft.marks, comment: draft.comment } });
    return { savedAt: this.drafts.length };
  }

  async submit(mark: LeasedMarks): Promise<{ total: number; undoUntil: number }> {
    this.#fail();
    this.held.delete(mark.id);
    this.marked.set(mark.id, mark);
    return { total: Object.values(mark.marks).reduce((sum, one) => sum + one * 60, 0), undoUntil: 60_000 };
  }

  async undo(id: string): Promise<Reading> {
    this.#fail();
    const { marks, comment } = this.marked.get(id) as LeasedMarks;
    this.marked.delete(id);
    const again = reading({ id, token: `again-${id}`, draft: { marks, comment } });
    this.held.set(id, again);
    return again;
  }

  async release({ id }: { id: string }): Promise<object> {
    this.#fail();
    this.held.delete(id);
    return {};
  }

  async now(): Promise<number> {
    return 0;
  }
}
