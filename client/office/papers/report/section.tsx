import { type JSX, Show } from "solid-js";

/** A part of the report under its title. */
export function Section(props: { title: string; lead?: string; children: JSX.Element }) {
  return (
    <section class="stack tight">
      <h2>{props.title}</h2>
      <Show when={props.lead}>
        <p class="soft">{props.lead}</p>
      </Show>
      {props.children}
    </section>
  );
}
