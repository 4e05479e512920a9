import { type Accessor, batch, createSignal } from "solid-js";
import { type ApiProblem, asProblem } from "#client/sync/api-problem.ts";
import { type Action, createAction } from "#client/sync/create-query.ts";
import type { CriterionMarks, Reading } from "#contract/marking.ts";
import { createDraftKeeper, type DraftState } from "./draft-keeper.ts";
import type { MarkingCalls } from "./marking-calls.ts";
import { type Extreme, extremeOf, nextMissing } from "./marks.ts";

/** A mark given in this visit, for taking it back. */
export interface GivenMark {
  readonly id: string;
  readonly script: string;
  readonly total: number;
  readonly undoUntil: number;
}

export type DeskPhase = "loading" | "marking" | "nothing" | "lost" | "problem";
/** What came of asking to submit. */
export type SubmitOutcome = { readonly missing: number } | { readonly asked: Extreme } | "sent" | "failed";

/** One grader at one queue: the script in hand, its marks, and the way to the next. */
export interface MarkingDesk {
  phase: Accessor<DeskPhase>;
  problem: Accessor<ApiProblem | undefined>;
  reading: Accessor<Reading | undefined>;
  /** Moves with every script put on the desk; the comment's field is drawn anew then. */
  revision: Accessor<number>;
  marks: Accessor<CriterionMarks>;
  comment: Accessor<string>;
  draft: Accessor<DraftState>;
  /** Marks of this visit, the latest last. */
  given: Accessor<readonly GivenMark[]>;
  /** Zero and full marks are asked about once. */
  asked: Accessor<Extreme | undefined>;
  setMark(id: string, mark: number | undefined): void;
  setComment(text: string, isComposing: boolean): void;
  claim: Action<[], void>;
  submit: Action<[], SubmitOutcome>;
  undo: Action<[], GivenMark | undefined>;
  release: Action<[], boolean>;
  renew(): Promise<void>;
  flush(): Promise<void>;
  stop(): void;
}

export function createMarkingDesk(calls: MarkingCalls): MarkingDesk {
  const [phase, setPhase] = createSignal<DeskPhase>("loading");
  const [problem, setProblem] = createSignal<ApiProblem>();
  const [reading, setReading] = createSignal<Reading>();
  const [revision, setRevision] = createSignal(0);
  const [marks, setMarks] = createSignal<CriterionMarks>({});
  const [comment, setComment] = createSignal("");
  const [given, setGiven] = createSignal<readonly GivenMark[]>([]);
  const [asked, setAsked] = createSignal<Extreme>();
  let isComposing = false;

  function lost(found: ApiProblem): void {
    keeper.drop();
    batch(() => {
      setPhase("lost");
      setProblem(found);
    });
  }

  /** The lease and all that is to be kept, or undefined where there is nothing to keep. */
  function leased() {
    const script = reading();
    if (!script || phase() !== "marking") return undefined;
    return { id: script.id, token: script.token, marks: marks(), comment: comment().trim() };
  }

  const keeper = createDraftKeeper(() => {
    const draft = leased();
    // A half-composed comment is saved when the composition ends.
    return draft && !isComposing ? calls.saveDraft(draft) : undefined;
  }, lost);

  function put(next: Reading): void {
    keeper.drop();
    isComposing = false;
    batch(() => {
      setReading(next);
      setMarks(next.draft?.marks ?? {});
      setComment(next.draft?.comment ?? "");
      setAsked(undefined);
      setProblem(undefined);
      setPhase("marking");
      setRevision((count) => count + 1);
    });
  }

  async function claimNext(): Promise<void> {
    try {
      put(await calls.claim());
    } catch (thrown) {
      const found = asProblem(thrown);
      keeper.drop();
      batch(() => {
        setReading(undefined);
        setPhase(found.code === "nothing-to-mark" ? "nothing" : "problem");
        setProblem(found.code === "nothing-to-mark" ? undefined : found);
      });
    }
  }

  /** True when the call went through; a lost lease shows itself and keeps what was typed. */
  async function underLease(perform: () => Promise<unknown>): Promise<boolean> {
    try {
      await perform();
      return true;
    } catch (thrown) {
      const found = asProblem(thrown);
      if (found.code !== "lease-lost") throw thrown;
      lost(found);
      return false;
    }
  }

  async function submit(): Promise<SubmitOutcome> {
    const script = reading();
    const mark = leased();
    if (!script || !mark) return "failed";
    const missing = nextMissing(script.rubric, marks());
    if (missing !== undefined) return { missing };
    const extreme = extremeOf(script.rubric, marks());
    if (extreme && asked() !== extreme) {
      setAsked(extreme);
      return { asked: extreme };
    }
    // A draft still on its way may find the mark already given; its answer no longer matters.
    keeper.drop();
    const isSent = await underLease(async () => {
      const { total, undoUntil } = await calls.submit(mark);
      setGiven((list) => [...list, { id: script.id, script: script.script, total, undoUntil }]);
    }).catch((thrown: unknown) => {
      keeper.touch();
      throw thrown;
    });
    if (!isSent) return "failed";
    await claimNext();
    return "sent";
  }

  return {
    phase,
    problem,
    reading,
    revision,
    marks,
    comment,
    draft: keeper.state,
    given,
    asked,
    setMark(id, mark) {
      if (phase() !== "marking") return;
      const { [id]: _before, ...others } = marks();
      setMarks(mark === undefined ? others : { ...others, [id]: mark });
      setAsked(undefined);
      keeper.touch();
    },
    setComment(text, composing) {
      const hasEnded = isComposing && !composing;
      isComposing = composing;
      if (phase() !== "marking" || (text === comment() && !hasEnded)) return;
      setComment(text);
      keeper.touch();
    },
    claim: createAction(async () => {
      setPhase("loading");
      await claimNext();
    }),
    submit: createAction(submit),
    undo: createAction(async () => {
      const last = given().at(-1);
      if (!last) return undefined;
      await keeper.flush();
      const again = await calls.undo(last.id);
      setGiven((list) => list.filter(({ id }) => id !== last.id));
      put(again);
      return last;
    }),
    release: createAction(async () => {
      const lease = leased();
      if (!lease) return false;
      keeper.drop();
      return underLease(() => calls.release({ id: lease.id, token: lease.token }));
    }),
    async renew() {
      const lease = leased();
      if (!lease) return;
      // A renewal that does not get through is made up by the next one; only a lost lease matters now.
      await underLease(() => calls.renew({ id: lease.id, token: lease.token })).catch(() => undefined);
    },
    flush: () => keeper.flush(),
    stop: () => keeper.stop(),
  };
}
