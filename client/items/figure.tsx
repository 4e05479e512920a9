import { createContext, createSignal, Show, useContext } from "solid-js";
import { itemWords } from "#client/i18n/items.ts";

/** Where images come from: candidates have a door of their own, which opens only to their paper. */
export const FigureSource = createContext("/api/candidate/figures/");

/** An image of an item. When it does not come, its alternative text stands there, with a way to try again. */
export function Figure(props: { name: string; alt: string }) {
  const source = useContext(FigureSource);
  const [tries, setTries] = createSignal(0);
  const [isMissing, setIsMissing] = createSignal(false);
  const retry = () => {
    setTries(tries() + 1);
    setIsMissing(false);
  };
  return (
    <Show
      when={!isMissing()}
      fallback={
        <span class="figure-missing">
          {props.alt}
          <button type="button" onClick={retry}>
            {itemWords().loadFigureAgain}
          </button>
        </span>
      }
    >
      <img
        class="figure"
        src={`${source}${encodeURIComponent(props.name)}${tries() > 0 ? `?again=${tries()}` : ""}`}
        alt={props.alt}
        onError={() => setIsMissing(true)}
      />
    </Show>
  );
}
