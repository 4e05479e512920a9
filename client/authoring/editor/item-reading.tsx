import Check from "lucide-solid/icons/check";
import { For, Match, Show, Switch } from "solid-js";
import { authoring } from "#client/i18n/authoring.ts";
import { ItemText, RichText } from "#client/items/rich-text.tsx";
import { Icon } from "#client/ui/icon.tsx";
import type { Item } from "#item-bank/item.ts";
import { type ItemText as Part, textsOf } from "../versions/item-texts.ts";
import { EnemyLine } from "./enemy-field.tsx";

/** An item for those who read it without changing it: reviewers, the office, auditors. */
export function ItemReading(props: { item: Item }) {
  const parts = () => textsOf(props.item).filter(({ field, text }) => field !== "key" && text !== "");
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
            <dd>
              <PartText part={part} enemies={props.item.enemies} />
            </dd>
          </div>
        )}
      </For>
    </dl>
  );
}

function PartText(props: { part: Part; enemies: readonly string[] }) {
  return (
    <Switch fallback={props.part.text}>
      <Match when={props.part.field === "option"}>
        <ItemText text={props.part.text} />
      </Match>
      <Match when={props.part.field === "stem" || props.part.field === "rationale" || props.part.field === "outline"}>
        <RichText text={props.part.text} />
      </Match>
      <Match when={props.part.field === "enemies"}>
        <For each={props.enemies}>{(id) => <EnemyLine id={id} />}</For>
      </Match>
    </Switch>
  );
}
