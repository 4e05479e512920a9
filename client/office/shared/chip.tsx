import { type JSX, Show } from "solid-js";

/** A filter that is on or off. */
export function Chip(props: { isOn: boolean; onPress: () => void; count?: number; children: JSX.Element }) {
  return (
    <button type="button" class="button small" aria-pressed={props.isOn} onClick={() => props.onPress()}>
      {props.children}
      <Show when={props.count !== undefined}>
        <span class="figures"> {props.count}</span>
      </Show>
    </button>
  );
}
