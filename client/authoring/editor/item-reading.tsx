import Check from "lucide-solid/icons/check";
import { For, Match, Show, Switch } from "solid-js";
import { authoring } from "#client/i18n/authoring.ts";
import { ItemText, RichText } from "#client/items/rich-text.tsx";
import { Icon } from "#client/ui/icon.tsx";
import type { Item } from "#item-bank/item.ts";
import { type ItemText as Part, partName, textsOf } from "../versions/item-texts.ts";
import { EnemyLine, NamedThere, namedOnlyThere } from "./enemy-field.tsx";

/** An item for those who read it without changing it: reviewers, the office, auditors. */
export function ItemReading(props: { item: Item; namedBy?: readonly string[] }) {
  const namedThere = () => namedOnlyThere(props.item.enemies, props.namedBy ?? []);
  const parts = () =>
    textsOf(props.item).filter(
      ({ field, text }) => field !== "key" && (text !== "" || (field === "enemies" && namedThere().length > 0)),
    );
  return (
    <dl class="authoring-reading">
      <For each={parts()}>
        {(part) => (
          <div classList={{ key: part.isKey === true }}>
            <dt>
              {authoring().fields[part.field]} {part.which}
              <Show when={part.isKey}>
                <span class="authoring-key-word">
                  <Icon of={Check} size={16} />
                  {authoring().fields.key}
                </span>
              </Show>
            </dt>
            <dd data-field={partName(part)}>
              <PartText part={part} enemies={props.item.enemies} namedThere={namedThere()} />
            </dd>
          </div>
        )}
      </For>
    </dl>
  );
}

const HOUSE_TEXTS: readonly Part["field"][] = ["stem", "rationale", "outline", "criterion"];

function PartText(props: { part: Part; enemies: readonly string[]; namedThere: readonly string[] }) {
  return (
    <Switch fallback={props.part.text}>
      <Match when={props.part.field === "option"}>
        <ItemText text={props.part.text} />
      </Match>
      <Match when={HOUSE_TEXTS.includes(props.part.field)}>
        <RichText text={props.part.text} />
      </Match>
      <Match when={props.part.field === "enemies"}>
        <ul class="authoring-enemies">
          <For each={props.enemies}>
            {(id) => (
              <li>
                <EnemyLine id={id} />
              </li>
            )}
          </For>
          <For each={props.namedThere}>{(id) => <NamedThere id={id} />}</For>
        </ul>
      </Match>
    </Switch>
  );
}
