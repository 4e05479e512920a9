import { For, Show } from "solid-js";
import { common } from "#client/i18n/common.ts";
import { office } from "#client/i18n/office.ts";
import { Checkbox } from "#client/ui/checkbox.tsx";
import { CHOICE_TYPES, type ChoiceType, isGroup } from "./blueprint-draft.ts";
import { useDesk } from "./desk.ts";
import { CellAt, PairAt, ProblemsAt } from "./fields.tsx";
import { withType } from "./new-entries.ts";
import { totalsOf } from "./totals.ts";
import { NUMBER_TYPED } from "./typed.ts";

const POLICIES = ["exact", "partial", "right-minus-wrong"] as const;

/** The choice types, what an item of each is worth and how it is scored. */
export function TypesTable() {
  const words = () => office().blueprints.table;
  const desk = useDesk();
  const used = () => CHOICE_TYPES.filter((type) => isGroup(desk.value(["types", type])));
  return (
    <section class="stack tight" aria-label={words().types}>
      <h2>{words().types}</h2>
      <ProblemsAt path={["types"]} />
      <div class="table-frame">
        <table class="table blueprints-grid">
          <caption class="unseen">{words().types}</caption>
          <thead>
            <tr>
              <th scope="col">{words().types}</th>
              <th scope="col" class="end">
                {words().perPaper}
              </th>
              <th scope="col" class="end">
                {words().each}
              </th>
              <th scope="col">{office().blueprints.fields.policy}</th>
              <th scope="col" class="end">
                {words().worth}
              </th>
            </tr>
          </thead>
          <tbody>
            <For each={CHOICE_TYPES}>{(type) => <TypeRow type={type} />}</For>
          </tbody>
        </table>
      </div>
      <details class="blueprints-fold">
        <summary>{words().candidates}</summary>
        <p class="soft">{words().candidatesHint}</p>
        <For each={used()}>
          {(type) => (
            <div class="blueprints-fields wide">
              <PairAt path={["types", type, "title"]} label={common().itemTypes[type]} />
              <PairAt path={["types", type, "rule"]} label={office().blueprints.fields.rule ?? ""} isLong />
            </div>
          )}
        </For>
      </details>
    </section>
  );
}

function TypeRow(props: { type: ChoiceType }) {
  const desk = useDesk();
  const words = () => office().blueprints.table;
  const name = () => common().itemTypes[props.type];
  const label = (field: string) => `${name()} · ${office().blueprints.fields[field] ?? field}`;
  const isUsed = () => isGroup(desk.value(["types", props.type]));
  const worth = () => totalsOf(desk.draft()).columns.find(({ type }) => type === props.type)?.points ?? 0;
  return (
    <tr>
      <th scope="row">
        <Checkbox
          checked={isUsed()}
          disabled={desk.isReadOnly}
          onChange={(isOn) => desk.change((draft) => withType(draft, props.type, isOn))}
        >
          {name()}
        </Checkbox>
      </th>
      <Show when={isUsed()} fallback={<td colspan={4} />}>
        <td class="end">
          <CellAt path={["types", props.type, "items"]} typed={NUMBER_TYPED} label={label("items")} />
        </td>
        <td class="end">
          <CellAt path={["types", props.type, "points"]} typed={NUMBER_TYPED} label={words().each} />
        </td>
        <td>
          <Policy type={props.type} label={label("policy")} />
        </td>
        <td class="end blueprints-figure">{worth()}</td>
      </Show>
    </tr>
  );
}

function Policy(props: { type: ChoiceType; label: string }) {
  const desk = useDesk();
  const kind = () => String(desk.value(["types", props.type, "policy", "kind"]) ?? "");
  const choose = (next: string) => {
    const first = next === "partial" ? { kind: next, perRightOption: 0.5 } : { kind: next };
    desk.set(["types", props.type, "policy"], first);
  };
  return (
    <div class="row blueprints-policy">
      <select
        class="input"
        aria-label={props.label}
        disabled={desk.isReadOnly}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        <For each={POLICIES}>
          {(policy) => (
            <option value={policy} selected={policy === kind()}>
              {office().blueprints.values[policy]}
            </option>
          )}
        </For>
      </select>
      <Show when={kind() === "partial"}>
        <span class="blueprints-inline">
          <span aria-hidden="true">{office().blueprints.fields.perRightOption}</span>
          <CellAt
            path={["types", props.type, "policy", "perRightOption"]}
            typed={NUMBER_TYPED}
            label={office().blueprints.fields.perRightOption ?? ""}
          />
        </span>
      </Show>
    </div>
  );
}
