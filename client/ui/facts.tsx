import { For } from "solid-js";

/** Pairs of a name and a value, one below the other. */
export function Facts(props: { rows: readonly (readonly [name: string, value: string])[]; class?: string }) {
  return (
    <dl class={`facts ${props.class ?? ""}`}>
      <For each={props.rows}>
        {([name, value]) => (
          <>
            <dt>{name}</dt>
            <dd class="figures">{value}</dd>
          </>
        )}
      </For>
    </dl>
  );
}
