import { For } from "solid-js";
import { workbench } from "#client/i18n/authoring-workbench.ts";
import { type ItemState, itemState } from "#contract/bank.ts";

/** The way of an item from draft to retirement, with the state it stands in marked. */
export function StatePath(props: { state: ItemState }) {
  return (
    <ol class="authoring-path" aria-label={workbench().path}>
      <For each={itemState.options}>
        {(state) => <li aria-current={state === props.state ? "step" : undefined}>{workbench().steps[state]}</li>}
      </For>
    </ol>
  );
}
