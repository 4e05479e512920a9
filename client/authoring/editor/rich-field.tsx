import { createUniqueId, Show, untrack } from "solid-js";
import { authoring } from "#client/i18n/authoring.ts";
import { workbench } from "#client/i18n/authoring-workbench.ts";
import type { DraftProblem } from "./draft-check.ts";
import { createMarkSet, MarkToolbar } from "./mark-toolbar.tsx";
import { BLOCK_MARKS } from "./marks.ts";

/** A house text with its toolbar. The field owns its text: it is handed one when it appears and never written to but by its writer. */
export function RichField(props: {
  label: string;
  start: string;
  rows: number;
  hint?: string;
  problem?: DraftProblem | undefined;
  onInput: (text: string) => void;
}) {
  const id = createUniqueId();
  const start = untrack(() => props.start);
  const set = createMarkSet(BLOCK_MARKS);
  return (
    <div class="field">
      <div class="authoring-field-head">
        <label class="label" for={id}>
          {props.label}
        </label>
        <MarkToolbar label={workbench().marks.toolbar(props.label)} set={set} />
      </div>
      <textarea
        ref={(made) => set.marks.attach(made)}
        id={id}
        class="input authoring-prose"
        rows={props.rows}
        spellcheck={false}
        value={start}
        aria-invalid={props.problem ? "true" : undefined}
        aria-describedby={props.problem ? `${id}-error` : props.hint ? `${id}-hint` : undefined}
        onInput={(event) => props.onInput(event.currentTarget.value)}
      />
      <Show when={props.hint}>
        <span class="hint" id={`${id}-hint`}>
          {props.hint}
        </span>
      </Show>
      <Show when={props.problem}>
        {(problem) => (
          <span class="error" id={`${id}-error`} role="alert">
            {authoring().problem(problem())}
          </span>
        )}
      </Show>
    </div>
  );
}
