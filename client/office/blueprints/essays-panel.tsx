import { Show } from "solid-js";
import { office } from "#client/i18n/office.ts";
import { Checkbox } from "#client/ui/checkbox.tsx";
import { type Draft, isGroup, type Path, withValue } from "./blueprint-draft.ts";
import { useDesk } from "./desk.ts";
import { NumberAt, PairAt, ProblemsAt, SelectAt } from "./fields.tsx";
import { FIRST_ESSAYS, FIRST_MARKING } from "./new-entries.ts";
import { DifficultyAt } from "./shape-panel.tsx";

const BETWEEN = ["higher-pair", "mean-of-three"] as const;

/** Essays and how they are marked; a blueprint may do without both. */
export function EssaysPanel() {
  const desk = useDesk();
  const words = () => office().blueprints.essays;
  const hasEssays = () => isGroup(desk.value(["essays"]));
  let before: { essays: unknown; marking: unknown } = { essays: FIRST_ESSAYS, marking: FIRST_MARKING };
  const choose = (isOn: boolean) => {
    if (!isOn) before = { essays: desk.value(["essays"]), marking: desk.value(["marking"]) };
    const next = isOn ? before : { essays: null, marking: null };
    desk.change((draft: Draft) => withValue(withValue(draft, ["essays"], next.essays), ["marking"], next.marking));
  };
  return (
    <div class="stack">
      <div>
        <Checkbox checked={hasEssays()} disabled={desk.isReadOnly} onChange={choose}>
          {words().has}
        </Checkbox>
        <ProblemsAt path={["essays"]} />
      </div>
      <Show when={hasEssays()} fallback={<p class="soft papers-none">{words().none}</p>}>
        <EssayFields />
      </Show>
      <Show when={isGroup(desk.value(["marking"]))}>
        <MarkingFields />
      </Show>
    </div>
  );
}

function EssayFields() {
  const words = () => office().blueprints.essays;
  return (
    <>
      <fieldset class="blueprints-group">
        <legend>{words().facts}</legend>
        <div class="blueprints-fields">
          <NumberAt path={["essays", "offered"]} />
          <NumberAt path={["essays", "counted"]} />
          <NumberAt path={["essays", "pointsEach"]} />
          <NumberAt path={["essays", "longestCharacters"]} />
          <NumberAt path={["essays", "mostPerTopic"]} />
          <NumberAt path={["essays", "mostPerPart"]} />
        </div>
        <Fixed path={["essays", "selection"]} />
      </fieldset>
      <fieldset class="blueprints-group">
        <legend>{words().difficulty}</legend>
        <DifficultyAt path={["essays", "difficulty"]} />
      </fieldset>
      <fieldset class="blueprints-group">
        <legend>{words().words}</legend>
        <div class="blueprints-fields wide">
          <PairAt path={["essays", "title"]} label={office().blueprints.fields.title ?? ""} />
          <PairAt path={["essays", "rule"]} label={office().blueprints.fields.rule ?? ""} isLong />
        </div>
      </fieldset>
    </>
  );
}

function MarkingFields() {
  return (
    <fieldset class="blueprints-group">
      <legend>{office().blueprints.essays.marking}</legend>
      <div class="blueprints-fields">
        <NumberAt path={["marking", "tolerance"]} />
        <NumberAt path={["marking", "step"]} />
        <NumberAt path={["marking", "leaseMinutes"]} />
        <NumberAt path={["marking", "undoSeconds"]} />
        <SelectAt path={["marking", "thirdBetween"]} values={BETWEEN} />
      </div>
      <Fixed path={["marking", "scheme"]} />
    </fieldset>
  );
}

/** A rule that knows one way only: said, not asked. */
function Fixed(props: { path: Path }) {
  const desk = useDesk();
  const value = () => String(desk.value(props.path) ?? "");
  const name = () => office().blueprints.fields[String(props.path.at(-1))] ?? "";
  return (
    <p class="soft">
      {name()} · {office().blueprints.values[value()] ?? value()}
    </p>
  );
}
