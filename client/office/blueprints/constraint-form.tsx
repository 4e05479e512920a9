import { For, Index, Match, Show, Switch } from "solid-js";
import { office } from "#client/i18n/office.ts";
import { Button } from "#client/ui/button.tsx";
import { Checkbox } from "#client/ui/checkbox.tsx";
import { listAt, type Path, withEntry, withoutEntry } from "./blueprint-draft.ts";
import { useDesk } from "./desk.ts";
import { InputAt, NumberAt, SelectAt } from "./fields.tsx";
import { changeAndGo } from "./go-to.ts";
import { SelectorForm } from "./selector-form.tsx";
import { OPTIONAL_TEXT_TYPED, PERCENT_TYPED } from "./typed.ts";

const LIMITS = ["exact", "least", "most", "target", "weight"] as const;
const LETTERS = ["A", "B", "C", "D", "E", "F", "G", "H"] as const;
const CHOICES = ["single", "multiple"] as const;

/** The fields of one further rule, by its kind. */
export function ConstraintForm(props: { at: number; kind: string }) {
  const words = () => office().blueprints.limits;
  const path = (...rest: string[]): Path => ["constraints", props.at, ...rest];
  const title = (name: "zh" | "en") => `${words().ownTitle} · ${office().blueprints.fields[name]}`;
  return (
    <>
      <Show when={props.kind !== "keys"}>
        <SelectorForm path={path("of")} />
      </Show>
      <fieldset class="blueprints-group">
        <legend>{words().wanted}</legend>
        <Switch>
          <Match when={["count", "points", "reading", "time"].includes(props.kind)}>
            <p class="soft small-text">{words().wantedLead}</p>
            <div class="blueprints-fields narrow">
              <For each={LIMITS}>{(limit) => <NumberAt path={path(limit)} />}</For>
              <Show when={props.kind === "time"}>
                <NumberAt path={path("unknownSeconds")} />
              </Show>
            </div>
          </Match>
          <Match when={props.kind === "difficulty"}>
            <div class="blueprints-fields narrow">
              <NumberAt path={path("mean")} />
              <NumberAt path={path("tolerance")} />
              <NumberAt path={path("spread", "least")} label={words().spreadLeast} />
              <NumberAt path={path("spread", "most")} label={words().spreadMost} />
            </div>
          </Match>
          <Match when={props.kind === "information"}>
            <Abilities path={path("at")} />
          </Match>
          <Match when={props.kind === "keys"}>
            <KeyFields path={path()} />
          </Match>
        </Switch>
      </fieldset>
      <div class="blueprints-fields wide">
        <InputAt path={path("title", "zh")} typed={OPTIONAL_TEXT_TYPED} isFigure={false} label={title("zh")} />
        <InputAt path={path("title", "en")} typed={OPTIONAL_TEXT_TYPED} isFigure={false} label={title("en")} />
      </div>
    </>
  );
}

function KeyFields(props: { path: Path }) {
  const desk = useDesk();
  const words = () => office().blueprints.limits;
  const letters = () => listAt(desk.draft(), [...props.path, "letters"]);
  const toggle = (letter: string, isOn: boolean) =>
    desk.set(
      [...props.path, "letters"],
      LETTERS.filter((other) => (other === letter ? isOn : letters().includes(other))),
    );
  return (
    <>
      <div class="blueprints-fields narrow">
        <SelectAt path={[...props.path, "type"]} values={CHOICES} />
        <NumberAt path={[...props.path, "least"]} typed={PERCENT_TYPED} label={words().leastShare} />
        <NumberAt path={[...props.path, "most"]} typed={PERCENT_TYPED} label={words().mostShare} />
      </div>
      <fieldset class="row">
        <legend class="unseen">{office().blueprints.fields.letters}</legend>
        <span aria-hidden="true">{office().blueprints.fields.letters}</span>
        <For each={LETTERS}>
          {(letter) => (
            <Checkbox checked={letters().includes(letter)} disabled={desk.isReadOnly} onChange={(isOn) => toggle(letter, isOn)}>
              {letter}
            </Checkbox>
          )}
        </For>
      </fieldset>
    </>
  );
}

function Abilities(props: { path: Path }) {
  const desk = useDesk();
  const words = () => office().blueprints.limits;
  const points = () => listAt(desk.draft(), props.path);
  const add = () =>
    changeAndGo(desk, (draft) => withEntry(draft, props.path, { ability: 0 }), [...props.path, points().length, "ability"]);
  return (
    <div class="stack tight">
      <Index each={points()}>
        {(_, at) => (
          <fieldset class="blueprints-ability">
            <legend class="unseen">{words().abilityAt(at + 1)}</legend>
            <div class="blueprints-fields narrow">
              <NumberAt path={[...props.path, at, "ability"]} />
              <NumberAt path={[...props.path, at, "least"]} />
              <NumberAt path={[...props.path, at, "most"]} />
              <NumberAt path={[...props.path, at, "target"]} />
              <NumberAt path={[...props.path, at, "tolerance"]} typed={PERCENT_TYPED} label={words().toleranceShare} />
              <NumberAt path={[...props.path, at, "weight"]} />
            </div>
            <Show when={!desk.isReadOnly}>
              <Button
                size="small"
                variant="plain"
                onClick={() => changeAndGo(desk, (draft) => withoutEntry(draft, props.path, at), props.path)}
              >
                {words().removeAbility(at + 1)}
              </Button>
            </Show>
          </fieldset>
        )}
      </Index>
      <Show when={!desk.isReadOnly}>
        <div>
          <Button size="small" onClick={add}>
            {words().addAbility}
          </Button>
        </div>
      </Show>
    </div>
  );
}
