import { authoring } from "#client/i18n/authoring.ts";
import { workbench } from "#client/i18n/authoring-workbench.ts";
import { FindingList } from "./finding-list.tsx";
import type { ItemDesk } from "./item-desk.ts";
import type { LiveLint } from "./live-lint.ts";
import { LineField } from "./prose-field.tsx";

/** Where the fact stands, the office's words, the set and the time an item is expected to take. */
export function ExtraFields(props: { desk: ItemDesk; lint: LiveLint }) {
  const { draft, change, problems } = props.desk;
  const tagProblem = () => [...problems()].find(([path]) => path === "tags" || path.startsWith("tags."))?.[1];
  return (
    <div class="stack tight">
      <LineField
        label={authoring().fields.reference}
        hint={workbench().hints.reference}
        start={draft.reference}
        problem={props.desk.problemAt("reference")}
        onInput={(text) => change("reference", text)}
      />
      <FindingList desk={props.desk} findings={props.lint.at("reference")} />
      <div class="authoring-extras">
        <LineField
          label={authoring().fields.tags}
          hint={workbench().hints.tags}
          start={draft.tags}
          problem={tagProblem()}
          onInput={(text) => change("tags", text)}
        />
        <LineField
          label={authoring().fields.set}
          hint={workbench().hints.set}
          start={draft.set}
          problem={props.desk.problemAt("set")}
          onInput={(text) => change("set", text)}
        />
        <LineField
          label={authoring().fields.expectedSeconds}
          start={draft.expectedSeconds}
          inputmode="numeric"
          problem={props.desk.problemAt("expectedSeconds")}
          onInput={(text) => change("expectedSeconds", text)}
        />
      </div>
      <FindingList desk={props.desk} findings={props.lint.at("tags")} />
    </div>
  );
}
