import type { LucideIcon } from "lucide-solid";
import { type JSX, Show, splitProps } from "solid-js";
import { Icon } from "./icon.tsx";

export interface ButtonProps extends JSX.ButtonHTMLAttributes<HTMLButtonElement> {
  /** `primary` once per page; `plain` looks like a link; `danger` for what cannot be undone. */
  variant?: "primary" | "quiet" | "plain" | "danger";
  size?: "small" | "large";
  icon?: LucideIcon;
  /** Something runs: no second press, told to screen readers, focus stays. */
  isBusy?: boolean;
}

/** A button. Its type is `button` unless a form's `submit` is asked for. */
export function Button(props: ButtonProps) {
  const [own, rest] = splitProps(props, ["variant", "size", "icon", "isBusy", "children", "class", "type", "onClick"]);
  return (
    <button
      {...rest}
      type={own.type ?? "button"}
      class={["button", own.variant ?? "quiet", own.size, own.class].filter(Boolean).join(" ")}
      aria-busy={own.isBusy || undefined}
      aria-disabled={own.isBusy || undefined}
      onClick={(event) => {
        if (own.isBusy) event.preventDefault();
        else if (typeof own.onClick === "function") own.onClick(event);
      }}
    >
      <Show when={own.icon}>{(icon) => <Icon of={icon()} size={18} />}</Show>
      {own.children}
    </button>
  );
}
