import { For } from "solid-js";

/** One stretch of text, emphasised or not. */
export interface Stretch {
  readonly text: string;
  readonly isEmphasised: boolean;
}

/** Splits `**like this**` out of a text. Everything else stays text, whatever it looks like. */
export function stretchesOf(text: string): Stretch[] {
  return text
    .split(/\*\*(.+?)\*\*/s)
    .map((part, at) => ({ text: part, isEmphasised: at % 2 === 1 }))
    .filter((stretch) => stretch.text !== "");
}

/** Text of an item with its emphasis (dots under Han characters); used for stems and options alike. */
export function ItemText(props: { text: string }) {
  return (
    <For each={stretchesOf(props.text)}>
      {(stretch) => (stretch.isEmphasised ? <strong class="emphasis">{stretch.text}</strong> : stretch.text)}
    </For>
  );
}

export function Stem(props: { text: string; id?: string }) {
  return (
    <div class="item-stem" id={props.id}>
      <ItemText text={props.text} />
    </div>
  );
}
