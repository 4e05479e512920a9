import { createEffect, createResource, onMount } from "solid-js";

type Katex = typeof import("./katex.ts");

let loading: Promise<Katex> | undefined;

/** The typesetter is loaded with the first formula, never for a paper without one. */
function loadKatex(): Promise<Katex> {
  loading ??= import("./katex.ts");
  return loading;
}

/** A formula in TeX. Until it is typeset, or when it cannot be, its source stands there. */
export function Formula(props: { tex: string; isBlock?: boolean }) {
  let place!: HTMLSpanElement;
  const [katex] = createResource(() => loadKatex().catch(() => null));
  onMount(() =>
    createEffect(() => {
      const loaded = katex();
      if (loaded) loaded.typeset(place, props.tex, props.isBlock ?? false);
    }),
  );
  return (
    <span class={props.isBlock ? "formula formula-block" : "formula"} ref={place}>
      {props.tex}
    </span>
  );
}
