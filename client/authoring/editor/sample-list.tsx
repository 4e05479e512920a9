import Plus from "lucide-solid/icons/plus";
import Trash from "lucide-solid/icons/trash";
import { For } from "solid-js";
import { authoring } from "#client/i18n/authoring.ts";
import { Button } from "#client/ui/button.tsx";
import { Select } from "#client/ui/select.tsx";
import type { ItemDesk } from "./item-desk.ts";
import { type DraftSample, sumOf } from "./item-draft.ts";
import { IconButton } from "./option-list.tsx";
import { LineField, ProseField } from "./prose-field.tsx";

const MOST_SAMPLES = 9;
const QUALITIES = ["good", "fair", "poor"] as const;

/** Sample answers with their marks by criterion, folded away: they are looked at less than the rest. */
export function SampleList(props: { desk: ItemDesk }) {
  const { draft, change } = props.desk;
  return (
    <details class="authoring-samples">
      <summary>{authoring().samples(draft.samples.length)}</summary>
      <div class="stack tight">
        <p class="soft small-text">{authoring().samplesLead}</p>
        <For each={draft.samples}>
          {(sample, at) => (
            <SampleEditor
              desk={props.desk}
              sample={sample}
              at={at()}
              onRemove={() =>
                change(
                  "samples",
                  draft.samples.filter((other) => other !== sample),
                )
              }
            />
          )}
        </For>
        <div>
          <Button
            size="small"
            icon={Plus}
            disabled={draft.samples.length >= MOST_SAMPLES}
            onClick={() => change("samples", draft.samples.length, { quality: "fair", marks: {}, text: "" })}
          >
            {authoring().addSample}
          </Button>
        </div>
      </div>
    </details>
  );
}

function SampleEditor(props: { desk: ItemDesk; sample: DraftSample; at: number; onRemove: () => void }) {
  const rubric = () => props.desk.draft.rubric;
  const total = () => sumOf(rubric().map(({ id }) => props.sample.marks[id] ?? "0"));
  return (
    <div class="authoring-criterion">
      <div class="authoring-marks">
        <Select
          label={authoring().sampleQuality}
          value={props.sample.quality}
          choices={QUALITIES.map((quality) => ({ value: quality, label: authoring().qualities[quality] }))}
          onChange={(quality) => props.desk.change("samples", props.at, "quality", quality)}
        />
        <For each={rubric().map(({ id }) => id)}>
          {(id) => (
            <LineField
              label={authoring().sampleMark(id)}
              start={props.sample.marks[id] ?? ""}
              inputmode="decimal"
              problem={props.desk.problemAt(`samples.${props.at}.marks.${id}`)}
              onInput={(text) => props.desk.change("samples", props.at, "marks", id, text)}
            />
          )}
        </For>
        <span class="authoring-sum figures">{authoring().sampleTotal(String(total()))}</span>
        <IconButton icon={Trash} name={authoring().removeSample} onPress={() => props.onRemove()} />
      </div>
      <ProseField
        label={authoring().sampleText}
        start={props.sample.text}
        rows={4}
        problem={props.desk.problemAt(`samples.${props.at}.text`)}
        onInput={(text) => props.desk.change("samples", props.at, "text", text)}
      />
    </div>
  );
}
