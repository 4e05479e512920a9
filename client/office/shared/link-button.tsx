import { A } from "@solidjs/router";
import type { LucideIcon } from "lucide-solid";
import { type JSX, Show } from "solid-js";
import { Icon } from "#client/ui/icon.tsx";

/** A link that looks like a button: it leads somewhere and does nothing. */
export function LinkButton(props: {
  href: string;
  variant?: "primary" | "quiet" | "plain";
  size?: "small";
  icon?: LucideIcon;
  children: JSX.Element;
}) {
  return (
    <A href={props.href} class={["button", props.variant ?? "quiet", props.size].filter(Boolean).join(" ")}>
      <Show when={props.icon}>{(icon) => <Icon of={icon()} size={18} />}</Show>
      {props.children}
    </A>
  );
}
