import { createUniqueId, type JSX, Show, splitProps } from "solid-js";
import { common } from "#client/i18n/common.ts";

interface Described {
  label: string;
  hint?: string | undefined;
  /** What is wrong and what to do; shown under the field and tied to it. */
  error?: string | undefined;
  isRequired?: boolean;
}

/** Attributes a control inside `Field` has to carry. */
export interface FieldIds {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": "true" | undefined;
}

/** Label, hint and error around any control: `<Field label="…">{(ids) => <input class="input" {...ids()} />}</Field>`. */
export function Field(props: Described & { children: (ids: () => FieldIds) => JSX.Element }) {
  const id = createUniqueId();
  const ids = (): FieldIds => ({
    id,
    "aria-describedby": props.error ? `${id}-error` : props.hint ? `${id}-hint` : undefined,
    "aria-invalid": props.error ? "true" : undefined,
  });
  return (
    <div class="field">
      <label class="label" for={id}>
        {props.label}
        <Show when={props.isRequired}>
          <span class="soft small-text"> {common().required}</span>
        </Show>
      </label>
      {props.children(ids)}
      <Show when={props.hint}>
        <span class="hint" id={`${id}-hint`}>
          {props.hint}
        </span>
      </Show>
      <Show when={props.error}>
        <span class="error" id={`${id}-error`} role="alert">
          {props.error}
        </span>
      </Show>
    </div>
  );
}

type InputProps = Omit<JSX.InputHTMLAttributes<HTMLInputElement>, "onInput" | "children" | "id"> &
  Described & { onInput?: (value: string) => void };

/** One line of text. `onInput` is handed the value. */
export function TextField(props: InputProps) {
  const [described, onInput, rest] = splitProps(props, ["label", "hint", "error", "isRequired"], ["onInput"]);
  return (
    <Field {...described}>
      {(ids) => <input class="input" {...rest} {...ids()} onInput={(event) => onInput.onInput?.(event.currentTarget.value)} />}
    </Field>
  );
}

type AreaProps = Omit<JSX.TextareaHTMLAttributes<HTMLTextAreaElement>, "onInput" | "children" | "id"> &
  Described & { onInput?: (value: string) => void };

/** Several lines of text. */
export function TextArea(props: AreaProps) {
  const [described, onInput, rest] = splitProps(props, ["label", "hint", "error", "isRequired"], ["onInput"]);
  return (
    <Field {...described}>
      {(ids) => <textarea class="input" {...rest} {...ids()} onInput={(event) => onInput.onInput?.(event.currentTarget.value)} />}
    </Field>
  );
}
