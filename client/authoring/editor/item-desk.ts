import { type Accessor, createMemo, createSignal } from "solid-js";
import { createStore, type SetStoreFunction, unwrap } from "solid-js/store";
import { ApiProblem } from "#client/sync/api-problem.ts";
import { type Action, createAction } from "#client/sync/create-query.ts";
import type { bankApi, ItemDetail } from "#contract/bank.ts";
import type { BodyOf } from "#contract/route.ts";
import type { Item } from "#item-bank/item.ts";
import { type CheckedDraft, checkDraft, type DraftProblem } from "./draft-check.ts";
import { draftOf, type ItemDraft, isSameDraft } from "./item-draft.ts";

export type ActAction = BodyOf<typeof bankApi.actOnItem>["action"];

/** What the desk asks of the server. */
export interface ItemCalls {
  create(item: Item, note: string): Promise<ItemDetail>;
  save(item: Item, baseVersion: number, note: string): Promise<ItemDetail>;
  load(id: string): Promise<ItemDetail>;
  act(id: string, order: BodyOf<typeof bankApi.actOnItem>): Promise<ItemDetail>;
  restore(id: string, from: { version: number; baseVersion: number }): Promise<ItemDetail>;
}

/** One item being worked on: what the server has, what stands in the editor, and what may be done. */
export interface ItemDesk {
  draft: ItemDraft;
  change: SetStoreFunction<ItemDraft>;
  /** Moves when the draft is replaced as a whole; the fields are drawn anew then, and only then. */
  revision: Accessor<number>;
  /** What the server has; undefined for an item never saved. */
  detail: Accessor<ItemDetail | undefined>;
  /** The version the draft was begun on; 0 for an item never saved. */
  baseVersion: Accessor<number>;
  checked: Accessor<CheckedDraft>;
  isDirty: Accessor<boolean>;
  /** What is wrong, by field; told once saving has been tried. */
  problems: Accessor<ReadonlyMap<string, DraftProblem>>;
  problemAt(path: string): DraftProblem | undefined;
  /** The other person's version, when somebody saved meanwhile. */
  conflict: Accessor<ItemDetail | undefined>;
  /** The newest the server is known to have: the other person's version while there is a conflict. */
  newest: Accessor<ItemDetail | undefined>;
  note: Accessor<string>;
  setNote(note: string): void;
  save: Action<[], ItemDetail | undefined>;
  /** Moves the saved version through its states. */
  act: Action<[action: ActAction, note?: string], ItemDetail>;
  /** The next save goes on top of the other person's version. */
  keepMine(): void;
  /** The other person's version takes the place of the draft. */
  takeTheirs(): void;
  /** Puts other content into the editor, to be saved as a new version. */
  takeOver(item: Item): void;
  /** Goes on with work that was kept, on the version it was begun on. */
  resume(draft: ItemDraft, baseVersion: number): void;
  /** Makes an old version the newest again; only while nothing is unsaved. */
  restore: Action<[version: number], ItemDetail>;
}

const NO_PROBLEMS: ReadonlyMap<string, DraftProblem> = new Map();

export function createItemDesk(calls: ItemCalls, first: { detail: ItemDetail } | { draft: ItemDraft }): ItemDesk {
  const begun = "detail" in first ? draftOf(first.detail.item) : first.draft;
  const [draft, change] = createStore<ItemDraft>(structuredClone(begun));
  const [kept, setKept] = createSignal<ItemDraft>(begun);
  const [detail, setDetail] = createSignal("detail" in first ? first.detail : undefined);
  const [baseVersion, setBaseVersion] = createSignal(detail()?.version ?? 0);
  const [revision, setRevision] = createSignal(0);
  const [conflict, setConflict] = createSignal<ItemDetail>();
  const [note, setNote] = createSignal("");
  const [isTried, setTried] = createSignal(false);
  const checked = createMemo(() => checkDraft(draft));
  const problems = createMemo(() => (isTried() ? checked().problems : NO_PROBLEMS));

  /** Replaces the draft; `saved` says what a save would have to differ from. */
  function replace(next: ItemDraft, saved: ItemDraft): void {
    setKept(saved);
    change(structuredClone(next));
    setRevision((count) => count + 1);
    setTried(false);
  }

  /** Keeps what was typed, since the person may have typed on while it was being saved. */
  function accept(answer: ItemDetail, sent: ItemDraft): ItemDetail {
    setDetail(answer);
    setBaseVersion(answer.version);
    setKept(sent);
    setConflict(undefined);
    setNote("");
    setTried(false);
    return answer;
  }

  const save = createAction(async () => {
    setTried(true);
    const { item } = checked();
    if (!item) return undefined;
    const sent = structuredClone(unwrap(draft));
    try {
      const isNew = detail() === undefined;
      return accept(await (isNew ? calls.create(item, note()) : calls.save(item, baseVersion(), note())), sent);
    } catch (thrown) {
      if (!(thrown instanceof ApiProblem) || thrown.code !== "stale-version") throw thrown;
      setConflict(await calls.load(item.id));
      return undefined;
    }
  });

  function known(): ItemDetail {
    const found = detail();
    if (!found) throw new ApiProblem("wrong-state");
    return found;
  }

  return {
    draft,
    change,
    revision,
    detail,
    baseVersion,
    checked,
    isDirty: createMemo(() => !isSameDraft(draft, kept())),
    problems,
    problemAt: (path) => problems().get(path),
    conflict,
    newest: () => conflict() ?? detail(),
    note,
    setNote,
    save,
    act: createAction(async (action: ActAction, note = "") => {
      const answer = await calls.act(known().item.id, { action, version: known().version, note });
      setDetail(answer);
      return answer;
    }),
    keepMine() {
      const theirs = conflict();
      if (!theirs) return;
      setDetail(theirs);
      setBaseVersion(theirs.version);
      setKept(draftOf(theirs.item));
      setConflict(undefined);
    },
    takeTheirs() {
      const theirs = conflict();
      if (!theirs) return;
      setDetail(theirs);
      setBaseVersion(theirs.version);
      setConflict(undefined);
      replace(draftOf(theirs.item), draftOf(theirs.item));
    },
    takeOver: (item) => replace(draftOf(item), kept()),
    resume(work, base) {
      setBaseVersion(base);
      replace(work, kept());
    },
    restore: createAction(async (version: number) => {
      const answer = await calls.restore(known().item.id, { version, baseVersion: known().version });
      setDetail(answer);
      setBaseVersion(answer.version);
      replace(draftOf(answer.item), draftOf(answer.item));
      return answer;
    }),
  };
}
