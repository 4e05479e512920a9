import { Show } from "solid-js";
import { authoring } from "#client/i18n/authoring.ts";
import { EnemyField } from "./enemy-field.tsx";
import { FacetFields } from "./facet-fields.tsx";
import type { ItemDesk } from "./item-desk.ts";
import { OptionHints, OptionList } from "./option-list.tsx";
import { ProseField } from "./prose-field.tsx";
import { RubricEditor } from "./rubric-editor.tsx";
import { SampleList } from "./sample-list.tsx";

/** All fields of an item. Drawn anew when the desk's revision moves, never in between. */
export function ItemForm(props: { desk: ItemDesk }) {
  const { draft, change } = props.desk;
  return (
    <div class="stack">
      <FacetFields desk={props.desk} />
      <div class="stack tight">
        <ProseField
          label={authoring().fields.stem}
          hint={authoring().stemHint}
          start={draft.stem}
          rows={draft.type === "essay" ? 8 : 3}
          problem={props.desk.problemAt("stem")}
          onInput={(text) => change("stem", text)}
        />
        <OptionHints desk={props.desk} field="stem" />
      </div>
      <Show when={draft.type !== "essay"} fallback={<EssayFields desk={props.desk} />}>
        <OptionList desk={props.desk} />
      </Show>
      <ProseField
        label={authoring().fields.rationale}
        hint={authoring().rationaleHint}
        start={draft.rationale}
        rows={3}
        problem={props.desk.problemAt("rationale")}
        onInput={(text) => change("rationale", text)}
      />
      <EnemyField desk={props.desk} />
    </div>
  );
}

function EssayFields(props: { desk: ItemDesk }) {
  return (
    <>
      <RubricEditor desk={props.desk} />
      <ProseField
        label={authoring().fields.outline}
        hint={authoring().outlineHint}
        start={props.desk.draft.outline}
        rows={5}
        problem={props.desk.problemAt("outline")}
        onInput={(text) => props.desk.change("outline", text)}
      />
      <SampleList desk={props.desk} />
    </>
  );
}
