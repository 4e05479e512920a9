import { createEffect, createSignal, onCleanup } from "solid-js";

export const THEMES = ["default", "dark", "yellow-black", "black-cream"] as const;
export type Theme = (typeof THEMES)[number];
export const SIZES = [100, 125, 150, 175, 200] as const;
export type Size = (typeof SIZES)[number];

const STORAGE_KEY = "kaoheng.appearance";
const remembered = read();
const [theme, chooseTheme] = createSignal<Theme>(remembered.theme);
const [size, chooseSize] = createSignal<Size>(remembered.size);

export { chooseTheme, size, theme };

/** One step larger or smaller. */
export function stepSize(step: 1 | -1): void {
  const next = SIZES[SIZES.indexOf(size()) + step];
  if (next !== undefined) chooseSize(next);
}

export const isLargest = () => size() === SIZES.at(-1);
export const isSmallest = () => size() === SIZES[0];

/** Puts theme and text size on the document while the calling component lives, and remembers them on this machine. */
export function useAppearance(): void {
  const root = document.documentElement;
  createEffect(() => {
    root.setAttribute("data-theme", theme());
    root.setAttribute("data-size", String(size()));
    try {
      localStorage.setItem(STORAGE_KEY, JSON.stringify({ theme: theme(), size: size() }));
    } catch {
      // Without storage the choice lasts for this page.
    }
  });
  onCleanup(() => {
    root.removeAttribute("data-theme");
    root.removeAttribute("data-size");
  });
}

function read(): { theme: Theme; size: Size } {
  try {
    const kept = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? "{}") as { theme?: Theme; size?: Size };
    return { theme: THEMES.find((one) => one === kept.theme) ?? "default", size: SIZES.find((one) => one === kept.size) ?? 100 };
  } catch {
    return { theme: "default", size: 100 };
  }
}
