import { createSignal, Index, Show } from "solid-js";
import { office } from "#client/i18n/office.ts";
import { inLanguage } from "#client/i18n/words.ts";
import { Button } from "#client/ui/button.tsx";
import { Field } from "#client/ui/field.tsx";
import { type Draft, listAt, valueAt, withEntry, withoutEntry, withValue } from "./blueprint-draft.ts";
import { ConstraintForm } from "./constraint-form.tsx";
import { type Desk, useDesk } from "./desk.ts";
import { NumberAt, ProblemsAt } from "./fields.tsx";
import { changeAndGo } from "./go-to.ts";
import { CONSTRAINT_KINDS, type ConstraintKind, newConstraint } from "./new-entries.ts";

const EXPOSURE = ["mostUses", "mostPapersPerItem", "mostSharedBetweenPapers", "mostSharedWithPast"] as const;

/** How often items may be used, and the further rules of every paper. */
export function LimitsPanel() {
  const words = () => office().blueprints.limits;
  return (
    <div class="stack">
      <fieldset class="blueprints-group">
        <legend>{words().exposure}</legend>
        <p class="soft">{words().exposureLead}</p>
        <div class="blueprints-fields wide">
          <Index each={EXPOSURE}>{(field) => <NumberAt path={["exposure", field()]} />}</Index>
        </div>
      </fieldset>
      <Constraints />
    </div>
  );
}

function Constraints() {
  const desk = useDesk();
  const words = () => office().blueprints.limits;
  const constraints = () => listAt(desk.draft(), ["constraints"]);
  const add = (kind: ConstraintKind) =>
    changeAndGo(desk, (draft) => withEntry(draft, ["constraints"], newConstraint(kind)), ["constraints", constraints().length]);
  return (
    <section class="stack tight" aria-label={words().rules}>
      <h2>{words().rules}</h2>
      <p class="soft">{words().rulesLead}</p>
      <ProblemsAt path={["constraints"]} />
      <Show when={constraints().length === 0}>
        <p class="soft papers-none">{words().none}</p>
      </Show>
      <Index each={constraints()}>{(constraint, at) => <Constraint constraint={constraint()} at={at} />}</Index>
      <Show when={!desk.isReadOnly}>
        <AddConstraint onAdd={add} />
      </Show>
    </section>
  );
}

function AddConstraint(props: { onAdd: (kind: ConstraintKind) => void }) {
  const [kind, setKind] = createSignal<ConstraintKind>("count");
  const words = () => office().blueprints.limits;
  return (
    <div class="blueprints-add">
      <Field label={words().kind}>
        {(ids) => (
          <select class="input" {...ids()} onChange={(event) => setKind(event.currentTarget.value as ConstraintKind)}>
            <Index each={CONSTRAINT_KINDS}>
              {(choice) => <option value={choice()}>{office().blueprints.values[choice()]}</option>}
            </Index>
          </select>
        )}
      </Field>
      <Button onClick={() => props.onAdd(kind())}>{words().add}</Button>
    </div>
  );
}

function Constraint(props: { constraint: unknown; at: number }) {
  const desk = useDesk();
  const words = () => office().blueprints.limits;
  const kind = () => String(valueAt(props.constraint, ["kind"]));
  const called = () =>
    sentenceOf(desk, props.constraint) ?? words().numbered(props.at + 1, office().blueprints.values[kind()] ?? kind());
  const wrong = () => desk.problems().filter(({ path }) => path[0] === "constraints" && path[1] === props.at).length;
  const remove = () => changeAndGo(desk, (draft) => withoutConstraint(draft, props.at), ["constraints"]);
  return (
    <details class="panel blueprints-part">
      <summary>
        {called()}
        <Show when={wrong() > 0}>
          <span class="blueprints-error"> {office().blueprints.side.problems(wrong())}</span>
        </Show>
      </summary>
      <div class="stack tight">
        <ProblemsAt path={["constraints", props.at]} />
        <ConstraintForm at={props.at} kind={kind()} />
        <Show when={!desk.isReadOnly}>
          <div>
            <Button size="small" aria-label={words().removeOf(called())} onClick={remove}>
              {words().remove}
            </Button>
          </div>
        </Show>
      </div>
    </details>
  );
}

/** The draft without one of its rules; the last one takes the list along. */
function withoutConstraint(draft: Draft, at: number): Draft {
  const left = withoutEntry(draft, ["constraints"], at);
  return listAt(left, ["constraints"]).length > 0 ? left : withValue(draft, ["constraints"], undefined);
}

/** The server's sentence about a rule as it stands; undefined while it was changed since. */
function sentenceOf(desk: Desk, constraint: unknown): string | undefined {
  const checked = desk.check.checked();
  const at = listAt(checked?.content, ["constraints"]).indexOf(constraint);
  const sentence = at < 0 ? undefined : checked?.answer.derived?.constraints[at];
  return sentence && inLanguage(sentence);
}
