import { Show } from "solid-js";
import { authoring } from "#client/i18n/authoring.ts";
import { workbench } from "#client/i18n/authoring-workbench.ts";
import { EnemyField } from "./enemy-field.tsx";
import { ExtraFields } from "./extra-fields.tsx";
import { FacetFields } from "./facet-fields.tsx";
import { FindingList } from "./finding-list.tsx";
import type { ItemDesk } from "./item-desk.ts";
import { labelAt } from "./item-draft.ts";
import { LikeList } from "./like-list.tsx";
import type { LiveLint } from "./live-lint.ts";
import { OptionList } from "./option-list.tsx";
import { RichField } from "./rich-field.tsx";
import { RubricEditor } from "./rubric-editor.tsx";
import { SampleList } from "./sample-list.tsx";

interface Props {
  desk: ItemDesk;
  lint: LiveLint;
}

/** All fields of an item. Drawn anew when the desk's revision moves, never in between. */
export function ItemForm(props: Props) {
  const { draft, change } = props.desk;
  return (
    <div class="stack">
      <FacetFields desk={props.desk} />
      <FindingList desk={props.desk} findings={elsewhere(props)} />
      <div class="stack tight">
        <RichField
          label={authoring().fields.stem}
          hint={workbench().hints.stem}
          start={draft.stem}
          rows={draft.type === "essay" ? 8 : 3}
          problem={props.desk.problemAt("stem")}
          onInput={(text) => change("stem", text)}
        />
        <FindingList desk={props.desk} findings={props.lint.at("stem")} />
        <LikeList desk={props.desk} likes={props.lint.likes()} />
      </div>
      <Show when={draft.type !== "essay"} fallback={<EssayFields {...props} />}>
        <OptionList desk={props.desk} lint={props.lint} />
      </Show>
      <div class="stack tight">
        <RichField
          label={authoring().fields.rationale}
          hint={authoring().rationaleHint}
          start={draft.rationale}
          rows={3}
          problem={props.desk.problemAt("rationale")}
          onInput={(text) => change("rationale", text)}
        />
        <FindingList desk={props.desk} findings={props.lint.at("rationale")} />
      </div>
      <ExtraFields desk={props.desk} lint={props.lint} />
      <EnemyField desk={props.desk} />
    </div>
  );
}

function EssayFields(props: Props) {
  return (
    <>
      <RubricEditor desk={props.desk} />
      <div class="stack tight">
        <RichField
          label={authoring().fields.outline}
          hint={authoring().outlineHint}
          start={props.desk.draft.outline}
          rows={5}
          problem={props.desk.problemAt("outline")}
          onInput={(text) => props.desk.change("outline", text)}
        />
        <FindingList desk={props.desk} findings={props.lint.at("outline")} />
      </div>
      <SampleList desk={props.desk} />
    </>
  );
}

const PLACED = ["stem", "options", "key", "rationale", "outline", "reference", "tags"];

/** What is said of no field that has a place of its own: part, level, author, the item as a whole. */
function elsewhere({ desk, lint }: Props) {
  const isEssay = desk.draft.type === "essay";
  const placed = new Set([...PLACED, ...desk.draft.options.map((_, at) => labelAt(at))]);
  const hidden = isEssay ? ["options", "key"] : ["outline"];
  return lint.findings().filter(({ field }) => !placed.has(field) || hidden.includes(field));
}
