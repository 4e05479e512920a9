import { For } from "solid-js";
import { Field } from "./field.tsx";

export interface Choice<V extends string> {
  readonly value: V;
  readonly label: string;
}

/** A native list to choose one from. */
export function Select<V extends string>(props: {
  label: string;
  value: V;
  choices: readonly Choice<V>[];
  onChange: (value: V) => void;
  hint?: string | undefined;
  error?: string | undefined;
  disabled?: boolean;
}) {
  return (
    <Field label={props.label} hint={props.hint} error={props.error}>
      {(ids) => (
        <select
          class="input"
          {...ids()}
          disabled={props.disabled}
          onChange={(event) => props.onChange(event.currentTarget.value as V)}
        >
          <For each={props.choices}>
            {(choice) => (
              <option value={choice.value} selected={choice.value === props.value}>
                {choice.label}
              </option>
            )}
          </For>
        </select>
      )}
    </Field>
  );
}
