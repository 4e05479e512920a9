import { type Accessor, createContext, createMemo, createSignal, useContext } from "solid-js";
import { ApiProblem } from "#client/sync/api-problem.ts";
import { type Action, createAction } from "#client/sync/create-query.ts";
import type { BlueprintDetail, BlueprintProblem, WrittenBlueprint } from "#contract/blueprints.ts";
import { assert } from "#kernel/assert.ts";
import { type BlueprintCalls, blueprintCalls } from "./blueprint-calls.ts";
import { contentOf, type Draft, draftOf, isSameContent, type Path, settled, valueAt, withValue } from "./blueprint-draft.ts";
import { createLiveCheck, type LiveCheck } from "./live-check.ts";
import { keyOf, problemsByPlace, type Section } from "./problem-places.ts";

export interface DeskStart {
  readonly detail: BlueprintDetail;
  /** What stands in the fields: the blueprint in use, or an older version. */
  readonly content: WrittenBlueprint;
  readonly isReadOnly: boolean;
  /** Whether the server may be asked while one types. */
  readonly isChecked: boolean;
}

/** One blueprint in work. */
export interface Desk {
  /** The version in use, on which the next save is based. */
  detail: Accessor<BlueprintDetail>;
  draft: Accessor<Draft>;
  isReadOnly: boolean;
  isDirty: Accessor<boolean>;
  /** Somebody saved meanwhile: their version. */
  conflict: Accessor<BlueprintDetail | undefined>;
  check: LiveCheck;
  /** How many papers the bank is asked for, as typed. */
  formsText: Accessor<string>;
  setFormsText(text: string): void;
  section: Accessor<Section>;
  showSection(section: Section): void;
  value(path: Path): unknown;
  set(path: Path, value: unknown): void;
  change(make: (draft: Draft) => Draft): void;
  /** A field tells that it is on the screen, and takes itself off again. */
  register(path: Path): () => void;
  problemsAt(path: Path): readonly BlueprintProblem[];
  problems: Accessor<readonly BlueprintProblem[]>;
  save: Action<[note: string], BlueprintDetail | undefined>;
  /** Goes on with the own text above somebody's newer version. */
  keepMine(): void;
  /** The fields show what is saved. */
  reset(detail: BlueprintDetail): void;
}

const DeskContext = createContext<Desk>();
export const DeskProvider = DeskContext.Provider;
const FIRST_FORMS = "2";

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  assert(desk !== undefined, "fields of a blueprint stand inside its editor");
  return desk;
}

interface DeskPorts {
  readonly section: { shown: Accessor<Section>; show: (section: Section) => void };
  readonly calls?: BlueprintCalls;
}

export function createDesk(start: DeskStart, { section, calls = blueprintCalls }: DeskPorts): Desk {
  const [detail, setDetail] = createSignal(start.detail);
  const [draft, setDraft] = createSignal(
    draftOf(start.content, start.content === start.detail.content ? start.detail.cells : []),
  );
  const [conflict, setConflict] = createSignal<BlueprintDetail>();
  const [formsText, setFormsText] = createSignal(FIRST_FORMS);
  const content = createMemo(() => contentOf(draft()));
  const base = createMemo(() => contentOf(draftOf(detail().content, detail().cells)));
  const forms = createMemo((before: number) => formsIn(formsText()) ?? before, Number(FIRST_FORMS));
  const check = createLiveCheck(calls, { content, forms, isOn: start.isChecked });
  const problems = () => check.checked()?.answer.problems ?? [];
  const places = createPlaces(problems);
  const reset = (next: BlueprintDetail) => {
    setConflict(undefined);
    setDetail(() => next);
    setDraft(() => draftOf(next.content, next.cells));
  };
  const save = createAction(async (note: string) => {
    const { id, version: baseVersion } = detail();
    const sent = content();
    const saved = await calls.save(id, { content: sent, baseVersion, note }).catch(async (thrown) => {
      if (!(thrown instanceof ApiProblem) || thrown.code !== "stale-version") throw thrown;
      setConflict(await calls.show(id));
      return undefined;
    });
    if (!saved) return undefined;
    // What was typed while it was being saved stays, and counts as unsaved.
    if (content() === sent) reset(saved);
    else setDetail(() => saved);
    return saved;
  });
  return {
    detail,
    draft,
    isReadOnly: start.isReadOnly,
    isDirty: createMemo(() => !start.isReadOnly && !isSameContent(content(), base())),
    conflict,
    check,
    formsText,
    setFormsText,
    section: section.shown,
    showSection: section.show,
    value: (path) => valueAt(draft(), path),
    set: (path, value) => setDraft((now) => settled(withValue(now, path, value))),
    change: (make) => setDraft((now) => settled(make(now))),
    ...places,
    problems,
    save,
    keepMine: () => {
      const theirs = conflict();
      if (theirs) setDetail(() => theirs);
      setConflict(undefined);
    },
    reset,
  };
}

/** A whole number from 1 to 10. */
export function formsIn(text: string): number | undefined {
  const value = Number(text.trim());
  return /^\d{1,2}$/.test(text.trim()) && value >= 1 && value <= 10 ? value : undefined;
}

function createPlaces(problems: Accessor<readonly BlueprintProblem[]>): Pick<Desk, "register" | "problemsAt"> {
  const [places, setPlaces] = createSignal<readonly string[]>([]);
  const byPlace = createMemo(() => problemsByPlace(problems(), places()));
  return {
    register(path) {
      const key = keyOf(path);
      setPlaces((all) => [...all, key]);
      return () => setPlaces((all) => without(all, all.indexOf(key)));
    },
    problemsAt: (path) => byPlace().get(keyOf(path)) ?? [],
  };
}

function without(list: readonly string[], at: number): string[] {
  return list.filter((_, index) => index !== at);
}
