import type { JSX } from "solid-js";

/** A box to tick, with its words as part of the target. */
export function Checkbox(props: {
  checked: boolean;
  onChange: (checked: boolean) => void;
  children: JSX.Element;
  disabled?: boolean;
}) {
  return (
    <label class="checkbox">
      <input
        type="checkbox"
        checked={props.checked}
        disabled={props.disabled}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <span>{props.children}</span>
    </label>
  );
}
