import { type Accessor, createSignal } from "solid-js";
import { type Action, createAction, createQuery, type Query } from "#client/sync/create-query.ts";
import type { KeyCheck } from "#contract/bank.ts";
import type { bankReviewApi, ReviewTask } from "#contract/bank-review.ts";
import type { BodyOf, ReplyOf } from "#contract/route.ts";

export type BlindItem = ReplyOf<typeof bankReviewApi.showBlind>;
type Label = "A" | "B" | "C" | "D" | "E" | "F" | "G" | "H";

export interface BlindCalls {
  show(id: string): Promise<BlindItem>;
  check(id: string, body: BodyOf<typeof bankReviewApi.checkKey>): Promise<KeyCheck>;
  tasks(): Promise<{ tasks: readonly ReviewTask[] }>;
}

export interface BlindCheck {
  query: Query<BlindItem>;
  chosen: Accessor<readonly Label[]>;
  choose(labels: readonly Label[]): void;
  /** One press of a letter: chooses, and for multiple choice takes back. */
  toggle(label: Label): void;
  remark: Accessor<string>;
  setRemark(text: string): void;
  /** Submit was tried with nothing chosen. */
  isEmpty: Accessor<boolean>;
  submit: Action<[], KeyCheck | undefined>;
  outcome: Accessor<KeyCheck | undefined>;
  /** The next item to be checked; undefined while unknown or when there is none. */
  next: Accessor<string | undefined>;
}

/** One blind check: the item without its key, an answer, and what came of it. */
export function createBlindCheck(calls: BlindCalls, itemId: string): BlindCheck {
  const query = createQuery(
    () => itemId,
    (id) => calls.show(id),
  );
  const [chosen, choose] = createSignal<readonly Label[]>([]);
  const [remark, setRemark] = createSignal("");
  const [isEmpty, setEmpty] = createSignal(false);
  const [outcome, setOutcome] = createSignal<KeyCheck>();
  const [next, setNext] = createSignal<string>();

  function toggle(label: Label): void {
    const item = query.data()?.item;
    if (!item || item.type === "essay" || outcome() || !item.options.some((option) => option.label === label)) return;
    if (item.type === "single") choose([label]);
    else choose(chosen().includes(label) ? chosen().filter((other) => other !== label) : [...chosen(), label].sort());
  }

  const submit = createAction(async () => {
    const shown = query.data();
    setEmpty(chosen().length === 0);
    if (!shown || isEmpty() || outcome()) return undefined;
    const answer = await calls.check(itemId, { version: shown.version, answer: [...chosen()], remark: remark() });
    setOutcome(answer);
    const tasks = await calls.tasks().catch(() => ({ tasks: [] }));
    setNext(tasks.tasks.find((task) => task.kind === "key-check" && task.isMine && task.itemId !== itemId)?.itemId);
    return answer;
  });

  return { query, chosen, choose, toggle, remark, setRemark, isEmpty, submit, outcome, next };
}
