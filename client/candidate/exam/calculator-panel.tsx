import X from "lucide-solid/icons/x";
import { createSignal, For, onMount } from "solid-js";
import { common } from "#client/i18n/common.ts";
import { exam as words } from "#client/i18n/exam.ts";
import { Button } from "#client/ui/button.tsx";
import { Icon } from "#client/ui/icon.tsx";
import { CALCULATOR_KEYS, CALCULATOR_OFF, calculatorKeyOf, press } from "./calculator.ts";
import { examClipboard, selectedText } from "./clipboard-guard.ts";

const STEP_PX = 24;

/** A calculator that floats; moved by dragging its title or with the arrow keys on it. */
export function CalculatorPanel(props: { onClose: () => void }) {
  const [state, setState] = createSignal(CALCULATOR_OFF);
  const [place, setPlace] = createSignal({ x: 0, y: 0 });
  let display: HTMLInputElement | undefined;
  onMount(() => display?.focus());

  function onKey(event: KeyboardEvent): void {
    event.stopPropagation();
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter" && event.target instanceof HTMLButtonElement) return;
    const key = calculatorKeyOf(event.key);
    if (event.key === "Escape") props.onClose();
    else if (key !== null) {
      event.preventDefault();
      setState((before) => press(before, key));
    }
  }

  return (
    <section
      class="calculator"
      aria-label={words().calculator}
      style={{ transform: `translate(${place().x}px, ${place().y}px)` }}
      on:keydown={onKey}
      onCopy={(event) => examClipboard.copy(selectedText(event.target))}
    >
      <CalculatorTitle place={place()} onMove={setPlace} onClose={() => props.onClose()} />
      <input
        ref={(made) => {
          display = made;
        }}
        class="input calculator-display figures"
        readonly
        aria-label={words().calculator}
        aria-live="polite"
        value={state().shown}
        onFocus={(event) => event.currentTarget.select()}
      />
      <div class="calculator-keys">
        <For each={CALCULATOR_KEYS.flat()}>
          {(key) => (
            <button type="button" class="button" onClick={() => setState((before) => press(before, key))}>
              {key}
            </button>
          )}
        </For>
      </div>
    </section>
  );
}

interface Place {
  readonly x: number;
  readonly y: number;
}

function CalculatorTitle(props: { place: Place; onMove: (place: Place) => void; onClose: () => void }) {
  let grip = { x: 0, y: 0 };

  function byKey(event: KeyboardEvent): void {
    const x = event.key === "ArrowLeft" ? -STEP_PX : event.key === "ArrowRight" ? STEP_PX : 0;
    const y = event.key === "ArrowUp" ? -STEP_PX : event.key === "ArrowDown" ? STEP_PX : 0;
    if (x === 0 && y === 0) return;
    event.preventDefault();
    props.onMove({ x: props.place.x + x, y: props.place.y + y });
  }

  return (
    <div class="calculator-title">
      <button
        type="button"
        class="calculator-grip"
        onKeyDown={byKey}
        onPointerDown={(event) => {
          grip = { x: event.clientX - props.place.x, y: event.clientY - props.place.y };
          event.currentTarget.setPointerCapture(event.pointerId);
        }}
        onPointerMove={(event) => {
          if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
          props.onMove({ x: event.clientX - grip.x, y: event.clientY - grip.y });
        }}
      >
        {words().calculator}
      </button>
      <Button size="small" variant="plain" onClick={() => props.onClose()}>
        <Icon of={X} size={18} name={common().close} />
      </Button>
    </div>
  );
}
