import { createEffect, createSignal, createUniqueId, For, type JSX, on, onCleanup, Show, untrack } from "solid-js";
import { office } from "#client/i18n/office.ts";
import { Field } from "#client/ui/field.tsx";
import { type Choice, Select } from "#client/ui/select.tsx";
import type { BlueprintProblem } from "#contract/blueprints.ts";
import { type Draft, isSameContent, type Path } from "./blueprint-draft.ts";
import { useDesk } from "./desk.ts";
import { keyOf } from "./problem-places.ts";
import { problemWords } from "./problem-words.ts";
import { NUMBER_TYPED, TEXT_TYPED, type Typed } from "./typed.ts";

interface AtProps {
  path: Path;
  /** How the text is read; a plain text unless given. */
  typed?: Typed;
  /** The field's own name, where the record's is not enough. */
  label?: string;
  hint?: string | undefined;
}

/** What a field at a path needs: its text, what it says back to the draft, what is wrong with it. */
function createFieldAt(props: AtProps) {
  const desk = useDesk();
  const typed = () => props.typed ?? TEXT_TYPED;
  const path = untrack(() => props.path);
  onCleanup(desk.register(path));
  const value = () => desk.value(path);
  const [text, setText] = createSignal(untrack(() => typed().show(value())));
  createEffect(
    on(value, (now) => {
      const read = typed().read(untrack(text));
      if (!isSameContent(read ?? null, now ?? null)) setText(typed().show(now));
    }),
  );
  return {
    text,
    error: () => errorOf(desk.problemsAt(path), desk.draft()),
    onInput: (next: string) => {
      setText(next);
      desk.set(path, typed().read(next));
    },
    /** What an unread field left behind is drawn as the draft has it. */
    onBlur: () => {
      const read = typed().read(text());
      if (typeof read === "number") setText(typed().show(read));
    },
    place: keyOf(path),
    isReadOnly: desk.isReadOnly,
  };
}

function errorOf(problems: readonly BlueprintProblem[], draft: Draft): string | undefined {
  return problems.length > 0 ? problems.map((problem) => problemWords(problem, draft)).join(" ") : undefined;
}

function labelOf(props: AtProps): string {
  return props.label ?? office().blueprints.fields[String(props.path.at(-1))] ?? String(props.path.at(-1));
}

/** One line of text or a number at a path of the draft, with its problems under it. */
export function InputAt(props: AtProps & { isFigure?: boolean }) {
  const field = createFieldAt(props);
  const isNumber = () => props.typed !== undefined && props.typed !== TEXT_TYPED && props.isFigure !== false;
  return (
    <Field label={labelOf(props)} hint={props.hint} error={field.error()}>
      {(ids) => (
        <input
          class="input"
          {...ids()}
          data-place={field.place}
          readonly={field.isReadOnly}
          inputmode={isNumber() ? "decimal" : undefined}
          autocomplete="off"
          value={field.text()}
          onInput={(event) => field.onInput(event.currentTarget.value)}
          onBlur={field.onBlur}
        />
      )}
    </Field>
  );
}

export function NumberAt(props: AtProps) {
  return <InputAt {...props} typed={props.typed ?? NUMBER_TYPED} />;
}

/** Several lines of text. */
export function AreaAt(props: AtProps & { rows?: number }) {
  const field = createFieldAt(props);
  return (
    <Field label={labelOf(props)} hint={props.hint} error={field.error()}>
      {(ids) => (
        <textarea
          class="input"
          {...ids()}
          rows={props.rows ?? 2}
          data-place={field.place}
          readonly={field.isReadOnly}
          value={field.text()}
          onInput={(event) => field.onInput(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

/** A field in a cell of a table: its name is for screen readers, its problems stand under it. */
export function CellAt(props: AtProps & { label: string; isFigure?: boolean }) {
  const field = createFieldAt(props);
  const id = createUniqueId();
  return (
    <>
      <input
        class="input blueprints-cell"
        classList={{ figure: props.isFigure !== false }}
        aria-label={props.label}
        aria-invalid={field.error() ? "true" : undefined}
        aria-describedby={field.error() ? id : undefined}
        data-place={field.place}
        readonly={field.isReadOnly}
        inputmode={props.isFigure !== false ? "decimal" : undefined}
        autocomplete="off"
        value={field.text()}
        onInput={(event) => field.onInput(event.currentTarget.value)}
        onBlur={field.onBlur}
      />
      <Show when={field.error()}>
        {(error) => (
          <span class="blueprints-error small-text" id={id}>
            {error()}
          </span>
        )}
      </Show>
    </>
  );
}

/** A choice at a path. */
export function SelectAt<V extends string>(props: AtProps & { values: readonly V[] }) {
  const field = createFieldAt(props);
  const choices = (): Choice<V>[] => props.values.map((value) => ({ value, label: office().blueprints.values[value] ?? value }));
  return (
    <div data-place={field.place}>
      <Select
        label={labelOf(props)}
        hint={props.hint}
        error={field.error()}
        value={field.text() as V}
        choices={choices()}
        disabled={field.isReadOnly}
        onChange={field.onInput}
      />
    </div>
  );
}

/** A pair of texts, Chinese first. */
export function PairAt(props: { path: Path; label: string; isLong?: boolean }) {
  const Part = (own: { name: "zh" | "en" }) => {
    const label = () => `${props.label} · ${office().blueprints.fields[own.name]}`;
    return (
      <Show when={props.isLong} fallback={<InputAt path={[...props.path, own.name]} label={label()} />}>
        <AreaAt path={[...props.path, own.name]} label={label()} rows={3} />
      </Show>
    );
  };
  return (
    <>
      <Part name="zh" />
      <Part name="en" />
    </>
  );
}

/** Problems of a table or a row as a whole. */
export function ProblemsAt(props: { path: Path; children?: JSX.Element }) {
  const desk = useDesk();
  const path = untrack(() => props.path);
  onCleanup(desk.register(path));
  return (
    <div class="blueprints-whole" data-place={keyOf(path)} tabindex={-1}>
      <For each={desk.problemsAt(path)}>{(problem) => <p class="blueprints-error">{problemWords(problem, desk.draft())}</p>}</For>
      {props.children}
    </div>
  );
}
