import type { LucideIcon } from "lucide-solid";
import { Dynamic } from "solid-js/web";

/**
 * An outline icon of lucide. Import the picture by its own file, so that only what is used travels:
 * `import Check from "lucide-solid/icons/check"`. With `name` it speaks; without, it is decoration beside a word.
 * `size` is in px at the normal text size and grows with it.
 */
export function Icon(props: { of: LucideIcon; name?: string; size?: number }) {
  return (
    <Dynamic
      component={props.of}
      class="icon"
      size={`${(props.size ?? 20) / 16}rem`}
      strokeWidth={2}
      role={props.name ? "img" : undefined}
      aria-label={props.name}
      aria-hidden={props.name ? undefined : "true"}
    />
  );
}
