import { For, Show } from "solid-js";
import { common } from "#client/i18n/common.ts";
import { office } from "#client/i18n/office.ts";
import { Checkbox } from "#client/ui/checkbox.tsx";
import { Field } from "#client/ui/field.tsx";
import { isGroup, listAt, type Path, valueAt } from "./blueprint-draft.ts";
import { useDesk } from "./desk.ts";
import { InputAt, NumberAt } from "./fields.tsx";
import { WORDS_TYPED } from "./typed.ts";

const TYPES = ["single", "multiple", "essay"] as const;
const LETTERS = ["A", "B", "C", "D", "E", "F", "G", "H"] as const;

/** Which items a further rule speaks of, picked from what the blueprint names. */
export function SelectorForm(props: { path: Path }) {
  const desk = useDesk();
  const words = () => office().blueprints.limits;
  const parts = () =>
    listAt(desk.draft(), ["syllabus"])
      .map((part) => valueAt(part, ["part"]))
      .filter((part) => typeof part === "number");
  const levels = () => named(listAt(desk.draft(), ["levels"]), "level");
  return (
    <fieldset class="blueprints-group">
      <legend>{words().of}</legend>
      <p class="soft small-text">{words().ofLead}</p>
      <Picks path={[...props.path, "part"]} label={words().parts} choices={parts()} />
      <Picks
        path={[...props.path, "type"]}
        label={words().types}
        choices={TYPES}
        show={(type) => common().itemTypes[type as (typeof TYPES)[number]]}
      />
      <Show when={levels().length > 0}>
        <Picks path={[...props.path, "level"]} label={words().levels} choices={levels()} />
      </Show>
      <Picks path={[...props.path, "topic"]} label={words().topics} choices={topicsIn(desk.draft(), props.path)} isLong />
      <div class="blueprints-fields narrow">
        <InputAt
          path={[...props.path, "tag"]}
          typed={WORDS_TYPED}
          isFigure={false}
          label={words().tags}
          hint={words().tagsHint}
        />
        <NumberAt path={[...props.path, "difficulty", "from"]} label={words().bandFrom} />
        <NumberAt path={[...props.path, "difficulty", "to"]} label={words().bandTo} />
        <KeyPick path={[...props.path, "key"]} />
      </div>
    </fieldset>
  );
}

/** Values to tick; none ticked means that the line does not count. Those that the blueprint no longer names stay to be taken out. */
function Picks(props: {
  path: Path;
  label: string;
  choices: readonly (string | number)[];
  show?: (choice: string | number) => string;
  isLong?: boolean;
}) {
  const desk = useDesk();
  const chosen = () => valuesAt(desk.draft(), props.path);
  const choices = () => [...new Set([...props.choices, ...chosen()])];
  const toggle = (value: string | number, isOn: boolean) => {
    const next = choices().filter((other) => (other === value ? isOn : chosen().includes(other)));
    desk.set(props.path, next.length > 0 ? next : undefined);
  };
  return (
    <fieldset class="blueprints-picks">
      <legend class="unseen">{props.label}</legend>
      <span class="blueprints-picks-name" aria-hidden="true">
        {props.label}
      </span>
      <div
        class="blueprints-picks-list"
        classList={{ "blueprints-picks-long": props.isLong === true }}
        tabindex={props.isLong ? 0 : undefined}
      >
        <For each={choices()}>
          {(choice) => (
            <Checkbox checked={chosen().includes(choice)} disabled={desk.isReadOnly} onChange={(isOn) => toggle(choice, isOn)}>
              {props.show?.(choice) ?? String(choice)}
            </Checkbox>
          )}
        </For>
      </div>
    </fieldset>
  );
}

function KeyPick(props: { path: Path }) {
  const desk = useDesk();
  const words = () => office().blueprints.limits;
  return (
    <Field label={words().key}>
      {(ids) => (
        <select
          class="input"
          {...ids()}
          disabled={desk.isReadOnly}
          onChange={(event) => desk.set(props.path, event.currentTarget.value || undefined)}
        >
          <option value="" selected={desk.value(props.path) === undefined}>
            {words().anyKey}
          </option>
          <For each={LETTERS}>
            {(letter) => (
              <option value={letter} selected={desk.value(props.path) === letter}>
                {letter}
              </option>
            )}
          </For>
        </select>
      )}
    </Field>
  );
}

/** Topics of the parts that are ticked, or of all. */
function topicsIn(draft: unknown, path: Path): string[] {
  const parts = valuesAt(draft, [...path, "part"]);
  const inside = listAt(draft, ["syllabus"]).filter(
    (part) => parts.length === 0 || parts.includes(valueAt(part, ["part"]) as number),
  );
  return [...new Set(inside.flatMap((part) => named(listAt(part, ["topics"]), "topic")))];
}

function named(list: readonly unknown[], field: string): string[] {
  return list
    .map((entry) => (isGroup(entry) ? entry[field] : entry))
    .filter((name) => typeof name === "string" && name !== "") as string[];
}

/** One value or a list, as a list. */
function valuesAt(value: unknown, path: Path): readonly (string | number)[] {
  const found = valueAt(value, path);
  const list = Array.isArray(found) ? found : [found];
  return list.filter((entry) => typeof entry === "string" || typeof entry === "number");
}
