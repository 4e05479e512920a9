import type { LucideIcon } from "lucide-solid";
import { type JSX, Show } from "solid-js";
import { Icon } from "./icon.tsx";
import type { Tone } from "./notice.tsx";

/** A state in a word; give it an icon where its tone matters, colour never speaks alone. */
export function Badge(props: { tone?: Tone | "neutral"; icon?: LucideIcon; children: JSX.Element }) {
  return (
    <span class={`badge ${props.tone ?? "neutral"}`}>
      <Show when={props.icon}>{(icon) => <Icon of={icon()} size={14} />}</Show>
      {props.children}
    </span>
  );
}
