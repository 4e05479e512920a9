import { createSignal, onCleanup } from "solid-js";

/** Whether a media query holds, as it changes. */
export function createMediaQuery(query: string): () => boolean {
  const list = window.matchMedia(query);
  const [holds, setHolds] = createSignal(list.matches);
  const onChange = () => setHolds(list.matches);
  list.addEventListener("change", onChange);
  onCleanup(() => list.removeEventListener("change", onChange));
  return holds;
}
