import AArrowDown from "lucide-solid/icons/a-arrow-down";
import AArrowUp from "lucide-solid/icons/a-arrow-up";
import PanelLeftClose from "lucide-solid/icons/panel-left-close";
import PanelLeftOpen from "lucide-solid/icons/panel-left-open";
import { createEffect, createSignal, on, Show } from "solid-js";
import { marking } from "#client/i18n/marking.ts";
import { RichText } from "#client/items/rich-text.tsx";
import { Button } from "#client/ui/button.tsx";
import { Icon } from "#client/ui/icon.tsx";
import type { Reading } from "#contract/marking.ts";

/** Prompt and outline, folded to a strip when they are known by heart. */
export function PromptPane(props: { reading: Reading; isOpen: boolean; onToggle: () => void }) {
  return (
    <aside class="marking-prompt" classList={{ open: props.isOpen }} aria-label={marking().promptAndOutline}>
      <button
        type="button"
        class="marking-fold"
        aria-expanded={props.isOpen}
        aria-keyshortcuts="P"
        onClick={() => props.onToggle()}
      >
        <Icon of={props.isOpen ? PanelLeftClose : PanelLeftOpen} size={18} />
        <span>{props.isOpen ? marking().fold : marking().promptAndOutline}</span>
      </button>
      <Show when={props.isOpen}>
        <div class="marking-prompt-text" tabindex={0}>
          <h2>{marking().prompt}</h2>
          <div class="marking-prose">
            <RichText text={props.reading.prompt} />
          </div>
          <h2>{marking().outline}</h2>
          <div class="marking-prose">
            <RichText text={props.reading.outline} />
          </div>
        </div>
      </Show>
    </aside>
  );
}

const SIZES = [16, 18, 20, 24, 28] as const;
const SIZE_KEY = "kaoheng.marking.size";

/** The answer, in the middle because it is what one reads; its own size, its own scrolling, at the top for every script. */
export function AnswerPane(props: { reading: Reading; onRef: (element: HTMLElement) => void }) {
  const [at, setAt] = createSignal(storedSize());
  let pane: HTMLElement | undefined;

  createEffect(
    on(
      () => props.reading.id,
      () => pane?.scrollTo({ top: 0 }),
    ),
  );

  function resize(by: 1 | -1): void {
    setAt((place) => Math.min(SIZES.length - 1, Math.max(0, place + by)));
    try {
      localStorage.setItem(SIZE_KEY, String(at()));
    } catch {
      // A closed storage only means that the size is not remembered.
    }
  }

  return (
    <section class="marking-answer" aria-label={marking().answer}>
      <div class="marking-answer-head">
        <h2>{marking().answer}</h2>
        <span class="soft figures">
          {marking().characters(props.reading.characters.withPunctuation, props.reading.characters.withoutPunctuation)}
        </span>
        <span class="marking-sizes">
          <Button size="small" disabled={at() === 0} onClick={() => resize(-1)}>
            <Icon of={AArrowDown} name={marking().smaller} />
          </Button>
          <Button size="small" disabled={at() === SIZES.length - 1} onClick={() => resize(1)}>
            <Icon of={AArrowUp} name={marking().larger} />
          </Button>
        </span>
      </div>
      <div
        class="marking-answer-text"
        tabindex={0}
        data-answer
        style={{ "font-size": `${(SIZES[at()] ?? 18) / 16}rem` }}
        ref={(made) => {
          pane = made;
          props.onRef(made);
        }}
      >
        <Show when={props.reading.text.trim() !== ""} fallback={<p class="soft">{marking().emptyAnswer}</p>}>
          <p>{props.reading.text}</p>
        </Show>
      </div>
    </section>
  );
}

function storedSize(): number {
  try {
    const at = Number(localStorage.getItem(SIZE_KEY) ?? "1");
    return Number.isInteger(at) && at >= 0 && at < SIZES.length ? at : 1;
  } catch {
    return 1;
  }
}
