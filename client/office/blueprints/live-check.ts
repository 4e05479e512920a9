import { type Accessor, createEffect, createSignal, on, onCleanup } from "solid-js";
import { type ApiProblem, asProblem } from "#client/sync/api-problem.ts";
import type { BlueprintCheck } from "#contract/blueprints.ts";
import type { BlueprintCalls } from "./blueprint-calls.ts";
import type { Draft } from "./blueprint-draft.ts";

const SETTLE_MS = 300;

/** An answer with what it is about. */
export interface CheckedDraft {
  readonly content: Draft;
  readonly answer: BlueprintCheck;
}

export interface LiveCheck {
  /** The newest answer; kept while something newer is looked at. */
  checked: Accessor<CheckedDraft | undefined>;
  problem: Accessor<ApiProblem | undefined>;
  /** What is on the screen is newer than the answer. */
  isBehind: Accessor<boolean>;
  again(): void;
}

/** Has the server look at a draft while it is written: at once for the first, then when typing pauses; only the newest answer counts. */
export function createLiveCheck(
  calls: Pick<BlueprintCalls, "check">,
  asked: { content: Accessor<Draft>; forms: Accessor<number>; isOn: boolean },
): LiveCheck {
  const [checked, setChecked] = createSignal<CheckedDraft>();
  const [problem, setProblem] = createSignal<ApiProblem>();
  const [isBehind, setBehind] = createSignal(asked.isOn);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: AbortController | undefined;

  async function ask(content: Draft, forms: number): Promise<void> {
    const mine = new AbortController();
    running = mine;
    try {
      const answer = await calls.check({ content, forms }, mine.signal);
      if (mine.signal.aborted) return;
      setChecked({ content, answer });
      setProblem(undefined);
    } catch (thrown) {
      if (!mine.signal.aborted) setProblem(asProblem(thrown));
    }
    if (!mine.signal.aborted) setBehind(false);
  }

  function begin(afterMs: number): void {
    clearTimeout(timer);
    running?.abort();
    if (!asked.isOn) return;
    setBehind(true);
    timer = setTimeout(() => void ask(asked.content(), asked.forms()), afterMs);
  }

  createEffect(on([asked.content, asked.forms], (_, before) => begin(before === undefined ? 0 : SETTLE_MS)));
  onCleanup(() => {
    clearTimeout(timer);
    running?.abort();
  });
  return { checked, problem, isBehind, again: () => begin(0) };
}
