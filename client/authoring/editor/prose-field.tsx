import { untrack } from "solid-js";
import { authoring } from "#client/i18n/authoring.ts";
import { TextArea, TextField } from "#client/ui/field.tsx";
import type { DraftProblem } from "./draft-check.ts";

interface Described {
  label: string;
  /** The text when the field appears. Afterwards the field is never written to, so that input methods are left alone. */
  start: string;
  onInput: (text: string) => void;
  hint?: string | undefined;
  problem?: DraftProblem | undefined;
  isRequired?: boolean;
}

/** Several lines of text that the field owns. */
export function ProseField(props: Described & { rows?: number }) {
  const start = untrack(() => props.start);
  return (
    <TextArea
      label={props.label}
      hint={props.hint}
      error={props.problem && authoring().problem(props.problem)}
      isRequired={props.isRequired ?? false}
      class="input authoring-prose"
      rows={props.rows ?? 3}
      spellcheck={false}
      value={start}
      onInput={props.onInput}
    />
  );
}

/** One line of text that the field owns. */
export function LineField(
  props: Described & { list?: string; inputmode?: "decimal" | "numeric"; disabled?: boolean; class?: string },
) {
  const start = untrack(() => props.start);
  return (
    <TextField
      label={props.label}
      hint={props.hint}
      error={props.problem && authoring().problem(props.problem)}
      isRequired={props.isRequired ?? false}
      autocomplete="off"
      spellcheck={false}
      list={props.list}
      inputmode={props.inputmode}
      disabled={props.disabled}
      value={start}
      onInput={props.onInput}
    />
  );
}
